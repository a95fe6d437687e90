/// Tells the language of a text by its script and its frequent words.
struct LanguageGuess {
  /// The index in `PageLanguage.codes`, or nil where nothing speaks for any.
  private(set) var language: Int?

  /// ISO 15924.
  private(set) var script: String?

  /// A guess for a text; only a bounded sample of a long one is read.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ words: PageLanguage) {
    var counts = ScriptCounts()
    var votes = [Float](repeating: 0, count: 32)
    let table = ScalarTable.shared
    table.classes.withUnsafeBufferPointer { classes in
      table.folded.withUnsafeBufferPointer { folds in
        for range in Self.sample(of: bytes) {
          var reader = ElementReader(bytes, range, classes: classes, folds: folds)
          while let element = reader.next() {
            guard element.isWord else { continue }
            counts.add(element.scalar, element.scalars)
            Self.vote(words.functionWords[element.hash], &votes)
            if element.range.count > element.scalars {
              Self.voteByLetters(bytes, element.range, words, &votes)
            }
            guard element.scalar >= 0x3400 else { continue }
            let side = words.scripts[element.hash]
            counts.simplified += side == 1 ? 1 : 0
            counts.traditional += side == 2 ? 1 : 0
          }
        }
      }
    }
    (language, script) = counts.decide(votes, words)
  }

  /// Letters beyond ASCII speak for the languages that use them.
  private static func voteByLetters(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ words: PageLanguage,
    _ votes: inout [Float]
  ) {
    var reader = ScalarReader(bytes, range)
    while let scalar = reader.next() {
      if scalar >= 0xC0, scalar < 0x800 { vote(words.letters[Int(scalar)], &votes, 0.5) }
    }
  }

  /// A word that many languages share says little for each.
  @inline(__always)
  private static func vote(_ mask: UInt32, _ votes: inout [Float], _ full: Float = 1) {
    guard mask != 0 else { return }
    let weight = full / Float(mask.nonzeroBitCount)
    var rest = mask
    while rest != 0 {
      votes[rest.trailingZeroBitCount] += weight
      rest &= rest - 1
    }
  }

  /// Up to four windows of four kilobytes, spread over the text.
  private static func sample(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let window = 4096
    guard bytes.count > 4 * window else { return [0..<bytes.count] }
    return (0..<4).map { part in
      var start = (bytes.count - window) * (part + 1) / 5
      while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
      return start..<(start + window - 4)
    }
  }
}

/// Letters by script.
private struct ScriptCounts {
  var latin = 0
  var cyrillic = 0
  var greek = 0
  var hebrew = 0
  var arabic = 0
  var devanagari = 0
  var thai = 0
  var hangul = 0
  var kana = 0
  var han = 0

  /// Characters that only one of the two Chinese scripts has.
  var simplified = 0
  var traditional = 0

  @inline(__always)
  mutating func add(_ scalar: UInt32, _ count: Int) {
    switch scalar {
    case 0x41...0x24F, 0x1E00...0x1EFF: latin += count
    case 0x370...0x3FF, 0x1F00...0x1FFF: greek += count
    case 0x400...0x52F: cyrillic += count
    case 0x590...0x5FF: hebrew += count
    case 0x600...0x77F, 0xFB50...0xFEFE: arabic += count
    case 0x900...0x97F: devanagari += count
    case 0xE00...0xE7F: thai += 1
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF: hangul += count * 2
    case 0x3040...0x30FF: kana += 2
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 2
    default: break
    }
  }

  /// The language and the script: by the script alone where one language uses it, else by votes.
  func decide(_ votes: [Float], _ words: PageLanguage) -> (Int?, String?) {
    func index(_ code: String) -> Int? { words.codes.firstIndex(of: code) }
    let east = han + kana
    let rows = [
      (latin, "Latn"), (cyrillic, "Cyrl"), (greek, "Grek"), (hebrew, "Hebr"), (arabic, "Arab"),
      (devanagari, "Deva"), (thai, "Thai"), (hangul, "Kore"), (east, "Hani"),
    ]
    guard let most = rows.max(by: { $0.0 < $1.0 }), most.0 > 0 else { return (nil, nil) }
    switch most.1 {
    case "Grek": return (index("el"), "Grek")
    case "Hebr": return (index("he"), "Hebr")
    case "Deva": return (index("hi"), "Deva")
    case "Thai": return (index("th"), "Thai")
    case "Kore": return (index("ko"), "Kore")
    case "Hani":
      if kana * 20 > east { return (index("ja"), "Jpan") }
      return (index("zh"), traditional > simplified ? "Hant" : "Hans")
    case "Cyrl": return (best(votes, ["ru", "uk", "bg", "sr"], words), "Cyrl")
    case "Arab": return (best(votes, ["ar", "fa"], words), "Arab")
    default:
      let others: Set = [
        "ru", "uk", "bg", "ar", "fa", "el", "he", "hi", "th", "ko", "ja", "zh",
      ]
      return (best(votes, words.codes.filter { !others.contains($0) }, words), "Latn")
    }
  }

  private func best(_ votes: [Float], _ codes: [String], _ words: PageLanguage) -> Int? {
    let indices = codes.compactMap { words.codes.firstIndex(of: $0) }
    guard let top = indices.max(by: { votes[$0] < votes[$1] }), votes[top] > 0 else { return nil }
    return top
  }
}
