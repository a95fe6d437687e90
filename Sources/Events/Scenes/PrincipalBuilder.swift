internal import Lexicon

/// Joins names, offices, countries and groups that stand together into principals.
struct PrincipalBuilder {
  private let sentence: Sentence
  private let capitals: CapitalReader
  private var run: PrincipalRun
  private var principals: [Principal] = []

  private init(of sentence: Sentence) {
    self.sentence = sentence
    capitals = CapitalReader(sentence: sentence)
    run = PrincipalRun(of: sentence)
  }

  /// The principals of a sentence, in order.
  static func principals(of sentence: Sentence) -> [Principal] {
    var builder = PrincipalBuilder(of: sentence)
    builder.build()
    return PrincipalLinker(sentence: sentence).linked(builder.principals)
  }

  private mutating func build() {
    for piece in sentence.pieces {
      switch piece.kind {
      case .person, .state, .adjective, .organisation, .metonym, .office, .ministry, .group:
        extend(piece)
      case .collective:
        if !sentence.isHonorific(piece) { stand(piece) }
      case .city:
        if let state = capitals.government(piece) { extend(state) }
      case .link, .trigger, .modality, .possessor, .initiator, .modifier, .period, .timex:
        continue
      }
    }
    close()
  }

  /// Goes on with the run, or begins the next one.
  private mutating func extend(_ piece: Piece) {
    if !run.accepts(piece) { close() }
    run.append(piece)
  }

  private mutating func close() {
    principals += run.principals()
    run = PrincipalRun(of: sentence)
  }

  /// Takes a word that stands for somebody without a name.
  private mutating func stand(_ piece: Piece) {
    if piece.collective == .counterpart {
      // The state of a counterpart stands before it.
      let isAttribute =
        run.pieces.count == 1
        && run.pieces.allSatisfy {
          $0.kind == .adjective && sentence.isTight($0.end, piece.start)
        }
      if !isAttribute { close() }
      run.append(piece)
      return
    }
    close()
    var principal = Principal(.person, piece.start, piece.end)
    principal.collective = piece.collective
    principal.kind = principal.collective == .sides ? .state : .person
    principal.countries = piece.country.map { [$0] } ?? []
    principal.role = piece.role
    principal.cases = piece.cases
    if piece.isWith { principal.link = .with }
    principals.append(principal)
  }
}
