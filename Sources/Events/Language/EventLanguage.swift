internal import Chronology
internal import Lexicon
internal import TextTools

/// What a language's data file knows about events, compiled.
final class EventLanguage: Sendable {
  let cues: [Cue]
  let matcher: CueMatcher
  let triggers: [Trigger]

  /// Times that go by a name, such as a war.
  let periods: [FuzzyDate]
  let calendar: CalendarWords
  let timexes: TimexTagger
  let sentences: SentenceSplitter

  /// Words for what events are about, and for belonging to a group.
  let topics: SentenceWords
  let members: SentenceWords

  /// Whether words are separated by spaces.
  let isSpaced: Bool

  private static let loaded = OnePerLanguage<EventLanguage?>()

  /// The language with this code, or nil where there is no data for it.
  static func named(_ code: String) -> EventLanguage? {
    loaded.value(of: code) {
      guard let file = DataFile("languages/\(code).lang"), !file.entries("trigger").isEmpty
      else { return nil }
      return EventLanguage(file)
    }
  }

  /// Compiles a data file.
  init(_ file: DataFile) {
    var builder = CueBuilder()
    builder.addTriggers(file.entries("trigger"))
    builder.addModalities(file.entries("status"))
    builder.addLinks(file.entries("link"))
    builder.addSides(file.entries("possessor"), kind: .possessor)
    builder.addSides(file.entries("initiator"), kind: .initiator)
    builder.addModifiers(file.entries("modifier"))
    builder.addPeriods(file.entries("period"))
    builder.addCollectives(file.entries("collective"))
    cues = builder.cues
    matcher = builder.matcher
    triggers = builder.triggers
    periods = builder.periods
    topics = SentenceWords(file.entries("topic"))
    members = SentenceWords(file.entries("member"))
    let meta = Dictionary(
      file.entries("meta").compactMap { $0.count > 1 ? ($0[0], $0[1]) : nil },
      uniquingKeysWith: { first, _ in first }
    )
    isSpaced = meta["spacing"] != "none"
    calendar = Self.calendar(file)
    timexes = Self.timexes(file)
    sentences = SentenceSplitter(
      abbreviations: file.entries("abbreviation").compactMap(\.first),
      hasOrdinalDots: !file.entries("ordinal-dot").isEmpty
    )
  }

  private static func calendar(_ file: DataFile) -> CalendarWords {
    var words = CalendarWords()
    func add(_ section: String, _ kind: CalendarWords.Kind, _ value: (String) -> Int?) {
      for fields in file.entries(section) {
        guard let name = fields.first, let number = value(name) else { continue }
        for form in fields.dropFirst() where !form.isEmpty {
          if kind == .weekday, isShort(form) { continue }
          words.add(fold(form), kind: kind, value: number)
        }
      }
    }
    add("month", .month) { Int($0) }
    add("weekday", .weekday) { Int($0) }
    add("season", .season) { Int($0) }
    add("number", .number) { Int($0) }
    add("unit", .unit) { name in
      CalendarWords.units.firstIndex { $0.rawValue == name }
    }
    return words
  }

  /// Whether a weekday's form is one of two or three letters: `So`, `Sat.`, `Sun` are words too, and
  /// only a date beside them would tell.
  private static func isShort(_ form: String) -> Bool {
    form.utf8.count { $0 != UInt8(ascii: ".") } <= 3
  }

  private static func timexes(_ file: DataFile) -> TimexTagger {
    var tagger = TimexTagger()
    for fields in file.entries("timex") where fields.count > 2 {
      for text in fields.dropFirst(2) {
        let pattern = TimexPattern(kind: fields[0], value: fields[1], pattern: text, fold: fold)
        if let pattern { tagger.add(pattern) }
      }
    }
    return tagger
  }

  static func fold(_ text: String) -> [UInt8] {
    FoldedText(Array(text.utf8)).bytes
  }
}

