/// The choices that a random case is made of, kept so that the case can be made again with fewer.
///
/// A generator draws everything from here and puts the plainest alternative first: the case gets
/// smaller when choices are left out or lowered, and is well-formed whatever they are.
package struct Choices {
  /// What was chosen so far.
  package private(set) var made: [Int] = []
  private let given: [Int]?
  private var state: UInt64

  /// New choices of this seed.
  package init(seed: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ 0x9E37_79B9_7F4A_7C15
    given = nil
  }

  /// Choices made before; where they end, the first alternative is taken.
  package init(replaying given: [Int]) {
    self.given = given
    state = 0
  }

  /// A number from 0 to `count` - 1.
  package mutating func below(_ count: Int) -> Int {
    var choice: Int
    if let given {
      choice = made.count < given.count ? given[made.count] % max(count, 1) : 0
    } else {
      choice = Int(random() % UInt64(max(count, 1)))
    }
    if choice < 0 { choice = 0 }
    made.append(choice)
    return choice
  }

  private mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// One of some items.
  package mutating func pick<Item>(_ items: [Item]) -> Item {
    items[below(items.count)]
  }

  /// True in so many of a hundred cases; false is plainer.
  package mutating func chance(_ percent: Int) -> Bool {
    below(100) >= 100 - percent
  }
}
