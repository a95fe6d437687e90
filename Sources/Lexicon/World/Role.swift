/// An office, whatever a country calls it.
package enum Role: String, CaseIterable, Sendable {
  case president, monarch
  case vicePresident = "vice_president"
  case primeMinister = "prime_minister"
  case deputyPrimeMinister = "deputy_prime_minister"
  case foreignMinister = "foreign_minister"
  case deputyForeignMinister = "deputy_foreign_minister"
  case defenceMinister = "defence_minister"
  case interiorMinister = "interior_minister"
  case financeMinister = "finance_minister"
  case economyMinister = "economy_minister"
  case justiceMinister = "justice_minister"
  case energyMinister = "energy_minister"
  case tradeMinister = "trade_minister"
  case minister
  case deputyMinister = "deputy_minister"
  case speaker, spokesperson, ambassador, envoy, negotiator
  case secretaryGeneral = "secretary_general"
  case highRepresentative = "high_representative"
  case commissionPresident = "commission_president"
  case councilPresident = "council_president"
  case securityAdviser = "security_adviser"
  case adviser
  case chiefOfStaff = "chief_of_staff"
  case general
  case crownPrince = "crown_prince"
  case supremeLeader = "supreme_leader"
  case governor, lawmaker
  case partyLeader = "party_leader"
  case mayor, leader, diplomat, official
  /// The seat of an ambassador; no one's office.
  case embassy

  /// Whether one person of a country holds it at a time, so that the office names the person.
  package var isUnique: Bool {
    switch self {
    case .president, .monarch, .primeMinister, .foreignMinister, .defenceMinister,
      .vicePresident, .secretaryGeneral, .highRepresentative, .commissionPresident,
      .councilPresident, .supremeLeader, .crownPrince, .interiorMinister, .financeMinister:
      true
    default: false
    }
  }
}
