/// Times of day beside a date.
struct DateTime {
  let tokens: [DateToken]

  /// A time that follows within a few short words: `, 17:21`, ` - 08:00 (GMT+7)`, `T10:30:00Z`.
  func time(from index: Int) -> (DateMention.TimeOfDay, Int)? {
    var place = index
    var skipped = 0
    while skipped < 4, place < tokens.count {
      if let (time, next) = clock(at: place) { return zoned(time, next) }
      switch tokens[place].kind {
      case .sign(let scalar) where scalar != 0x3A: break
      case .word(let length, _) where length <= 4: break
      case .weekday: break
      default: return nil
      }
      place += 1
      skipped += 1
    }
    return nil
  }

  /// A time that ends just before the date: `17:21, 15/02/2025`.
  func time(endingAt index: Int) -> DateMention.TimeOfDay? {
    for start in stride(from: index - 3, through: max(0, index - 9), by: -1) where start >= 0 {
      guard let (time, next) = clock(at: start), next <= index else { continue }
      let between = tokens[next..<index]
      let isNear = between.allSatisfy { token in
        switch token.kind {
        case .sign, .weekday: true
        case .word(let length, _): length <= 4
        default: false
        }
      }
      return isNear ? time : nil
    }
    return nil
  }

  /// Hours and minutes: `17:21`, `17:21:05`, `5:21 PM`, `17h21`, `17.21`, `17時21分`, and with the
  /// half of the day before them.
  private func clock(at index: Int) -> (DateMention.TimeOfDay, Int)? {
    if case .unit(let half, _)? = token(index)?.kind, half == .morning || half == .afternoon,
      let (time, next) = figures(at: index + 1)
    {
      return (Self.shifted(time, isAfternoon: half == .afternoon), next)
    }
    return figures(at: index).map { half($0.0, $0.1) }
  }

  private func token(_ index: Int) -> DateToken? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  private func figures(at index: Int) -> (DateMention.TimeOfDay, Int)? {
    guard index + 2 < tokens.count, let (hour, digits) = tokens[index].number, digits <= 2,
      hour < 24, let (minute, length) = tokens[index + 2].number, minute < 60
    else { return nil }
    var time = DateMention.TimeOfDay(hour: hour, minute: minute, second: 0, zone: nil)
    if case .unit(.hour, _) = tokens[index + 1].kind {
      guard case .unit(.minute, _)? = token(index + 3)?.kind else { return nil }
      return (time, index + 4)
    }
    guard length == 2, isColon(index + 1) else { return nil }
    var next = index + 3
    if next + 1 < tokens.count, tokens[next].isSign(0x3A), !tokens[next].spaced,
      let (second, length) = tokens[next + 1].number, length == 2, second < 61
    {
      time.second = min(second, 59)
      next += 2
    }
    return (time, next)
  }

  private func isColon(_ index: Int) -> Bool {
    let (sign, minute) = (tokens[index], tokens[index + 1])
    if case .word(1, 0x48) = sign.kind { return sign.spaced == minute.spaced }
    guard !minute.spaced else { return false }
    switch sign.kind {
    case .sign(0x3A), .sign(0xFF1A): return !sign.spaced
    case .sign(0x2E): return !sign.spaced && !isFigure(index + 2)
    default: return false
    }
  }

  /// Whether a third number follows with a dot, so that this is a date.
  private func isFigure(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index].isSign(0x2E) && tokens[index + 1].number != nil
  }

  /// Before or after noon, in the notation of the twelve-hour clock.
  private func half(_ time: DateMention.TimeOfDay, _ index: Int) -> (DateMention.TimeOfDay, Int) {
    guard let token = token(index) else { return (time, index) }
    switch token.kind {
    case .unit(.morning, _): return (Self.shifted(time, isAfternoon: false), index + 1)
    case .unit(.afternoon, _): return (Self.shifted(time, isAfternoon: true), index + 1)
    default: break
    }
    switch token.letters {
    case 0x414D: return (Self.shifted(time, isAfternoon: false), index + 1)
    case 0x504D: return (Self.shifted(time, isAfternoon: true), index + 1)
    case 0x41 where isMeridiem(index): return (Self.shifted(time, isAfternoon: false), index + 3)
    case 0x50 where isMeridiem(index): return (Self.shifted(time, isAfternoon: true), index + 3)
    default: return (time, index)
    }
  }

  private static func shifted(
    _ time: DateMention.TimeOfDay,
    isAfternoon: Bool
  ) -> DateMention.TimeOfDay {
    var time = time
    if isAfternoon, time.hour < 12 { time.hour += 12 }
    if !isAfternoon, time.hour == 12 { time.hour = 0 }
    return time
  }

  /// Whether the half of the day is written with dots.
  private func isMeridiem(_ index: Int) -> Bool {
    index + 2 < tokens.count && tokens[index + 1].isSign(0x2E)
      && tokens[index + 2].letters == 0x4D
  }

  /// A zone after the time: `Z`, `GMT`, `UTC+2`, `(GMT+7)`, `+0200`, `+02:00`.
  private func zoned(_ time: DateMention.TimeOfDay, _ index: Int) -> (DateMention.TimeOfDay, Int) {
    var result = time
    var place = index
    if place < tokens.count, tokens[place].isSign(0x28) { place += 1 }
    guard place < tokens.count else { return (time, index) }
    let letters = tokens[place].letters
    if letters == 0x5A || letters == 0x474D54 || letters == 0x555443 {
      result.zone = 0
      place += 1
    }
    guard place + 1 < tokens.count, let (value, digits) = tokens[place + 1].number,
      !tokens[place + 1].spaced, letters != 0x5A, result.zone != nil || digits >= 2
    else { return result.zone == nil ? (time, index) : (result, place) }
    let sign = tokens[place].isSign(0x2B) ? 1 : tokens[place].isSign(0x2D) ? -1 : 0
    guard sign != 0, !(sign < 0 && tokens[place].spaced && result.zone == nil) else {
      return result.zone == nil ? (time, index) : (result, place)
    }
    var minutes = digits == 4 ? value / 100 * 60 + value % 100 : value * 60
    var next = place + 2
    if next + 1 < tokens.count, tokens[next].isSign(0x3A),
      let (rest, length) = tokens[next + 1].number,
      length == 2
    {
      minutes += rest
      next += 2
    }
    guard minutes <= 14 * 60 else { return (time, index) }
    result.zone = sign * minutes
    return (result, next)
  }
}
