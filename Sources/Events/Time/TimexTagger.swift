/// Finds temporal expressions in folded text by the patterns of a language.
///
/// Linear in the text: patterns are tried only where their first part can stand, the longest wins.
struct TimexTagger: Sendable {
  private(set) var patterns: [TimexPattern] = []

  // The steps of all patterns, one after the other, and the bytes of their literals.
  private(set) var steps: [Step] = []
  private(set) var literals: [UInt8] = []

  /// Where the steps of each pattern begin, and where those of the last one end.
  private(set) var starts: [Int32] = [0]

  // Lists of patterns by what they can begin with: two bytes, any digit, a cue of a class.
  private(set) var links: [Link] = []
  private(set) var heads = [Int32](repeating: -1, count: Self.listCount)
  private var lasts = [Int32](repeating: -1, count: Self.listCount)

  static let digits = CalendarWords.bucketCount
  private static let listCount = digits + 1 + CalendarWords.kindCount

  /// One part of a pattern.
  struct Step: Sendable {
    enum Kind: UInt8, Sendable {
      case literal, space, tail, day, month, year, shortYear
      case monthName, weekday, season, number, unit
    }

    var kind: Kind

    /// Whether letters may follow the word.
    var isOpen = false

    // Bytes of a literal.
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// A pattern in a list.
  struct Link: Sendable {
    var pattern: Int32

    /// The next link of the list, or −1.
    var next: Int32 = -1
  }

  /// The list of the patterns that can begin with a cue.
  @inline(__always)
  static func list(of cue: Int) -> Int { digits + 1 + cue }

  mutating func add(_ pattern: TimexPattern) {
    guard let first = pattern.elements.first else { return }
    patterns.append(pattern)
    for element in pattern.elements { append(element) }
    starts.append(Int32(steps.count))
    func cue(_ kind: CalendarWords.Kind) -> Int { Self.list(of: Int(kind.rawValue)) }
    switch first {
    case .literal(let bytes):
      guard let byte = bytes.first else { return }
      let seconds = bytes.count > 1 ? bytes[1]...bytes[1] : 0...255
      for second in seconds { list(CalendarWords.bucket(byte, second)) }
    case .day, .month, .year, .shortYear: list(Self.digits)
    case .monthName: list(cue(.month))
    case .weekday: list(cue(.weekday))
    case .season: list(cue(.season))
    case .number:
      list(Self.digits)
      list(cue(.number))
    case .unit: list(cue(.unit))
    case .space, .tail: break
    }
  }

  /// Puts the last pattern at the end of a list.
  private mutating func list(_ list: Int) {
    let link = Int32(links.count)
    links.append(Link(pattern: Int32(patterns.count - 1)))
    if lasts[list] < 0 { heads[list] = link } else { links[Int(lasts[list])].next = link }
    lasts[list] = link
  }

  private mutating func append(_ element: TimexPattern.Element) {
    switch element {
    case .literal(let bytes):
      let start = Int32(literals.count)
      steps.append(Step(kind: .literal, start: start, count: Int32(bytes.count)))
      literals += bytes
    case .space: steps.append(Step(kind: .space))
    case .tail: steps.append(Step(kind: .tail))
    case .day: steps.append(Step(kind: .day))
    case .month: steps.append(Step(kind: .month))
    case .year: steps.append(Step(kind: .year))
    case .shortYear: steps.append(Step(kind: .shortYear))
    case .monthName(let tail): steps.append(Step(kind: .monthName, isOpen: tail))
    case .weekday(let tail): steps.append(Step(kind: .weekday, isOpen: tail))
    case .season(let tail): steps.append(Step(kind: .season, isOpen: tail))
    case .number: steps.append(Step(kind: .number))
    case .unit: steps.append(Step(kind: .unit))
    }
  }

  /// Appends the expressions of a text with these calendar cues to `found`, in order, no two of
  /// which overlap.
  func tag(
    _ text: UnsafeBufferPointer<UInt8>,
    calendar: CalendarWords.View,
    into found: inout [Timex]
  ) {
    let reading = TimexReading(tagger: self, text: text, calendar: calendar)
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isDigit = TextClass.isDigit(byte)
      let cues = calendar.kinds(at: index)
      let bucket = CalendarWords.bucket(byte, index + 1 < text.count ? text[index + 1] : 0)
      if isDigit || cues != 0 || heads[bucket] >= 0,
        let timex = reading.longest(at: index, bucket: bucket, cues: cues)
      {
        if timex.kind != .none { found.append(timex) }
        index = timex.range.upperBound
      } else if isDigit {
        while index < text.count, TextClass.isDigit(text[index]) { index += 1 }
      } else if TextClass.isSpaced(byte) {
        index = TextClass.wordEnd(from: index, text)
      } else {
        index += TextClass.width(byte)
      }
    }
  }
}
