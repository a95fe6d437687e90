/// A name, or words that stand for one, at a place of a document.
package struct NameMention: Sendable {
  package var kind: NameKind

  /// What it names: an id of `World`, one of the document's own people from
  /// `DocumentNames.firstUnknown` on, or -1 where only an office or group is said.
  package var id: Int32

  /// The country that it is, lies in or acts for.
  package var country: CountryCode

  /// The office: of an office word itself, or said beside a person.
  package var role: Role?

  /// The word of a group, head or prefix.
  package var label: NameLexicon.Label

  /// What the ending says.
  package var cases: Cases

  /// Bytes of the folded text, the ending included.
  package var range: Range<Int>

  /// Where the ending begins.
  package var stemEnd: Int

  /// 0…1: 1 is a full name that the lexicon has.
  package var confidence: Float
  package var traits: Traits

  /// What else is known of a mention.
  package typealias Traits = NameTraits
}

/// The names of one document, in order of their places.
package struct DocumentNames: Sendable {
  /// Ids of people in no list begin here.
  package static let firstUnknown: Int32 = 1 << 20

  package internal(set) var mentions: [NameMention] = []

  /// The people that are in no list, as the document writes them.
  package internal(set) var unknown: [String] = []

  /// Those of them who are someone in a list after all, by their ids.
  package internal(set) var identified: [Int32: Int32] = [:]

  /// The canonical English name of a mention, or nil for a mere office or group.
  package func name(of mention: NameMention) -> String? {
    let world = World.shared
    switch mention.kind {
    case .ministry:
      guard let role = mention.role, mention.country.isKnown else { return nil }
      return world.ministryName(role, of: mention.country)
    case .group:
      guard mention.label == .delegation, mention.country.isKnown else { return nil }
      return world.delegationName(of: mention.country)
    case .metonym, .demonym, .state:
      return mention.country.isKnown ? world.name(of: mention.country) : nil
    default: return name(of: mention.id)
    }
  }

  /// The canonical English name of an id.
  package func name(of id: Int32) -> String? {
    if id >= Self.firstUnknown {
      let index = Int(id - Self.firstUnknown)
      return unknown.indices.contains(index) ? unknown[index] : nil
    }
    return World.shared.entity(id)?.name
  }

  /// The id of a person in no list, made where it is new.
  mutating func unknownPerson(_ name: String) -> Int32 {
    if let index = unknown.firstIndex(of: name) { return Self.firstUnknown + Int32(index) }
    unknown.append(name)
    return Self.firstUnknown + Int32(unknown.count - 1)
  }
}
