/// What else is known of a name's mention.
///
/// Public, as `Cases` is: sets that other modules test all the time are slow where they are opaque.
public struct NameTraits: OptionSet, Hashable, Sendable {
  /// One bit a trait.
  public let rawValue: UInt16

  /// The traits of these bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Only the surname is written.
  public static let surname = NameTraits(rawValue: 1 << 0)
  /// Found by how it is written, in no list.
  public static let pattern = NameTraits(rawValue: 1 << 1)
  /// Belongs to the noun that follows or stands before: `Biden's spokesman`.
  public static let dependent = NameTraits(rawValue: 1 << 2)
  /// Said to have held the office before.
  public static let former = NameTraits(rawValue: 1 << 3)
  /// Said to hold the office for another.
  public static let acting = NameTraits(rawValue: 1 << 4)
  /// Said to hold the office soon.
  public static let designate = NameTraits(rawValue: 1 << 5)
  /// Can stand for its state's government: a capital, a seat of government.
  public static let metonym = NameTraits(rawValue: 1 << 6)
  /// An office or state that is part of a person's or ministry's mention beside it.
  public static let absorbed = NameTraits(rawValue: 1 << 7)
  /// More than one person of the lexicon fits; the id is the likeliest.
  public static let ambiguous = NameTraits(rawValue: 1 << 8)
}
