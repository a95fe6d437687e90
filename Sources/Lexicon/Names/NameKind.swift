/// What a name, or a word beside names, stands for.
package enum NameKind: String, Sendable {
  case person, state, organisation, city, region
  /// An adjective or people's name that stands for a state: `orosz`, `Russian`.
  case demonym
  /// A word for an office: `Außenminister`.
  case office
  /// A word for the seat of an office: `külügyminisztérium`.
  case ministry
  /// A word for who holds the same office on the other side: `người đồng cấp`.
  case counterpart
  /// A word for a group that acts for a state: `代表团`.
  case group
  /// A word that changes an office: `former`, `acting`.
  case prefix
  /// A word that a name before or after it only belongs to: `spokesman for`.
  case head
  /// `Herr`, `ông`.
  case honorific
  /// A building or city that stands for a government: `Kreml`.
  case metonym
  /// One character for a state, only in compounds.
  case short
}
