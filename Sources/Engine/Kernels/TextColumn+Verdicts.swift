internal import Columns

extension TextColumn {
  /// A test of each row's text, false for null; asked once a heap entry where these are fewer.
  func verdicts(_ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> [UInt8] {
    if heap.count <= codes.count {
      let table = (0..<heap.count).map { heap.withBytes($0, test) ? UInt8(1) : 0 }
      return codes.map { $0 == Self.null ? 0 : table[Int($0)] }
    }
    return codes.map { $0 != Self.null && heap.withBytes(Int($0), test) ? 1 : 0 }
  }

  /// The order of a row's text and that of a row of another column; neither may be null.
  func order(_ row: Int, _ other: TextColumn, _ otherRow: Int) -> Int {
    heap.withBytes(Int(codes[row])) { own in
      other.heap.withBytes(Int(other.codes[otherRow])) { compareBytes(own, $0) }
    }
  }
}
