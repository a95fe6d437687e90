internal import QueryLanguage
internal import TextTools

/// Names by their letters alone: the folded Latin transliteration of a text contains that of the
/// pattern as whole words.
struct FoldedNames: NameMatching {
  func matcher(for pattern: String) -> any NameTest {
    Words(needle: TextNeedle(Latin.shared.transliterated(pattern), .has))
  }

  private struct Words: NameTest {
    let needle: TextNeedle

    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      var text = Latin.shared.transliterated(String(decoding: text, as: UTF8.self))
      var scratch: [UInt8] = []
      return text.withUTF8 { needle.matches($0, scratch: &scratch) }
    }
  }
}
