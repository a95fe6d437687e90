internal import Lexicon

/// Tells UTF-16 by its mark or by the NUL bytes of its ASCII letters.
enum UTF16Detection {
  /// `UTF-16LE`, `UTF-16BE` or nil.
  static func encoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    let head = bytes.prefix(512)
    guard head.count >= 8 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.odd * 5 > head.count, zeros.even * 20 < head.count { return "UTF-16LE" }
    if zeros.even * 5 > head.count, zeros.odd * 20 < head.count { return "UTF-16BE" }
    return nil
  }
}

/// Guesses the encoding of a text that declares none: the one in which it has most of the letters
/// that the languages use, and least of what no text has.
enum EncodingGuess {
  /// The best encoding for these bytes, or nil where none fits.
  static func best(for bytes: [UInt8]) -> String? {
    let sample = Array(bytes.prefix(Self.sampleLength))
    var best: (name: String, score: Double)?
    for candidate in candidates {
      guard let text = TextDecoding.convert(sample, from: candidate.name) else { continue }
      let score = self.score(text.bytes, replaced: text.replaced, candidate)
      if score > (best?.score ?? 0) { best = (candidate.name, score) }
    }
    return best?.name
  }

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
