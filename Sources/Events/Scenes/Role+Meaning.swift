internal import Lexicon

/// Who is meant by a word for an office.
extension Role {
  /// Whether a person with this office can be meant by the word for another.
  func isMeant(by word: Role) -> Bool {
    if self == word { return true }
    switch word {
    case .leader: return isLeader
    case .minister: return isMinister
    case .diplomat: return self == .foreignMinister || self == .ambassador || self == .envoy
    default: return false
    }
  }

  private var isLeader: Bool {
    switch self {
    case .president, .primeMinister, .monarch, .crownPrince, .leader, .supremeLeader: true
    default: false
    }
  }

  /// Whether it is of a government's members, whatever they are minister of.
  var isMinister: Bool {
    switch self {
    case .primeMinister, .deputyPrimeMinister, .foreignMinister, .deputyForeignMinister,
      .defenceMinister, .interiorMinister, .financeMinister, .economyMinister, .justiceMinister,
      .energyMinister, .tradeMinister, .minister, .deputyMinister:
      true
    default: false
    }
  }

  /// The word for many who hold it at once; nil where few do.
  var plural: String? {
    switch self {
    case .diplomat: "diplomats"
    case .official: "officials"
    default: nil
    }
  }

  /// English: `foreign minister`.
  var title: String { rawValue.split(separator: "_").joined(separator: " ") }
}
