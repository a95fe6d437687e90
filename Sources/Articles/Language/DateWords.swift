/// Names of months, weekdays and the units of written dates, by language.
struct DateWords: Sendable {
  /// A name: its number and its calendar.
  enum Meaning: UInt32 {
    case month = 1
    case weekday, year, monthUnit, day, era, persianMonth, hour, minute, morning, afternoon
  }

  /// Phrase and language → meaning << 16 | number; also phrase alone → its first such value.
  private var table = HashTable()

  /// Day-month-year, month-day-year or year-month-day, by language.
  private(set) var orders: [Int: Order] = [:]

  /// The calendar whose years figures give, by language, where it is not the common one.
  private(set) var calendars: [Int: Calendar] = [:]

  /// The sections of the language files that speak of dates.
  static let sections: Set = ["meta", "month", "weekday", "date-months-persian", "date-units"]

  /// In which order figures give a date.
  enum Order: String {
    case dmy, mdy, ymd
  }

  /// Calendars of other years.
  enum Calendar: String {
    case buddhist, persian
  }

  /// The meaning of a phrase in this language, or in any where this one has none.
  ///
  /// Weekdays count in their own language alone: the short ones are words of others (`to`, `ma`).
  func meaning(_ phrase: UInt64, language: Int) -> (kind: Meaning, number: Int)? {
    var value = table[WordHash.join(phrase, UInt64(bitPattern: Int64(language)) &+ 1)]
    value &= ~PageLanguage.goesOn
    let isOwn = value != 0
    if !isOwn { value = table[phrase] & ~PageLanguage.goesOn }
    guard let kind = Meaning(rawValue: value >> 16), isOwn || language < 0 || kind != .weekday
    else { return nil }
    return (kind, Int(value & 0xFFFF))
  }

  /// Whether a longer name begins with this phrase.
  func goesOn(_ phrase: UInt64) -> Bool { table[phrase] & PageLanguage.goesOn != 0 }

  mutating func add(
    _ section: String,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    language: Int
  ) {
    let fields = bytes[range].split(separator: 0x09)
    guard let first = fields.first else { return }
    let head = String(decoding: first, as: UTF8.self)
    switch section {
    case "meta":
      guard fields.count > 1 else { return }
      let value = String(decoding: fields[1], as: UTF8.self)
      if head == "date_order" { orders[language] = Order(rawValue: value) }
      if head == "calendar" { calendars[language] = Calendar(rawValue: value) }
    case "month", "weekday", "date-months-persian":
      let kinds: [String: Meaning] = [
        "month": .month, "weekday": .weekday, "date-months-persian": .persianMonth,
      ]
      guard let number = Int(head), let kind = kinds[section] else { return }
      for field in fields.dropFirst() {
        insert(bytes, field.startIndex..<field.endIndex, kind, number, language)
      }
    case "date-units":
      let kinds: [String: Meaning] = [
        "year": .year, "month": .monthUnit, "day": .day, "era": .era, "hour": .hour,
        "minute": .minute, "am": .morning, "pm": .afternoon,
      ]
      guard let kind = kinds[head], fields.count > 1 else { return }
      let offset = fields.count > 2 ? Int(String(decoding: fields[2], as: UTF8.self)) ?? 0 : 0
      insert(bytes, fields[1].startIndex..<fields[1].endIndex, kind, offset, language)
    default: break
    }
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ kind: Meaning,
    _ number: Int,
    _ language: Int
  ) {
    let words = PageLanguage.words(bytes, range)
    guard !words.isEmpty else { return }
    var phrase = WordHash.seed
    for (index, word) in words.enumerated() {
      phrase = WordHash.join(phrase, word)
      if index < words.count - 1 { table.insert(phrase, PageLanguage.goesOn) }
    }
    let value = kind.rawValue << 16 | UInt32(number)
    let known = table[phrase] & ~PageLanguage.goesOn
    if known == 0 { table.insert(phrase, value) }
    let own = WordHash.join(phrase, UInt64(language) + 1)
    if table[own] == 0 { table.insert(own, value) }
  }
}
