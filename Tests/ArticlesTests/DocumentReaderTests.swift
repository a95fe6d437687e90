import CZlib
import Glibc
import Testing

@testable import Articles

@Suite struct DocumentReaderTests {
  @Test func readsAPlainText() throws {
    let items = try read("One line.\nAnother line.\n")
    #expect(items.documents.map(\.text) == ["One line.\nAnother line.\n"])
    #expect(items.documents.first?.format == .text)
  }

  @Test func unpacksMembersOfAGzipFileAsOneText() throws {
    let packed = gzip("First half, ") + gzip("second half.")
    let items = try read(bytes: packed, name: "a.txt.gz")
    #expect(items.documents.map(\.text) == ["First half, second half."])
  }

  @Test func keepsWhatStandsBeforeTheEndOfATruncatedGzip() throws {
    let lines = (0..<20_000).map { "{\"text\": \"Number \($0) of the lines.\"}\n" }.joined()
    let items = try read(bytes: Array(gzip(lines).dropLast(2_000)), name: "a.jsonl.gz")
    #expect(items.documents.count > 1_000)
    #expect(items.problems.map(\.reason) == ["the gzip data is cut off"])
    #expect(items.problems.first?.offset != nil)
  }

  @Test func reportsOneBadLineAmongGoodOnes() throws {
    let items = try read(
      "{\"text\": \"a\"}\n{\"text\": \n{\"text\": \"c\", \"title\": \"t\"}\n",
      name: "x.jsonl"
    )
    #expect(items.documents.map(\.text) == ["a", "c"])
    #expect(items.documents.map(\.file) == ["x.jsonl#1", "x.jsonl#3"])
    #expect(items.documents.last?.facts.title == "t")
    #expect(items.problems.count == 1)
    #expect(items.problems.first?.reason.contains("line 2") == true)
  }

  @Test func tellsTheDayOfTheCrawlFromTheDayOfPublication() throws {
    let crawl = try read(
      "{\"text\": \"a\", \"dump\": \"CC-1\", \"date\": \"2024-03-01T00:00:00Z\"}\n"
    )
    #expect(crawl.documents.first?.facts.date == nil)
    #expect(crawl.documents.first?.facts.fetched == "2024-03-01T00:00:00Z")
    let news = try read("{\"text\": \"a\", \"date\": \"2024-03-01\"}\n")
    #expect(news.documents.first?.facts.date == "2024-03-01")
  }

  @Test func takesTheNamesOfFieldsThatAreGiven() throws {
    let fields = try JSONFields(given: "text=story,title=head,date=when,authors=by,authors=who")
    let items = try read(
      """
      {"text": "A teaser.", "html": "<p>A page.", "story": "A story.", "head": "A headline", \
      "dump": "CC-1", "when": "2024-03-01", "who": ["Ann Lee"], "url": "https://example.org/a"}
      """,
      name: "x.jsonl",
      fields: fields
    )
    let document = try #require(items.documents.first)
    #expect(document.text == "A story.")
    #expect(document.facts.title == "A headline")
    #expect(document.facts.date == "2024-03-01")
    #expect(document.facts.authors == ["Ann Lee"])
    #expect(document.facts.url == "https://example.org/a")
    let missing = try read("{\"text\": \"a\"}\n", name: "x.jsonl", fields: fields)
    #expect(missing.problems.map(\.reason) == ["line 1 has no field with a text"])
  }

  @Test(arguments: [
    ("headline=head", "it is one of text, html,"),
    ("head=title", "the other way round, title=head"),
    ("story", "write it as text=story"), ("text=", "write it as text=body"),
  ])
  func saysWhatIsWrongWithNamesOfFields(_ given: String, _ remedy: String) {
    let problem = #expect(throws: JSONFields.Problem.self) { try JSONFields(given: given) }
    #expect(problem?.reason.contains(remedy) == true)
  }

  @Test func readsPagesOfAWebArchiveAndPassesAWrongLength() throws {
    let page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-2\r\n\r\n<html><p>\u{FFFD}"
    var archive = warc("response", page)
    archive += warc(
      "response",
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>gone"
    )
    archive += warc("conversion", "A plain text.", length: 5)
    archive += warc("conversion", "The last text.")
    let items = try read(archive, name: "a.warc")
    #expect(items.documents.map(\.format) == [.html, .text])
    #expect(items.documents.last?.text == "The last text.")
    #expect(items.documents.last?.facts.url == "http://example.org/")
    #expect(items.problems.map(\.reason).contains { $0.contains("wrong Content-Length") })
  }

