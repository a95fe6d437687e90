/// One spelling that a name pattern looks for.
struct NameForm: Sendable {
  /// The words, folded without diacritics; of Han texts the parts between dots.
  let words: [[UInt8]]
  let keys: [SoundKey]

  /// The characters are Han or kana: found anywhere, without word borders.
  let isFree: Bool

  /// The English name of what the lexicon has for this spelling, or nil for the pattern itself.
  let known: String?

  /// What a word that can be one of these words begins with: a bit for each byte of a known
  /// spelling, or for each Latin letter where sounds are compared.
  private let firsts: Set<UInt8>
  private let firstLetters: UInt32

  /// Longer spellings of something else that hold this one: 印度尼西亚 for 印度.
  var longer: [[UInt8]] = []

  init?(_ folded: [UInt8], known: String?) {
    isFree = (folded.first ?? 0) >= 0xE3
    words = Self.words(folded, isFree: isFree)
    keys = isFree ? [] : words.map { SoundKey($0) }
    self.known = known
    firsts = Set(words.compactMap(\.first))
    firstLetters =
      known == nil
      ? keys.reduce(0) { $0 | ($1.codes.first.map { SoundKey.firstLetters($0) } ?? 0) } : 0
    if words.isEmpty { return nil }
  }

  /// Whether a word with these first two bytes can be one of the form's.
  func canBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    if firsts.contains(first) { return true }
    guard firstLetters != 0 else { return false }
    if first < 0x80 { return firstLetters >> (UInt32(first &- 0x61) & 31) & 1 != 0 }
    guard let letter = PersonWords.shared.latin(first, second).first else { return false }
    return firstLetters >> (UInt32(letter &- 0x61) & 31) & 1 != 0
  }

  /// The words of a folded text.
  static func words(_ folded: [UInt8], isFree: Bool) -> [[UInt8]] {
    folded.withUnsafeBufferPointer { text in
      ranges(text).filter { isFree || !$0.isFree }.map { Array(text[$0.range]) }
    }
  }

  /// The words of a folded text as ranges; characters of unspaced scripts are runs.
  static func ranges(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> [(range: Range<Int>, isFree: Bool)] {
    var result: [(range: Range<Int>, isFree: Bool)] = []
    WordClass.table.withUnsafeBufferPointer { classes in
      guard let table = classes.baseAddress else { return }
      var index = 0
      while index < text.count {
        let kind = WordClass.at(index, text, table)
        var end = min(index + WordClass.width(text[index]), text.count)
        if kind != WordClass.gap {
          while end < text.count, WordClass.at(end, text, table) == kind {
            end = min(end + WordClass.width(text[end]), text.count)
          }
          result.append((index..<end, kind == WordClass.free))
        }
        index = end
      }
    }
    return result
  }
}
