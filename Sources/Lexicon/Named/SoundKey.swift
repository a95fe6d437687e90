/// How a word sounds, roughly: the same for `Lavrov`, `Lawrow`, `Лавров`.
///
/// Letters of other alphabets go to Latin, romanisations of one sound to one code, doubled letters
/// to one. A code keeps where its letters end, so that an ending can be told from the name.
struct SoundKey: Sendable {
  /// One sound each; small letters, and capitals for sounds that romanisations tell apart badly.
  private(set) var codes: [UInt8] = []

  /// Where the letters of each code end, in bytes of the word.
  private(set) var ends: [Int] = []

  /// The key of a word folded without diacritics.
  init(_ word: UnsafeBufferPointer<UInt8>) {
    var letters: [UInt8] = []
    var places: [Int] = []
    letters.reserveCapacity(word.count)
    places.reserveCapacity(word.count)
    var index = 0
    while index < word.count {
      let end = min(index + WordClass.width(word[index]), word.count)
      if end == index + 1 {
        letters.append(word[index])
        places.append(end)
      } else if end == index + 2 {
        for letter in PersonWords.shared.latin(word[index], word[index + 1]) {
          letters.append(letter)
          places.append(end)
        }
      }
      index = end
    }
    read(letters, places)
  }

  /// The key of a word folded without diacritics.
  init(_ word: [UInt8]) {
    self = word.withUnsafeBufferPointer { SoundKey($0) }
  }

