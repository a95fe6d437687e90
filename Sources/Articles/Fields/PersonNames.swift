/// Reads a short line as names of authors with what bylines put around them.
///
/// A name is two to five capitalised words, with short small ones inside (`van`, `de`); in scripts
/// without capitals it needs a byline word before or behind it. Commas, bars, dashes, conjunctions,
/// figures and words of a role end a name.
struct PersonNames {
  private(set) var names: [String] = []

  /// Where each of them stands.
  private(set) var places: [Range<Int>] = []

  /// Words that are neither names nor known around them.
  private(set) var leftOver = 0

  /// Whether small words stand inside a name.
  private(set) var hasSmall = false

  /// Whether a byline word stood in the line.
  private(set) var isLabelled = false

  private let page: Page
  private var words: [Word] = []

  /// Whether the piece before was a label only (`Author:`).
  private var isAfterLabel = false

  /// Whether what follows up to the next sign was glued to a name: what the person does.
  private var isDescription = false

  private struct Word {
    var range: Range<Int>
    var isUpper = false
    var isCased = false

    /// Two or three capitals: an abbreviation (`EDT`), or the initials of given names.
    var isShort = false
    var isUnspaced = false
    var scalars = 0
    var hash: UInt64 = 0
    var cues: Cues = []
    var isJoined = false
  }

  init(_ page: Page, _ range: Range<Int>) {
    self.page = page
    let dates = page.dates(in: range)
    var reader = page.elements(range)
    var spaced = true
    var (isHyphen, isFigure) = (false, false)
    while let element = reader.next() {
      let isDate = dates.contains { $0.range.contains(element.range.lowerBound) }
      // The unit of a figure (`14K`) is glued to it.
      if element.isWord, !isDate, !isFigure {
        add(element, isJoined: isHyphen && !spaced)
      } else if isDate || ends(element, spaced) {
        close(isBeforeColon: element.scalar == 0x3A)
        isDescription = false
        // Behind the names a figure begins a date or an age (`5 hours ago`).
        if isDate || element.isNumber, !names.isEmpty { break }
        if element.scalar == 0x40 || element.kind.contains(.opener) && !names.isEmpty { break }
      }
      isHyphen = element.kind.contains(.hyphen)
      isFigure = element.isNumber
      spaced = element.kind.contains(.space)
    }
    close()
  }

  private func ends(_ element: Element, _ spaced: Bool) -> Bool {
    if element.kind.contains(.space) || element.kind.contains(.quote) { return false }
    if element.scalar == 0x2E || element.scalar == 0x27 { return false }
    return !element.kind.contains(.hyphen) || spaced || element.scalar != 0x2D
  }

  private mutating func add(_ element: Element, isJoined: Bool) {
    var word = Word(range: element.range)
    word.isUpper = element.kind.contains(.upper)
    word.isCased = word.isUpper || element.kind.contains(.lower)
    word.isUnspaced = element.kind.contains(.unspaced)
    word.scalars = element.scalars
    word.isShort = element.uppers == element.scalars && element.scalars <= 3
    word.hash = element.hash
    word.isJoined = isJoined
    word.cues = Cues(
      rawValue: page.words.cues[WordHash.join(WordHash.seed, element.hash)] & ~PageLanguage.goesOn
    )
    if !word.isUpper, !word.isUnspaced, joins(element) {
      close()
      return
    }
    let seam = word.isUpper ? Self.seam(page, element.range) : nil
    if let seam { word.range = element.range.lowerBound..<seam }
    words.append(word)
    if seam != nil {
      close()
      isDescription = true
    }
  }

  /// Whether a word stands between two names in the page's language.
  private func joins(_ element: Element) -> Bool {
    let languages = page.words.conjunctions[WordHash.join(WordHash.seed, element.hash)]
    return page.language < 0 ? languages != 0 : languages & 1 << UInt32(page.language) != 0
  }

  /// Where a lost blank glued the next word to a name: a capital after a small letter.
  private static func seam(_ page: Page, _ range: Range<Int>) -> Int? {
    var reader = ScalarReader(page.bytes, range)
    var isLower = false
    var count = 0
    while true {
      let place = reader.offset
      guard let scalar = reader.next() else { return nil }
      let kind = ScalarTable.kind(scalar, page.classes)
      if isLower, kind.contains(.upper), count >= 4, range.upperBound - place >= 3 { return place }
      isLower = kind.contains(.lower)
      count += 1
    }
  }

  /// Ends a piece of the line and takes the name in it, if there is one.
  private mutating func close(isBeforeColon: Bool = false) {
    defer { words = [] }
    // A name and the next label: `Jane Doe Price: …`.
    if isBeforeColon, words.count >= 3, words.last?.isUpper == true { words.removeLast() }
    guard !words.isEmpty, !isDescription else { return }
    var start = 0
    for index in words.indices.prefix(5) where index >= start {
      // Without capitals a role behind a name (`Name reporter`) is no label before another.
      if index > 0, !words[0].isCased { break }
      // Inside a line of titles (`Notes From the Field`) it labels nothing.
      if index > 0, words[index].isUpper { continue }
      if let end = labelEnd(index) { start = end }
    }
    if start > 0, names.isEmpty { isLabelled = true }
    var rest = Array(words[start...])
    guard !rest.isEmpty else {
      isAfterLabel = true
      return
    }
    if rest[0].isCased {
      takeCased(&rest)
    } else {
      takeUncased(rest, isAfterLabel: start > 0 || isAfterLabel)
    }
    isAfterLabel = false
  }

