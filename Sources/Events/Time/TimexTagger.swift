/// Finds temporal expressions in folded text by the patterns of a language.
///
/// Linear in the text: patterns are tried only where their first part can stand, the longest wins.
struct TimexTagger: Sendable {
  private var patterns: [TimexPattern] = []

  // Which patterns can begin with a byte, and with a cue of a class.
  private var byByte: [[Int32]] = Array(repeating: [], count: 256)
  private var atDigit: [Int32] = []
  private var atCue: [[Int32]] = Array(repeating: [], count: CalendarWords.kindCount)

  mutating func add(_ pattern: TimexPattern) {
    guard let first = pattern.elements.first else { return }
    let index = Int32(patterns.count)
    patterns.append(pattern)
    switch first {
    case .literal(let bytes): byByte[Int(bytes.first ?? 0)].append(index)
    case .day, .month, .year, .shortYear: atDigit.append(index)
    case .monthName: atCue[Int(CalendarWords.Kind.month.rawValue)].append(index)
    case .weekday: atCue[Int(CalendarWords.Kind.weekday.rawValue)].append(index)
    case .season: atCue[Int(CalendarWords.Kind.season.rawValue)].append(index)
    case .number:
      atDigit.append(index)
      atCue[Int(CalendarWords.Kind.number.rawValue)].append(index)
    case .unit: atCue[Int(CalendarWords.Kind.unit.rawValue)].append(index)
    case .space, .tail: break
    }
  }

  /// Appends the expressions of a text with these calendar cues to `found`, in order, no two of
  /// which overlap.
  func tag(
    _ text: UnsafeBufferPointer<UInt8>,
    calendar: CalendarWords.View,
    into found: inout [Timex]
  ) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isDigit = TextClass.isDigit(byte)
      let cue = calendar.kinds(at: index)
      if isDigit || cue != 0 || !byByte[Int(byte)].isEmpty,
        let timex = longest(at: index, text, calendar)
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

  private func longest(
    at start: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ calendar: CalendarWords.View
  ) -> Timex? {
    var best: Timex?
    func attempt(_ candidates: [Int32]) {
      for index in candidates {
        let pattern = patterns[Int(index)]
        var match = Match(text: text, calendar: calendar, position: start)
        guard match.run(pattern.elements), match.position > best?.range.upperBound ?? start else {
          continue
        }
        if let timex = match.timex(of: pattern, from: start) { best = timex }
      }
    }
    attempt(byByte[Int(text[start])])
    if TextClass.isDigit(text[start]) { attempt(atDigit) }
    let kinds = calendar.kinds(at: start)
    if kinds != 0 {
      for kind in CalendarWords.kinds where kinds & 1 << UInt32(kind.rawValue) != 0 {
        attempt(atCue[Int(kind.rawValue)])
      }
    }
    return best
  }
}

/// One attempt of a pattern at a place.
private struct Match {
  let text: UnsafeBufferPointer<UInt8>
  let calendar: CalendarWords.View
  var position: Int

  var year: Int?
  var month: Int?
  var day: Int?
  var lastDay: Int?
  var weekday: Int?
  var season: Int?
  var number: Int?
  var unit: Timex.Unit?

  init(text: UnsafeBufferPointer<UInt8>, calendar: CalendarWords.View, position: Int) {
    self.text = text
    self.calendar = calendar
    self.position = position
  }

  mutating func run(_ elements: [TimexPattern.Element]) -> Bool {
    for element in elements {
      guard step(element) else { return false }
    }
    return TextClass.isBorder(position, text)
  }

  private mutating func step(_ element: TimexPattern.Element) -> Bool {
    switch element {
    case .literal(let bytes): return literal(bytes)
    case .space: return space()
    case .tail:
      if position < text.count, text[position] == 0x2D { position += 1 }
      let end = TextClass.wordEnd(from: position, text)
      defer { position = end }
      return end > position && end - position <= 12
    case .day: return takeDay()
    case .month:
      month = digits(1...2)
      return month.map { 1...12 ~= $0 } ?? false
    case .year:
      year = digits(4...4)
      return year.map { 1000...2199 ~= $0 } ?? false
    case .shortYear:
      year = digits(2...2).map { $0 < 70 ? 2000 + $0 : 1900 + $0 }
      return year != nil
    case .monthName(let tail): return take(.month, tail) { $0.month = $1 }
    case .weekday(let tail): return take(.weekday, tail) { $0.weekday = $1 }
    case .season(let tail): return take(.season, tail) { $0.season = $1 }
    case .number: return takeNumber()
    case .unit:
      return take(.unit, false) { match, value in match.unit = CalendarWords.units[value] }
    }
  }

  private mutating func literal(_ bytes: [UInt8]) -> Bool {
    guard position + bytes.count <= text.count else { return false }
    for (offset, byte) in bytes.enumerated() where text[position + offset] != byte { return false }
    position += bytes.count
    return true
  }

  private mutating func space() -> Bool {
    let start = position
    while position < text.count, text[position] == 0x20 { position += 1 }
    return position > start && position - start <= 3
  }

  private mutating func takeDay() -> Bool {
    guard let value = digits(1...2), 1...31 ~= value else { return false }
    if day == nil { day = value } else { lastDay = value }
    return true
  }

  /// A whole run of digits of one of these lengths.
  private mutating func digits(_ lengths: ClosedRange<Int>) -> Int? {
    var value = 0
    var end = position
    while end < text.count, TextClass.isDigit(text[end]), end - position <= 4 {
      value = value * 10 + Int(text[end] - 0x30)
      end += 1
    }
    guard lengths.contains(end - position) else { return nil }
    if position > 0, TextClass.isDigit(text[position - 1]) { return nil }
    position = end
    return value
  }

  private mutating func takeNumber() -> Bool {
    if position < text.count, TextClass.isDigit(text[position]) {
      number = digits(1...4)
      return number != nil
    }
    var total = 0
    var found = false
    while let (value, end) = calendar.value(.number, at: position), end - position < 40 {
      total = value >= 10 && found && total < value ? max(total, 1) * value : total + value
      found = true
      position = end
    }
    number = total
    return found
  }

  private mutating func take(
    _ kind: CalendarWords.Kind,
    _ tail: Bool,
    _ store: (inout Match, Int) -> Void
  ) -> Bool {
    guard let (value, end) = calendar.value(kind, at: position, open: tail) else { return false }
    store(&self, value)
    position = tail ? TextClass.wordEnd(from: end, text) : end
    return position - end <= 12
  }

  func timex(of pattern: TimexPattern, from start: Int) -> Timex? {
    let meaning = pattern.value
    var timex = Timex(range: start..<position)
    timex.kind = pattern.kind
    (timex.year, timex.month, timex.day, timex.lastDay) = (year, month, day, lastDay)
    (timex.weekday, timex.season) = (weekday, season)
    (timex.anchor, timex.unit, timex.offset) = (meaning.anchor, meaning.unit, meaning.offset)
    timex.vague = meaning.vague
    timex.isSince = meaning.isSince
    if meaning.counted != 0 {
      guard let number, let unit else { return nil }
      timex.offset = meaning.counted * number
      timex.unit = unit
    }
    if position + 1 < text.count {
      timex.isBeforeDash = text[position] == 0x20 && text[position + 1] == 0x2D
    }
    if meaning.isDuration {
      timex.duration = meaning.duration ?? duration
    }
    return timex
  }

  private var duration: String? {
    guard let number, let unit else { return nil }
    let time = unit == .hour || unit == .minute ? "T" : ""
    return "P\(time)\(number)\(unit.letter)"
  }
}
