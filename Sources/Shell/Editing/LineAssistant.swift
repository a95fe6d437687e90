/// What the line editor asks while a text is typed.
protocol LineAssistant: AnyObject {
  /// Whether Enter should begin another line instead of handing the text over.
  func isUnfinished(_ text: String) -> Bool

  /// What can stand at the end of the text before the cursor.
  func completions(of text: String) -> Completions

  /// Colours for parts of the text.
  func highlights(of text: String) -> [Highlight]

  /// What the text is likely to be continued with, shown dim behind it.
  func suggestion(for text: String) -> String?
}

/// Words that can replace the last part of a text.
struct Completions: Equatable {
  /// How many scalars at the end of the text they replace.
  var replaced: Int

  /// Sorted, without doubles.
  var words: [String]

  /// No words.
  static let none = Completions(replaced: 0, words: [])

  /// The longest beginning that all words share.
  var commonBeginning: [Unicode.Scalar] {
    guard var common = words.first.map({ Array($0.unicodeScalars) }) else { return [] }
    for word in words.dropFirst() {
      let scalars = Array(word.unicodeScalars)
      var count = 0
      while count < min(common.count, scalars.count), common[count] == scalars[count] {
        count += 1
      }
      common.removeLast(common.count - count)
    }
    return common
  }
}

/// A colour for a range of scalars.
struct Highlight: Equatable {
  var range: Range<Int>

  /// Parameters of SGR: `1;34`.
  var colour: String
}
