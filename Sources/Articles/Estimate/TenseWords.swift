internal import Lexicon

/// Words that tell on which side of a text's own time something lies, of one language.
///
/// Read for documents that do not state their day alone, from the sections that the events part uses
/// too, and from `tense`, which adds what only a text's own time asks for.
struct TenseWords: Sendable {
  /// What words say of the time of what stands beside them.
  struct Sense: OptionSet {
    var rawValue: UInt32

    static let past = Sense(rawValue: 1)

    /// Surely to come.
    static let ahead = Sense(rawValue: 1 << 1)

    /// Foreseen, at the time of writing or before it.
    static let planned = Sense(rawValue: 1 << 2)

    /// Wished, possible, under a condition.
    static let open = Sense(rawValue: 1 << 3)

    /// Before a date: something lasts up to it.
    static let until = Sense(rawValue: 1 << 4)

    static let today = Sense(rawValue: 1 << 5)
    static let yesterday = Sense(rawValue: 1 << 6)
    static let tomorrow = Sense(rawValue: 1 << 7)
    static let thisWeek = Sense(rawValue: 1 << 8)
    static let lastWeek = Sense(rawValue: 1 << 9)
    static let nextWeek = Sense(rawValue: 1 << 10)

    /// Nothing, though the ending says so.
    static let none = Sense(rawValue: 1 << 11)

    /// Of the day or the week of writing.
    static let deictic: Sense = [.today, .yesterday, .tomorrow, .thisWeek, .lastWeek, .nextWeek]
  }

  private var phrases = HashTable()

  // By the hash of a word's first letters, and of its last ones.
  private var stems = HashTable()
  private var endings = HashTable()

  /// Whether verbs show the past, so that a sentence without a sign of it tells nothing.
  private(set) var hasTense = true

  /// Whether a word may be several syllables written apart, of which one alone tells little: without
  /// its tone it is many others.
  private var areSyllables = false

  private static let loaded = OnePerLanguage<TenseWords>()

  /// The words of a language; none where there is no data for it.
  static func of(_ code: String) -> TenseWords { loaded.value(of: code) { TenseWords(code) } }

  private init(_ code: String) {
    guard let bytes = DataFile.bytes(of: "languages/\(code).lang") else { return }
    var section = ""
    for line in bytes.split(separator: 0x0A) where line.first != 0x23 {
      if line.first == 0x5B {
        section = String(decoding: line.dropFirst().prefix { $0 != 0x5D }, as: UTF8.self)
        continue
      }
      guard Self.sections.contains(section) else { continue }
      let fields = line.split(separator: 0x09)
      guard fields.count > 1 else { continue }
      add(section, fields.map { $0.startIndex..<$0.endIndex }, bytes)
    }
  }

  private static let sections: Set = ["meta", "status", "trigger", "timex", "tense"]

  private mutating func add(
    _ section: String,
    _ fields: [Range<Int>],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    func text(_ index: Int) -> String { String(decoding: bytes[fields[index]], as: UTF8.self) }
    let sense: Sense?
    var forms = 2
    switch section {
    case "meta":
      if text(0) == "tense", text(1) == "none" { hasTense = false }
      if text(0) == "spacing", text(1) == "syllables" { areSyllables = true }
      return
    case "tense":
      sense = Self.tenses[text(0)]
      forms = 1
    case "status": sense = Self.statuses[text(0)]
    case "trigger":
      guard text(1) != "none", fields.count > 3, text(2) == "past" else { return }
      sense = .past
      forms = 3
    default: sense = Self.times[text(1)]
    }
    guard let sense else { return }
    for field in fields.dropFirst(forms) { insert(sense, bytes, field) }
  }

