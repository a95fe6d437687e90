/// The bytes that paint colours and a suggestion over a text which libedit has drawn.
///
/// libedit has no hook for colours. Its screen model holds characters only, so repainting the same
/// characters in colour and putting the cursor back does not disturb it.
struct Overlay {
  private var bytes = "\u{1B}[?25l\u{1B}7"
  private var row: Int
  private let layout: ScreenLayout
  private let text: [Unicode.Scalar]

  /// Cells that the suggestion fills, to be wiped before the next key.
  private(set) var suggestionWidth = 0

  /// An overlay for a text whose cursor stands at this scalar.
  init(_ text: [Unicode.Scalar], cursor: Int, layout: ScreenLayout) {
    self.text = text
    self.layout = layout
    row = layout.places[cursor].row
  }

  /// Repaints the ranges in their colours.
  mutating func paint(_ highlights: [Highlight]) {
    for highlight in highlights {
      bytes += "\u{1B}[\(highlight.colour)m"
      var isMoveNeeded = true
      for index in highlight.range where index < text.count {
        let scalar = text[index]
        guard scalar != "\n", scalar != "\t" else {
          isMoveNeeded = true
          continue
        }
        let place = layout.places[index]
        if isMoveNeeded || place.row != row { move(to: place) }
        isMoveNeeded = false
        bytes.unicodeScalars.append(scalar)
      }
      bytes += "\u{1B}[0m"
    }
  }

  /// Paints the first line of a suggestion behind the text.
  mutating func suggest(
    _ suggestion: String,
    columns: Int,
    width: (Unicode.Scalar) -> Int
  ) {
    move(to: layout.end)
    bytes += "\u{1B}[90m"
    var column = layout.end.column
    for scalar in suggestion.unicodeScalars {
      let cells = width(scalar)
      guard scalar != "\n", column + cells < columns else { break }
      bytes.unicodeScalars.append(scalar)
      column += cells
    }
    suggestionWidth = column - layout.end.column
    bytes += "\u{1B}[0m"
  }

  /// All of it, with the cursor back where it was.
  var output: String { bytes + "\u{1B}8\u{1B}[?25h" }

  private mutating func move(to place: ScreenLayout.Place) {
    if place.row < row { bytes += "\u{1B}[\(row - place.row)A" }
    if place.row > row { bytes += "\u{1B}[\(place.row - row)B" }
    bytes += "\u{1B}[\(place.column + 1)G"
    row = place.row
  }
}
