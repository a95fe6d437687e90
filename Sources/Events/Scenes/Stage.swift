internal import Articles

/// The part of an article that can tell of events, folded and cut into scenes.
struct Stage {
  /// A line of the article that tells.
  struct Line {
    var number: Int
    var zone: Article.Zone

    /// Bytes of the article's text.
    var source: Range<Int>

    /// Where it begins in the gathered text.
    var start: Int
  }

  var lines: [Line] = []
  var scenes: [Scene] = []
  var timexes: [Timex] = []

  /// The canonical English names that pieces have.
  var names: [String] = []

  /// How many scenes title, lead and first paragraph mostly make.
  static let openingCount = 4

  /// Title, lead and first paragraph.
  var opening: ArraySlice<Scene> { scenes.prefix(Self.openingCount) }

  /// Whether a scene is of the article's title.
  func isTitle(_ scene: Scene) -> Bool { lines[scene.line].zone == .title }

  /// The canonical English name of a piece.
  func name(of piece: Piece) -> String? {
    piece.name < 0 ? nil : names[Int(piece.name)]
  }
}
