/// The endings of all languages that have any, for comparing names whatever the language is.
struct NameEndings: Sendable {
  static let shared = NameEndings()

  private let latin: [SuffixTable]
  private let cyrillic: [SuffixTable]
  private let otherNames: Set<[UInt8]>
  private let derivations: Set<[UInt8]>
  private let feminine: Set<[UInt8]>
  private let firstDeclension: Set<[UInt8]>

  private init() {
    func tables(_ languages: [String]) -> [SuffixTable] {
      languages.compactMap { DataRows("languages/\($0).lang", isBare: true) }
        .map { SuffixTable($0) }
    }
    latin = tables(["hu", "de", "en", "pl", "cs", "tr"])
    cyrillic = tables(["ru", "uk", "bg"])
    let rows = DataRows("names/persons.names", isBare: true)
    func words(_ section: String) -> Set<[UInt8]> {
      var words: Set<[UInt8]> = []
      rows?.forEachRow(of: section) { fields in
        for field in fields { if let rows { words.insert(rows.bytes(field)) } }
      }
      return words
    }
    otherNames = words("name_ending")
    derivations = words("derived_ending")
    feminine = words("feminine_ending")
    firstDeclension = words("first_declension")
  }

  /// Whether what follows the first `stem` bytes of a word is an ending of the name before it.
  ///
  /// `isKnown` says that the name is in the lexicon: any ending of its script will do then.
  func isEnding(
    of word: UnsafeBufferPointer<UInt8>,
    after stem: Int,
    isKnown: Bool
  ) -> Bool {
    if stem == word.count { return true }
    guard stem >= 4, stem < word.count else { return false }
    let rest = Array(word[stem...])
    if word[stem] >= 0xD0, word[stem] <= 0xD3 {
      guard !feminine.contains(rest) else { return false }
      return cyrillic.contains { $0.cases(word, stem: 0, from: stem, to: word.count) != nil }
    }
    if !isKnown, otherNames.contains(rest) {
      // The genitive of Slavic surnames in Latin letters: `Lavrova`.
      let end = Array(word[(stem - 2)..<stem])
      return rest == [0x61] && ["ov", "ev", "ow", "ew"].contains { $0.utf8.elementsEqual(end) }
    }
    if derivations.contains(rest) { return false }
    return latin.contains { $0.cases(word, stem: 0, from: stem, to: word.count) != nil }
  }

  /// Whether `word` is `name` with its last letters changed before an ending.
  func isChanged(_ name: [UInt8], in word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = name.last, name.count >= 6 else { return false }
    let isCyrillic = name[0] >= 0xD0 && name[0] <= 0xD3
    let isFirst = isCyrillic && (last == 0xB0 || last == 0x8F)
    for table in isCyrillic ? cyrillic : latin {
      for stem in table.stems(of: name) where stem.count < word.count && stem.count >= 4 {
        guard word.prefix(stem.count).elementsEqual(stem) else { continue }
        let rest = Array(word[stem.count...])
        if isFirst ? firstDeclension.contains(rest) : !feminine.contains(rest) {
          if table.cases(word, stem: 0, from: stem.count, to: word.count) != nil { return true }
        }
      }
    }
    return false
  }
}
