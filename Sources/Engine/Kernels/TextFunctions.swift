internal import TextTools

/// The text functions of the language on single texts.
enum TextFunctions {
  /// The text without white space at its ends.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> String {
    let scalars = text.text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The words, after UAX #29.
  static func words(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
    var scanner = WordScanner(text)
    var words: [String] = []
    while let range = scanner.next() {
      words.append(String(decoding: text[range], as: UTF8.self))
    }
    return words
  }

  /// The bytes of the code points `from` through `through`, counted from 1 or from the end with -1;
  /// what lies outside is left out.
  static func slice(
    _ text: UnsafeBufferPointer<UInt8>,
    _ from: Int64,
    _ through: Int64
  ) -> Range<Int> {
    let count = text.scalarCount
    func place(_ number: Int64) -> Int {
      let clamped = Int(clamping: number)
      return clamped >= 0 ? clamped : max(0, count + 1 + max(clamped, -count - 1))
    }
    // 0 names no code point: it lies before the first one.
    let start = max(1, place(from))
    let end = min(count, place(through))
    guard start <= end else { return 0..<0 }
    return text.scalars((start - 1)..<end) ?? 0..<0
  }

  /// The parts between the separators; the code points where the separator is empty.
  static func split(_ text: String, by separator: String) -> [String] {
    guard !separator.isEmpty else { return text.unicodeScalars.map { String($0) } }
    var parts: [String] = []
    let (bytes, wanted) = (Array(text.utf8), Array(separator.utf8))
    var start = 0
    bytes.withUnsafeBufferPointer { all in
      while let found = ByteSearch.find(wanted, in: all, from: start) {
        parts.append(String(decoding: all[start..<found], as: UTF8.self))
        start = found + wanted.count
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// The text with every `old` exactly as written changed to `new`.
  static func replacing(_ text: String, _ old: String, by new: String) -> String {
    guard !old.isEmpty else { return text }
    return Composition.composed(split(text, by: old).joined(separator: new))
  }

  /// How alike two texts are once folded: 1 less the number of letters to insert, remove, replace or
  /// swap over the longer length.
  static func similarity(_ left: String, _ right: String) -> Double {
    let first = Array(Folding.folded(left).unicodeScalars)
    let second = Array(Folding.folded(right).unicodeScalars)
    let longer = max(first.count, second.count)
    guard longer > 0 else { return 1 }
    return 1 - Double(distance(first, second)) / Double(longer)
  }

  /// The optimal string alignment distance.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let cost = left[row] == right[column] ? 0 : 1
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + cost)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }

  /// At most 80 code points around the first place that contains the word, cut at spaces; the
  /// beginning where there is none.
  static func snippet(_ text: String, around word: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let length = 80
    guard scalars.count > length else { return text }
    let place = firstPlace(of: word, in: scalars) ?? 0
    var start = max(0, min(place - length / 3, scalars.count - length))
    var end = min(scalars.count, start + length)
    if start > 0, let space = scalars[start..<end].firstIndex(of: " "), space < place {
      start = space + 1
    }
    if end < scalars.count, let space = scalars[start..<end].lastIndex(of: " "), space > place {
      end = space
    }
    var view = String.UnicodeScalarView()
    if start > 0 { view.append("…") }
    view.append(contentsOf: scalars[start..<end])
    if end < scalars.count { view.append("…") }
    return String(view)
  }

  /// The code point at which a word that folds to the same begins.
  private static func firstPlace(of word: String, in scalars: [Unicode.Scalar]) -> Int? {
    let needle = TextNeedle(word, .startsWith)
    var scratch: [UInt8] = []
    let reach = word.unicodeScalars.count * 4 + 8
    for start in scalars.indices {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<min(scalars.count, start + reach)])
      var rest = String(view)
      if rest.withUTF8({ needle.matches($0, scratch: &scratch) }) { return start }
    }
    return nil
  }
}

/// A template of `format`, cut into texts and places once.
struct FormatTemplate {
  private var parts: [(text: String, place: Int?)] = []

  init(_ text: String) {
    var literal = ""
    var rest = Substring(text)
    while let next = rest.first {
      rest.removeFirst()
      if next == "{" || next == "}", rest.first == next {
        literal.append(next)
        rest.removeFirst()
      } else if next == "{", let close = rest.firstIndex(of: "}"), let place = Int(rest[..<close]) {
        parts.append((literal, place - 1))
        literal = ""
        rest = rest[rest.index(after: close)...]
      } else {
        literal.append(next)
      }
    }
    parts.append((literal, nil))
  }

  /// The template with its places filled; they count from 0.
  func filled(_ value: (Int) -> String) -> String {
    parts.reduce(into: "") { result, part in
      result += part.text
      if let place = part.place { result += value(place) }
    }
  }
}
