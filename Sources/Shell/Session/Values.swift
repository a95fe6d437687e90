internal import Columns
internal import QueryLanguage
internal import TextTools

extension TextColumn {
  /// The text of a row; nil where it is null.
  func text(_ row: Int) -> String? {
    codes[row] == TextColumn.null ? nil : heap.string(Int(codes[row]))
  }
}

/// The texts that a column holds, with how often each occurs.
struct Values {
  private(set) var counted: [(text: String, count: Int64)] = []

  /// More different texts than this are not looked at: such a column is free text.
  private static let limit = 20_000

  /// Nothing where the column cannot be read.
  init(of column: QueryLanguage.Expression, in plan: Plan, _ session: Session) {
    let result = try? session.runner.run(
      plan.counted(by: column),
      in: session.context(for: "")
    )
    guard let table = result?.table, table.count <= Self.limit, table.columns.count == 2,
      case .text(let texts) = table.columns[0], case .int(let counts) = table.columns[1]
    else { return }
    counted = (0..<table.count).compactMap { row in
      texts.text(row).map { ($0, counts.values[row]) }
    }
  }

  /// The texts most like this one, with their counts: `"hu" (1,204)`.
  func nearest(to sought: String, count: Int = 3) -> [String] {
    let key = Self.key(sought)
    let ranked = counted.map { value in
      (value, distance: Self.distance(key, Self.key(value.text)))
    }
    let limit = max(2, key.count / 2)
    return ranked.filter { $0.distance <= limit || counted.count <= count }
      .sorted { ($0.distance, -$0.0.count, $0.0.text) < ($1.distance, -$1.0.count, $1.0.text) }
      .prefix(count)
      .map { "\"\($0.0.text)\" (\(Digits.grouped(Int($0.0.count))))" }
  }

  private static func key(_ text: String) -> [Unicode.Scalar] {
    Array(text.lowercased().unicodeScalars)
  }

  /// Insertions, deletions and replacements that lead from one to the other.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let replaced = diagonal + (scalar == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
