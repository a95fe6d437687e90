internal import Chronology

/// Values as bytes, written and read back by one description.
///
/// A damaged archive reads as zeros and empty texts and sets `isBroken`; it never traps.
struct Archive {
  private(set) var bytes: [UInt8]
  private(set) var isBroken = false
  private let isReading: Bool
  private var position = 0

  /// An empty archive to write to.
  init() {
    bytes = []
    isReading = false
  }

  /// An archive to read from.
  init(reading bytes: [UInt8]) {
    self.bytes = bytes
    isReading = true
  }

  /// Whether all has been read and nothing was wrong.
  var isWhole: Bool { !isBroken && position == bytes.count }

  mutating func code(_ value: inout UInt64) {
    guard isReading else {
      var rest = value
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
      return
    }
    value = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return }
    }
    isBroken = true
    value = 0
  }

  mutating func code(_ value: inout Int) {
    var zigzag = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    code(&zigzag)
    value = Int(zigzag >> 1) ^ -Int(zigzag & 1)
  }

  mutating func code(_ value: inout Double) {
    var bits = value.bitPattern
    code(&bits)
    value = Double(bitPattern: bits)
  }

  mutating func code(_ value: inout [UInt8]) {
    var count = value.count
    code(&count)
    guard isReading else {
      bytes += value
      return
    }
    guard count >= 0, count <= bytes.count - position else {
      isBroken = true
      value = []
      return
    }
    value = Array(bytes[position..<(position + count)])
    position += count
  }

  mutating func code(_ value: inout String) {
    var utf8 = isReading ? [] : Array(value.utf8)
    code(&utf8)
    if isReading { value = String(decoding: utf8, as: UTF8.self) }
  }

  mutating func code(_ range: inout Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    code(&start)
    code(&end)
    guard start <= end else {
      isBroken = true
      return
    }
    range = start..<end
  }

  mutating func code<Value: RawRepresentable>(
    _ value: inout Value
  ) where Value.RawValue == String {
    var raw = value.rawValue
    code(&raw)
    guard let known = Value(rawValue: raw) else {
      isBroken = true
      return
    }
    value = known
  }

  /// A value that may be missing; `blank` is what reading begins with.
  mutating func code<Value>(
    _ value: inout Value?,
    blank: Value,
    _ each: (inout Archive, inout Value) -> Void
  ) {
    var isThere = value == nil ? 0 : 1
    code(&isThere)
    guard isThere == 1 else {
      value = nil
      return
    }
    var some = value ?? blank
    each(&self, &some)
    value = some
  }

  /// A list; `blank` is what reading an element begins with.
  mutating func code<Value>(
    _ values: inout [Value],
    blank: Value,
    _ each: (inout Archive, inout Value) -> Void
  ) {
    var count = values.count
    code(&count)
    guard isReading else {
      for index in values.indices { each(&self, &values[index]) }
      return
    }
    values = []
    for _ in 0..<max(0, count) {
      guard !isBroken else { return }
      var value = blank
      each(&self, &value)
      values.append(value)
    }
  }

  mutating func code(_ value: inout String?) {
    code(&value, blank: "") { $0.code(&$1) }
  }

  mutating func code(_ values: inout [String]) {
    code(&values, blank: "") { $0.code(&$1) }
  }

  mutating func code<Value: RawRepresentable>(
    _ value: inout Value?,
    blank: Value
  ) where Value.RawValue == String {
    code(&value, blank: blank) { $0.code(&$1) }
  }

  mutating func code(_ value: inout FuzzyDate?) {
    code(&value, blank: FuzzyDate(Day(number: 0))) { archive, date in
      var (earliest, latest) = (Int(date.earliest.number), Int(date.latest.number))
      archive.code(&earliest)
      archive.code(&latest)
      archive.code(&date.detail)
      date.earliest = Day(number: Int32(clamping: earliest))
      date.latest = Day(number: Int32(clamping: latest))
    }
  }

  mutating func code(_ value: inout Instant?) {
    code(&value, blank: Instant(milliseconds: 0, zone: 0)) { archive, instant in
      var (milliseconds, zone) = (Int(instant.milliseconds), Int(instant.zone))
      archive.code(&milliseconds)
      archive.code(&zone)
      instant = Instant(milliseconds: Int64(milliseconds), zone: Int16(clamping: zone))
    }
  }
}
