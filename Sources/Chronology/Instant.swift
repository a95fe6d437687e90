/// A point in time with the zone in which it was stated.
public struct Instant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00Z.
  public var milliseconds: Int64

  /// Minutes east of UTC of the stated zone; `Instant.noZone` where none was stated.
  public var zone: Int16

  /// The `zone` of an instant whose source named no zone; it counts as UTC.
  public static let noZone: Int16 = .min

  /// The instant at this many milliseconds, stated in this zone.
  @inlinable public init(milliseconds: Int64, zone: Int16) {
    self.milliseconds = milliseconds
    self.zone = zone
  }

  /// The instant at a time of a day in a zone.
  ///
  /// - Returns: nil where the clock or the zone has no such time.
  public init?(
    day: Day,
    hour: Int,
    minute: Int,
    second: Int = 0,
    millisecond: Int = 0,
    zone: Int16
  ) {
    guard day.isFinite, 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second,
      0...999 ~= millisecond, zone == Instant.noZone || zone.magnitude <= 18 * 60
    else { return nil }
    let seconds = Int64((hour * 60 + minute) * 60 + second)
    let local = Int64(day.number) * CalendarDuration.day + seconds * 1_000 + Int64(millisecond)
    self.init(milliseconds: local - Instant.offset(zone), zone: zone)
  }

  /// Its day in its stated zone, else in UTC.
  @inlinable public var day: Day {
    let local = milliseconds &+ Instant.offset(zone)
    let days = local / 86_400_000 - (local % 86_400_000 < 0 ? 1 : 0)
    return Day(number: Int32(clamping: days))
  }

  /// Milliseconds that clocks of the zone are ahead of UTC.
  @inlinable static func offset(_ zone: Int16) -> Int64 {
    zone == noZone ? 0 : Int64(zone) * 60_000
  }

  /// The instant moved by a duration; months move its day in its zone.
  ///
  /// - Returns: nil outside the years 0 through 9999.
  public func adding(_ duration: CalendarDuration) -> Instant? {
    let offset = Instant.offset(zone)
    let today = day
    let clock = milliseconds + offset - Int64(today.number) * CalendarDuration.day
    let months = CalendarDuration(months: duration.months, milliseconds: 0)
    guard let moved = today.adding(months) else { return nil }
    let local = Int64(moved.number) * CalendarDuration.day + clock - offset
    let (sum, overflow) = local.addingReportingOverflow(duration.milliseconds)
    guard !overflow, sum.magnitude < 1 << 58 else { return nil }
    let result = Instant(milliseconds: sum, zone: zone)
    return Day.years.contains(result.day) ? result : nil
  }
}

extension Instant: Comparable {
  /// Whether the left one is earlier; the zones do not matter.
  @inlinable public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds != right.milliseconds
      ? left.milliseconds < right.milliseconds : left.zone < right.zone
  }
}

extension Instant: CustomStringConvertible {
  /// In its own zone: `2025-02-15T11:30+01:00`, with seconds only where there are some.
  public var description: String {
    let local = milliseconds &+ Instant.offset(zone)
    let clock = Int(local - Int64(day.number) * CalendarDuration.day)
    let padded = FuzzyDate.padded
    var text = FuzzyDate(day).edtf
    text += "T\(padded(clock / 3_600_000, 2)):\(padded(clock / 60_000 % 60, 2))"
    if clock % 60_000 != 0 { text += ":\(padded(clock / 1_000 % 60, 2))" }
    if clock % 1_000 != 0 { text += ".\(padded(clock % 1_000, 3))" }
    guard zone != Instant.noZone else { return text }
    guard zone != 0 else { return text + "Z" }
    let distance = Int(zone.magnitude)
    return text + (zone < 0 ? "-" : "+") + "\(padded(distance / 60, 2)):\(padded(distance % 60, 2))"
  }
}

extension Instant {
  /// The instant that a text writes in ISO 8601: `2025-02-15T10:30Z`, `2025-02-15T11:30:05+01:00`.
  ///
  /// - Throws: `DateProblem`, which says what is wrong.
  public init(iso text: String) throws(DateProblem) {
    let bytes = Array(text.utf8)
    guard let (value, end) = try Instant.scan(bytes[...], whole: text), end == bytes.count else {
      throw DateProblem("`\(text)` is no time: write 2025-02-15T10:30Z")
    }
    self = value
  }

  /// Reads an instant at the beginning of the bytes.
  ///
  /// - Returns: the instant and the index after it, or nil where there is none.
  static func scan(
    _ bytes: ArraySlice<UInt8>,
    whole: String
  ) throws(DateProblem) -> (Instant, Int)? {
    var reader = DigitReader(bytes)
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2),
      reader.skip("-"), let number = reader.digits(2), reader.skip("T"),
      let hour = reader.digits(2), reader.skip(":"), let minute = reader.digits(2)
    else { return nil }
    var (second, millisecond) = (0, 0)
    if reader.skip(":") {
      guard let value = reader.digits(2) else { return nil }
      second = value
      if reader.skip(".") {
        guard let fraction = reader.fraction() else { return nil }
        millisecond = fraction
      }
    }
    guard let zone = reader.zone() else { return nil }
    guard let day = Day(year: year, month: month, day: number) else {
      throw DateProblem("`\(whole)`: the calendar has no such day")
    }
    guard
      let value = Instant(
        day: day,
        hour: hour,
        minute: minute,
        second: second,
        millisecond: millisecond,
        zone: zone
      )
    else { throw DateProblem("`\(whole)`: the clock has no such time") }
    return (value, reader.position)
  }
}

/// Reads digits and marks one after the other.
private struct DigitReader {
  let bytes: ArraySlice<UInt8>
  var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.endIndex else { return nil }
    var value = 0
    for byte in bytes[position..<(position + count)] {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      value = value * 10 + Int(byte) - 48
    }
    position += count
    return value
  }

  /// Digits after a point, as milliseconds; finer ones are dropped.
  mutating func fraction() -> Int? {
    var (value, count) = (0, 0)
    while let digit = digits(1) {
      if count < 3 { value = value * 10 + digit }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in min(count, 3)..<3 { value *= 10 }
    return value
  }

  /// `Z`, `+01:00`, or nothing.
  mutating func zone() -> Int16? {
    if skip("Z") { return 0 }
    guard let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return Instant.noZone
    }
    position += 1
    guard let hours = digits(2), skip(":"), let minutes = digits(2), minutes < 60 else {
      return nil
    }
    let distance = Int16(hours * 60 + minutes)
    return sign == UInt8(ascii: "-") ? -distance : distance
  }
}
