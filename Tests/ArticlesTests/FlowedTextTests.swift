import Chronology
import Testing

@testable import Articles

/// Markdown, its front matter, and texts with broken lines.
@Suite struct FlowedTextTests {
  private static let paragraphs = [
    "The harbour council approved a new line to the islands on Monday evening, after long talks.",
    "Its ships will leave every forty minutes, and nobody has to pay more than for a short bus ride.",
    "The first boats are expected next spring, once the quay has been built and crews are trained.",
  ]

  @Test(arguments: [
    "---\ntitle: 'New line'\ndate: 2024-03-05 # day\nauthor: Jo Doe\ntags: [sea, \"a, b\"]\n---\n",
    "---\ntitle: >-\n  New\n  line\ndate: 2024-03-05\nauthors:\n  - Jo Doe\ntags:\n- sea\n- a, b\n---\n",
    "+++\ntitle = \"New line\"\ndate = 2024-03-05\nauthors = [\"Jo Doe\"]\ntags = [\"sea\", \"a, b\"]\n[x]\n+++\n",
    "{\"title\": \"New line\", \"date\": \"2024-03-05\", \"author\": \"Jo Doe\", \"tags\": [\"sea\", \"a, b\"]}\n",
    "Title: New line\nDate: 2024-03-05\nAuthor: Jo Doe\nTags: sea; a, b\n",
  ])
  func readsFrontMatter(_ front: String) {
    let article = parse(front + "\n" + Self.paragraphs.joined(separator: "\n\n"))
    #expect(article.title == "New line" && article.date?.edtf == "2024-03-05")
    #expect(article.authors == ["Jo Doe"] && article.tags == ["sea", "a, b"])
    #expect(text(article) == Self.paragraphs.joined(separator: "\n"))
  }

  @Test func readsMarkup() throws {
    let article = parse(
      """
      New line to the islands
      =======================

      \(Self.paragraphs[0].replacing("new line", with: "[new *line*](https://e.org/l \"t\")"))

      What it costs
      ---

      > \(Self.paragraphs[1].replacing("short", with: "__short__"))

      ```
      let code = 1
      ```
      \(Self.paragraphs[2].replacing("quay", with: "[quay][q]"))

      [q]: https://e.org/q
      """
    )
    #expect(article.title == "New line to the islands")
    let expected = [Self.paragraphs[0], "What it costs"] + Self.paragraphs[1...]
    #expect(text(article) == expected.joined(separator: "\n"))
    #expect(Set(article.links) == ["https://e.org/l", "https://e.org/q"])
    let last = try #require(article.lines.last { $0.zone == .paragraph })
    #expect(last.number == 14)
    let start = article.source(of: last.range).lowerBound
    #expect(article.document.bytes[start...].starts(with: "The first boats".utf8))
  }

  @Test func joinsBrokenLines() throws {
    let broken = Self.paragraphs.map { paragraph in
      var lines = [""]
      for word in paragraph.split(separator: " ") {
        if lines[lines.count - 1].count + word.count > 50 { lines.append("") }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
      return lines.joined(separator: "\n")
    }
    let article = parse("New line\n\n" + broken.joined(separator: "\n\n"), name: "a.txt")
    #expect(text(article).hasSuffix(Self.paragraphs.joined(separator: "\n")))
    #expect(article.lines.last { $0.zone == .paragraph }?.number == 9)
  }

  private func parse(_ text: String, name: String = "a.md") -> Article {
    ArticleParser().parse(RawDocument(file: name, contents: Array(text.utf8)))
  }

  private func text(_ article: Article) -> String {
    [article.lead, article.body].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
