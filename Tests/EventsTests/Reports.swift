import Articles
import Chronology

@testable import Events

/// Short articles of our own, as the parser of articles would hand them on.
enum Reports {
  /// An article of these lines: a title first where `hasTitle`, then paragraphs.
  static func article(
    _ lines: [String],
    _ language: String,
    _ date: String?,
    id: String = "a",
    hasTitle: Bool = false
  ) -> Article {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for line in lines {
      let start = bytes.count
      bytes.append(contentsOf: line.utf8)
      ranges.append(start..<bytes.count)
      bytes.append(0x0A)
    }
    var article = Article(document: RawDocument(file: "\(id).txt", bytes: bytes, id: id))
    article.language = language
    article.date = date.flatMap { try? FuzzyDate(edtf: $0) }
    for (index, range) in ranges.enumerated() {
      let zone: Article.Zone = hasTitle && index == 0 ? .title : .paragraph
      article.lines.append(Article.Line(number: index + 1, range: range, zone: zone))
    }
    return article
  }

  /// The mentions of one text as `kind status date names`, in order of the text.
  static func told(_ text: String, _ language: String, _ date: String?) -> [String] {
    EventExtractor().mentions(in: article([text], language, date)).map(line)
  }

  static func line(_ mention: Mention) -> String {
    let names = mention.participants.map(\.name).sorted().joined(separator: ", ")
    let date = mention.date?.edtf ?? "-"
    return "\(mention.kind.rawValue) \(mention.status.rawValue) \(date) \(names)"
  }
}
