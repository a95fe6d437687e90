/// The pieces of a sentence over the text of its document, and what stands between them.
///
/// Gaps are measured in bytes of the folded text: a letter is one in Latin script, three in Han.
struct Sentence {
  let text: UnsafeBufferPointer<UInt8>
  let pieces: ArraySlice<Piece>

  /// The names that pieces have, as in `Stage`.
  let names: [String]
  let language: EventLanguage

  func name(of piece: Piece) -> String? {
    piece.name < 0 ? nil : names[Int(piece.name)]
  }

  /// Whether the word only accompanies what follows: `ông Lavrov`, `两国代表团`.
  func isHonorific(_ piece: Piece) -> Bool {
    let accompanied: Piece.Kind
    switch piece.collective {
    case .title: accompanied = .person
    case .sides: accompanied = .group
    default: return false
    }
    return pieces.contains {
      $0.kind == accompanied && $0.start >= piece.end && isTight(piece.end, $0.start)
    }
  }

  // MARK: Gaps

  /// Whether only spaces, hyphens and apostrophes stand between.
  func isTight(_ start: Int, _ end: Int) -> Bool {
    guard end >= start, end - start <= 4 else { return false }
    for index in start..<end {
      switch text[index] {
      case 0x20, 0x2D, 0x27: continue
      default: return false
      }
    }
    return true
  }

  /// Whether neither a comma nor a quotation mark stands between.
  func isWords(_ gap: Range<Int>) -> Bool {
    !gap.contains { text[$0] == UInt8(ascii: ",") || text[$0] == UInt8(ascii: "\"") }
  }

  /// Whether one short genitive word stands between: `der`, `of the`, `của`.
  func isGenitive(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 20 else { return false }
    var rest = gap.lowerBound
    var words = gap.count
    let links = pieces.filter { $0.kind == .link && $0.isWithin(gap) }
    for piece in links where piece.start >= rest {
      // A word can be more than one link: `von`.
      let isOf = links.contains {
        $0.start == piece.start && ($0.link == .of || $0.link == .relative || $0.link == .pronoun)
      }
      guard isOf else { return false }
      rest = piece.end
      words -= piece.end - piece.start
    }
    return rest > gap.lowerBound && gap.upperBound - rest <= 5 && words <= 7
  }

  /// Whether the word between can begin the one who acts: `im Weißen Haus von Präsident …`.
  func isAgent(_ gap: Range<Int>) -> Bool {
    pieces.contains { $0.link == .by && $0.isWithin(gap) }
  }

  /// Whether a few descriptive words stand between, without punctuation or a cue.
  func isDescribed(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 48 else { return false }
    for index in gap {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"),
        UInt8(ascii: "("), UInt8(ascii: "\""):
        return false
      default: continue
      }
    }
    return !pieces.contains { $0.isWithin(gap) && !isHonorific($0) }
  }

  /// Whether a hyphen, a slash or an `and` stands between two countries.
  func isPair(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 12 else { return false }
    if gap.isEmpty { return !language.isSpaced }
    // A full-width comma parts clauses.
    if gap.contains(where: { text[$0] == 0xEF }) { return false }
    if pieces.contains(where: { $0.link == .and && $0.isWithin(gap) }) { return true }
    let signs = gap.filter { text[$0] != 0x20 }
    return signs.count == 1 && (text[signs[0]] == 0x2D || text[signs[0]] == UInt8(ascii: "/"))
  }

  /// Whether a comma or its like of Chinese lists stands between two offices of one person.
  func isComma(_ gap: Range<Int>) -> Bool {
    gap.count <= 3 && !gap.isEmpty
      && gap.allSatisfy { [0x20, 0x2C, 0xE3, 0x80, 0x81].contains(text[$0]) }
  }

  /// Whether a comma and one more word stand before a name: `the emir, Sheikh …`.
  func isAddressed(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 16, gap.count > 3, text[gap.lowerBound] == 0x2C,
      text[gap.upperBound - 1] == 0x20
    else { return false }
    return text[(gap.lowerBound + 2)..<(gap.upperBound - 1)].allSatisfy { TextClass.isWord($0) }
  }

  /// Whether it is a comma before a name in apposition; in scripts without spaces an epithet, of no
  /// more than words, can stand behind it: `高级代表、…者`.
  func isApposition(_ gap: Range<Int>) -> Bool {
    if gap.count <= 3 { return gap.contains { text[$0] == UInt8(ascii: ",") } }
    guard !language.isSpaced, gap.count <= 27, text[gap].starts(with: [0xE3, 0x80, 0x81]) else {
      return false
    }
    let rest = gap.dropFirst(3)
    let isEpithet = stride(from: rest.lowerBound, to: rest.upperBound, by: 3).allSatisfy {
      (0xE4...0xE9).contains(text[$0])
    }
    return isEpithet && !pieces.contains { $0.isWithin(rest) }
  }
}
