/// Tells the language of a text: by its script where one language uses it, else by which letters
/// follow each other.
struct LanguageGuess: Equatable {
  /// Primary subtag of BCP 47, also of a language that no file describes; nil where nothing speaks
  /// for any.
  private(set) var code: String?

  /// ISO 15924.
  private(set) var script: String?

  /// How clear it is: by how much the letters prefer this language to the next, in steps of the
  /// table for each n-gram; large where the script decides.
  private(set) var margin: Float = 0

  /// Whether no part of the text is clearly in another language.
  private(set) var isUniform = true

  /// A guess for the parts of a text.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ parts: [Range<Int>],
    _ grams: LetterGrams = .shared
  ) {
    let each = parts.map { ScriptCounts(bytes, $0) }
    let counts = each.reduce(ScriptCounts(), +)
    script = counts.script
    isUniform = each.allSatisfy { $0.script == script }
    guard let script, let group = grams.group(of: script), counts.most >= Self.leastLetters else {
      code = counts.language
      margin = .infinity
      return
    }
    var total = [Int](repeating: 0, count: group.codes.count)
    var known = 0
    var clear: Set<Int> = []
    for part in parts {
      var scores = [Int](repeating: 0, count: total.count)
      let count = grams.add(bytes, part, of: group, to: &scores)
      if let (best, margin) = Self.best(scores, count), margin >= Self.windowMargin {
        clear.insert(best)
      }
      known += count
      for index in total.indices { total[index] += scores[index] }
    }
    guard let (best, margin) = Self.best(total, known) else { return }
    code = group.codes[best]
    self.margin = margin
    isUniform = isUniform && clear.subtracting([best]).isEmpty
  }

  /// The language that something else states.
  init(stated code: String?) {
    self.code = code
    margin = .infinity
  }

  /// The highest score, and by how much it is above the next for each n-gram.
  private static func best(_ scores: [Int], _ known: Int) -> (index: Int, margin: Float)? {
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else {
      return nil
    }
    let second = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    return (best, Float(scores[best] - second) / Float(known))
  }

  /// The margin that is more than chance over a window of a text: a tenth of a nat.
  static let windowMargin: Float = 2

  /// The margin that the names and figures of one paragraph do not reach: a third of a nat.
  static let paragraphMargin: Float = 6

  /// Fewer letters tell nothing.
  private static let leastLetters = 6

  /// Six windows, spread over the text.
  static func sample(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard bytes.count > windows * window else { return [0..<bytes.count] }
    return (0..<windows).map { part in
      let start = (bytes.count - window) * part / (windows - 1)
      return whole(bytes, start..<(start + window))
    }
  }

  /// Up to so many of the ranges, spread over them, each cut to a window.
  static func sample(
    of ranges: [Range<Int>],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    let step = max(1, ranges.count / windows)
    return stride(from: 0, to: ranges.count, by: step).map { index in
      let range = ranges[index]
      return whole(bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + window))
    }
  }

  /// A range that cuts no character in two.
  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>
  {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<max(start, end)
  }

  private static let windows = 6
  private static let window = 160
}