  private static let tenses: [String: Sense] = [
    "past": .past, "ahead": .ahead, "planned": .planned, "open": .open, "until": .until,
    "none": .none,
  ]
  private static let statuses: [String: Sense] = [
    "past": .past, "planned": .planned, "proposed": .open, "conditional": .open,
    "hypothetical": .open,
  ]
  private static let times: [String: Sense] = [
    "day+0": .today, "day-1": .yesterday, "day+1": .tomorrow, "week+0": .thisWeek,
    "week-1": .lastWeek, "week+1": .nextWeek,
  ]

  /// A form with a star before it is an ending, with one behind it a stem; patterns with parts to
  /// fill in and phrases with a gap are left out.
  private mutating func insert(
    _ sense: Sense,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ form: Range<Int>
  ) {
    guard let first = form.first, let last = form.last else { return }
    for index in form where [0x3C, 0x7E].contains(bytes[index]) || bytes[index] == 0x2E {
      // Dots stand in abbreviations too; three of them are a gap.
      if bytes[index] != 0x2E || index + 1 < form.upperBound && bytes[index + 1] == 0x2E { return }
    }
    let words = PageLanguage.words(bytes, form)
    guard let word = words.first else { return }
    if areSyllables, words.count == 1, sense == .open || sense == .planned { return }
    if bytes[first] == 0x2A {
      endings.insert(word, sense.rawValue)
    } else if bytes[last] == 0x2A {
      if words.count == 1 { stems.insert(word, sense.rawValue) }
    } else {
      PageLanguage.insert(bytes, form, sense.rawValue, into: &phrases)
    }
  }
}

extension TenseWords {
  /// A sense and the words that have it.
  struct Sign {
    var sense: Sense
    var range: Range<Int>
  }

  /// The signs of a sentence, in order: at each word the longest phrase, else what its beginning or
  /// ending says.
  func signs(in range: Range<Int>, of page: Page) -> [Sign] {
    var words: [Element] = []
    var reader = page.elements(range)
    while let element = reader.next() {
      if element.isWord || element.isNumber { words.append(element) }
    }
    var found: [Sign] = []
    var start = 0
    while start < words.count {
      var (sense, end) = longest(words, from: start)
      if sense.isEmpty, words[start].isWord, words[start].scalars > 2 {
        sense = part(of: words[start], page)
      }
      if !sense.isEmpty {
        let place = words[start].range.lowerBound..<words[end - 1].range.upperBound
        found.append(Sign(sense: sense, range: place))
      }
      start = end
    }
    return found
  }

  private func longest(_ words: [Element], from start: Int) -> (Sense, Int) {
    var phrase = WordHash.seed
    var best: (Sense, Int) = ([], start + 1)
    for index in start..<words.count {
      phrase = WordHash.join(phrase, words[index].hash)
      let value = phrases[phrase]
      let sense = Sense(rawValue: value & ~PageLanguage.goesOn)
      if !sense.isEmpty { best = (sense, index + 1) }
      if value & PageLanguage.goesOn == 0 { break }
    }
    return best
  }

  /// What the longest beginning or ending of a word says that has two letters beside it, or one syllable
  /// of Hangul.
  private func part(of word: Element, _ page: Page) -> Sense {
    var scalars: [UInt32] = []
    var reader = ScalarReader(page.bytes, word.range)
    while let scalar = reader.next() {
      let folded = ScalarTable.fold(scalar, page.folds)
      if folded != 0 { scalars.append(folded) }
    }
    var hash = WordHash.seed
    var sense: Sense = []
    for scalar in scalars {
      hash = WordHash.add(scalar, to: hash)
      let value = stems[hash]
      if value != 0 { sense = Sense(rawValue: value) }
    }
    guard sense.isEmpty, scalars.count > 2 else { return sense }
    let least = scalars[0] >= 0xAC00 ? 1 : 2
    for start in max(least, scalars.count - 6)..<scalars.count {
      let tail = scalars[start...].reduce(WordHash.seed) { WordHash.add($1, to: $0) }
      let value = endings[tail]
      if value != 0 { return Sense(rawValue: value) }
    }
    return []
  }
}
