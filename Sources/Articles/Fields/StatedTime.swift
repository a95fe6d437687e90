package import Chronology

/// A date, and perhaps a time, as metadata write it: ISO 8601 with its usual liberties, RFC 822 as in
/// feeds, the form of C and of JavaScript, or the seconds or milliseconds since 1970.
package struct StatedTime {
  /// The day as stated, in its own zone.
  package let day: Day

  /// The point in time, where a time of day is stated.
  package private(set) var instant: Instant?

  /// Reads the beginning of a text; nil where it is no date, or one that stands for none.
  package init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    reader.skipSpace()
    if let instant = reader.epoch() {
      self.init(day: instant.day, instant: instant)
      return
    }
    var clock: Clock?
    guard let day = reader.yearFirst() ?? reader.named(&clock) else { return nil }
    clock = clock ?? reader.clock()
    self.init(
      day: day,
      instant: clock.flatMap {
        Instant(day: day, hour: $0.hour, minute: $0.minute, second: $0.second, zone: $0.zone)
      }
    )
  }

  /// Programs write the first day of their calendar where they know none.
  private init?(day: Day, instant: Instant?) {
    guard day.civil.year >= 1400, day != Day(year: 1970, month: 1, day: 1) else { return nil }
    self.day = day
    self.instant = instant
  }

  fileprivate struct Clock {
    var hour: Int
    var minute: Int
    var second = 0
    var zone = Instant.noZone
  }
}

/// Reads numbers, words and signs one after the other.
private struct Reader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte <= 0x20 || byte == 0x2C { position += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private func digitCount() -> Int {
    bytes[position...].prefix { $0 >= 0x30 && $0 <= 0x39 }.count
  }

  /// A number of so many digits; otherwise nothing is read.
  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let count = digitCount()
    guard digits.contains(count) else { return nil }
    return take(count)
  }

  private mutating func take(_ count: Int) -> Int {
    let value = bytes[position..<(position + count)].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    position += count
    return value
  }

  /// Letters, in lower case.
  private mutating func word() -> String {
    let letters = bytes[position...].prefix { HTMLTokenizer.isLetter($0) }
    position += letters.count
    return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
  }

  /// Seconds or milliseconds since 1970, where nothing else is there.
  mutating func epoch() -> Instant? {
    let count = digitCount()
    guard count == 10 || count == 13, position + count == bytes.count || next(at: count) == 0x2E
    else { return nil }
    let value = Int64(take(count))
    return Instant(milliseconds: count == 10 ? value * 1000 : value, zone: 0)
  }

  private func next(at distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// `2025-03-04`, `2025/3/4`, `20250304`.
  mutating func yearFirst() -> Day? {
    let start = position
    if digitCount() == 8 || digitCount() == 14 {
      return Day(year: take(4), month: take(2), day: take(2))
    }
    guard let year = number(4...4), let sign = next, [0x2D, 0x2F, 0x2E].contains(sign),
      skip(sign), let month = number(1...2), skip(sign), let number = number(1...2)
    else {
      position = start
      return nil
    }
    return Day(year: year, month: month, day: number)
  }

  /// `Tue, 04 Mar 2025`, `Mar 4, 2025`, `Tue Mar  4 10:00:00 2025`.
  mutating func named(_ clock: inout StatedTime.Clock?) -> Day? {
    if let first = number(1...2) { return dayMonth(first) }
    let name = word()
    if let month = Self.month(name) { return monthDay(month, &clock) }
    guard Self.weekdays.contains(String(name.prefix(3))) else { return nil }
    skipSpace()
    if let first = number(1...2) { return dayMonth(first) }
    return Self.month(word()).flatMap { monthDay($0, &clock) }
  }

  private mutating func dayMonth(_ number: Int) -> Day? {
    skipSigns()
    guard let month = Self.month(word()) else { return nil }
    skipSigns()
    guard let year = year() else { return nil }
    return Day(year: year, month: month, day: number)
  }

  private mutating func monthDay(_ month: Int, _ clock: inout StatedTime.Clock?) -> Day? {
    skipSigns()
    guard let first = number(1...2) else { return nil }
    if digitCount() == 0, HTMLTokenizer.isLetter(next ?? 0) { _ = word() }
    skipSpace()
    if digitCount() <= 2, let time = self.clock() {
      clock = time
      skipSpace()
      // Zones have too many names to know them all.
      if word() != "" { skipSpace() }
    }
    guard let year = number(4...4) else { return nil }
    return Day(year: year, month: month, day: first)
  }

  private mutating func year() -> Int? {
    if let year = number(4...4) { return year }
    return number(2...2).map { $0 < 50 ? 2000 + $0 : 1900 + $0 }
  }

  private mutating func skipSigns() {
    while let byte = next, byte <= 0x20 || byte == 0x2C || byte == 0x2D || byte == 0x2E {
      position += 1
    }
  }

  /// `T10:30:05.123Z`, ` 10:30 PM`, `T103005`, and the zone behind it.
  mutating func clock() -> StatedTime.Clock? {
    let start = position
    skipSpace()
    if let byte = next, byte | 0x20 == 0x74 { position += 1 }
    guard var clock = figures() else {
      position = start
      return nil
    }
    let end = position
    skipSpace()
    switch word() {
    case "am": clock.hour = clock.hour == 12 ? 0 : clock.hour
    case "pm": clock.hour = clock.hour < 12 ? clock.hour + 12 : clock.hour
    default: position = end
    }
    clock.zone = zone() ?? Instant.noZone
    return clock
  }

  private mutating func figures() -> StatedTime.Clock? {
    if digitCount() == 6 {
      return StatedTime.Clock(hour: take(2), minute: take(2), second: take(2))
    }
    guard let hour = number(1...2), skip(0x3A), let minute = number(2...2) else { return nil }
    var clock = StatedTime.Clock(hour: hour, minute: minute)
    if skip(0x3A), let second = number(2...2) { clock.second = second }
    if skip(0x2E) { position += digitCount() }
    return clock
  }

  /// Minutes east of UTC: `Z`, `GMT`, `EST`, `+01:00`, `GMT+0100`.
  private mutating func zone() -> Int16? {
    let start = position
    skipSpace()
    let named = Self.zones[word()]
    guard let sign = next, sign == 0x2B || sign == 0x2D, let distance = distance() else {
      if named == nil { position = start }
      return named
    }
    return sign == 0x2D ? -distance : distance
  }

  private mutating func distance() -> Int16? {
    position += 1
    if digitCount() == 4 { return Int16(take(2) * 60 + take(2)) }
    guard let hours = number(1...2) else { return nil }
    let minutes = skip(0x3A) ? number(2...2) ?? 0 : 0
    return Int16(hours * 60 + minutes)
  }

  private static func month(_ name: String) -> Int? {
    months.firstIndex(of: String(name.prefix(3))).map { $0 + 1 }
  }

  // The names of RFC 822 are the same in all languages.
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdays: Set = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let zones: [String: Int16] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
  ]
}
