/// Says where a document takes a group of people up, and whom it names as belonging to it.
struct GroupReader {
  let stage: Stage
  let text: UnsafeBufferPointer<UInt8>
  let language: EventLanguage
  let casting: Casting

  /// What a word says of a group.
  private enum Word: String {
    /// The group is spoken of.
    case group
    /// Who stands beside the word belongs to it.
    case joined
  }

  /// Whether a sentence, or the one behind it, speaks of a group.
  func takesUp(_ scene: Int) -> Bool {
    !words(in: scene).isEmpty || !words(in: scene + 1).isEmpty
  }

  /// The people whom a sentence, or the one behind it, names as belonging to a group.
  func people(in scene: Int) -> [Participant] {
    [scene, scene + 1].flatMap { index -> [Participant] in
      guard words(in: index).contains(Word.joined.rawValue) else { return [] }
      let named = stage.scenes[index].principals.filter {
        $0.kind == .person && $0.name != nil && !$0.isAside
      }
      return casting.participants(named, scene: index).filter { $0.kind == .person }
    }
  }

  private func words(in scene: Int) -> [String] {
    guard stage.scenes.indices.contains(scene) else { return [] }
    return language.members.matches(in: text, stage.scenes[scene].range).map(\.name)
  }
}
