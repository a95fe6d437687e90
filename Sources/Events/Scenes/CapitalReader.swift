internal import Lexicon

/// Says where a capital stands for the government of its state.
struct CapitalReader {
  let sentence: Sentence

  /// The state of a capital that stands for it: beside another one or a state, joined by `and` or a
  /// hyphen, and nowhere that things take place.
  func government(_ city: Piece) -> Piece? {
    let pieces = sentence.pieces
    guard city.traits.contains(.metonym), city.country != nil,
      let place = pieces.firstIndex(where: { $0.start == city.start && $0.kind == .city })
    else { return nil }
    let left = pieces[..<place].last { $0.kind != .link }
    let right = pieces[(place + 1)...].first { $0.kind != .link }
    let before = left.flatMap { isPaired(city, with: $0, $0.gap(to: city)) ? $0 : nil }
    let isBefore = right.map { isPaired(city, with: $0, city.gap(to: $0)) } ?? false
    guard before != nil || isBefore || isFirst(city, at: place), isNowhere(city),
      !isPlace(before ?? city)
    else { return nil }
    var state = city
    state.kind = .metonym
    return state
  }

  /// Whether another state, or a capital that stands for one, is joined to it.
  private func isPaired(_ city: Piece, with other: Piece, _ gap: Range<Int>) -> Bool {
    guard other.country != city.country, isNowhere(other) else { return false }
    switch other.kind {
    case .city: return other.traits.contains(.metonym) && sentence.isPair(gap)
    case .state, .metonym: return sentence.isPair(gap)
    default: return false
    }
  }

  /// Whether it begins its sentence as the one who acts: no place of a dateline, no `Geneva talks`.
  private func isFirst(_ city: Piece, at place: Int) -> Bool {
    let text = sentence.text
    guard sentence.language.isSpaced, city.cases.isEmpty, city.end + 1 < text.count,
      text[city.end] == 0x20,
      text[city.end + 1] != 0x2D, text[city.end + 1] != UInt8(ascii: "("),
      !sentence.pieces[(place + 1)...].contains(where: {
        $0.start - city.end <= 1 && $0.kind == .trigger
      })
    else { return false }
    var index = city.start - 1
    while index >= 0, text[index] == 0x20 { index -= 1 }
    guard index >= 0 else { return true }
    return [0x0A, 0x2E, 0x21, 0x3F].contains(text[index])
  }

  /// Whether no ending says that something takes place or goes there.
  private func isNowhere(_ piece: Piece) -> Bool {
    piece.cases.isDisjoint(with: [
      .inessive, .superessive, .locative, .adessive, .illative, .sublative,
    ])
  }

  /// Whether a word for a place or a direction stands right before.
  private func isPlace(_ piece: Piece) -> Bool {
    sentence.pieces.contains {
      ($0.link == .at || $0.link == .to) && $0.end <= piece.start && piece.start - $0.end <= 1
    }
  }
}
