internal import Chronology

/// Images and links in a text's markup, and what their addresses tell.
struct Addresses {
  private(set) var images: [String] = []
  private(set) var links: [String] = []

  /// The host that pictures of the article come from, without its technical first labels.
  private(set) var host: String?

  /// Year and month in the path of a picture of the article.
  private(set) var month: (year: Int, month: Int, line: Int)?

  /// Reads Markdown images and links and bare addresses; teasers' pictures tell no date.
  init(_ page: Page) {
    for index in page.shapes.indices where page.shapes[index].hasLink || page.shapes[index].hasImage
    {
      read(page, index)
    }
  }

  private mutating func read(_ page: Page, _ index: Int) {
    let bytes = page.bytes
    let range = page.shapes[index].range
    var place = range.lowerBound
    while place + 2 < range.upperBound {
      guard bytes[place] == 0x3A, bytes[place + 1] == 0x2F, bytes[place + 2] == 0x2F else {
        place += 1
        continue
      }
      var start = place
      while start > range.lowerBound, isLetter(bytes[start - 1]) { start -= 1 }
      var end = place + 3
      while end < range.upperBound, !endsAddress(bytes[end]) { end += 1 }
      let isImage = isMarkdownImage(bytes, start, range) || hasPictureName(bytes, start..<end)
      add(page, index, start..<end, isImage: isImage)
      place = end
    }
  }

  private mutating func add(_ page: Page, _ index: Int, _ range: Range<Int>, isImage: Bool) {
    let address = String(decoding: page.bytes[range], as: UTF8.self)
    guard isImage else {
      if !links.contains(address) { links.append(address) }
      return
    }
    images.append(address)
    guard let span = page.span, index <= span.upperBound + 2, index + 12 >= span.lowerBound else {
      return
    }
    if host == nil { host = Self.host(page.bytes, range) }
    if month == nil, let found = Self.month(page.bytes, range) {
      month = (found.year, found.month, index)
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x29 || byte == 0x22 || byte == 0x3E || byte == 0x5D
  }

  /// Whether an exclamation mark and a text in brackets stand before the address.
  private func isMarkdownImage(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ range: Range<Int>
  ) -> Bool {
    guard start - 2 >= range.lowerBound, bytes[start - 1] == 0x28, bytes[start - 2] == 0x5D else {
      return false
    }
    var place = start - 3
    while place > range.lowerBound, bytes[place] != 0x5B { place -= 1 }
    return place > range.lowerBound && bytes[place - 1] == 0x21
  }

  private func hasPictureName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let end = String(decoding: bytes[range].suffix(5), as: UTF8.self).lowercased()
    return [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains { end.hasSuffix($0) }
  }

  private static func host(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    guard let colon = bytes[range].firstIndex(of: 0x3A) else { return nil }
    let rest = bytes[(colon + 3)..<range.upperBound]
    let host = String(decoding: rest.prefix { $0 != 0x2F && $0 != 0x3A }, as: UTF8.self)
    var labels = host.lowercased().split(separator: ".")
    let technical: Set<Substring> = [
      "www", "cdn", "img", "image", "images", "static", "media", "i", "m", "assets", "files",
    ]
    while labels.count > 2, let first = labels.first, technical.contains(first) {
      labels.removeFirst()
    }
    return labels.count > 1 ? labels.joined(separator: ".") : nil
  }

  /// `/2025/02/` in a path: publishing systems file pictures by the month of upload.
  private static func month(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) -> (year: Int, month: Int)? {
    var place = range.lowerBound
    while place + 8 < range.upperBound {
      if bytes[place] == 0x2F, bytes[place + 5] == 0x2F, bytes[place + 8] == 0x2F,
        let year = number(bytes, place + 1, 4), let month = number(bytes, place + 6, 2),
        year >= 1995, year <= 2100, month >= 1, month <= 12
      {
        return (year, month)
      }
      place += 1
    }
    return nil
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ count: Int
  ) -> Int? {
    var value = 0
    for byte in bytes[start..<(start + count)] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
