internal import Lexicon
internal import TextTools

/// Finds names, cues and times in a folded text and cuts it into scenes.
struct StageBuilder {
  let text: UnsafeBufferPointer<UInt8>
  let language: EventLanguage
  let names: EventNames
  private var pieces: [Piece] = []
  private var timexes: [Timex] = []

  init(text: UnsafeBufferPointer<UInt8>, language: EventLanguage, names: EventNames) {
    self.text = text
    self.language = language
    self.names = names
  }

  /// The stage, or nil where no event can be: no trigger, or fewer than two names.
  mutating func stage(of gathered: GatheredText, _ folded: FoldedText) -> Stage? {
    guard findCues(gathered, folded) else { return nil }
    let found = names.pieces(in: folded, original: gathered.bytes)
    guard found.pieces.count > 1 else { return nil }
    let times = calendar()
    add(found.pieces + times)
    return cut(gathered, folded, names: found.names)
  }

  /// Finds the cues; whether there is a trigger among them.
  private mutating func findCues(_ gathered: GatheredText, _ folded: FoldedText) -> Bool {
    var matches: [CueMatcher.Match] = []
    language.matcher.scan(text, into: &matches)
    var hasTrigger = false
    for match in matches {
      let first = pieces.count
      var isDivided = false
      language.matcher.forEachPayload(of: match) { payload in
        let cue = language.cues[Int(payload)]
        if !cue.tail.isEmpty {
          guard isEnded(from: Int(match.end), by: cue.tail) else { return }
          isDivided = true
        }
        var piece = Piece(Self.kind(of: cue), Int(match.start), Int(match.end))
        piece.value = Int(cue.value)
        piece.side = cue.side
        piece.role = cue.role
        piece.isWith = cue.isWith
        if cue.kind == .collective, Collective.allCases[Int(cue.value)] == .title,
          isName(after: piece.end, gathered, folded)
        {
          return
        }
        if cue.kind == .trigger, language.triggers[Int(cue.value)].frame != .none {
          hasTrigger = true
        }
        pieces.append(piece)
      }
      if isDivided { keepDivided(from: first, match) }
      if pieces.count > first + 1 { settleTriggers(from: first, match, gathered, folded) }
    }
    return hasTrigger
  }

  /// Whether a word ends the clause that goes on here: a sign or the sentence's end follows it.
  private func isEnded(from start: Int, by word: [UInt8]) -> Bool {
    let limit = min(text.count, start + 160)
    var index = start
    while index < limit {
      switch text[index] {
      case 0x0A, UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        return false
      case 0x20:
        let end = index + 1 + word.count
        if end <= text.count, text[(index + 1)..<end].elementsEqual(word) {
          if end == text.count || text[end] < 0x30 && text[end] != 0x20 {
            return true
          }
        }
      default: break
      }
      index += 1
    }
    return false
  }

  /// Of the triggers of one word those stay that have its second part.
  private mutating func keepDivided(from first: Int, _ match: CueMatcher.Match) {
    var divided: [(kind: Piece.Kind, value: Int)] = []
    language.matcher.forEachPayload(of: match) { payload in
      let cue = language.cues[Int(payload)]
      if !cue.tail.isEmpty { divided.append((Self.kind(of: cue), Int(cue.value))) }
    }
    for kind in [Piece.Kind.trigger, .modality] {
      let values = divided.filter { $0.kind == kind }.map(\.value)
      guard !values.isEmpty else { continue }
      let kept = pieces[first...].contains { $0.kind == kind && values.contains($0.value) }
      guard kept else { continue }
      for index in pieces.indices[first...].reversed()
      where pieces[index].kind == kind && !values.contains(pieces[index].value) {
        pieces.remove(at: index)
      }
    }
  }

