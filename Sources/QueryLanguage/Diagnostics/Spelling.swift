/// The nearest of known names to a misspelt one.
package enum Spelling {
  /// The name that is nearest, if one is near enough to be meant: a third of its letters, and at
  /// least one, may be wrong, left out, doubled or swapped.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let folded = Array(word.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.lowercased().unicodeScalars)
      let limit = min(best.map { $0.distance - 1 } ?? .max, max(1, other.count / 3))
      let distance = distance(folded, other)
      if distance <= limit { best = (name, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard abs(left.count - right.count) < 40, left.count < 200 else { return .max }
    var twoBefore: [Int] = []
    var before = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(before[column + 1] + 1, current[column] + 1)
        cost = min(cost, before[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          cost = min(cost, twoBefore[column - 1] + 1)
        }
        current.append(cost)
      }
      twoBefore = before
      before = current
    }
    return before[right.count]
  }
}
