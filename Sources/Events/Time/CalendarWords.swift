/// The words of a language for months, weekdays, seasons, numbers and units of time.
struct CalendarWords: Sendable {
  /// What a word names.
  enum Kind: UInt8, Sendable, CaseIterable {
    case month, weekday, season, number, unit
  }

  static let kindCount = Kind.allCases.count

  /// A word; its bytes lie in `bytes`.
  fileprivate struct Form: Sendable {
    var start: Int32
    var count: Int32
    var value: Int32
    var kind: Kind

    /// The next form of the bucket, or −1.
    var next: Int32
  }

  private var forms: [Form] = []
  private var bytes: [UInt8] = []

  // The first form by a hash of its first two bytes, or −1; the longest stands first.
  private var heads = [Int32](repeating: -1, count: Self.bucketCount)

  static let units: [Timex.Unit] = [.minute, .hour, .day, .week, .month, .quarter, .year]

  mutating func add(_ word: [UInt8], kind: Kind, value: Int) {
    guard word.count > 1 else { return }
    let bucket = Self.bucket(word[0], word[1])
    var form = Form(
      start: Int32(bytes.count),
      count: Int32(word.count),
      value: Int32(value),
      kind: kind,
      next: heads[bucket]
    )
    bytes += word
    var before: Int32 = -1
    while form.next >= 0, forms[Int(form.next)].count >= form.count {
      before = form.next
      form.next = forms[Int(before)].next
    }
    forms.append(form)
    if before < 0 {
      heads[bucket] = Int32(forms.count - 1)
    } else {
      forms[Int(before)].next = Int32(forms.count - 1)
    }
  }

  static let bucketCount = 1024

  /// The bucket of what begins with two bytes; second bytes that differ are never together.
  @inline(__always)
  static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) &* 37 &+ Int(second) &* 11) & (bucketCount - 1)
  }

  /// Calls `body` with the words as they lie over a text.
  func overlay<Result>(
    _ text: UnsafeBufferPointer<UInt8>,
    _ body: (View) -> Result
  ) -> Result {
    forms.withUnsafeBufferPointer { forms in
      bytes.withUnsafeBufferPointer { bytes in
        heads.withUnsafeBufferPointer { heads in
          body(View(forms: forms, bytes: bytes, heads: heads, text: text))
        }
      }
    }
  }

  /// The words as they lie over a text; borrowed from them.
  struct View {
    fileprivate let forms: UnsafeBufferPointer<Form>
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let heads: UnsafeBufferPointer<Int32>
    fileprivate let text: UnsafeBufferPointer<UInt8>

    /// Which kinds of word begin here, one bit each; endings are not looked at.
    func kinds(at index: Int) -> UInt32 {
      var kinds: UInt32 = 0
      var form = head(at: index)
      while form >= 0 {
        if matches(form, at: index) { kinds |= 1 << UInt32(forms[Int(form)].kind.rawValue) }
        form = forms[Int(form)].next
      }
      return kinds
    }

    /// The value of the longest word of a kind here and its end; with `open` letters may follow.
    func value(_ kind: Kind, at index: Int, open: Bool = false) -> (Int, end: Int)? {
      var place = head(at: index)
      while place >= 0 {
        let form = forms[Int(place)]
        if form.kind == kind, matches(place, at: index) {
          let end = index + Int(form.count)
          if TextClass.isBorder(end, text) || open && form.count > 3 {
            return (Int(form.value), end)
          }
        }
        place = form.next
      }
      return nil
    }

    @inline(__always)
    private func head(at index: Int) -> Int32 {
      guard index + 1 < text.count else { return -1 }
      return heads[CalendarWords.bucket(text[index], text[index + 1])]
    }

    @inline(__always)
    private func matches(_ form: Int32, at index: Int) -> Bool {
      let (start, count) = (Int(forms[Int(form)].start), Int(forms[Int(form)].count))
      guard index + count <= text.count else { return false }
      for offset in 0..<count where bytes[start + offset] != text[index + offset] {
        return false
      }
      return true
    }
  }
}
