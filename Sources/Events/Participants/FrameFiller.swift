internal import Lexicon

/// Fills the participants of an event from the principals around its trigger.
///
/// Which rules are asked, and in which order, is the trigger's frame; the first that finds somebody
/// says who takes part.
struct FrameFiller {
  private let site: TriggerSite
  private let phrases: [Phrase]

  init(_ site: TriggerSite) {
    self.site = site
    phrases = site.phrases()
  }

  /// The participants; nil where there are too few.
  func filling() -> Filling? {
    let frame = site.frame
    let joint = JointRules(site: site, phrases: phrases)
    let sides = SideRules(site: site, phrases: phrases)
    let visit = VisitRules(site: site, phrases: phrases)
    switch frame {
    case .solo, .formal, .appoint: return speaker()
    case .visit: return visit.visitor()
    case .sanction: return states()
    case .none: return nil
    case .companion: return sides.comitative() ?? sides.alone() ?? joint.speakers()
    case .mutual, .object, .noun, .weak: break
    }
    if site.kind == .visit { return visit.visitor() }
    if let found = joint.between() ?? joint.pair() ?? sides.comitative() { return found }
    if let found = joint.groups() ?? joint.collective() { return found }
    if frame == .object, let found = sides.object() { return found }
    if frame == .weak || frame == .noun, let found = joint.relative() { return found }
    if frame != .weak, let found = joint.subjects() { return found }
    if frame == .noun, let found = sides.spoken() { return found }
    return sides.alone() ?? sides.loneObject()
  }

  /// Who says or does it alone.
  private func speaker() -> Filling? {
    let phrase =
      phrases.last { $0.end <= site.trigger.start && $0.isPlain } ?? phrases.first(where: \.isPlain)
    guard let phrase else { return nil }
    // Words after a comma between the two are another speaker's: `…, the ministry said`.
    let comma = site.text[phrase.gap(to: site.trigger)].lastIndex(of: UInt8(ascii: ","))
    if site.frame == .solo, let comma, site.trigger.start - comma > 3 { return nil }
    let persons = phrase.members.filter { $0.kind == .person && $0.name != nil }
    return Filling(persons.isEmpty ? phrase.members : persons, .speaker)
  }

  /// States and organisations that take measures, and those against which they do.
  private func states() -> Filling? {
    let members = site.scene.principals.filter {
      $0.isWithin(site.clause) && $0.collective == nil && $0.kind != .person && $0.link != .source
    }
    return members.count > 1 ? Filling(members, .subjects) : nil
  }
}
