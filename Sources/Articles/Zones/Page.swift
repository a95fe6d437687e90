internal import Chronology

/// A document under analysis: its lines, what each is so far, and the tables to read it with.
///
/// Lives inside the closure that lends its buffers.
struct Page {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt16>
  let folds: UnsafeBufferPointer<UInt16>
  let language: Int
  let lines: [Range<Int>]
  let shapes: [LineShape]

  /// The content words of all lines, each shape has its range of them.
  let stems: [UInt64]

  /// What each line that is not blank is.
  var zones: [Article.Zone]
  var reasons: [Article.Reason] = []

  /// What the language files say.
  var words: PageLanguage { .shared }

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
    String(unsafeUninitializedCapacity: range.count) { write(range, to: $0) }
  }

  /// The texts of several lines, joined by newlines.
  func text(ofLines indices: [Int]) -> String {
    let capacity = indices.reduce(0) { $0 + shapes[$1].content.count + 1 }
    return String(unsafeUninitializedCapacity: capacity) { target in
      var count = 0
      for index in indices {
        if count > 0 {
          target[count] = 0x0A
          count += 1
        }
        count += write(
          shapes[index].content,
          to: UnsafeMutableBufferPointer(rebasing: target[count...])
        )
      }
      return count
    }
  }

  /// Writes the text of a range to memory with room for all of its bytes; how many there are.
  private func write(_ range: Range<Int>, to target: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var reader = ScalarReader(bytes, range)
    var count = 0
    var pending = false
    while reader.offset < range.upperBound {
      let start = reader.offset
      let run = visibleRun(from: start, to: range.upperBound)
      if run > start {
        reader.offset = run
      } else {
        guard let scalar = reader.next() else { break }
        if isGap(scalar) {
          if !Self.isInvisible(scalar) { pending = true }
          continue
        }
      }
      if pending, count > 0 {
        target[count] = 0x20
        count += 1
      }
      pending = false
      let visible = bytes[start..<reader.offset]
      _ = UnsafeMutableBufferPointer(rebasing: target[count...]).update(fromContentsOf: visible)
      count += visible.count
    }
    return count
  }

  /// Where visible characters with single blanks between them end that begin at an offset.
  ///
  /// Read by bytes; it may end early, before scalars of a block that has blanks too.
  @inline(__always)
  private func visibleRun(from start: Int, to limit: Int) -> Int {
    var end = start
    while end < limit {
      if isVisible(bytes[end]) {
        end += 1
      } else if bytes[end] == 0x20, end > start, end + 1 < limit, isVisible(bytes[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// ASCII but blanks and controls, letters up to U+07FF, Han and Hangul: their first bytes and what
  /// goes on with them.
  @inline(__always)
  private func isVisible(_ byte: UInt8) -> Bool {
    byte < 0x7F
      ? byte > 0x20
      : byte > 0x7F && byte < 0xEE && !(byte > 0xDF && byte < 0xE4)
        && byte != 0xC2
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
    let tokens = reader.tokens(of: range)
    return DateFinder(tokens: tokens, order: order, calendar: words.dates.calendars[language])
      .dates()
  }

  mutating func note(_ field: String, _ index: Int, _ rule: String) {
    reasons.append(Article.Reason(field: field, line: shapes[index].line + 1, rule: rule))
  }
}