/// Collects the cues of a language file.
private struct CueBuilder {
  var cues: [Cue] = []
  var matcher = CueMatcher()
  var triggers: [Trigger] = []
  var periods: [FuzzyDate] = []

  private mutating func add(_ cue: Cue, forms: some Sequence<String>) {
    let payload = Int32(cues.count)
    cues.append(cue)
    for form in forms where !form.isEmpty && form != "-" {
      // Most have one part, and the search for a text is slow.
      let parts =
        form.utf8.contains(UInt8(ascii: ".")) ? form.split(separator: " ... ") : [form[...]]
      guard parts.count == 2 else {
        matcher.add(EventLanguage.fold(form), payload: payload)
        continue
      }
      var divided = cue
      divided.tail = EventLanguage.fold(String(parts[1]))
      matcher.add(EventLanguage.fold(String(parts[0])), payload: Int32(cues.count))
      cues.append(divided)
    }
  }

  mutating func addTriggers(_ entries: [[String]]) {
    for fields in entries where fields.count > 3 {
      guard let frame = Trigger.Frame(rawValue: fields[1]),
        let tense = Trigger.Tense(rawValue: fields[2])
      else { continue }
      let index = Int32(triggers.count)
      triggers.append(Trigger(kind: EventKind(rawValue: fields[0]), frame: frame, tense: tense))
      add(Cue(kind: .trigger, value: index), forms: fields.dropFirst(3))
    }
  }

  mutating func addModalities(_ entries: [[String]]) {
    for fields in entries where fields.count > 2 {
      guard let value = Modality.allCases.firstIndex(where: { $0.rawValue == fields[0] }),
        let side = Cue.Side(rawValue: fields[1])
      else { continue }
      add(Cue(kind: .status, value: Int32(value), side: side), forms: fields.dropFirst(2))
    }
  }

  mutating func addLinks(_ entries: [[String]]) {
    for fields in entries {
      guard let name = fields.first,
        let value = Link.allCases.firstIndex(where: { $0.rawValue == name })
      else { continue }
      // Endings, which begin with a hyphen, are known by their cases.
      let words = fields.dropFirst().filter { !$0.hasPrefix("-") }
      add(Cue(kind: .link, value: Int32(value)), forms: words)
    }
  }

  mutating func addCollectives(_ entries: [[String]]) {
    for fields in entries {
      let words = (fields.first ?? "").split(separator: " ")
      guard let name = words.first,
        let value = Collective.allCases.firstIndex(where: { $0.rawValue == name })
      else { continue }
      var cue = Cue(kind: .collective, value: Int32(value))
      cue.isWith = words.last == "with"
      cue.role = words.count > 1 ? Role(rawValue: String(words[1])) : nil
      add(cue, forms: fields.dropFirst())
    }
  }

  mutating func addPeriods(_ entries: [[String]]) {
    for fields in entries where fields.count > 1 {
      guard let date = try? FuzzyDate(edtf: fields[0]) else { continue }
      let index = Int32(periods.count)
      periods.append(date)
      add(Cue(kind: .period, value: index), forms: fields.dropFirst())
    }
  }

  mutating func addSides(_ entries: [[String]], kind: Cue.Kind) {
    for fields in entries where fields.count > 1 {
      guard let side = Cue.Side(rawValue: fields[0]) else { continue }
      add(Cue(kind: kind, value: 0, side: side), forms: fields.dropFirst())
    }
  }

  mutating func addModifiers(_ entries: [[String]]) {
    let all = Timex.Modifier.all
    for fields in entries where fields.count > 2 {
      let name = fields[0] == "APPROX" ? Timex.Modifier.approximate.rawValue : fields[0]
      guard let value = all.firstIndex(where: { $0.rawValue == name }),
        let side = Cue.Side(rawValue: fields[1])
      else { continue }
      add(Cue(kind: .modifier, value: Int32(value), side: side), forms: fields.dropFirst(2))
    }
  }
}
