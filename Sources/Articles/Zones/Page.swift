internal import Chronology

/// A document under analysis: its lines, what each is so far, and the tables to read it with.
///
/// Lives inside the closure that lends its buffers.
struct Page {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt16>
  let folds: UnsafeBufferPointer<UInt16>
  let words: PageLanguage
  let language: Int
  let lines: [Range<Int>]
  let shapes: [LineShape]

  /// What each line that is not blank is.
  var zones: [Article.Zone]
  var reasons: [Article.Reason] = []

  /// The code of the language, or nil where it could not be told.
  var code: String? { language >= 0 ? words.codes[language] : nil }

  /// Whether a line counts as text of the article.
  func isContent(_ index: Int) -> Bool {
    switch zones[index] {
    case .paragraph, .subheading, .listItem, .pullQuote, .lead: true
    default: false
    }
  }

  /// The indices of the content's first and last line that is long enough to be a paragraph.
  var span: ClosedRange<Int>? {
    func isSolid(_ index: Int) -> Bool { isContent(index) && shapes[index].width >= 50 }
    let first = shapes.indices.first(where: isSolid) ?? shapes.indices.first(where: isContent)
    let last = shapes.indices.last(where: isSolid) ?? shapes.indices.last(where: isContent)
    guard let first, let last else { return nil }
    return first...max(first, last)
  }

  /// The text of a range with every run of white space as one blank, without what has no width.
  func text(_ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: range.count) { target in
      var reader = ScalarReader(bytes, range)
      var count = 0
      var pending = false
      while reader.offset < range.upperBound {
        let start = reader.offset
        guard let scalar = reader.next() else { break }
        if scalar > 0x20 && scalar < 0x7F || !isGap(scalar) {
          if pending, count > 0 {
            target[count] = 0x20
            count += 1
          }
          pending = false
          for offset in start..<reader.offset {
            target[count] = bytes[offset]
            count += 1
          }
        } else if !Self.isInvisible(scalar) {
          pending = true
        }
      }
      return count
    }
  }

  private func isGap(_ scalar: UInt32) -> Bool {
    ScalarTable.kind(scalar, classes).contains(.space) || Self.isInvisible(scalar)
  }

  /// Soft hyphens, zero-width blanks and byte-order marks.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || scalar == 0x200B || scalar == 0xFEFF
  }

  /// The words, numbers and signs of a range.
  func elements(_ range: Range<Int>) -> ElementReader {
    ElementReader(bytes, range, classes: classes, folds: folds)
  }

  /// The dates of a line.
  func dates(_ index: Int) -> [DateMention] { dates(in: shapes[index].range) }

  func dates(in range: Range<Int>) -> [DateMention] {
    let reader = DateTokens(
      bytes: bytes,
      classes: classes,
      folds: folds,
      words: words.dates,
      language: language
    )
    let order = words.dates.orders[language] ?? .dmy
    return DateFinder(tokens: reader.tokens(of: range), order: order).dates()
  }

  mutating func note(_ field: String, _ index: Int, _ rule: String) {
    reasons.append(Article.Reason(field: field, line: shapes[index].line + 1, rule: rule))
  }
}
