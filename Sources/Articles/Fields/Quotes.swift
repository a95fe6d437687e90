/// Finds direct speech in the text, with the speaker where a name stands next to it.
struct Quotes {
  private(set) var found: [Article.Quote] = []

  init(_ page: Page) {
    for index in page.shapes.indices where page.isContent(index) && page.shapes[index].quotes >= 2 {
      read(page, index)
    }
  }

  private mutating func read(_ page: Page, _ index: Int) {
    var reader = ScalarReader(page.bytes, page.shapes[index].content)
    var open: (closers: [UInt32], start: Int)?
    var before: UInt32 = 0x20
    while true {
      let place = reader.offset
      guard let scalar = reader.next() else { return }
      if let (closers, start) = open {
        if closers.contains(scalar), !isApostrophe(scalar, page, reader) {
          add(page, index, start..<place)
          open = nil
        }
      } else if let closers = Self.closers(scalar, before: before, page) {
        open = (closers, reader.offset)
      }
      before = scalar
    }
  }

  private func isApostrophe(_ scalar: UInt32, _ page: Page, _ reader: ScalarReader) -> Bool {
    guard scalar == 0x27 || scalar == 0x2019 else { return false }
    var ahead = reader
    guard let next = ahead.next() else { return false }
    return ScalarTable.kind(next, page.classes).contains(.letter)
  }

  /// What may close a quotation that this sign opens.
  private static func closers(_ scalar: UInt32, before: UInt32, _ page: Page) -> [UInt32]? {
    switch scalar {
    case 0x201E: [0x201C, 0x201D, 0x22]
    case 0x201C: [0x201D, 0x201C, 0x22]
    case 0x00AB: [0x00BB]
    case 0x00BB: [0x00AB, 0x00BB]
    case 0x300C: [0x300D]
    case 0x300E: [0x300F]
    case 0x22: [0x22]
    case 0x2018, 0x201A: [0x2019, 0x2018]
    case 0x27:
      ScalarTable.kind(before, page.classes).contains(.letter) ? nil : [0x27]
    default: nil
    }
  }

  private mutating func add(_ page: Page, _ index: Int, _ range: Range<Int>) {
    guard !range.isEmpty, range.count < 2000 else { return }
    let words = PageLanguage.words(page.bytes, range).count
    guard words >= 2 else { return }
    let text = page.text(range)
    found.append(
      Article.Quote(
        text: text,
        speaker: speaker(page, index, range),
        line: page.shapes[index].line + 1
      )
    )
  }

  /// The run of capitalised words next to the quotation: after it first, then before it.
  private func speaker(_ page: Page, _ index: Int, _ range: Range<Int>) -> String? {
    let line = page.shapes[index].content
    let after = range.upperBound..<min(line.upperBound, range.upperBound + 90)
    if let name = name(page, after, isLast: false) { return name }
    let before = max(line.lowerBound, range.lowerBound - 90)..<range.lowerBound
    return name(page, before, isLast: true)
  }

  private func name(_ page: Page, _ range: Range<Int>, isLast: Bool) -> String? {
    var best: Range<Int>?
    var run: Range<Int>?
    var words = 0
    var reader = page.elements(range)
    func close() {
      if let run, words >= 2, isLast || best == nil { best = run }
      run = nil
      words = 0
    }
    while let element = reader.next() {
      if element.kind.contains(.space) { continue }
      let isName = element.isWord && element.kind.contains(.upper) && element.scalars > 1
      if isName, page.words.functionWords[element.hash] == 0 {
        run = (run?.lowerBound ?? element.range.lowerBound)..<element.range.upperBound
        words += 1
      } else {
        close()
        if !isLast, element.kind.contains(.stop) { break }
      }
    }
    close()
    return best.map { page.text($0) }
  }
}
