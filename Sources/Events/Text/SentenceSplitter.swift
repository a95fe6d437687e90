internal import TextTools

/// Cuts folded text into sentences, by the abbreviations and the dotted numbers of a language.
struct SentenceSplitter: Sendable {
  private let abbreviations: Set<[UInt8]>
  private let longestAbbreviation: Int
  private let hasOrdinalDots: Bool

  /// A splitter that knows these abbreviations, each with its full stop.
  init(abbreviations: [String], hasOrdinalDots: Bool) {
    self.abbreviations = Set(abbreviations.map { EventLanguage.fold($0) })
    longestAbbreviation = self.abbreviations.map(\.count).max() ?? 0
    self.hasOrdinalDots = hasOrdinalDots
  }

  /// Appends the ranges of the sentences of `text` to `found`; together they cover what is no space.
  ///
  /// `original` is the text before folding: a number with a dot ends no sentence where a small letter
  /// follows.
  func split(
    _ text: UnsafeBufferPointer<UInt8>,
    original: [UInt8],
    _ folded: FoldedText,
    into found: inout [Range<Int>]
  ) {
    let isSmall = { (index: Int) in
      index < text.count && TextClass.isSpaced(text[index])
        && original[folded.original(index)] == text[index]
    }
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      var end = 0
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        end = index + 1
      case UInt8(ascii: "."):
        if isEnd(index, text, isSmall) { end = index + 1 }
      case 0xE3:
        // The ideographic full stop, E3 80 82.
        if index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x82 {
          end = index + 3
        }
      case 0x0A:
        end = index + 1
      case 0xEF:
        // Full-width exclamation and question marks, EF BC 81 and EF BC 9F.
        if index + 2 < text.count, text[index + 1] == 0xBC,
          text[index + 2] == 0x81 || text[index + 2] == 0x9F
        {
          end = index + 3
        }
      default: break
      }
      if end > 0 {
        end = closing(from: end, text)
        append(start..<end, text, &found)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    append(start..<text.count, text, &found)
  }

  private func append(
    _ range: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>,
    _ found: inout [Range<Int>]
  ) {
    var range = range
    while let first = range.first, text[first] == 0x20 || text[first] == 0x0A {
      range = (first + 1)..<range.upperBound
    }
    if !range.isEmpty { found.append(range) }
  }

  /// Quotation marks and brackets that close belong to the sentence before.
  private func closing(from index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = index
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
        index += 1
      default:
        return index
      }
    }
    return index
  }

  /// Whether a word is written with the letters of Roman numerals.
  private func isRoman(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    !word.isEmpty && word.allSatisfy { $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }
  }

  private func isEnd(
    _ dot: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ isSmall: (Int) -> Bool
  ) -> Bool {
    let next = dot + 1
    guard next < text.count else { return true }
    switch text[next] {
    case 0x20, 0x0A, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      break
    default: return false
    }
    var start = dot
    while start > 0, text[start - 1] != 0x20, text[start - 1] != UInt8(ascii: "(") { start -= 1 }
    let word = text[start...dot]
    // A lone letter is an initial; digits with a dot are an ordinal where the language has them.
    if word.count == 2, !TextClass.isDigit(text[start]) { return false }
    let digits = word.dropLast()
    if hasOrdinalDots, digits.allSatisfy({ TextClass.isDigit($0) }) {
      return digits.count > 2 && !isSmall(dot + 2)
    }
    // The number of a monarch: `VI. Fülöp`.
    if hasOrdinalDots, digits.count < 6, isRoman(digits), !isSmall(start) { return false }
    return word.count > longestAbbreviation || !abbreviations.contains(Array(word))
  }
}
