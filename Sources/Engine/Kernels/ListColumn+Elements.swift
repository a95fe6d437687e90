internal import Columns

extension ListColumn {
  /// The row of each element, in order.
  var rowOfElement: [Int32] {
    var rows: [Int32] = []
    rows.reserveCapacity(offsets[count] - offsets[0])
    for row in 0..<count {
      for _ in range(row) { rows.append(Int32(truncatingIfNeeded: row)) }
    }
    return rows
  }

  /// Whether a byte of a row's elements is 1.
  func any(_ mask: [UInt8]) -> [UInt8] {
    (0..<count).map { row in
      for element in range(row) where mask[element] != 0 { return 1 }
      return 0
    }
  }

  /// Whether all bytes of a row's elements are 1.
  func all(_ mask: [UInt8]) -> [UInt8] {
    (0..<count).map { row in
      for element in range(row) where mask[element] == 0 { return 0 }
      return 1
    }
  }
}
