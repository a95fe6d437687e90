/// One pattern of a language's `[timex]` section: words and typed parts in a row, and what they mean.
struct TimexPattern: Sendable {
  /// What stands at one place of the text.
  enum Element: Sendable, Equatable {
    case literal([UInt8])
    case day, month, year, shortYear
    case monthName(tail: Bool), weekday(tail: Bool), season(tail: Bool)
    case number, unit

    /// Spaces; none are needed beside a character of a script without spaces.
    case space

    /// Letters up to the end of the word, a hyphen before them.
    case tail
  }

  let elements: [Element]
  let kind: Timex.Kind

  /// The value's parts, by name as the data file writes them.
  let value: Meaning

  /// What the captured parts mean.
  struct Meaning: Sendable {
    var anchor = Timex.Anchor.none
    var unit: Timex.Unit?
    var offset = 0

    /// −1, 1 or 0: the captured number of captured units before or after the anchor.
    var counted = 0
    var vague: Timex.Vague?
    var isDuration = false
    var isSince = false

    /// Whether it goes from the time of the rest of the sentence: `a day after A met B`.
    var isOfMain = false
    var duration: String?
  }

  /// The pattern of these texts, or nil where one of them is malformed.
  init?(kind: String, value: String, pattern: String, fold: (String) -> [UInt8]) {
    guard let kind = Timex.Kind(rawValue: kind), let meaning = Self.meaning(value) else {
      return nil
    }
    self.kind = kind
    self.value = meaning
    var elements: [Element] = []
    var rest = pattern[...]
    while let first = rest.first {
      switch first {
      case "<":
        guard let end = rest.firstIndex(of: ">"), let part = Self.part(rest[..<end].dropFirst())
        else { return nil }
        elements.append(part)
        rest = rest[end...].dropFirst()
      case "~":
        elements.append(.tail)
        rest = rest.dropFirst()
      case " ":
        elements.append(.space)
        rest = rest.dropFirst()
      default:
        let literal = rest.prefix { $0 != "<" && $0 != "~" && $0 != " " }
        elements.append(.literal(fold(String(literal))))
        rest = rest.dropFirst(literal.count)
      }
    }
    guard !elements.isEmpty else { return nil }
    self.elements = elements
  }

  private static func part(_ name: Substring) -> Element? {
    switch name {
    case "d": .day
    case "m": .month
    case "Y": .year
    case "y": .shortYear
    case "M": .monthName(tail: false)
    case "M~": .monthName(tail: true)
    case "W": .weekday(tail: false)
    case "W~": .weekday(tail: true)
    case "S": .season(tail: false)
    case "S~": .season(tail: true)
    case "n": .number
    case "u": .unit
    default: nil
    }
  }

  private static func meaning(_ text: String) -> Meaning? {
    var meaning = Meaning()
    for word in text.split(separator: " ") {
      switch word {
      case "Y", "y", "M", "D", "D2", "W", "S", "u": continue
      case "PAST": meaning.vague = .past
      case "PRESENT": meaning.vague = .present
      case "FUTURE": meaning.vague = .future
      case "-": continue
      case "since": meaning.isSince = true
      case "P": meaning.isDuration = true
      case "-n", "+n":
        meaning.anchor = .document
        meaning.counted = word == "-n" ? -1 : 1
      case "main-n":
        meaning.anchor = .reference
        meaning.counted = -1
        meaning.isOfMain = true
      case "ref-n", "ref+n":
        meaning.anchor = .reference
        meaning.counted = word == "ref-n" ? -1 : 1
      default:
        guard read(word, into: &meaning) else { return nil }
      }
    }
    return meaning
  }

  /// Reads `week-1`, `ref+0` or `PT1H30M`.
  private static func read(_ word: Substring, into meaning: inout Meaning) -> Bool {
    if word.first == "P" {
      meaning.duration = String(word)
      meaning.isDuration = true
      return true
    }
    guard let sign = word.firstIndex(where: { $0 == "-" || $0 == "+" }),
      let offset = Int(word[sign...])
    else { return false }
    let name = word[..<sign]
    if name == "ref" || name == "main" {
      meaning.anchor = .reference
      meaning.unit = .day
      meaning.isOfMain = name == "main"
    } else if let unit = Timex.Unit(rawValue: String(name)) {
      meaning.anchor = .document
      meaning.unit = unit
    } else {
      return false
    }
    meaning.offset = offset
    return true
  }
}