  /// Of a noun and a verb that are written alike the one that the capital asks for stays; among
  /// capitals, which ask for nothing, both.
  private mutating func settleTriggers(
    from first: Int,
    _ match: CueMatcher.Match,
    _ gathered: GatheredText,
    _ folded: FoldedText
  ) {
    let (start, end) = (Int(match.start), Int(match.end))
    let isCapital = folded.isCapital(start, in: gathered.bytes)
    if isCapital, folded.isCapital(end - 1, in: gathered.bytes) { return }
    let triggers = pieces.indices[first...].filter { pieces[$0].kind == .trigger }
    guard triggers.count > 1 else { return }
    func isNoun(_ index: Int) -> Bool {
      let frame = language.triggers[pieces[index].value].frame
      return frame == .noun || frame == .weak
    }
    let kept = triggers.first { isNoun($0) == isCapital } ?? triggers[0]
    for index in triggers.reversed() where index != kept { pieces.remove(at: index) }
  }

  /// Whether a capital word stands right behind: no pronoun then, but an address.
  private func isName(after end: Int, _ gathered: GatheredText, _ folded: FoldedText) -> Bool {
    guard end + 1 < text.count, text[end] == 0x20, TextClass.isSpaced(text[end + 1]) else {
      return false
    }
    return folded.isCapital(end + 1, in: gathered.bytes)
  }

  private static func kind(of cue: Cue) -> Piece.Kind {
    switch cue.kind {
    case .trigger: .trigger
    case .status: .modality
    case .link: .link
    case .possessor: .possessor
    case .collective: .collective
    case .initiator: .initiator
    case .modifier: .modifier
    case .period: .period
    }
  }

  private mutating func calendar() -> [Piece] {
    timexes = language.temporalExpressions(
      in: text,
      modifiers: pieces.filter { $0.kind == .modifier }
    )
    var found: [Piece] = []
    found.reserveCapacity(timexes.count)
    for index in timexes.indices {
      let range = timexes[index].range
      var piece = Piece(.timex, range.lowerBound, range.upperBound)
      piece.value = index
      found.append(piece)
    }
    return found
  }

  /// Adds names and times; a cue that lies inside one of them gives way.
  private mutating func add(_ more: [Piece]) {
    let sorted = more.sorted { ($0.start, $1.end) < ($1.start, $0.end) }
    var kept: [Piece] = []
    var place = 0
    for cue in pieces {
      while place < sorted.count, sorted[place].end <= cue.start { place += 1 }
      let isCovered =
        place < sorted.count && sorted[place].start <= cue.start
        && sorted[place].end >= cue.end
        && sorted[place].end - sorted[place].start > cue.end - cue.start
      if !isCovered { kept.append(cue) }
    }
    // A name that lies inside a longer cue gives way in turn.
    place = 0
    let names = sorted.filter { name in
      while place < kept.count, kept[place].end <= name.start { place += 1 }
      var index = place
      while index < kept.count, kept[index].start <= name.start {
        if kept[index].end >= name.end, kept[index].kind != .link,
          kept[index].end - kept[index].start > name.end - name.start
        {
          return false
        }
        index += 1
      }
      return true
    }
    let groups = Set(names.filter { $0.kind == .group }.map(\.start))
    let persons = names.filter { $0.kind != .office || !groups.contains($0.start) }
    pieces = (kept.filter { $0.kind != .modifier } + persons)
      .sorted { ($0.start, $1.end, $0.kind.rawValue) < ($1.start, $0.end, $1.kind.rawValue) }
  }

  private func cut(_ gathered: GatheredText, _ folded: FoldedText, names: [String]) -> Stage {
    var stage = Stage()
    stage.names = names
    stage.lines = gathered.lines
    stage.timexes = timexes
    var sentences: [Range<Int>] = []
    language.sentences.split(text, original: gathered.bytes, folded, into: &sentences)
    var place = 0
    for sentence in sentences {
      while place < pieces.count, pieces[place].start < sentence.lowerBound { place += 1 }
      let start = place
      while place < pieces.count, pieces[place].start < sentence.upperBound { place += 1 }
      let line = gathered.line(at: folded.original(sentence.lowerBound))
      var scene = Scene(range: sentence, line: line, pieces: pieces[start..<place])
      scene.clauses = ClauseSplitter.boundaries(
        of: scene,
        text,
        timexes,
        isSpaced: language.isSpaced
      )
      scene.principals = PrincipalBuilder.principals(
        of: Sentence(text: text, pieces: scene.pieces, names: names, language: language)
      )
      stage.scenes.append(scene)
    }
    return stage
  }
}
