internal import Lexicon

/// Says where an event took place, by the places of its clause.
struct PlaceReader {
  let site: TriggerSite

  /// How near to the trigger a state must stand to be the place.
  private static let reach = 60

  /// How much can stand between a word for a place and its name.
  private static let wordReach = 40

  /// The place, if the clause tells one: a city before a state, else the nearest to the trigger.
  ///
  /// Places within a participant's own words are none.
  func place(besides participants: [Principal]) -> Piece? {
    let pieces = site.scene.pieces
    var best: (piece: Piece, rank: (Int, Int))?
    for (index, piece) in zip(pieces.indices, pieces) {
      guard piece.kind == .city || piece.kind == .state || piece.kind == .metonym,
        piece.isWithin(site.clause), isLocative(piece, at: index),
        !participants.contains(where: { piece.isWithin($0.range) })
      else { continue }
      let distance = abs(piece.start - site.trigger.start)
      guard piece.kind == .city || distance < Self.reach else { continue }
      let rank = (piece.kind == .city ? 0 : 1, distance)
      if best.map({ rank < $0.rank }) ?? true { best = (piece, rank) }
    }
    return best?.piece
  }

  /// Whether its ending or a word before it says that something takes place there.
  private func isLocative(_ piece: Piece, at index: Int) -> Bool {
    if !piece.cases.isDisjoint(with: [.inessive, .superessive, .locative, .adessive]) {
      return true
    }
    // `in Doha, Katar`, `在土耳其伊斯坦布尔`: the state and its city stand side by side.
    let pieces = site.scene.pieces
    for previous in pieces[..<index].reversed() {
      if previous.link == .at { return piece.start - previous.end <= Self.wordReach }
      guard previous.kind == .city || previous.kind == .state || previous.kind == .metonym,
        piece.start - previous.end <= 2
      else { return false }
    }
    return false
  }
}
