internal import Lexicon
internal import TextTools

/// What kind of page furniture a cue word belongs to.
struct Cues: OptionSet {
  var rawValue: UInt32

  static let navigation = Cues(rawValue: 1)
  static let share = Cues(rawValue: 1 << 1)
  static let related = Cues(rawValue: 1 << 2)
  static let caption = Cues(rawValue: 1 << 3)
  static let comment = Cues(rawValue: 1 << 4)
  static let notice = Cues(rawValue: 1 << 5)
  static let footer = Cues(rawValue: 1 << 6)
  static let published = Cues(rawValue: 1 << 7)
  static let updated = Cues(rawValue: 1 << 8)
  static let byline = Cues(rawValue: 1 << 9)
  static let tags = Cues(rawValue: 1 << 10)
  static let section = Cues(rawValue: 1 << 11)
  static let advert = Cues(rawValue: 1 << 12)

  /// News agencies, which stand in bylines like people; no feature of zones.
  static let agency = Cues(rawValue: 1 << 13)

  /// How many of them are features of zones.
  static let count = 13

  /// Menus, buttons and notices: never part of an article.
  static let furniture: Cues = [.navigation, .share, .related, .comment, .notice, .footer, .advert]

  /// The sections of the language files, in the order of the bits.
  static let sections = [
    "zone-navigation", "zone-share", "zone-related", "zone-caption", "zone-comment",
    "zone-notice", "zone-footer", "zone-published", "zone-updated", "zone-byline", "zone-tags",
    "zone-section", "zone-advert", "zone-agency",
  ]
}

/// What the language files say about pages, dates and frequent words, in tables for whole documents.
struct PageLanguage: Sendable {
  static let shared = PageLanguage()

  /// Set where a longer phrase begins with these words.
  static let goesOn: UInt32 = 1 << 31

  /// The codes of the languages; the bits of `functionWords` count in this order.
  private(set) var codes: [String] = []
  private(set) var functionWords = HashTable()

  /// Function words of several letters in scripts that part no words, by the hash of their letters.
  private(set) var functionPhrases = HashTable()

  /// Phrases by the hash of their words: bits of `Cues`.
  private(set) var cues = HashTable(capacity: Self.cueCapacity)

  /// The languages of each byline phrase, in bits like those of `functionWords`.
  private(set) var bylines = HashTable()

  /// Characters of one Chinese script only: 1 for simplified, 2 for traditional.
  private(set) var scripts = HashTable()

  /// Words between the names of a byline, by the hash of their phrase: bits of languages.
  private(set) var conjunctions = HashTable()

  /// Words right behind the date of an agency's report, by hash.
  private(set) var dispatches = HashTable()

  /// Month and weekday names by hash; see `DateWords`.
  private(set) var dates = DateWords()

  private init() {
    for path in DataFile.paths where path.hasPrefix("languages/") {
      guard let bytes = DataFile.bytes(of: path) else { continue }
      let code = String(path.dropFirst(10).prefix { $0 != "." })
      guard codes.count < 32 else { break }
      codes.append(code)
      load(bytes, language: codes.count - 1)
    }
  }

  private mutating func load(_ bytes: UnsafeBufferPointer<UInt8>, language: Int) {
    var section = Section.other
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.lineEnd(bytes, from: start)
      if end > start, bytes[start] == 0x5B {
        section = Section(String(decoding: bytes[(start + 1)..<(end - 1)], as: UTF8.self))
      } else if end > start, bytes[start] != 0x23 {
        add(bytes, start..<end, section, language)
      }
      start = end + 1
    }
  }

  private enum Section {
    case other, functionWords, conjunction, scriptPairs, dispatch
    case cue(UInt32)
    case date(String)

    init(_ name: String) {
      if let bit = Cues.sections.firstIndex(of: name) {
        self = .cue(1 << UInt32(bit))
      } else if name == "function-words" {
        self = .functionWords
      } else if name == "conjunction" {
        self = .conjunction
      } else if name == "script-pairs" {
        self = .scriptPairs
      } else if name == "dispatch" {
        self = .dispatch
      } else if DateWords.sections.contains(name) {
        self = .date(name)
      } else {
        self = .other
      }
    }
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ section: Section,
    _ language: Int
  ) {
    if case .other = section { return }
    switch section {
    case .other: break
    case .functionWords:
      let words = Self.words(bytes, range)
      if words.count == 1 {
        functionWords.insert(words[0], 1 << UInt32(language))
      } else {
        let phrase = words.reduce(WordHash.seed) { WordHash.join($0, $1) }
        functionPhrases.insert(phrase, 1 << UInt32(language))
      }
    case .conjunction:
      let phrase = Self.words(bytes, range).reduce(WordHash.seed) { WordHash.join($0, $1) }
      conjunctions.insert(phrase, 1 << UInt32(language))
    case .scriptPairs:
      let pair = Self.words(bytes, range)
      guard pair.count == 2 else { return }
      scripts.insert(pair[0], 1)
      scripts.insert(pair[1], 2)
    case .dispatch:
      for word in Self.words(bytes, range) { dispatches.insert(word, 1) }
    case .cue(let bit):
      let phrase = Self.insert(bytes, range, bit, into: &cues)
      if bit == Cues.byline.rawValue { bylines.insert(phrase, 1 << UInt32(language)) }
    case .date(let name):
      dates.add(name, bytes, range, language: language)
    }
  }

  /// Room for the phrases of all languages with their beginnings: the table need not grow.
  private static let cueCapacity = (1 << 15) - 1

  /// Inserts the phrase of a line with a mark at each of its beginnings; returns its hash.
  @discardableResult
  static func insert(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ bits: UInt32,
    into phrases: inout HashTable
  ) -> UInt64 {
    let table = ScalarTable.shared
    return table.classes.withUnsafeBufferPointer { classes in
      table.folded.withUnsafeBufferPointer { folds in
        var reader = ElementReader(bytes, range, classes: classes, folds: folds)
        var phrase = WordHash.seed
        while let element = reader.next() {
          guard element.isWord || element.isNumber else { continue }
          if phrase != WordHash.seed { phrases.insert(phrase, goesOn) }
          phrase = WordHash.join(phrase, element.hash)
        }
        if phrase != WordHash.seed { phrases.insert(phrase, bits) }
        return phrase
      }
    }
  }

  /// The hashes of the words and numbers of a text.
  static func words(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt64] {
    let table = ScalarTable.shared
    return table.classes.withUnsafeBufferPointer { classes in
      table.folded.withUnsafeBufferPointer { folds in
        var reader = ElementReader(bytes, range, classes: classes, folds: folds)
        var words: [UInt64] = []
        while let element = reader.next() {
          if element.isWord || element.isNumber { words.append(element.hash) }
        }
        return words
      }
    }
  }
}
