internal import Lexicon
internal import TextTools

/// The authors that a page names: in its descriptions, in links and elements marked as such, or in
/// the byline that it shows.
struct HTMLAuthors {
  /// The names, in order, each once.
  private(set) var names: [String] = []

  init(_ metadata: HTMLMetadata, _ text: HTMLText, _ content: HTMLContent) {
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
      names = Self.read(source)
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
      return block.hints.contains(.byline) && block.range.count < 80
        && block.hints.isDisjoint(with: [.related, .share, .comment, .promotion])
    }.prefix(1).map { String(decoding: text.bytes[text.blocks[$0].range], as: UTF8.self) }
  }

  private static func read(_ texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts {
      let clean = HTMLText.decoded(text)
      guard !clean.contains("://"), !clean.contains("("), clean.utf8.count < 200 else { continue }
      for name in split(clean) where isName(name) && !result.contains(name) { result.append(name) }
    }
    return result
  }

  private static func split(_ text: String) -> [String] {
    var names: [[Substring]] = [[]]
    for part in text.split(separator: ",") {
      for word in part.split(separator: " ") {
        if joins.contains(word.lowercased()) {
          names.append([])
        } else {
          names[names.count - 1].append(word)
        }
      }
      names.append([])
    }
    return names.map { words in
      let isMarked = words.count > 1 && starts.contains(words[0].lowercased())
      return words.dropFirst(isMarked ? 1 : 0).joined(separator: " ")
    }
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.count > 2 && text.utf8.count < 60 && !text.contains("@")
      && text.contains(where: \.isLetter) && !text.contains(where: \.isNumber)
  }

  private static let joins = words(of: "byline joins")
  private static let starts = words(of: "byline starts")

  private static func words(of section: String) -> Set<String> {
    Set((DataFile("shared/html.data")?.entries(section) ?? []).joined())
  }
}
