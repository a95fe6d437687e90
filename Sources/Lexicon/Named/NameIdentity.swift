internal import TextTools

/// Which names of people in no list are spellings of one: `Bruno Castelli` and `布鲁诺·卡斯泰利`.
///
/// Names are one where all their words sound alike and no country speaks against it. The first one
/// in Latin letters stands for all, else the first.
package struct NameIdentity: Sendable {
  private var representatives: [String: String] = [:]

  /// Compares names, each with its country where that is known.
  ///
  /// - Complexity: linear in the names, and quadratic among those whose surnames sound alike.
  package init(_ names: [(name: String, country: String?)]) {
    var groups: [[UInt8]: [(name: String, country: String?)]] = [:]
    var seen: Set<String> = []
    for one in names where seen.insert(one.name).inserted {
      guard !Self.known.contains(one.name), let key = Self.key(of: one.name) else { continue }
      groups[key, default: []].append(one)
    }
    for group in groups.values where group.count > 1 { compare(group) }
  }

  /// The name that stands for all spellings of this one.
  package func representative(of name: String) -> String { representatives[name] ?? name }

  /// The English names of the people that are built in.
  private static let known: Set<String> = {
    var names: Set<String> = []
    var id = World.shared.firstPerson
    while let entity = World.shared.entity(id) {
      names.insert(entity.name)
      id += 1
    }
    return names
  }()

  private mutating func compare(_ group: [(name: String, country: String?)]) {
    let latin = group.filter { !Self.isHan($0.name) }
    var heads: [(name: String, country: String?, pattern: NamePattern)] = []
    for one in latin + group.filter({ Self.isHan($0.name) }) {
      let pattern = NamePattern(one.name)
      let head = heads.first { head in
        guard head.country == nil || one.country == nil || head.country == one.country,
          Self.words(head.name).count == Self.words(one.name).count
        else { return false }
        return Self.matches(head.pattern, one.name) && Self.matches(pattern, head.name)
      }
      if let head {
        representatives[one.name] = head.name
      } else {
        heads.append((one.name, one.country, pattern))
      }
    }
  }

  private static func matches(_ pattern: NamePattern, _ name: String) -> Bool {
    Array(name.utf8).withUnsafeBufferPointer { pattern.matches($0) }
  }

  private static func isHan(_ name: String) -> Bool { (name.utf8.first ?? 0) >= 0xE3 }

  private static func words(_ name: String) -> [Substring] {
    name.split { $0 == " " || $0 == "·" }
  }

  /// The consonants of the surname; nil where there are too few, or no given name, to tell by.
  private static func key(of name: String) -> [UInt8]? {
    let words = words(name)
    guard words.count > 1, let surname = words.last else { return nil }
    let folded = Folding.bytes(of: String(surname))
    let key = isHan(name) ? NamePattern.hanSkeleton(folded) : SoundKey(folded).skeleton
    return key.flatMap { $0.count > 1 ? $0 : nil }
  }
}
