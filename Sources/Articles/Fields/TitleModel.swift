internal import Glibc
internal import Lexicon

/// Scores the features of a line as headline: a sum, and a small layer for what counts only together.
///
/// A repeated line is a headline where it speaks of the text, and a notice where it does not: no sum
/// of features can tell. The weights are data (`articles/title.weights`), made by
/// `generators/title_weights.py`.
struct TitleModel: Sendable {
  static let shared = TitleModel()

  /// One row a unit of the layer: its bias, then one weight a feature.
  private let layer: [[Float]]

  /// One weight a unit.
  private let units: [Float]

  /// One weight a feature.
  private let sum: [Float]

  private init() {
    let file = DataFile("articles/title.weights")
    let rows = { (section: String) in
      (file?.entries(section) ?? []).map { $0.compactMap { Float($0) } }
    }
    layer = rows("layer")
    units = rows("units").compactMap(\.first)
    sum = rows("sum").compactMap(\.first)
  }

  /// Above zero where the line is likelier the headline than none.
  func score(_ row: [Float]) -> Float {
    guard row.count == sum.count, units.count == layer.count else { return 0 }
    // Most features of a line are absent.
    let present = row.indices.filter { row[$0] != 0 }
    var score: Float = 0
    for slot in present { score += row[slot] * sum[slot] }
    for (weights, unit) in zip(layer, units) where weights.count == row.count + 1 {
      var input = weights[0]
      for slot in present { input += row[slot] * weights[slot + 1] }
      score += tanhf(input) * unit
    }
    return score
  }
}
