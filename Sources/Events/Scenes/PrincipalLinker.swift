internal import Lexicon

/// Gives each principal of a sentence the word that joins it to what stands before, and looks for
/// owners.
struct PrincipalLinker {
  let sentence: Sentence

  /// How far a joining word can stand before or behind a principal, with words between.
  private static let (reachBefore, reachBehind) = (26, 24)

  /// The principals with their links.
  func linked(_ principals: [Principal]) -> [Principal] {
    var principals = principals
    for index in principals.indices {
      var principal = principals[index]
      principal.isOpenEnded = isOpenEnded(principal)
      linkBefore(&principal, index > 0 ? principals[index - 1] : nil)
      linkBehind(&principal)
      if principal.kind == .person || principal.kind == .organisation, isPossessor(principal) {
        principal.isPossessor = true
      }
      principals[index] = principal
    }
    return principals
  }

  /// Whether letters that no piece holds follow at once, where words are not parted.
  private func isOpenEnded(_ principal: Principal) -> Bool {
    !sentence.language.isSpaced && principal.end < sentence.text.count
      && sentence.text[principal.end] >= 0xE4
      && !sentence.pieces.contains { $0.start == principal.end }
  }

  /// Takes the link from the word before.
  private func linkBefore(_ principal: inout Principal, _ neighbour: Principal?) {
    let isSpaced = sentence.language.isSpaced
    let previous = sentence.pieces.last {
      $0.end <= principal.start && !isArticle($0) && !sentence.isHonorific($0)
    }
    guard let previous else { return }
    if !isSpaced, isDescribed(principal, previous) {
      principal.link = .with
      return
    }
    guard previous.kind == .link,
      principal.start - previous.end <= (isSpaced ? Self.reachBefore : 0),
      sentence.isWords(previous.gap(to: principal)), let link = joining(previous)
    else { return }
    switch link {
    case .betweenAfter, .sourceAfter: return
    case .of where follows(and: previous): principal.link = .and
    case .and where isWith(previous, after: neighbour): principal.link = .with
    default: principal.link = link
    }
  }

  /// Takes the link from a word that joins what stands before it.
  private func linkBehind(_ principal: inout Principal) {
    guard let next = sentence.pieces.first(where: { $0.start >= principal.end }),
      let link = next.link, next.start - principal.end <= Self.reachBehind,
      sentence.isWords(principal.gap(to: next))
    else { return }
    switch link {
    case .sourceAfter: principal.link = .source
    case .betweenAfter where next.start - principal.end <= 3: principal.isBetween = true
    default: return
    }
  }

  /// Whether a word that tells owners stands beside it, on its own side.
  private func isPossessor(_ principal: Principal) -> Bool {
    sentence.pieces.contains { piece in
      guard piece.kind == .possessor else { return false }
      return switch piece.side {
      case .after: piece.start >= principal.end && piece.start - principal.end <= 2
      case .before: piece.end <= principal.start && principal.start - piece.end <= 6
      case .any, .between: false
      }
    }
  }

  /// Whether an `and` stands right before a word that is an article then: `und der Iran`.
  private func follows(and piece: Piece) -> Bool {
    sentence.pieces.contains {
      $0.link == .and && $0.end < piece.start && sentence.isTight($0.end, piece.start)
    }
  }

  /// Whether a `with` stands before a description of the person: `同到访的…外长`.
  private func isDescribed(_ principal: Principal, _ previous: Piece) -> Bool {
    guard previous.end == principal.start,
      previous.link == .of
        || previous.kind == .trigger && sentence.language.triggers[previous.value].frame == .none
    else { return false }
    let word = sentence.pieces.last { $0.link == .with && $0.end <= previous.start }
    guard let word, previous.start - word.end <= 45 else { return false }
    let between = word.gap(to: previous)
    return !sentence.pieces.contains {
      ($0.kind == .person || $0.kind == .state) && $0.isWithin(between)
    }
  }

  /// Whether a word that can be both `and` and `with` stands right behind nobody: `，与普京会谈`.
  private func isWith(_ piece: Piece, after principal: Principal?) -> Bool {
    let canBe = sentence.pieces.contains { $0.link == .with && $0.start == piece.start }
    guard canBe, let principal else { return canBe }
    return piece.start - principal.end > 1
  }

  /// Whether a word that begins relative clauses stands here without its comma: an article.
  private func isArticle(_ piece: Piece) -> Bool {
    guard let link = joining(piece), link == .relative || link == .pronoun else { return false }
    var index = piece.start - 1
    while index >= 0, sentence.text[index] == 0x20 { index -= 1 }
    return index < 0 || sentence.text[index] != UInt8(ascii: ",")
  }

  /// What a word joins: one that can be `and` is that, whatever else it can be.
  private func joining(_ piece: Piece) -> Link? {
    guard let link = piece.link else { return nil }
    let isAnd = sentence.pieces.contains { $0.link == .and && $0.start == piece.start }
    return isAnd ? .and : link
  }
}
