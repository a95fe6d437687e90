/// One text while its temporal expressions are found.
///
/// What an attempt captures is a plain value of its own, and steps are read in place: no attempt
/// copies or retains anything.
struct TimexReading {
  let tagger: TimexTagger
  let text: UnsafeBufferPointer<UInt8>
  let calendar: CalendarWords.View

  /// What one attempt of a pattern has captured so far.
  private struct Capture {
    var position: Int
    var year: Int16?
    var month: Int16?
    var day: Int16?
    var lastDay: Int16?
    var weekday: Int16?
    var season: Int16?
    var number: Int?
    var unit: Timex.Unit?

    init(position: Int) {
      self.position = position
    }
  }

  /// The longest expression that begins at `start`, where what is there falls into this bucket and
  /// these kinds of calendar words begin.
  func longest(at start: Int, bucket: Int, cues: UInt32) -> Timex? {
    var best: Timex?
    attempt(list: bucket, at: start, &best)
    if TextClass.isDigit(text[start]) { attempt(list: TimexTagger.digits, at: start, &best) }
    var cues = cues
    while cues != 0 {
      attempt(list: TimexTagger.list(of: cues.trailingZeroBitCount), at: start, &best)
      cues &= cues - 1
    }
    return best
  }

  private func attempt(list: Int, at start: Int, _ best: inout Timex?) {
    var end = best?.range.upperBound ?? start
    var link = tagger.heads[list]
    while link >= 0 {
      let pattern = Int(tagger.links[Int(link)].pattern)
      link = tagger.links[Int(link)].next
      var capture = Capture(position: start)
      guard run(pattern, &capture), capture.position > end else { continue }
      if let timex = timex(of: tagger.patterns[pattern], capture, from: start) {
        best = timex
        end = capture.position
      }
    }
  }

  private func run(_ pattern: Int, _ capture: inout Capture) -> Bool {
    for step in Int(tagger.starts[pattern])..<Int(tagger.starts[pattern + 1]) {
      guard take(tagger.steps[step], &capture) else { return false }
    }
    return TextClass.isBorder(capture.position, text)
  }

  private func take(_ step: TimexTagger.Step, _ capture: inout Capture) -> Bool {
    switch step.kind {
    case .literal: return literal(step, &capture.position)
    case .space: return space(&capture.position)
    case .tail: return tail(&capture.position)
    case .day: return day(&capture)
    case .month:
      capture.month = digits(1...2, &capture.position)
      return capture.month.map { 1...12 ~= $0 } ?? false
    case .year:
      capture.year = digits(4...4, &capture.position)
      return capture.year.map { 1000...2199 ~= $0 } ?? false
    case .shortYear:
      let year = digits(2...2, &capture.position)
      capture.year = year.map { $0 < 70 ? 2000 + $0 : 1900 + $0 }
      return year != nil
    case .monthName: return word(.month, step.isOpen, &capture.position, &capture.month)
    case .weekday: return word(.weekday, step.isOpen, &capture.position, &capture.weekday)
    case .season: return word(.season, step.isOpen, &capture.position, &capture.season)
    case .number: return number(&capture)
    case .unit:
      var unit: Int16?
      guard word(.unit, false, &capture.position, &unit), let unit else { return false }
      capture.unit = CalendarWords.units[Int(unit)]
      return true
    }
  }

  private func literal(_ step: TimexTagger.Step, _ position: inout Int) -> Bool {
    let (start, count) = (Int(step.start), Int(step.count))
    guard position + count <= text.count else { return false }
    for offset in 0..<count where text[position + offset] != tagger.literals[start + offset] {
      return false
    }
    position += count
    return true
  }

  private func space(_ position: inout Int) -> Bool {
    let start = position
    while position < text.count, text[position] == 0x20 { position += 1 }
    return position > start && position - start <= 3
  }

  private func tail(_ position: inout Int) -> Bool {
    if position < text.count, text[position] == 0x2D { position += 1 }
    let end = TextClass.wordEnd(from: position, text)
    defer { position = end }
    return end > position && end - position <= 12
  }

  private func day(_ capture: inout Capture) -> Bool {
    guard let value = digits(1...2, &capture.position), 1...31 ~= value else { return false }
    if capture.day == nil { capture.day = value } else { capture.lastDay = value }
    return true
  }

  /// A whole run of digits of one of these lengths.
  private func digits(_ lengths: ClosedRange<Int>, _ position: inout Int) -> Int16? {
    var value: Int16 = 0
    var end = position
    while end < text.count, TextClass.isDigit(text[end]), end - position <= 4 {
      value = value &* 10 &+ Int16(text[end] - 0x30)
      end += 1
    }
    guard lengths.contains(end - position) else { return nil }
    if position > 0, TextClass.isDigit(text[position - 1]) { return nil }
    position = end
    return value
  }

  private func number(_ capture: inout Capture) -> Bool {
    if capture.position < text.count, TextClass.isDigit(text[capture.position]) {
      capture.number = digits(1...4, &capture.position).map { Int($0) }
      return capture.number != nil
    }
    var total = 0
    var found = false
    while let (value, end) = calendar.value(.number, at: capture.position),
      end - capture.position < 40
    {
      total = value >= 10 && found && total < value ? max(total, 1) * value : total + value
      found = true
      capture.position = end
    }
    capture.number = total
    return found
  }

  private func word(
    _ kind: CalendarWords.Kind,
    _ isOpen: Bool,
    _ position: inout Int,
    _ captured: inout Int16?
  ) -> Bool {
    guard let (value, end) = calendar.value(kind, at: position, open: isOpen) else { return false }
    captured = Int16(truncatingIfNeeded: value)
    position = isOpen ? TextClass.wordEnd(from: end, text) : end
    return position - end <= 12
  }

  private func timex(of pattern: TimexPattern, _ capture: Capture, from start: Int) -> Timex? {
    let meaning = pattern.value
    let position = capture.position
    var timex = Timex(range: start..<position)
    timex.kind = pattern.kind
    (timex.year, timex.month) = (capture.year.map(Int.init), capture.month.map(Int.init))
    (timex.day, timex.lastDay) = (capture.day.map(Int.init), capture.lastDay.map(Int.init))
    (timex.weekday, timex.season) = (capture.weekday.map(Int.init), capture.season.map(Int.init))
    (timex.anchor, timex.unit, timex.offset) = (meaning.anchor, meaning.unit, meaning.offset)
    timex.isOfMain = meaning.isOfMain
    timex.vague = meaning.vague
    timex.isSince = meaning.isSince
    if meaning.counted != 0 {
      guard let number = capture.number, let unit = capture.unit else { return nil }
      timex.offset = meaning.counted * number
      timex.unit = unit
    }
    if meaning.isDuration {
      timex.duration = meaning.duration ?? duration(capture.number, capture.unit)
    }
    return timex
  }

  private func duration(_ number: Int?, _ unit: Timex.Unit?) -> String? {
    guard let number, let unit else { return nil }
    let time = unit == .hour || unit == .minute ? "T" : ""
    return "P\(time)\(number)\(unit.letter)"
  }
}
