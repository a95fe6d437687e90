/// One spelling of a person's name in the data: `*` marks where the surname begins.
struct PersonSpelling {
  enum Script {
    case latin, cyrillic, han

    /// The script of a spelling.
    init(of spelling: some Sequence<UInt8>) {
      switch spelling.first(where: { $0 > 0x7F }) ?? 0 {
      case 0xD0...0xD1: self = .cyrillic
      case 0xE3...0xE9: self = .han
      default: self = .latin
      }
    }
  }

  /// The name without the mark.
  let full: [UInt8]
  let surname: [UInt8]

  /// The surname stands first, as the person's own language has it.
  let isSurnameFirst: Bool

  /// The spelling is the surname and nothing else.
  let isSurnameAlone: Bool
  private let given: [UInt8]

  /// A folded spelling.
  init(_ spelling: [UInt8]) {
    full = spelling.filter { $0 != 0x2A }
    let separators: (UInt8) -> Bool = { $0 == 0x20 }
    let marked = spelling.firstIndex(of: 0x2A)
    if marked == 0 {
      let rest = spelling.dropFirst()
      let end = rest.firstIndex(where: separators)
      isSurnameFirst = end != nil
      isSurnameAlone = end == nil
      surname = Array(rest[..<(end ?? rest.endIndex)])
      given = end.map { Array(rest[($0 + 1)...]) } ?? []
      return
    }
    isSurnameFirst = false
    isSurnameAlone = false
    if let marked {
      surname = Array(spelling[(marked + 1)...])
      given = Array(
        spelling[..<marked].drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      )
    } else if let space = spelling.lastIndex(where: separators) {
      surname = Array(spelling[(space + 1)...])
      given = Array(spelling[..<space])
    } else {
      surname = []
      given = []
    }
  }

  /// Whether there are a given name and a surname.
  var hasGivenName: Bool { !given.isEmpty && !surname.isEmpty }

  /// `Orbán Viktor` of `Viktor Orbán`.
  var surnameFirst: [UInt8] { surname + [0x20] + given }

  /// Whether the surname alone can stand for the person at all.
  var hasUsefulSurname: Bool {
    guard !surname.isEmpty, !surname.contains(0x20) || surname.count > 6 else { return false }
    return script == .han ? surname.count >= 6 : surname.count >= 2
  }

  var script: Script { Script(of: full) }
}
