/// The scripts of letters, as far as mixing them in a name deserves a warning.
enum WritingSystem: String, Sendable {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"
  case armenian = "Armenian"
  case hebrew = "Hebrew"
  case arabic = "Arabic"
  case georgian = "Georgian"
  case cherokee = "Cherokee"

  private static let ranges: [(scalars: ClosedRange<UInt32>, system: WritingSystem)] = [
    (0x41...0x5A, .latin), (0x61...0x7A, .latin), (0xAA...0xAA, .latin), (0xBA...0xBA, .latin),
    (0xC0...0x24F, .latin), (0x250...0x2AF, .latin), (0x370...0x3FF, .greek),
    (0x400...0x52F, .cyrillic), (0x531...0x58F, .armenian), (0x591...0x5F4, .hebrew),
    (0x600...0x6FF, .arabic), (0x750...0x77F, .arabic), (0x10A0...0x10FF, .georgian),
    (0x13A0...0x13FF, .cherokee), (0x1C80...0x1C8F, .cyrillic), (0x1E00...0x1EFF, .latin),
    (0x1F00...0x1FFF, .greek), (0x2DE0...0x2DFF, .cyrillic), (0xA640...0xA69F, .cyrillic),
    (0xAB70...0xABBF, .cherokee), (0xFF21...0xFF3A, .latin), (0xFF41...0xFF5A, .latin),
  ]

  /// The script of a letter; nil for digits, marks and scripts that are not mistaken for others.
  static func of(_ scalar: Unicode.Scalar) -> WritingSystem? {
    guard scalar.properties.isAlphabetic else { return nil }
    return ranges.first { $0.scalars.contains(scalar.value) }?.system
  }
}

extension Lexer {
  /// Warns of a name such as `dаte` with a Cyrillic а, and names the letter.
  mutating func warnOfMixedScripts(from start: Int) {
    var seen: [(system: WritingSystem, count: Int, start: Int, end: Int)] = []
    var offset = start
    while offset < position {
      let (scalar, length) = scalar(at: offset)
      if let system = WritingSystem.of(scalar) {
        if let index = seen.firstIndex(where: { $0.system == system }) {
          seen[index].count += 1
        } else {
          seen.append((system, 1, offset, offset + length))
        }
      }
      offset += length
    }
    guard seen.count > 1, let odd = seen.min(by: { $0.count < $1.count }),
      let common = seen.max(by: { $0.count < $1.count })
    else { return }
    let letter = source.text(SourceSpan(odd.start, odd.end))
    let other = odd.system == common.system ? seen[0].system : common.system
    report(
      "W001",
      "a name mixes letters of two scripts",
      odd.start,
      odd.end,
      label: "`\(letter)` is \(odd.system.rawValue), the rest is \(other.rawValue)"
    )
  }
}
