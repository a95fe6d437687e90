package import Chronology

/// Finds syndicated and re-posted copies among articles.
///
/// Texts are compared only when a band of their signatures is equal (locality-sensitive hashing), so
/// the cost stays linear; the result does not depend on the order in which articles come.
package struct CopyFinder {
  private var entries: [Entry] = []

  private struct Entry {
    var id: String
    var date: FuzzyDate?
    var signature: TextSignature
  }

  /// Slots of one band: with 21 bands of 3, a pair at 0.5 is missed once in 16 times.
  private static let bandLength = 3

  /// How many texts of a band that are no copies of each other are compared with the next one, so
  /// that many reports from one template cost no more than linear time.
  private static let representatives = 8

  /// Without articles.
  package init() {}

  /// Takes an article in.
  package mutating func add(id: String, date: FuzzyDate?, signature: TextSignature?) {
    guard let signature else { return }
    entries.append(Entry(id: id, date: date, signature: signature))
  }

  /// For each copy the id of its original: the earliest article of its group, then the smallest id.
  package func originals() -> [String: String] {
    let ordered = entries.sorted(by: Self.comesFirst)
    var parents = Array(ordered.indices)
    let last = TextSignature.slotCount - Self.bandLength
    for band in stride(from: 0, through: last, by: Self.bandLength) {
      var seen: [UInt64: [Int]] = [:]
      for index in ordered.indices {
        let key = Self.key(ordered[index].signature, band)
        let others = seen[key] ?? []
        let copied = others.first { other in
          Self.root(other, &parents) == Self.root(index, &parents)
            || ordered[index].signature.isCopy(of: ordered[other].signature)
        }
        if let copied {
          Self.join(index, copied, &parents)
        } else if others.count < Self.representatives {
          seen[key, default: []].append(index)
        }
      }
    }
    var result: [String: String] = [:]
    for index in ordered.indices {
      let root = Self.root(index, &parents)
      if root != index { result[ordered[index].id] = ordered[root].id }
    }
    return result
  }

  private static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
    let days = (left.date?.earliest ?? .distantFuture, right.date?.earliest ?? .distantFuture)
    return days.0 != days.1 ? days.0 < days.1 : left.id < right.id
  }

  private static func key(_ signature: TextSignature, _ band: Int) -> UInt64 {
    var key = UInt64(band)
    for slot in signature.slots[band..<(band + bandLength)] {
      key = (key ^ UInt64(slot)) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
    }
    return key
  }

  private static func join(_ left: Int, _ right: Int, _ parents: inout [Int]) {
    let roots = (root(left, &parents), root(right, &parents))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }

  private static func root(_ index: Int, _ parents: inout [Int]) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }
}
