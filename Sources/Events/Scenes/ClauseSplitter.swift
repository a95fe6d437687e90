/// Cuts a sentence into clauses.
enum ClauseSplitter {
  /// Where clauses begin, ascending, the sentence's own start left out.
  ///
  /// A `clause` word begins one anywhere, a `relative` word or a pronoun only after a comma; semicolons and, in
  /// scripts without spaces, commas part clauses by themselves.
  static func boundaries(
    of scene: Scene,
    _ text: UnsafeBufferPointer<UInt8>,
    _ timexes: [Timex],
    isSpaced: Bool
  ) -> [Int] {
    // `… , a day after A met B`.
    var boundaries = scene.pieces.filter { $0.kind == .timex && timexes[$0.value].isOfMain }
      .map(\.start)
    for piece in scene.pieces {
      switch piece.link {
      case .clause, .further:
        boundaries.append(piece.start)
      case .relative, .pronoun:
        if follows(comma: piece.start, text, from: scene.range.lowerBound) {
          boundaries.append(piece.start)
        }
      default: continue
      }
    }
    for piece in scene.pieces where boundaries.contains(piece.start) {
      if let end = insertionEnd(of: piece, scene, text) { boundaries.append(end) }
    }
    var index = scene.range.lowerBound
    while index < scene.range.upperBound {
      let byte = text[index]
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
        || !isSpaced && byte == UInt8(ascii: ",")
      {
        boundaries.append(index + 1)
      } else if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBC {
        // Full-width comma, semicolon and colon.
        switch text[index + 2] {
        case 0x8C, 0x9A, 0x9B: boundaries.append(index + 3)
        default: break
        }
      }
      index += 1
    }
    boundaries.sort()
    return boundaries.filter { $0 > scene.range.lowerBound }
  }

  /// Where the clause of a pronoun ends that stands inside another: `A, who is in B, met C`.
  private static func insertionEnd(
    of pronoun: Piece,
    _ scene: Scene,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard pronoun.link == .pronoun,
      let comma = text[pronoun.end..<scene.range.upperBound].firstIndex(of: UInt8(ascii: ",")),
      scene.pieces.contains(where: { $0.kind == .trigger && $0.start > comma })
    else { return nil }
    return comma + 1
  }

  private static func follows(
    comma place: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Bool {
    var index = place - 1
    while index >= start, text[index] == 0x20 { index -= 1 }
    return index >= start && (text[index] == UInt8(ascii: ",") || text[index] == 0x2D)
  }
}