  @Test func findsTheNextRecordInsideOneThatClaimsTooMuch() throws {
    let page = "HTTP/1.1 200 OK\r\n\r\n<html><p>A page."
    let archive =
      warc("response", page, length: 5_000) + warc("request", "GET /", length: 900)
      + warc("response", page) + warc("conversion", "The last text.")
    let items = try read(archive, name: "a.warc")
    #expect(items.documents.map(\.format) == [.html, .text])
    #expect(items.problems.count == 2)
    #expect(items.problems.allSatisfy { $0.reason.contains("wrong Content-Length") })
  }

  @Test(arguments: [
    ("Transfer-Encoding: chunked", "5\r\n<html\r\n6\r\n><p>Hi\r\n0\r\n\r\n"),
    ("Content-Encoding: gzip", "<html><p>Hi"), ("Content-Encoding: br", "<html><p>Hi"),
    ("Transfer-Encoding: chunked", "<html><p>Hi"),
    ("Transfer-Encoding: chunked", "7fffffffffffffff\r\n<html><p>Hi"),
  ])
  func takesPagesOutOfTheirEncodings(_ field: String, _ body: String) throws {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(field)\r\n\r\n\(body)"
    let items = try read(warc("response", block), name: "a.warc")
    #expect(items.documents.map(\.text) == ["<html><p>Hi"])
    let packed = warc("response", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\u{1}\u{2}")
    #expect(try read(packed, name: "a.warc").problems.map(\.reason) == ["record 1 is packed by br"])
  }

  @Test func readsItemsOfAFeed() throws {
    let items = try read(
      """
      <?xml version="1.0"?><rss><channel><title>Site</title>
      <item><title>A &amp; B</title><link>http://example.org/1</link>
      <description><![CDATA[<p>Text of one</p>]]></description><pubDate>Tue, 04 Mar 2025</pubDate></item>
      <item><title>C</title><description>Text of two</description></item></channel></rss>
      """
    )
    #expect(items.documents.map(\.facts.title) == ["A & B", "C"])
    #expect(items.documents.map(\.format) == [.html, .text])
    #expect(items.documents.first?.facts.url == "http://example.org/1")
  }

  @Test func readsEntriesWithMarkupAndPeople() throws {
    let items = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>The Gull</title><author><name>All</name></author>
      <entry><title>T</title><link rel="self" href="http://e.org/f"/><link href="http://e.org/1"/>
      <author><name>Ann Lee</name><uri>x</uri></author><category term="sea"/>
      <media:group><title>No</title></media:group><published>2024-03-05T09:30:00Z</published>
      <content type="xhtml"><div><p>One</p><p>Two</p></div></content></entry></feed>
      """
    )
    let document = try #require(items.documents.first)
    #expect(document.text.hasSuffix("<div><p>One</p><p>Two</p></div>"))
    let facts = document.facts
    #expect((facts.title, facts.url, facts.source) == ("T", "http://e.org/1", "The Gull"))
    #expect(
      (facts.authors, facts.tags, facts.date) == (["Ann Lee"], ["sea"], "2024-03-05T09:30:00Z")
    )
  }

  @Test(arguments: [
    ("WINDOWS-1250", "iso-8859-1", "Hétfőn este a külügyminiszterek a jövő évről is tárgyaltak."),
    ("WINDOWS-1251", "iso-8859-1", "Сегодня министры двух стран провели переговоры."),
    ("GB18030", "gb2312", "两国外交部长今天举行会谈,並就和平進程交换了意见。"),
    ("CP949", "euc-kr", "두 나라의 외교부 장관이 오늘 회담을 하고 의견을 나누었다."),
    (
      "WINDOWS-1252", "utf-8",
      "¿Quién pagará mañana? Los ministros hablarán también del año próximo."
    ),
  ])
  func readsWhatIsWronglyDeclared(_ own: String, _ declared: String, _ text: String) throws {
    let head =
      "<script charset=utf-8></script>\(String(repeating: " ", count: 3_000))<meta charset="
    let packed = try #require(encode("\(head)\(declared)><p>\(text)", own))
    #expect(RawDocument(file: "a.html", contents: packed).text.hasSuffix("<p>\(text)"))
  }

  @Test func readsUTF16WithoutAMark() throws {
    let text = "Совет утвердил линию.\n\nСуда будут ходить каждые сорок минут, сказала мэр.\n"
    let packed = try #require(encode(text, "UTF-16BE"))
    #expect(try read(bytes: packed).documents.map(\.text) == [text])
  }

  @Test(arguments: [
    ("WINDOWS-1250", "Őszintén örülünk, hogy a jövő héten újra tárgyalnak a külügyminiszterek."),
    ("WINDOWS-1251", "Сегодня министры двух стран провели переговоры и подписали заявление."),
    ("KOI8-R", "Сегодня министры двух стран провели переговоры и подписали заявление."),
    ("WINDOWS-1252", "Über die nächsten Gespräche würden sich die Minister später äußern."),
    ("WINDOWS-1254", "İki ülkenin dışişleri bakanları bugün görüştü ve ortak açıklama yaptı."),
    ("GB18030", "两国外交部长今天举行会谈,并就和平进程交换了意见。"),
    ("BIG5", "兩國外交部長今天舉行會談,並就和平進程交換了意見。"),
    ("SHIFT_JIS", "両国の外務大臣は今日会談し、和平プロセスについて意見を交わした。"),
    ("EUC-KR", "두 나라의 외교부 장관이 오늘 회담을 하고 평화 과정에 대해 의견을 나누었다."),
    ("UTF-16LE", "Two ministers met today."),
  ])
  func guessesTheEncoding(_ encoding: String, _ text: String) throws {
    let packed = try #require(encode(text, encoding))
    #expect(RawDocument(file: "a.txt", contents: packed).text == text)
  }

  @Test func countsBadBytes() {
    let document = RawDocument(
      file: "a",
      contents: Array("Tűz és ".utf8) + [0xFF] + Array("szén".utf8)
    )
    #expect(document.text == "Tűz és \u{FFFD}szén")
    #expect(document.replaced == 1)
    #expect(document.firstReplaced == 9)
  }

  @Test func tellsWhatIsNoTextAtAll() throws {
    let noise = (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 2_654_435_761 >> 13) }
    let zip = try read(bytes: [0x50, 0x4B, 3, 4] + noise, name: "a.txt")
    #expect(zip.problems.map(\.reason) == ["a zip archive; unpack it first"])
    #expect(try read(bytes: noise).problems.first?.reason.hasPrefix("no text") == true)
    let padded = Array("A text in a block of its own.\n".utf8) + [UInt8](repeating: 0, count: 400)
    #expect(try read(bytes: padded).documents.count == 1)
  }

  @Test func saysThatAFileIsEmptyOrHoldsNulBytesOnly() throws {
    #expect(try read("").problems.map(\.reason) == ["empty"])
    #expect(try read("\u{FEFF} \n\t").problems.map(\.reason) == ["nothing but white space"])
    let cut = try read("WARC/1.0\r\nWARC-Type: response\r\n", name: "a.warc")
    #expect(cut.problems.map(\.reason) == ["record 1 has no Content-Length"])
    #expect(try read(bytes: [0, 0, 0]).problems.first?.reason == "nothing but NUL bytes")
  }

  private func read(
    _ text: String,
    name: String = "a.txt",
    fields: JSONFields = .usual
  ) throws -> ReadItems {
    try ReadItems(Array(text.utf8), name: name, fields: fields)
  }

  private func read(bytes: [UInt8], name: String = "a.txt") throws -> ReadItems {
    try ReadItems(bytes, name: name)
  }

  private func warc(_ type: String, _ block: String, length: Int? = nil) -> String {
    "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: http://example.org/\r\n"
      + "Content-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
  }

  private func gzip(_ text: String) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream,
      6,
      Z_DEFLATED,
      15 + 16,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    defer { deflateEnd(&stream) }
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count + 1_000)
    let length = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_FINISH)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(length))
  }

  private func encode(_ text: String, _ encoding: String) -> [UInt8]? {
    guard let converter = iconv_open(encoding, "UTF-8") else { return nil }
    defer { iconv_close(converter) }
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: 4 * input.count)
    let length = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = output.count
        iconv(converter, &source, &left, &target, &room)
        return output.count - room
      }
    }
    return Array(output.prefix(length))
  }
}
