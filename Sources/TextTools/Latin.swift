/// Texts in Latin letters, letter by letter: Cyrillic, Greek, Armenian, Georgian, Arabic, Hebrew,
/// Hangul and kana.
///
/// Rough where a script leaves vowels out. What has no table (Han, Thai, Devanagari …) and what is
/// Latin already stays as it is.
package struct Latin: Sendable {
  /// The transliteration, with its tables built once.
  package static let shared = Latin()

  private var table: [[Unicode.Scalar]: String] = [:]
  private var ukrainian: [[Unicode.Scalar]: String] = [:]
  private var serbian: [[Unicode.Scalar]: String] = [:]
  private var initials: [[Unicode.Scalar]: String] = [:]
  private var longVowels: [[Unicode.Scalar]: String] = [:]
  private let hangul: [[String]]

  private init() {
    let tables = LatinTables.hangul
    hangul = [tables.initials, tables.vowels, tables.finals].map(Latin.words)
    for letters in [
      LatinTables.cyrillic, LatinTables.greek, LatinTables.armenian, LatinTables.georgian,
      LatinTables.arabic, LatinTables.hebrew, LatinTables.hiragana,
    ] {
      table.merge(Latin.pairs(letters)) { first, _ in first }
    }
    ukrainian = Latin.pairs(LatinTables.ukrainian.letters)
    serbian = Latin.pairs(LatinTables.serbian.letters)
    initials = Latin.pairs(LatinTables.greekInitials)
    longVowels = Latin.pairs(LatinTables.longVowels)
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map { $0 == "-" ? "" : String($0) }
  }

  private static func pairs(_ text: String) -> [[Unicode.Scalar]: String] {
    let words = words(text)
    var pairs: [[Unicode.Scalar]: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      pairs[Array(words[index].unicodeScalars)] = words[index + 1]
    }
    return pairs
  }

  /// The text in Latin letters; capitals stay capitals.
  ///
  /// - Complexity: linear in the text.
  package func transliterated(_ text: String) -> String {
    let scalars = Array(Composition.composed(text).unicodeScalars)
    guard scalars.contains(where: { $0.value >= 0x370 }) else { return text }
    let letters = scalars.map(Latin.letter)
    let variant = variant(letters)
    var result = ""
    var index = 0
    while index < scalars.count {
      if let syllable = hangulSyllable(scalars[index]) {
        result += syllable
        index += 1
        continue
      }
      let (spelling, count) = spelling(letters, index, variant)
      if let spelling {
        result += cased(doubled(spelling, letters, index), scalars, index, count)
      } else if !Latin.isPointing(scalars[index]) {
        result.unicodeScalars.append(scalars[index])
      }
      index += count
    }
    return result
  }

  /// What the letters here become, and how many they are.
  private func spelling(
    _ letters: [Unicode.Scalar],
    _ index: Int,
    _ variant: [[Unicode.Scalar]: String]
  ) -> (String?, Int) {
    let isInitial = index == 0 || !letters[index - 1].properties.isAlphabetic
    if index + 1 < letters.count {
      let pair = Array(letters[index...(index + 1)])
      if isInitial, let spelling = initials[pair] { return (spelling, 2) }
      if let spelling = table[pair] { return (spelling, 2) }
    }
    let one = [letters[index]]
    if !isInitial, let vowel = longVowels[one], isConsonant(letters, index - 1),
      !isVowel(letters, index + 1)
    {
      return (vowel, 1)
    }
    return (variant[one] ?? table[one], 1)
  }

  /// Whether the letter is one of a script without vowels that is no long vowel itself.
  private func isConsonant(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
    let spelling = table[[letters[index]]] ?? ""
    return longVowels[[letters[index]]] == nil && spelling != "a" && !spelling.isEmpty
  }

  private func isVowel(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
    index < letters.count && table[[letters[index]]] == "a"
  }

  private func variant(_ letters: [Unicode.Scalar]) -> [[Unicode.Scalar]: String] {
    let serbian = Set(LatinTables.serbian.signs.unicodeScalars)
    if letters.contains(where: serbian.contains) { return self.serbian }
    let ukrainian = Set(LatinTables.ukrainian.signs.unicodeScalars)
    return letters.contains(where: ukrainian.contains) ? self.ukrainian : [:]
  }

  /// A small っ before a syllable doubles its consonant.
  private func doubled(_ spelling: String, _ letters: [Unicode.Scalar], _ index: Int) -> String {
    guard index > 0, letters[index - 1].value == 0x3063, let first = spelling.first else {
      return spelling
    }
    return (spelling.hasPrefix("ch") ? "t" : String(first)) + spelling
  }

  /// Capitals where the letter is one: all of the spelling within a word in capitals.
  private func cased(
    _ spelling: String,
    _ scalars: [Unicode.Scalar],
    _ index: Int,
    _ count: Int
  ) -> String {
    guard scalars[index].properties.isUppercase, !spelling.isEmpty else { return spelling }
    let next = index + count
    let isLoud =
      next < scalars.count && scalars[next].properties.isUppercase
      || next >= scalars.count && index > 0 && scalars[index - 1].properties.isUppercase
    return isLoud ? spelling.uppercased() : spelling.prefix(1).uppercased() + spelling.dropFirst()
  }

  private func hangulSyllable(_ scalar: Unicode.Scalar) -> String? {
    guard 0xAC00...0xD7A3 ~= scalar.value else { return nil }
    let index = Int(scalar.value) - 0xAC00
    return hangul[0][index / 588] + hangul[1][index / 28 % 21] + hangul[2][index % 28]
  }

  /// The letter that the tables know: small, without accents, hiragana for katakana.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if 0x30A1...0x30F6 ~= scalar.value, let hiragana = Unicode.Scalar(scalar.value - 0x60) {
      return hiragana
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    // Greek letters lose their accents here; й and ї are letters of their own.
    guard 0x370...0x3FF ~= scalar.value || 0x1F00...0x1FFF ~= scalar.value else { return lower }
    return Folding.folded(String(lower)).unicodeScalars.first ?? lower
  }

  /// Vowel points of Arabic and Hebrew, which spellings rarely have.
  private static func isPointing(_ scalar: Unicode.Scalar) -> Bool {
    0x64B...0x65F ~= scalar.value || 0x5B0...0x5C7 ~= scalar.value || scalar.value == 0x640
  }
}
