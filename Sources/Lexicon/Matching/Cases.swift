/// What a word's ending says: cases, number, possession.
///
/// A set, since one ending can stand for several (Russian -а: genitive and accusative), and endings
/// pile up (Hungarian -jával: possessive and instrumental). Empty for the bare form.
public struct Cases: OptionSet, Hashable, Sendable {
  /// One bit a case.
  public let rawValue: UInt32

  /// The cases of these bits.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The object.
  public static let accusative = Cases(rawValue: 1 << 0)
  /// "For", the receiver.
  public static let dative = Cases(rawValue: 1 << 1)
  /// "Of".
  public static let genitive = Cases(rawValue: 1 << 2)
  /// "With".
  public static let instrumental = Cases(rawValue: 1 << 3)
  /// "Into".
  public static let illative = Cases(rawValue: 1 << 4)
  /// "In".
  public static let inessive = Cases(rawValue: 1 << 5)
  /// "Out of", "about".
  public static let elative = Cases(rawValue: 1 << 6)
  /// "To".
  public static let allative = Cases(rawValue: 1 << 7)
  /// "At".
  public static let adessive = Cases(rawValue: 1 << 8)
  /// "From".
  public static let ablative = Cases(rawValue: 1 << 9)
  /// "Onto".
  public static let sublative = Cases(rawValue: 1 << 10)
  /// "On".
  public static let superessive = Cases(rawValue: 1 << 11)
  /// "Off", "about".
  public static let delative = Cases(rawValue: 1 << 12)
  /// "Up to".
  public static let terminative = Cases(rawValue: 1 << 13)
  /// "For the sake of".
  public static let causal = Cases(rawValue: 1 << 14)
  /// "At", in one case for all places.
  public static let locative = Cases(rawValue: 1 << 15)
  /// Called by the name.
  public static let vocative = Cases(rawValue: 1 << 16)
  /// More than one.
  public static let plural = Cases(rawValue: 1 << 17)
  /// "Its", "of him".
  public static let possessive = Cases(rawValue: 1 << 18)
  /// An adjective made of the name: `kijevi`, `russischer`.
  public static let adjective = Cases(rawValue: 1 << 19)

  /// The labels of data files.
  private static let labels: [(label: String, cases: Cases)] = [
    ("ACC", .accusative), ("DAT", .dative), ("GEN", .genitive), ("INS", .instrumental),
    ("ILL", .illative), ("INE", .inessive), ("ELA", .elative), ("ALL", .allative),
    ("ADE", .adessive), ("ABL", .ablative), ("SUB", .sublative), ("SUE", .superessive),
    ("DEL", .delative), ("TER", .terminative), ("CAU", .causal), ("LOC", .locative),
    ("VOC", .vocative), ("PL", .plural), ("POS", .possessive), ("ADJ", .adjective),
  ]

  /// The cases of a label such as `INS` or `GEN+ACC`, or nil where a part is unknown.
  public init?(label: String) {
    var all: Cases = []
    for part in label.split(separator: "+") {
      guard let found = Self.labels.first(where: { $0.label == part }) else { return nil }
      all.formUnion(found.cases)
    }
    self = all
  }

  /// The label as data files write it.
  public var label: String {
    Self.labels.filter { contains($0.cases) }.map(\.label).joined(separator: "+")
  }
}