  /// Spellings of one sound, longest first, and its code.
  ///
  /// `X` stands for ch, which is kh or tsh; `Y` for c, which is k, ts or s.
  private static let rules: [(letters: [UInt8], code: [UInt8])] = [
    ("schtsch", "SX"), ("shch", "SX"), ("sch", "S"), ("tsch", "X"), ("dsch", "J"), ("dzh", "J"),
    ("tch", "X"), ("zh", "Z"), ("kh", "h"), ("sh", "S"), ("sz", "S"), ("zs", "Z"), ("cz", "X"),
    ("cs", "X"), ("ch", "X"), ("tsz", "C"), ("ts", "C"), ("tz", "C"), ("th", "t"), ("ph", "f"),
    ("ck", "k"), ("gy", "d"), ("gh", "g"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ij", "i"),
    ("iy", "i"), ("yi", "i"), ("ii", "i"), ("ye", "e"), ("je", "e"), ("ie", "e"), ("yo", "o"),
    ("jo", "o"), ("oe", "o"), ("ue", "u"), ("ya", "A"), ("ja", "A"), ("ia", "A"), ("yu", "U"),
    ("ju", "U"), ("iu", "U"), ("ks", "x"), ("w", "v"), ("y", "i"), ("j", "i"), ("s", "S"),
    ("c", "Y"), ("q", "k"), ("z", "z"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The rules by their first letter.
  private static let byLetter: [[(letters: [UInt8], code: [UInt8])]] = (0..<128).map { letter in
    rules.filter { Int($0.letters[0]) == letter }
  }

  private mutating func read(_ letters: [UInt8], _ places: [Int]) {
    var index = 0
    while index < letters.count {
      let rule = Self.byLetter[Int(letters[index] & 0x7F)].first {
        letters[index...].starts(with: $0.letters)
      }
      let length = rule?.letters.count ?? 1
      let place = places[index + length - 1]
      for code in rule?.code ?? [letters[index]] {
        if codes.last == code {
          ends[ends.count - 1] = place
        } else {
          codes.append(code)
          ends.append(place)
        }
      }
      index += length
    }
  }

  /// The Latin letters that a word with this first sound can begin with, one bit each from `a` on.
  static func firstLetters(_ code: UInt8) -> UInt32 {
    let letters: String =
      switch Character(Unicode.Scalar(code)) {
      case "S", "Z", "z", "C", "X", "Y", "J": "szcjtdxgkhyiq"
      case "h": "hkcxjg"
      case "v", "f": "vwfp"
      case "k", "x": "kcqx"
      case "a", "e", "i", "o", "u", "A", "U": "aeiouyj"
      case "d": "dg"
      case "t": "t"
      default: String(Character(Unicode.Scalar(code)))
      }
    return letters.utf8.reduce(0) { $0 | 1 << (UInt32($1 &- 0x61) & 31) }
  }

  private static func isVowel(_ code: UInt8) -> Bool {
    switch code {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "A"), UInt8(ascii: "U"):
      true
    default: false
    }
  }

  /// Whether two codes can be one sound.
  static func agree(_ a: UInt8, _ b: UInt8) -> Bool {
    if a == b { return true }
    switch (min(a, b), max(a, b)) {
    case (UInt8(ascii: "X"), UInt8(ascii: "h")), (UInt8(ascii: "C"), UInt8(ascii: "X")),
      (UInt8(ascii: "C"), UInt8(ascii: "Y")), (UInt8(ascii: "S"), UInt8(ascii: "Y")),
      (UInt8(ascii: "Y"), UInt8(ascii: "k")), (UInt8(ascii: "S"), UInt8(ascii: "z")),
      (UInt8(ascii: "J"), UInt8(ascii: "i")), (UInt8(ascii: "Z"), UInt8(ascii: "z")),
      (UInt8(ascii: "C"), UInt8(ascii: "z")), (UInt8(ascii: "A"), UInt8(ascii: "a")),
      (UInt8(ascii: "U"), UInt8(ascii: "u")), (UInt8(ascii: "X"), UInt8(ascii: "Y")),
      (UInt8(ascii: "S"), UInt8(ascii: "Z")), (UInt8(ascii: "J"), UInt8(ascii: "Z")):
      return true
    default: return false
    }
  }

  /// The consonants alone.
  private var consonants: Int { codes.reduce(0) { $0 + (Self.isVowel($1) ? 0 : 1) } }

  /// Where this key's sound ends at the start of `other`'s word, or nil where it differs.
  ///
  /// Vowels must agree too, but for long names, in which romanisations differ most.
  func prefixEnd(in other: SoundKey) -> Int? {
    guard codes.count >= 2, other.codes.count >= codes.count - 2 else { return nil }
    if let end = strictEnd(in: other) { return end }
    guard consonants >= 6 else { return nil }
    return looseEnd(in: other)
  }

  private func strictEnd(in other: SoundKey) -> Int? {
    guard other.codes.count >= codes.count else { return nil }
    for index in codes.indices where !Self.agree(codes[index], other.codes[index]) {
      // ё is e or o after a hushing sound: Gorbachev, Gorbatschow.
      guard index > 0, "SXCZ".utf8.contains(codes[index - 1]),
        [codes[index], other.codes[index]].allSatisfy({ "eo".utf8.contains($0) })
      else { return nil }
    }
    return other.ends[codes.count - 1]
  }

  private func looseEnd(in other: SoundKey) -> Int? {
    var (mine, theirs) = (0, 0)
    var vowels = 0
    while mine < codes.count {
      if theirs >= other.codes.count { return nil }
      let (a, b) = (codes[mine], other.codes[theirs])
      if Self.agree(a, b) || Self.isVowel(a) && Self.isVowel(b) {
        mine += 1
        theirs += 1
      } else if Self.isVowel(a) {
        mine += 1
        vowels += 1
      } else if Self.isVowel(b) {
        theirs += 1
        vowels += 1
      } else {
        return nil
      }
    }
    return vowels <= 1 && theirs > 0 ? other.ends[theirs - 1] : nil
  }

  /// The consonants in the few classes that Chinese transliteration tells apart.
  var skeleton: [UInt8] {
    var result: [UInt8] = []
    for code in codes {
      let sound: Character? =
        switch Character(Unicode.Scalar(code)) {
        case "l", "r": "L"
        case "g", "k", "q", "Y": "K"
        case "d", "t": "T"
        case "b", "p": "P"
        case "f", "v": "F"
        case "S", "z", "Z", "C", "X", "J", "x": "S"
        case "m": "M"
        case "n": "N"
        case "h": "H"
        default: nil
        }
      if let sound = sound?.asciiValue { result.append(sound) }
    }
    return result
  }
}
