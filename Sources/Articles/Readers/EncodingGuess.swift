internal import Lexicon
internal import TextTools

/// Tells UTF-16 by its mark or by the NUL bytes of its ASCII letters.
enum UTF16Detection {
  /// `UTF-16LE`, `UTF-16BE` or nil.
  static func encoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    let head = bytes.prefix(1024)
    guard head.count >= 8 else { return nil }
    let even = Half(head, isOdd: false)
    let odd = Half(head, isOdd: true)
    if odd.isHigh(beside: even) { return "UTF-16LE" }
    if even.isHigh(beside: odd) { return "UTF-16BE" }
    return nil
  }

  /// The bytes at even or at odd offsets.
  private struct Half {
    private var zeros = 0

    /// Control bytes that no text has: the blocks of Greek, Cyrillic, Arabic and others.
    private var controls = 0

    /// How many could be the high byte of a letter: the blocks of the living scripts.
    private var blocks = 0
    private var count = 0

    init(_ head: ArraySlice<UInt8>, isOdd: Bool) {
      for index in stride(from: isOdd ? 1 : 0, to: head.count, by: 2) {
        count += 1
        switch head[index] {
        case 0: zeros += 1
        case 1...8, 0x0E...0x1A: controls += 1
        case 9...0x0D, 0x1B...0x20, 0x30, 0x4E...0x9F, 0xAC...0xD7, 0xFF: break
        default: continue
        }
        blocks += 1
      }
    }

    /// Zeros of ASCII letters are many; those of spaces and line ends few, but the rest fits too.
    func isHigh(beside low: Half) -> Bool {
      if zeros * 5 > 2 * count { return low.zeros * 10 < low.count }
      return zeros >= 2 && low.zeros < zeros && blocks * 20 >= count * 19
        && (low.blocks * 5 < low.count * 4 || controls * 5 > count)
    }
  }
}

/// Guesses the encoding of a text that declares none: the one in which it has most of the letters
/// that the languages use, and least of what no text has.
enum EncodingGuess {
  /// The best encoding for these bytes and how well it fits, or nil where none does.
  static func best(
    for bytes: [UInt8],
    among names: Set<String>? = nil
  ) -> (name: String, score: Double)? {
    let sample = Array(bytes.prefix(Self.sampleLength))
    var best: (name: String, score: Double)?
    for candidate in candidates where names?.contains(candidate.name) ?? true {
      guard let text = TextDecoding.convert(sample, from: candidate.name) else { continue }
      let score = self.score(text.bytes, replaced: text.replaced, candidate)
      if score > (best?.score ?? 0) { best = (candidate.name, score) }
    }
    return best
  }

  /// The encoding that a declared name means in browsers, as iconv knows it; nil for Unicode, which
  /// the bytes would show.
  static func known(_ declared: String) -> String? {
    let name = declared.lowercased()
    guard !["utf", "unicode", "ucs"].contains(where: name.hasPrefix) else { return nil }
    return labels[name] ?? declared
  }

  /// Whether the bytes are no Latin text though they are declared to be one, as is done where nobody
  /// thinks of it: letters beyond ASCII seldom stand side by side in languages with Latin letters.
  static func contradicts(_ declared: String, _ bytes: [UInt8]) -> Bool {
    guard declared == western else { return false }
    var high = 0
    var adjacent = 0
    for index in bytes.indices.dropFirst().dropLast() where bytes[index] >= 0x80 {
      high += 1
      if bytes[index - 1] >= 0x80 || bytes[index + 1] >= 0x80 { adjacent += 1 }
    }
    return adjacent * 2 > high
  }

  /// The encoding that the language of a text asks for, where it was read in another one with almost
  /// the same letters; nil where it is the right one.
  ///
  /// Hungarian read as windows-1252 has `õ` for `ő`, and is still clearly Hungarian.
  static func better(than encoding: String, for text: [UInt8], _ bytes: [UInt8]) -> String? {
    guard latin.contains(encoding), let language = language(of: text) else { return nil }
    let fitting = latin.filter { encodings[$0]?.contains(language) ?? false }
    guard !fitting.isEmpty, !fitting.contains(encoding) else { return nil }
    return best(for: bytes, among: fitting)?.name
  }

  private static let western = "WINDOWS-1252"

  /// Encodings of Latin letters, and the languages that each is made for.
  private static let encodings: [String: Set<String>] = {
    var result: [String: Set<String>] = [:]
    for entry in DataFile("shared/encodings.data")?.entries("languages") ?? [] {
      result[entry[0]] = Set(entry.dropFirst())
    }
    return result
  }()

  private static let latin = Set(encodings.keys)

  /// The language by what stands around the letters beyond ASCII: markup is English everywhere.
  private static func language(of text: [UInt8]) -> String? {
    text.withUnsafeBufferPointer { text in
      var parts: [Range<Int>] = []
      var index = 0
      while index < text.count, parts.count < partLimit {
        index = UTF8Bytes.asciiEnd(text, from: index)
        guard index < text.count else { break }
        var (start, end) = (max(index - partReach, 0), min(index + partReach, text.count))
        while start < index, text[start] & 0xC0 == 0x80 { start += 1 }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        parts.append(max(start, parts.last?.upperBound ?? 0)..<end)
        index = end
      }
      return LanguageGuess(text, parts, .shared).code
    }
  }

  private static let partLimit = 60
  private static let partReach = 24

  /// Names of encodings as pages declare them, in lower case.
  private static let labels: [String: String] = {
    var result: [String: String] = [:]
    for entry in DataFile("shared/encodings.data")?.entries("labels") ?? [] {
      for label in entry.dropFirst() { result[label] = entry[0] }
    }
    return result
  }()

  private static let sampleLength = 16 * 1024

  private struct Candidate {
    var name: String
    var isMultibyte: Bool
    var letters: Set<UInt32>
  }

  private static let candidates: [Candidate] = {
    let data = DataFile("shared/encodings.data")
    return ["multibyte", "singlebyte"].flatMap { section in
      (data?.entries(section) ?? []).compactMap { entry in
        guard entry.count == 2 else { return nil }
        return Candidate(
          name: entry[0],
          isMultibyte: section == "multibyte",
          letters: Set(entry[1].unicodeScalars.map(\.value))
        )
      }
    }
  }()

  /// The share of frequent letters among all characters beyond ASCII, less the faults.
  private static func score(_ text: [UInt8], replaced: Int, _ candidate: Candidate) -> Double {
    var total = 0
    var known = 0
    var faults = replaced * 4
    var wasLower = false
    var wasLatin: Bool?
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      let properties = scalar.properties
      if value >= 0x80 {
        total += 1
        if candidate.letters.contains(value) { known += 1 }
        if value < 0xA0 { faults += 4 }
        if !candidate.isMultibyte, !properties.isAlphabetic, wasLower { faults += 1 }
      }
      if wasLower, properties.isUppercase { faults += 1 }
      // A word is of one script: Latin letters beside Cyrillic ones are a wrong reading.
      let isLatin: Bool? = properties.isAlphabetic ? value < 0x370 : nil
      if !candidate.isMultibyte, let isLatin, let wasLatin, isLatin != wasLatin { faults += 1 }
      wasLatin = isLatin
      wasLower = properties.isLowercase
    }
    guard total > 0 else { return 0 }
    // Frequent signs cover less of a running text in scripts with thousands of them.
    let weight = candidate.isMultibyte ? 3.0 : 1.0
    return (Double(known) * weight - Double(faults)) / Double(total)
  }
}
