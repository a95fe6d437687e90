internal import TextTools

/// The authors that a page names: in its descriptions, in links and elements marked as such, or in
/// the byline that it shows.
struct HTMLAuthors {
  /// The names, in order, each once.
  private(set) var names: [String] = []

  /// The languages whose words for bylines count: the declared one and English, else all.
  private let languages: UInt32

  init(_ metadata: HTMLMetadata, _ text: HTMLText, _ content: HTMLContent) {
    let codes = PageLanguage.shared.codes
    let own = metadata.language.flatMap { tag in
      codes.firstIndex {
        tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) == $0
      }
    }
    let common = codes.firstIndex(of: "en") ?? 0
    languages = own.map { 1 << UInt32($0) | 1 << UInt32(common) } ?? .max
    let declared = (metadata.article?["author"]?.elements ?? []).compactMap { author in
      author["name"]?.elements.first?.text ?? author.text
    }
    let sources: [[String]] = [
      declared,
      metadata.meta["author"] ?? [],
      metadata.meta["article:author"] ?? [],
      metadata.meta["parsely-author"] ?? metadata.meta["sailthru.author"] ?? [],
      metadata.meta["dc.creator"] ?? metadata.meta["dcterms.creator"] ?? [],
      metadata.properties["author"] ?? [],
      metadata.authorLinks,
      Self.byline(text, content),
    ]
    for source in sources {
      names = read(source)
      if !names.isEmpty { return }
    }
  }

  /// Short blocks that the page marks as a byline, near the headline or the first paragraph.
  private static func byline(_ text: HTMLText, _ content: HTMLContent) -> [String] {
    let start = content.zones.firstIndex(of: .title) ?? 0
    let end = content.zones.firstIndex(of: .paragraph) ?? 0
    guard start < end else { return [] }
    return (start..<end).filter {
      let block = text.blocks[$0]
      return block.hints.contains(.byline) && block.length < 80
        && block.hints.isDisjoint(with: [.related, .share, .comment, .promotion])
    }.prefix(1).map { String(decoding: text.bytes[text.blocks[$0].range], as: UTF8.self) }
  }

  private func read(_ texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts {
      let clean = HTMLText.decoded(text)
      guard !clean.contains("://"), !clean.contains("("), TextMeasure.length(clean) < 200 else {
        continue
      }
      for name in split(clean) where Self.isName(name) && !result.contains(name) {
        result.append(name)
      }
    }
    return result
  }

  private func split(_ text: String) -> [String] {
    var names: [[Substring]] = [[]]
    for part in text.split(separator: ",") {
      for word in part.split(separator: " ") {
        if joins(word) { names.append([]) } else { names[names.count - 1].append(word) }
      }
      names.append([])
    }
    return names.map { $0.dropFirst(labelEnd($0)).joined(separator: " ") }
  }

  /// Whether a word or a sign stands between two names; a name that is spelt like it has a capital.
  private func joins(_ word: Substring) -> Bool {
    if word.count == 1, "&|/·;".contains(word) { return true }
    guard let first = word.first, !first.isUppercase else { return false }
    return PageLanguage.shared.conjunctions[phrase([word])] & languages != 0
  }

  /// How many words at the beginning are a label (`By`, `geschrieben von`), at least one word aside.
  private func labelEnd(_ words: [Substring]) -> Int {
    let most = min(3, words.count - 1)
    guard most > 0 else { return 0 }
    return (1...most).last {
      PageLanguage.shared.bylines[phrase(words.prefix($0))] & languages != 0
    } ?? 0
  }

  private func phrase(_ words: some Sequence<Substring>) -> UInt64 {
    words.reduce(WordHash.seed) { phrase, word in
      Array(word.utf8).withUnsafeBufferPointer {
        PageLanguage.words($0, 0..<$0.count).reduce(phrase) { WordHash.join($0, $1) }
      }
    }
  }

  private static func isName(_ text: String) -> Bool {
    let length = TextMeasure.length(text)
    return length > 2 && length < 60 && !text.contains("@") && text.contains(where: \.isLetter)
      && !text.contains(where: \.isNumber)
  }
}
