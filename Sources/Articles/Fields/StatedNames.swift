internal import TextTools

/// Names of people in a field that is made for them: one or several in a text, with what is often
/// written around them.
struct StatedNames {
  /// The languages whose words for bylines count: the one that is known and English, else all.
  private let languages: UInt32

  /// Reads fields of a text in a language (a tag of BCP 47).
  init(language: String?) {
    let codes = PageLanguage.shared.codes
    let own = language.flatMap { tag in
      codes.firstIndex {
        tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) == $0
      }
    }
    let common = codes.firstIndex(of: "en") ?? 0
    languages = own.map { 1 << UInt32($0) | 1 << UInt32(common) } ?? .max
  }

  /// The names in these texts, in order, each once.
  func names(in texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts {
      let shown = Self.withoutAddress(HTMLText.decoded(text))
      let clean = Self.withoutParenthesis(shown)
      guard !clean.contains("://"), TextMeasure.length(clean) < 200 else { continue }
      for name in split(clean) where Self.isName(name) && !result.contains(name) {
        result.append(name)
      }
    }
    return result
  }

  /// The name in `jo@example.org (Jo Doe)` and `Jo Doe <jo@example.org>`, the forms of mail and feeds.
  private static func withoutAddress(_ text: String) -> String {
    guard text.contains("@") else { return text }
    for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
      guard let start = text.firstIndex(of: open), text.hasSuffix(String(close)) else { continue }
      let outside = text[..<start].filter { $0 != "\"" }
      let inside = text[text.index(after: start)...].dropLast()
      let name = outside.contains("@") ? String(inside) : String(outside)
      return String(decoding: HTMLText.trimmed(Array(name.utf8)), as: UTF8.self)
    }
    return text
  }

  /// Without what stands in parentheses behind the name; an address there tells of an organisation.
  private static func withoutParenthesis(_ text: String) -> String {
    guard let start = text.firstIndex(of: "(") else { return text }
    return text[start...].contains(".") ? "" : String(text[..<start])
  }

  private func split(_ text: String) -> [String] {
    var names: [[Substring]] = [[]]
    for part in text.split(whereSeparator: { ",;，；、".contains($0) }) {
      for word in part.split(separator: " ") {
        if joins(word) { names.append([]) } else { names[names.count - 1].append(word) }
      }
      names.append([])
    }
    return names.map { $0.dropFirst(labelEnd($0)).joined(separator: " ") }
  }

  /// Whether a word or a sign stands between two names; a name that is spelt like it has a capital.
  private func joins(_ word: Substring) -> Bool {
    if word.count == 1, "&|/·".contains(word) { return true }
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
      && !text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }
}
