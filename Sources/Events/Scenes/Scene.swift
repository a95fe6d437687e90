internal import Articles
internal import Lexicon

/// One sentence with what stands in it.
struct Scene {
  /// Bytes of the folded text.
  var range: Range<Int>

  /// Index into the stage's lines.
  var line: Int

  /// All pieces of the sentence, in order.
  var pieces: ArraySlice<Piece>
  var principals: [Principal] = []

  /// Where clauses begin, ascending; the first is the sentence's start.
  var clauses: [Int] = []

  /// The clause that holds this place.
  func clause(at place: Int) -> Range<Int> {
    var start = range.lowerBound
    for boundary in clauses {
      if boundary > place { return start..<boundary }
      start = boundary
    }
    return start..<range.upperBound
  }
}

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

  /// The canonical English name of a piece.
  func name(of piece: Piece) -> String? {
    piece.name < 0 ? nil : names[Int(piece.name)]
  }
}
