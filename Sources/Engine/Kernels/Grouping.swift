internal import Columns

/// Which group each row belongs to.
struct Grouping {
  /// The group of each row; -1 for a row of none.
  var groupOf: [Int32]

  /// How many groups there are; some can be empty.
  var count: Int

  /// The first row of each group; -1 where it has none.
  var first: [Int32]

  /// Whether all rows are in the one group.
  private(set) var isWhole = false

  init(groupOf: [Int32], count: Int, first: [Int32]) {
    self.groupOf = groupOf
    self.count = count
    self.first = first
  }

  /// All rows in one group, also where there are no rows.
  static func whole(_ rows: Int) -> Grouping {
    var whole = Grouping(
      groupOf: [Int32](repeating: 0, count: rows),
      count: 1,
      first: [rows == 0 ? -1 : 0]
    )
    whole.isWhole = true
    return whole
  }

  /// Every row in a group of its own.
  static func each(_ rows: Int) -> Grouping {
    let all = (0..<Int32(truncatingIfNeeded: rows)).map { $0 }
    return Grouping(groupOf: all, count: rows, first: all)
  }

  /// Groups of identical keys, in the order of their first rows.
  init(by columns: [Column], rows: Int) {
    self.init(codes: columns.map { DenseCodes($0) }, rows: rows)
  }

  /// Groups of equal codes, in the order of their first rows.
  init(codes: [DenseCodes], rows: Int) {
    guard var combined = codes.first else {
      self = rows == 0 ? Grouping(groupOf: [], count: 0, first: []) : .whole(rows)
      return
    }
    for other in codes.dropFirst() { combined = combined.paired(with: other) }
    var table = [Int32](repeating: -1, count: combined.cardinality)
    var first: [Int32] = []
    var groupOf = [Int32](repeating: 0, count: rows)
    for row in 0..<rows {
      let code = Int(combined.codes[row])
      if table[code] < 0 {
        table[code] = Int32(truncatingIfNeeded: first.count)
        first.append(Int32(truncatingIfNeeded: row))
      }
      groupOf[row] = table[code]
    }
    self.init(groupOf: groupOf, count: first.count, first: first)
  }

  /// The same groups in another order: group `order[i]` becomes group i.
  func reordered(_ order: [Int32]) -> Grouping {
    var place = [Int32](repeating: 0, count: count)
    for (new, old) in order.enumerated() { place[Int(old)] = Int32(truncatingIfNeeded: new) }
    return Grouping(
      groupOf: groupOf.map { $0 < 0 ? $0 : place[Int($0)] },
      count: count,
      first: order.map { first[Int($0)] }
    )
  }

  /// The same groups over some of the rows.
  func selecting(_ rows: [Int32]) -> Grouping {
    var first = [Int32](repeating: -1, count: count)
    let groupOf = rows.map { $0 < 0 ? $0 : self.groupOf[Int($0)] }
    for row in groupOf.indices.reversed() where groupOf[row] >= 0 {
      first[Int(groupOf[row])] = Int32(truncatingIfNeeded: row)
    }
    return Grouping(groupOf: groupOf, count: count, first: first)
  }

  /// The rows of each group in their order: those of group g are
  /// `rows[starts[g]..<starts[g + 1]]`.
  func members() -> (starts: [Int], rows: [Int32]) {
    members { _ in true }
  }

  /// The rows of each group that satisfy a condition, in their order.
  func members(where isMember: (Int) -> Bool) -> (starts: [Int], rows: [Int32]) {
    var starts = [Int](repeating: 0, count: count + 1)
    var chosen = [Bool](repeating: false, count: groupOf.count)
    for row in groupOf.indices where groupOf[row] >= 0 && isMember(row) {
      chosen[row] = true
      starts[Int(groupOf[row]) + 1] += 1
    }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var rows = [Int32](repeating: 0, count: starts[count])
    for row in groupOf.indices where chosen[row] {
      let group = Int(groupOf[row])
      rows[next[group]] = Int32(truncatingIfNeeded: row)
      next[group] += 1
    }
    return (starts, rows)
  }

  /// How many rows each group has.
  func sizes() -> [Int64] {
    if isWhole { return [Int64(groupOf.count)] }
    var sizes = [Int64](repeating: 0, count: count)
    for group in groupOf where group >= 0 { sizes[Int(group)] &+= 1 }
    return sizes
  }
}
