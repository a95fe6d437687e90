internal import Lexicon

/// A word that names an event, and where it stands.
struct TriggerSite {
  let scene: Scene

  /// Index of the scene.
  let index: Int
  let trigger: Piece

  /// What the word tells.
  let word: Trigger
  let kind: EventKind
  let clause: Range<Int>
  let text: UnsafeBufferPointer<UInt8>
  let language: EventLanguage

  /// The site of a trigger piece of a scene; nil for words that name no event.
  init?(
    of trigger: Piece,
    in scene: Scene,
    at index: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ language: EventLanguage
  ) {
    let word = language.triggers[trigger.value]
    guard let kind = word.kind, word.frame != .none else { return nil }
    self.scene = scene
    self.index = index
    self.trigger = trigger
    self.word = word
    self.kind = kind
    clause = scene.clause(at: trigger.start)
    self.text = text
    self.language = language
  }

  var frame: Trigger.Frame { word.frame }

  /// The phrases of its clause.
  func phrases(includingAsides: Bool = false) -> [Phrase] {
    scene.phrases(in: clause, text, includingAsides: includingAsides)
  }

  /// Bytes between the trigger and a phrase.
  func distance(to phrase: Phrase) -> Int {
    phrase.end <= trigger.start
      ? trigger.start - phrase.end : abs(phrase.start - trigger.end)
  }

  /// The other triggers of the clause, those of mere statements left out.
  var rivals: [Piece] {
    scene.pieces.filter { other in
      guard other.kind == .trigger, other.start != trigger.start, other.isWithin(clause),
        let kind = language.triggers[other.value].kind
      else { return false }
      return kind != .statement && language.triggers[other.value].frame != .none
    }
  }

  /// The tense: of a noun that of the verb beside it.
  var tense: Trigger.Tense {
    guard word.tense == .any else { return word.tense }
    let verb = rivals.first { language.triggers[$0.value].tense != .any }
    return verb.map { language.triggers[$0.value].tense } == .present ? .present : .any
  }
}
