/// A part of a line as dates see it.
struct DateToken {
  var kind: Kind
  var range: Range<Int>

  /// Whether white space stands before it.
  var spaced = false

  enum Kind: Equatable {
    case number(Int, digits: Int)
    case month(Int)
    case persianMonth(Int)
    case weekday(Int)
    case unit(DateWords.Meaning, Int)
    case sign(UInt32)

    /// Any other word, with its length in scalars and its first ASCII letters (for `T`, `Z`, `GMT`).
    case word(Int, UInt32)
  }

  var number: (value: Int, digits: Int)? {
    if case .number(let value, let digits) = kind { return (value, digits) }
    return nil
  }

  /// Whether it is no word of three letters or more.
  var isShort: Bool {
    if case .word(let length, _) = kind { return length < 3 }
    return true
  }

  func isSign(_ scalar: UInt32) -> Bool { kind == .sign(scalar) }

  /// A word's letters packed as ASCII, upper case: `GMT` is 0x474D54.
  var letters: UInt32 {
    if case .word(_, let letters) = kind { return letters }
    return 0
  }
}

/// Cuts a line into date tokens.
struct DateTokens {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt16>
  let folds: UnsafeBufferPointer<UInt16>
  let words: DateWords
  let language: Int

  /// The tokens of a line; names of several words are one token.
  func tokens(of range: Range<Int>) -> [DateToken] {
    var tokens: [DateToken] = []
    var phrases: [(hash: UInt64, token: Int)] = []
    var reader = ElementReader(bytes, range, classes: classes, folds: folds)
    var spaced = true
    while let element = reader.next() {
      if element.kind.contains(.space) || element.kind.contains(.mark) {
        spaced = true
        continue
      }
      var token = DateToken(kind: kind(of: element), range: element.range, spaced: spaced)
      if let month = gluedMonth(element) { token = month }
      if !element.isWord {
        // Abbreviations of several parts have dots inside: the Thai months.
        if element.scalar != 0x2E || spaced { phrases = [] }
      } else if !phrases.isEmpty {
        join(element, &phrases, &tokens, &token)
      }
      if element.isWord {
        let hash = WordHash.join(WordHash.seed, element.hash)
        if words.goesOn(hash) { phrases.append((hash, tokens.count)) }
      }
      split(&token, into: &tokens)
      tokens.append(token)
      spaced = false
    }
    return tokens
  }

  /// The month that a lost blank glued to the word before it: `PressApril`.
  private func gluedMonth(_ element: Element) -> DateToken? {
    guard element.uppers >= 1, element.scalars >= 5, element.kind.contains(.letter) else {
      return nil
    }
    var reader = ScalarReader(bytes, element.range)
    var isLower = false
    while true {
      let place = reader.offset
      guard let scalar = reader.next() else { return nil }
      let kind = ScalarTable.kind(scalar, classes)
      if isLower, kind.contains(.upper) {
        let tail = place..<element.range.upperBound
        var tailReader = ElementReader(bytes, tail, classes: classes, folds: folds)
        guard let word = tailReader.next() else { return nil }
        let hash = WordHash.join(WordHash.seed, word.hash)
        guard let meaning = words.meaning(hash, language: language), meaning.kind == .month else {
          return nil
        }
        return DateToken(kind: self.kind(of: meaning), range: tail, spaced: true)
      }
      isLower = kind.contains(.lower)
    }
  }

  /// Cuts a year off the hour that a lost blank glued to it: `20237:55`.
  private func split(_ token: inout DateToken, into tokens: inout [DateToken]) {
    guard let (value, digits) = token.number, digits == 5 || digits == 6 else { return }
    let scale = digits == 5 ? 10 : 100
    let end = token.range.upperBound
    guard (1900...2100).contains(value / scale), end < bytes.count, bytes[end] == 0x3A else {
      return
    }
    let seam = end - (digits - 4)
    var year = token
    year.kind = .number(value / scale, digits: 4)
    year.range = token.range.lowerBound..<seam
    tokens.append(year)
    token.kind = .number(value % scale, digits: digits - 4)
    token.range = seam..<end
  }

  /// Joins words that are one name together into one token, as Arabic months are.
  private func join(
    _ element: Element,
    _ phrases: inout [(hash: UInt64, token: Int)],
    _ tokens: inout [DateToken],
    _ token: inout DateToken
  ) {
    var open: [(hash: UInt64, token: Int)] = []
    for phrase in phrases {
      let hash = WordHash.join(phrase.hash, element.hash)
      if let meaning = words.meaning(hash, language: language), phrase.token < tokens.count {
        token.range = tokens[phrase.token].range.lowerBound..<element.range.upperBound
        token.spaced = tokens[phrase.token].spaced
        token.kind = kind(of: meaning)
        tokens.removeSubrange(phrase.token...)
      } else if words.goesOn(hash) {
        open.append((hash, phrase.token))
      }
    }
    phrases = open
  }

  private func kind(of meaning: (kind: DateWords.Meaning, number: Int)) -> DateToken.Kind {
    switch meaning.kind {
    case .month: .month(meaning.number)
    case .persianMonth: .persianMonth(meaning.number)
    case .weekday: .weekday(meaning.number)
    default: .unit(meaning.kind, meaning.number)
    }
  }

  private func kind(of element: Element) -> DateToken.Kind {
    if element.isNumber { return number(element) }
    guard element.isWord else { return .sign(element.scalar) }
    let hash = WordHash.join(WordHash.seed, element.hash)
    if let meaning = words.meaning(hash, language: language) { return kind(of: meaning) }
    var letters: UInt32 = 0
    for byte in bytes[element.range].prefix(4) {
      letters = letters << 8 | UInt32(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
    }
    return .word(element.scalars, element.range.count > 4 ? 0 : letters)
  }

  private func number(_ element: Element) -> DateToken.Kind {
    guard element.scalars <= 6 else { return .word(element.scalars, 0) }
    var value = 0
    var reader = ScalarReader(bytes, element.range)
    while let scalar = reader.next() {
      guard let digit = Self.digit(scalar) else { continue }
      value = value * 10 + digit
    }
    return .number(value, digits: element.scalars)
  }

  /// The value of a decimal digit of any script: each script's ten stand in a row.
  private static func digit(_ scalar: UInt32) -> Int? {
    for zero: UInt32 in [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10]
    where scalar >= zero && scalar < zero + 10 {
      return Int(scalar - zero)
    }
    return nil
  }
}
