internal import Lexicon

/// The text of a document and the tables to read it with.
///
/// Lives inside the closure that lends its buffers.
struct PageSource {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt16>
  let folds: UnsafeBufferPointer<UInt16>

  /// The lines and their zones, read in a language.
  func page(_ guess: LanguageGuess) -> Page {
    let language = guess.code.flatMap { PageLanguage.shared.codes.firstIndex(of: $0) }
    let scanner = LineScanner(
      bytes: bytes,
      classes: classes,
      folds: folds,
      language: language.map { 1 << UInt32($0) } ?? 0
    )
    return Page(scanner, language: language ?? -1)
  }

  /// The language of an article whose markup tells its text, or of all that there is.
  func language(of article: Article) -> LanguageGuess {
    let text = article.lines.filter { $0.zone == .paragraph }.map(\.range)
    let isEnough = text.reduce(0) { $0 + $1.count } >= Self.leastText
    let parts =
      isEnough
      ? LanguageGuess.sample(of: text, in: bytes) : LanguageGuess.sample(of: bytes)
    return LanguageGuess(bytes, parts)
  }

  /// The language of what a page's lines show to be the article's text; nil where that is too little.
  func language(of page: Page) -> LanguageGuess? {
    let text = page.shapes.indices.filter { page.zones[$0] == .paragraph }.map {
      page.shapes[$0].range
    }
    guard text.reduce(0, { $0 + $1.count }) >= Self.leastText else { return nil }
    return LanguageGuess(bytes, LanguageGuess.sample(of: text, in: bytes))
  }

  private static let leastText = 200
}

extension Page {
  /// The language of a paragraph that is clearly not in the article's.
  ///
  /// Function words of the article's language tell without a closer look that it is.
  func foreignLanguage(_ index: Int, _ article: LanguageGuess) -> String? {
    let shape = shapes[index]
    guard shape.width >= 60, shape.functionWords * 8 < shape.units else { return nil }
    let start = shape.content.lowerBound
    let parts = LanguageGuess.sample(
      of: [start..<min(shape.content.upperBound, start + 400)],
      in: bytes
    )
    let guess = LanguageGuess(bytes, parts)
    guard let code = guess.code, let own = article.code, code != own else { return nil }
    return guess.margin >= LanguageGuess.paragraphMargin ? code : nil
  }
}
