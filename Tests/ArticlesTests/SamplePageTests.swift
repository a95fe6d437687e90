import Chronology
import Glibc
import Testing

@testable import Articles

/// Made-up pages in every supported language, laid out in ten ways: the rules must hold on all.
@Suite struct SamplePageTests {
  @Test(arguments: SamplePage.all)
  func `finds the fields of a page in every layout`(page: SamplePage) {
    for layout in PageLayout.allCases {
      let document = RawDocument(
        file: page.name,
        bytes: Array(layout.render(page).utf8),
        id: page.name,
        format: layout.isHTML ? .html : .text
      )
      let article = ArticleParser().parse(document)
      let place: Comment = "\(page.name), \(layout.rawValue)"
      #expect(article.title == page["title"], place)
      #expect(article.date?.description == page["date"], place)
      #expect(article.authors == page.authors, place)
      #expect(article.language == page.language, place)
      #expect(page.fit(of: article.lead, article.body) > 0.97, place)
      #expect(!article.body.contains(page.teasers[0]), place)
    }
  }

  @Test func `there is a page for every language`() {
    let languages = Set(SamplePage.all.map(\.language))
    #expect(languages == Set(PageLanguage.shared.codes))
  }
}

extension SamplePage {
  /// The pages of the folder `Pages`, by name.
  static let all: [SamplePage] = {
    let here = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    return PageLanguage.shared.codes.flatMap { [$0, $0 + "-Latn", $0 + "-Hant"] }.sorted()
      .compactMap {
        guard let file = fopen("\(here)/Pages/\($0).page", "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
        return SamplePage(name: $0, source: String(decoding: bytes, as: UTF8.self))
      }
  }()
}