  /// Where the longest byline phrase that begins with this word ends.
  private func labelEnd(_ start: Int) -> Int? {
    var phrase = WordHash.seed
    var end: Int?
    for index in start..<min(words.count, start + 5) {
      phrase = WordHash.join(phrase, words[index].hash)
      let found = page.words.cues[phrase]
      let isPart = index == start && words[start].isUnspaced && index + 1 < words.count
      if Cues(rawValue: found).contains(.byline), !isPart, isOwn(phrase, words[start...index]) {
        end = index + 1
      }
      if found & PageLanguage.goesOn == 0 { break }
    }
    return end
  }

  /// Small words label in their own language only: `a`, `am` and `of` stand in any line of others.
  private func isOwn(_ phrase: UInt64, _ words: ArraySlice<Word>) -> Bool {
    guard words.count == 1, let word = words.first, page.language >= 0 else { return true }
    let language: UInt32 = 1 << UInt32(page.language)
    return page.words.bylines[phrase] & language != 0
      || page.words.functionWords[word.hash] & language == 0
  }

  private mutating func takeCased(_ rest: inout [Word]) {
    if let role = rest.firstIndex(where: { isRole($0) }) {
      rest = Array(rest[..<role])
      cutBeforeRole(&rest)
    }
    cutAfterName(&rest)
    let capitals = rest.count { $0.isUpper && !$0.isJoined }
    let small = rest.filter { !$0.isUpper && !$0.isJoined }
    let isName =
      capitals >= 2 && capitals <= 4 && small.count <= 3 && small.allSatisfy { $0.scalars <= 3 }
      && rest.last?.isUpper == true && rest.first?.isUpper == true
      && !rest.allSatisfy(\.isShort)
    if isName, page.cues(in: range(rest)).isDisjoint(with: Self.foreign) {
      if !small.isEmpty { hasSmall = true }
      append(rest)
    } else if !rest.isEmpty, isAgency(rest) {
      append(rest)
    } else {
      leftOver += rest.count { !isKnown($0) }
    }
  }

  /// Words of a date, of a label and the like, which stand around names.
  private func isKnown(_ word: Word) -> Bool {
    let phrase = WordHash.join(WordHash.seed, word.hash)
    return isRole(word) || page.words.functionWords[word.hash] != 0
      || page.words.dates.meaning(phrase, language: page.language) != nil
  }

  /// What names have nothing to do with.
  private static let foreign: Cues = [.navigation, .related, .notice, .footer, .comment, .section]

  /// Cuts where the words cannot go on with the name: at a month, or at a function word after two
  /// names.
  private func cutAfterName(_ rest: inout [Word]) {
    var capitals = 0
    for (index, word) in rest.enumerated() {
      let isFunction = page.words.functionWords[word.hash] != 0
      let phrase = WordHash.join(WordHash.seed, word.hash)
      let isDate = capitals >= 1 && page.words.dates.meaning(phrase, language: page.language) != nil
      if capitals >= 2, isFunction && (!word.isUpper || word.scalars >= 3) || isDate {
        rest = Array(rest[..<index])
        return
      }
      if word.isUpper, !word.isJoined { capitals += 1 }
    }
  }

  /// What stands between two names and a role describes the role (`Jane Doe Political Editor`).
  private func cutBeforeRole(_ rest: inout [Word]) {
    guard rest.count >= 3, rest.allSatisfy({ $0.isUpper && !$0.isJoined && $0.scalars >= 3 }) else {
      return
    }
    rest = Array(rest[..<2])
  }

  /// A word of a role, also as the end of a compound (`Wirtschaftsredakteur`).
  private func isRole(_ word: Word) -> Bool {
    if !word.cues.isDisjoint(with: [.byline, .share, .published, .updated]) {
      // Particles of names (`de`, `av`) are labels of other languages.
      return word.isUpper || word.isUnspaced || word.scalars > 3 || isOwnLabel(word)
    }
    guard word.isCased, word.scalars >= 10 else { return false }
    var reader = ScalarReader(page.bytes, word.range)
    for _ in 0..<3 { _ = reader.next() }
    var left = word.scalars - 3
    while left >= 7 {
      let end = PageLanguage.words(page.bytes, reader.offset..<word.range.upperBound)
      if end.count == 1, page.words.bylines[WordHash.join(WordHash.seed, end[0])] != 0 {
        return true
      }
      _ = reader.next()
      left -= 1
    }
    return false
  }

  private func isOwnLabel(_ word: Word) -> Bool {
    let languages = page.words.bylines[WordHash.join(WordHash.seed, word.hash)]
    return page.language < 0 || languages & 1 << UInt32(page.language) != 0
  }

  private func isAgency(_ rest: [Word]) -> Bool {
    let phrase = rest.reduce(WordHash.seed) { WordHash.join($0, $1.hash) }
    let cues = Cues(rawValue: page.words.cues[phrase] & ~PageLanguage.goesOn)
    return cues.contains(.agency)
  }

  private mutating func takeUncased(_ rest: [Word], isAfterLabel: Bool) {
    let role = rest.firstIndex { isRole($0) }
    let name = Array(rest[..<(role ?? rest.count)])
    let scalars = name.reduce(0) { $0 + $1.scalars }
    let fits = scalars >= 2 && (name[0].isUnspaced ? scalars <= 16 : name.count <= 4)
    if fits, isAfterLabel || role != nil {
      isLabelled = true
      append(name)
    } else if page.cues(in: range(rest)).isDisjoint(with: [.published, .updated]) {
      leftOver += rest[0].isUnspaced ? (rest.count + 1) / 2 : rest.count
    }
  }

  private func range(_ words: [Word]) -> Range<Int> {
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  private mutating func append(_ words: [Word]) {
    let name = page.text(range(words))
    guard !name.isEmpty, !names.contains(name) else { return }
    names.append(name)
    places.append(range(words))
  }
}
