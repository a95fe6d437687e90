/// The words of a language for months, weekdays, seasons, numbers and units of time.
struct CalendarWords: Sendable {
  /// What a word names.
  enum Kind: UInt8, Sendable, CaseIterable {
    case month, weekday, season, number, unit
  }

  static let kinds = Kind.allCases
  static let kindCount = Kind.allCases.count

  private struct Form: Sendable {
    var bytes: [UInt8]
    var kind: Kind
    var value: Int
  }

  // Forms by a hash of their first two bytes, the longest first.
  private var buckets: [[Form]] = Array(repeating: [], count: 1024)

  static let units: [Timex.Unit] = [.minute, .hour, .day, .week, .month, .quarter, .year]

  mutating func add(_ bytes: [UInt8], kind: Kind, value: Int) {
    guard bytes.count > 1 else { return }
    let bucket = Self.bucket(bytes[0], bytes[1])
    let place = buckets[bucket].firstIndex { $0.bytes.count < bytes.count } ?? buckets[bucket].count
    buckets[bucket].insert(Form(bytes: bytes, kind: kind, value: value), at: place)
  }

  @inline(__always)
  private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) &* 37 &+ Int(second) &* 11) & 1023
  }

  /// The words as they lie over a text.
  struct View {
    let words: CalendarWords
    let text: UnsafeBufferPointer<UInt8>

    /// Which kinds of word begin here, one bit each; endings are not looked at.
    func kinds(at index: Int) -> UInt32 {
      var kinds: UInt32 = 0
      for form in bucket(at: index) where matches(form, at: index) {
        kinds |= 1 << UInt32(form.kind.rawValue)
      }
      return kinds
    }

    /// The value of the longest word of a kind here and its end; with `open` letters may follow.
    func value(_ kind: Kind, at index: Int, open: Bool = false) -> (Int, end: Int)? {
      for form in bucket(at: index) where form.kind == kind && matches(form, at: index) {
        let end = index + form.bytes.count
        if TextClass.isBorder(end, text) || open && form.bytes.count > 3 {
          return (form.value, end)
        }
      }
      return nil
    }

    @inline(__always)
    private func bucket(at index: Int) -> [Form] {
      guard index + 1 < text.count else { return [] }
      return words.buckets[CalendarWords.bucket(text[index], text[index + 1])]
    }

    @inline(__always)
    private func matches(_ form: Form, at index: Int) -> Bool {
      guard index + form.bytes.count <= text.count else { return false }
      return form.bytes.withUnsafeBufferPointer { bytes in
        for offset in bytes.indices where bytes[offset] != text[index + offset] { return false }
        return true
      }
    }
  }
}
