internal import Lexicon
internal import TextTools

/// What the tags, classes and ids around a text say about it.
///
/// Class names are English by convention of the web in all languages; the words stand in
/// `shared/html.data`.
struct HTMLHints: OptionSet {
  let rawValue: UInt32

  static let navigation = HTMLHints(rawValue: 1 << 0)
  static let aside = HTMLHints(rawValue: 1 << 1)
  static let footer = HTMLHints(rawValue: 1 << 2)
  static let header = HTMLHints(rawValue: 1 << 3)
  static let related = HTMLHints(rawValue: 1 << 4)
  static let share = HTMLHints(rawValue: 1 << 5)
  static let comment = HTMLHints(rawValue: 1 << 6)
  static let promotion = HTMLHints(rawValue: 1 << 7)
  static let caption = HTMLHints(rawValue: 1 << 8)
  static let byline = HTMLHints(rawValue: 1 << 9)
  static let tags = HTMLHints(rawValue: 1 << 10)
  static let hidden = HTMLHints(rawValue: 1 << 11)
  static let lead = HTMLHints(rawValue: 1 << 12)
  static let time = HTMLHints(rawValue: 1 << 13)
  static let headline = HTMLHints(rawValue: 1 << 14)
  static let body = HTMLHints(rawValue: 1 << 15)
  static let form = HTMLHints(rawValue: 1 << 16)

  // Where it stands, by tags alone.
  static let list = HTMLHints(rawValue: 1 << 19)
  static let quotation = HTMLHints(rawValue: 1 << 20)
  static let figure = HTMLHints(rawValue: 1 << 21)

  /// Those that keep a text out of the body.
  static let boilerplate: HTMLHints = [
    .navigation, .aside, .footer, .related, .share, .comment, .promotion, .tags, .hidden, .form,
  ]

  /// What an element says by its tag alone.
  init(_ tag: HTMLTag) {
    switch tag {
    case .nav, .menu: self = .navigation
    case .aside: self = .aside
    case .footer: self = .footer
    case .header: self = .header
    case .figcaption: self = .caption
    case .form, .fieldset, .dialog, .label: self = .form
    case .address: self = .byline
    case .time: self = .time
    case .h1: self = .headline
    case .li: self = .list
    case .blockquote: self = .quotation
    case .figure: self = .figure
    default: self = []
    }
  }

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// What the words of a class or id say: `article__related-links` holds `related` and `links`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> HTMLHints {
    var result: HTMLHints = []
    var word = FNV1a.seed
    var pair = FNV1a.seed
    var length = 0
    var wasLower = false
    for index in range {
      let byte = bytes[index]
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLetter = HTMLTokenizer.isLetter(byte)
      if length > 0, !isLetter || isUpper && wasLower {
        result.formUnion(meaning(word, pair, length))
        // Two words in a row can mean more than each: `article-body`.
        pair = HTMLTokenizer.isSpace(byte) ? FNV1a.seed : word
        word = FNV1a.seed
        length = 0
      }
      if isLetter {
        word = FNV1a.adding(UInt64(byte | 0x20), to: word)
        pair = FNV1a.adding(UInt64(byte | 0x20), to: pair)
        length += 1
      }
      wasLower = isLetter && !isUpper
    }
    return result.union(meaning(word, pair, length))
  }

  private static func meaning(_ word: UInt64, _ pair: UInt64, _ length: Int) -> HTMLHints {
    guard length > 1 else { return [] }
    return (words[word] ?? []).union(words[pair] ?? [])
  }

  private static let names: [String: HTMLHints] = [
    "navigation": .navigation, "aside": .aside, "footer": .footer, "header": .header,
    "related": .related, "share": .share, "comment": .comment, "promotion": .promotion,
    "caption": .caption, "byline": .byline, "tags": .tags, "hidden": .hidden, "lead": .lead,
    "time": .time, "headline": .headline, "body": .body, "form": .form,
  ]

  private static let words: [UInt64: HTMLHints] = {
    var result: [UInt64: HTMLHints] = [:]
    for entry in DataFile("shared/html.data")?.entries("class words") ?? [] {
      guard let name = entry.first, let hint = names[name] else { continue }
      for word in entry.dropFirst().joined(separator: " ").split(separator: " ") {
        result[FNV1a.hash(word.utf8), default: []].formUnion(hint)
      }
    }
    return result
  }()
}
