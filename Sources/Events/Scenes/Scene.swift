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
