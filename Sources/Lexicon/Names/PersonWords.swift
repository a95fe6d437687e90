/// Words and characters that people's names are made of, whatever the language.
struct PersonWords: Sendable {
  static let shared = PersonWords()

  private(set) var given: Set<[UInt8]> = []
  private(set) var vietnameseSurnames: Set<[UInt8]> = []
  private(set) var chineseSurnames: Set<[UInt8]> = []
  private(set) var afterChineseName: Set<[UInt8]> = []

  /// By their first character.
  private(set) var afterTransliterated: [[UInt8]: [[UInt8]]] = [:]

  /// The sound of a Chinese character in foreign names.
  private(set) var sounds: [[UInt8]: [UInt8]] = [:]

  /// A letter of another alphabet in Latin.
  private var latin = [[UInt8]](repeating: [], count: 0x2000)

  private init() {
    guard let rows = DataRows("names/persons.names") else { return }
    func words(_ section: String) -> Set<[UInt8]> {
      var words: Set<[UInt8]> = []
      rows.forEachRow(of: section) { for field in $0 { words.insert(rows.bytes(field)) } }
      return words
    }
    given = words("given")
    vietnameseSurnames = words("vietnamese_surname")
    chineseSurnames = words("chinese_surname")
    afterChineseName = words("after_chinese_name")
    for word in words("after_transliterated") {
      afterTransliterated[Array(word.prefix(3)), default: []].append(word)
    }
    rows.forEachRow(of: "han_sound") { fields in
      guard fields.count > 1 else { return }
      sounds[rows.bytes(fields[0])] = rows.bytes(fields[1])
    }
    rows.forEachRow(of: "latin") { fields in
      guard fields.count > 1 else { return }
      let letter = rows.bytes(fields[0])
      guard letter.count == 2 else { return }
      latin[Self.slot(letter[0], letter[1])] = rows.bytes(fields[1])
    }
  }

  private static func slot(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 8 | Int(second)
  }

  /// The Latin letters of a letter of two bytes; none where it has none.
  func latin(_ first: UInt8, _ second: UInt8) -> [UInt8] {
    latin[Self.slot(first, second)]
  }
}

extension NameLexicon {
  /// Whether a folded word is a given name.
  func isGiven(_ word: [UInt8]) -> Bool { PersonWords.shared.given.contains(word) }

  func isVietnameseSurname(_ word: [UInt8]) -> Bool {
    PersonWords.shared.vietnameseSurnames.contains(word)
  }

  func isChineseSurname(_ character: [UInt8]) -> Bool {
    PersonWords.shared.chineseSurnames.contains(character)
  }

  func endsChineseName(_ character: [UInt8]) -> Bool {
    PersonWords.shared.afterChineseName.contains(character)
  }

  /// Whether a word begins here that can follow a transliterated name and is none.
  func endsTransliterated(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + 6 <= text.count else { return false }
    let (first, second) = (Array(text[start..<(start + 3)]), Array(text[(start + 3)..<(start + 6)]))
    // `X通了电话`: what can belong to a name does not where the name ends anyway.
    if endsChineseName(first), second[0] >= 0xE3, !isTransliterating(second) { return true }
    let words = PersonWords.shared.afterTransliterated[first] ?? []
    return words.contains { text[start...].starts(with: $0) }
  }

  func isTransliterating(_ character: [UInt8]) -> Bool {
    PersonWords.shared.sounds[character] != nil
  }
}
