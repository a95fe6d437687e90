/// A set of tags, tested without a look-up.
struct HTMLTagSet: ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  init(arrayLiteral tags: HTMLTag...) {
    for tag in tags { bits |= 1 << UInt128(tag.rawValue) }
  }

  mutating func insert(_ tag: HTMLTag) {
    bits |= 1 << UInt128(tag.rawValue)
  }

  func contains(_ tag: HTMLTag) -> Bool {
    bits >> UInt128(tag.rawValue) & 1 == 1
  }
}
