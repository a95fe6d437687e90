internal import Lexicon
internal import TextTools

/// People in no list where they stand by their surname alone, or beside a word for a counterpart.
struct UnknownNames {
  let lexicon: NameLexicon
  let folded: FoldedText
  let original: [UInt8]

  /// Further pieces for the people of a document, none of which overlaps a piece that is there.
  ///
  /// Their names are added to the `canonical` ones.
  func pieces(
    of names: DocumentNames,
    beside pieces: [Piece],
    _ canonical: inout [String]
  ) -> [Piece] {
    var found: [Piece] = []
    folded.bytes.withUnsafeBufferPointer { text in
      let titled = titled(pieces, text, &canonical).filter { person in
        !pieces.contains { $0.start < person.end && person.start < $0.end }
      }
      found = titled + surnames(of: names, titled, text, &canonical)
    }
    var kept: [Piece] = []
    for piece in found {
      func isTaken(by other: Piece) -> Bool {
        other.start < piece.end && piece.start < other.end && other.kind != .adjective
      }
      if !pieces.contains(where: isTaken), !kept.contains(where: isTaken) { kept.append(piece) }
    }
    return kept
  }

  /// Where the surnames of the document's own people stand.
  private func surnames(
    of names: DocumentNames,
    _ titled: [Piece],
    _ text: UnsafeBufferPointer<UInt8>,
    _ canonical: inout [String]
  ) -> [Piece] {
    let ids = names.unknown.indices.map { DocumentNames.firstUnknown + Int32($0) }
    var people = ids.enumerated().map { index, id in
      var person = person(names.mentions.first { $0.id == names.identified[id] ?? id })
      person.name = Int32(canonical.count + index)
      if let known = names.identified[id] { person.entity = known }
      return person
    }
    canonical += ids.map { names.identified[$0] ?? $0 }.map { names.name(of: $0) ?? "" }
    people += titled
    guard !people.isEmpty else { return [] }
    var matcher = PhraseMatcher(capacity: 64)
    for (index, person) in people.enumerated() {
      // As the document spells it, whoever it is.
      let spelling = index < ids.count ? names.unknown[index] : canonical[Int(person.name)]
      let words = spelling.split { $0 == " " || $0 == "·" }
      // A Chinese name can be the surname alone already.
      guard words.count > 1 || (spelling.utf8.first ?? 0) >= 0xE3, let last = words.last,
        last.utf8.count > 2
      else { continue }
      matcher.add(
        EventLanguage.fold(String(last)),
        payload: Int32(index),
        suffixes: lexicon.suffixes
      )
    }
    var matches: [PhraseMatcher.Match] = []
    matcher.scan(text, suffixes: lexicon.suffixes, into: &matches)
    return matches.compactMap { match in
      let start = Int(match.start)
      guard !TextClass.isSpaced(text[start]) || isCapital(start, text) else { return nil }
      var piece = people[Int(matcher.payload(match.entry))]
      (piece.start, piece.end) = (Int(match.start), Int(match.end))
      piece.cases = match.cases
      return piece
    }
  }

  /// A person of the document as a mention of the full name has it.
  private func person(_ mention: NameMention?) -> Piece {
    var piece = Piece(.person, 0, 0)
    piece.role = mention?.role
    piece.land = mention?.country ?? .none
    piece.traits = [.surname, .pattern]
    return piece
  }

  /// Two capital words right behind an office or `his Swiss counterpart`.
  private func titled(
    _ pieces: [Piece],
    _ text: UnsafeBufferPointer<UInt8>,
    _ canonical: inout [String]
  ) -> [Piece] {
    let counterpart = Collective.allCases.firstIndex(of: .counterpart)
    var found: [Piece] = []
    for (index, piece) in pieces.enumerated()
    where piece.kind == .collective && piece.value == counterpart
      || piece.kind == .office && !piece.traits.contains(.absorbed)
    {
      var end = piece.end
      // In some languages its state stands behind it.
      if index + 1 < pieces.count, pieces[index + 1].kind == .state,
        pieces[index + 1].start - end == 1
      {
        end = pieces[index + 1].end
      }
      var start = end + 1
      // In apposition: `with his counterpart, A B`.
      if piece.kind == .collective, start < text.count, text[end] == UInt8(ascii: ",") {
        (start, end) = (start + 1, end + 1)
      }
      guard start < text.count, text[end] == 0x20, let first = word(from: start, text),
        first + 1 < text.count, text[first] == 0x20, let second = word(from: first + 1, text)
      else { continue }
      var person = Piece(.person, start, second)
      person.name = Int32(canonical.count)
      canonical.append(spelling(start..<stem(first + 1..<second, piece.cases, text)))
      person.cases = piece.cases
      person.land = piece.land
      person.role = piece.role
      person.saidRole = piece.role
      person.traits = .pattern
      found.append(person)
    }
    return found
  }

  /// The end of a surname without the ending that it shares with the word before it.
  private func stem(
    _ word: Range<Int>,
    _ cases: Cases,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard !cases.isEmpty, word.count > 4 else { return word.upperBound }
    return (word.lowerBound + 3..<word.upperBound).first { cut in
      lexicon.suffixes.cases(text, stem: word.lowerBound, from: cut, to: word.upperBound)
        .map { !$0.isDisjoint(with: cases) } ?? false
    } ?? word.upperBound
  }

  /// The end of the capital word that begins here.
  private func word(from start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard isCapital(start, text) else { return nil }
    let end = TextClass.wordEnd(from: start, text)
    let second = start + TextClass.width(text[start])
    // Among words in capitals a capital says nothing.
    guard second < end, !isCapital(second, text) else { return nil }
    // `Jean-Luc`.
    if end + 1 < text.count, text[end] == 0x2D, let further = word(from: end + 1, text) {
      return further
    }
    return end
  }

  private func isCapital(_ offset: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    TextClass.isSpaced(text[offset]) && folded.isCapital(offset, in: original)
  }

  private func spelling(_ range: Range<Int>) -> String {
    Composition.composed(String(decoding: original[folded.original(range)], as: UTF8.self))
  }
}
