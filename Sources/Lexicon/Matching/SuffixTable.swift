internal import TextTools

/// The endings that a language's names take, so that `Lavrovval` is found as `Lavrov` with `INS`.
///
/// Made from the sections `[suffix]` (a case label, then endings), `[suffix_joint]` (endings that
/// others follow) and `[stem]` (how a name's end changes before an ending) of a language file.
/// `*` at the start of an ending stands for the last letter of the stem, doubled (Hungarian -val).
package struct SuffixTable: Sendable {
  /// No endings: the name must stand as it is.
  package static let none = SuffixTable(suffixes: [], joints: [], stems: [])

  /// How a name's end changes before an ending; `from` is replaced by `to`.
  struct Stem: Sendable {
    let from: [UInt8]
    let to: [UInt8]
  }

  let stems: [Stem]

  // Which bytes can end a name that changes.
  private let changing: [Bool]
  private(set) var longest = 0
  private var keys: [UInt64] = []
  private var values: [Cases] = []
  private var mask = 0

  /// Endings of the last letter doubled, without the letter: keyed apart.
  private static let doubledSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The table of a language file.
  package init(_ file: DataFile) {
    self.init(
      suffixes: file.entries("suffix"),
      joints: file.entries("suffix_joint"),
      stems: file.entries("stem")
    )
  }

  init(suffixes: [[String]], joints: [[String]], stems: [[String]]) {
    self.stems = stems.compactMap { fields in
      fields.isEmpty
        ? nil
        : Stem(from: Array(fields[0].utf8), to: fields.count > 1 ? Array(fields[1].utf8) : [])
    }
    var changing = [Bool](repeating: false, count: 256)
    for stem in self.stems { if let last = stem.from.last { changing[Int(last)] = true } }
    self.changing = changing
    var entries: [(ending: [UInt8], doubled: Bool, cases: Cases)] = []
    for fields in suffixes {
      guard let label = fields.first, let cases = Cases(label: label) else { continue }
      for ending in fields.dropFirst() {
        let bytes = Array(ending.utf8)
        let doubled = bytes.first == 0x2A
        entries.append((doubled ? Array(bytes.dropFirst()) : bytes, doubled, cases))
      }
    }
    let outer = entries
    for fields in joints {
      guard let label = fields.first, let cases = Cases(label: label) else { continue }
      for joint in fields.dropFirst() {
        let bytes = Array(joint.utf8)
        for next in outer {
          // The doubled letter is the joint's own last one, if that is a consonant of ASCII.
          let letter = next.doubled ? bytes.suffix(1) : []
          if next.doubled, bytes.last.map({ $0 >= 0x80 }) ?? true { continue }
          entries.append((bytes + letter + next.ending, false, next.cases.union(cases)))
        }
      }
    }
    fill(entries)
  }

  private mutating func fill(_ entries: [(ending: [UInt8], doubled: Bool, cases: Cases)]) {
    var capacity = 16
    while capacity < entries.count * 3 { capacity *= 2 }
    mask = capacity - 1
    keys = [UInt64](repeating: 0, count: capacity)
    values = [Cases](repeating: [], count: capacity)
    for entry in entries {
      longest = max(longest, entry.ending.count + (entry.doubled ? 4 : 0))
      let start = entry.doubled ? Self.doubledSeed : FNV1a.seed
      let hash = FNV1a.hash(entry.ending, from: start)
      var slot = Int(truncatingIfNeeded: hash >> 32) & mask
      while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
      keys[slot] = hash
      values[slot].formUnion(entry.cases)
    }
  }

  private func find(_ hash: UInt64) -> Cases? {
    guard !keys.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The cases of the ending `text[start..<end]` after a stem that ends at `start`, or nil where it
  /// is none.
  package func cases(
    _ text: UnsafeBufferPointer<UInt8>,
    stem stemStart: Int,
    from start: Int,
    to end: Int
  ) -> Cases? {
    guard end - start <= longest, end > start else { return nil }
    if let found = find(FNV1a.hash(text[start..<end])) { return found }
    // The last letter doubled: its bytes stand before and after `start`.
    var letter = start - 1
    while letter > stemStart, text[letter] & 0xC0 == 0x80 { letter -= 1 }
    let width = start - letter
    guard letter >= stemStart, end - start > width else { return nil }
    for offset in 0..<width where text[letter + offset] != text[start + offset] { return nil }
    return find(FNV1a.hash(text[(start + width)..<end], from: Self.doubledSeed))
  }

  /// Whether names that end in this byte change before endings.
  func changes(_ last: UInt8) -> Bool { changing[Int(last)] }

  /// Calls `body` with each form that `name`, folded, takes before endings, other than itself.
  func forEachStem(
    of name: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var form: [UInt8] = []
    for stem in stems where name.count > stem.from.count + 2 {
      let kept = name.count - stem.from.count
      guard stem.from.indices.allSatisfy({ name[kept + $0] == stem.from[$0] }) else { continue }
      form.removeAll(keepingCapacity: true)
      form += name[..<kept]
      form += stem.to
      form.withUnsafeBufferPointer(body)
    }
  }

  /// The forms that `name`, folded, takes before endings, other than itself.
  package func stems(of name: [UInt8]) -> [[UInt8]] {
    stems.compactMap { stem in
      guard name.count > stem.from.count + 2, name.suffix(stem.from.count).elementsEqual(stem.from)
      else { return nil }
      return Array(name.dropLast(stem.from.count)) + stem.to
    }
  }
}
