/// Whether the event of a trigger took place, by the cues of its clause.
struct Factuality {
  private(set) var found: [Modality] = []

  /// Where the cues stand, as far as they stand in the clause itself.
  private var places: [Range<Int>] = []

  /// Whether the only words for a plan are such as suppose as well: `would`.
  private var isPlanVague = false

  /// The cues that reach the trigger.
  ///
  /// A cue is about what follows it; of what stands before it, about the nearest, and about nothing
  /// before the one comma that ends an inserted clause.
  init(
    of trigger: Piece,
    among others: [Piece],
    in clause: Range<Int>,
    of scene: Scene,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    var plans: Set<Int> = []
    var guesses: Set<Int> = []
    for piece in scene.pieces {
      guard let modality = piece.modality, piece.isWithin(clause),
        piece.start < trigger.start
          || !others.contains(where: { piece.distance(to: $0) < piece.distance(to: trigger) })
            && text[trigger.gap(to: piece)].count(where: { $0 == 0x2C }) != 1
      else { continue }
      switch piece.side {
      case .before where piece.start > trigger.start: continue
      case .after where piece.start < trigger.start: continue
      default:
        // `应…邀请`: an invitation that was accepted says who began it.
        if modality == .proposed, Self.follows(initiator: piece, in: clause, of: scene) { continue }
        if modality != .neutral {
          found.append(modality)
          places.append(piece.start..<piece.end)
        }
        if modality == .planned { plans.insert(piece.start) }
        if modality == .hypothetical { guesses.insert(piece.start) }
        if modality == .conditional, piece.start > trigger.start {
          found.removeLast()
          places.removeLast()
        }
      }
    }
    isPlanVague = !guesses.isEmpty && plans.isSubset(of: guesses) && guesses != plans
  }

  /// Whether a word for who began the contact stands before the cue.
  private static func follows(
    initiator cue: Piece,
    in clause: Range<Int>,
    of scene: Scene
  ) -> Bool {
    scene.pieces.contains {
      $0.kind == .initiator && $0.side == .after && $0.start >= clause.lowerBound
        && $0.end <= cue.start && cue.start - $0.end < 90
    }
  }

  /// Takes over that the clause before, which has the subject, is about what is to come.
  mutating func goOn(from clause: Range<Int>, of scene: Scene) {
    guard found.isEmpty else { return }
    let before = scene.pieces.filter { $0.isWithin(clause) }.compactMap(\.modality)
    if before.contains(.planned), !before.contains(.past) { found.append(.planned) }
  }

  /// The word that tells a status.
  func cue(for status: EventStatus) -> Range<Int>? {
    let modality: Modality? =
      switch status {
      case .planned: .planned
      case .proposed: .proposed
      case .negated: .negated
      case .cancelled: has(.cancelled) ? .cancelled : .negated
      case .reported: .reported
      case .happened: nil
      }
    return zip(found, places).first { $0.0 == modality }?.1
  }

  func has(_ modality: Modality) -> Bool { found.contains(modality) }

  /// The status, or nil where the words only suppose the event.
  func status(_ tense: Trigger.Tense, isFuture: Bool) -> EventStatus? {
    // `If A had not flown to B` tells nothing.
    if has(.conditional) || has(.hypothetical) && !has(.planned), has(.negated), !isFuture {
      return nil
    }
    if has(.negated) { return has(.planned) || isFuture ? .cancelled : .negated }
    if has(.cancelled) { return .cancelled }
    if has(.conditional) { return isFuture ? .planned : nil }
    if has(.hypothetical) { return has(.planned) && !isPlanVague || isFuture ? .planned : nil }
    if has(.proposed) { return .proposed }
    if isFuture { return .planned }
    if has(.planned), tense != .past { return .planned }
    if tense == .present, !has(.past) { return .planned }
    if has(.reported) { return .reported }
    return .happened
  }
}
