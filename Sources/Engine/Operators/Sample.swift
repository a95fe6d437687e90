internal import Columns
internal import TextTools

extension Execution {
  /// The rows of least hash of seed and id, in the order of the table.
  ///
  /// The id is the text of the id column, or the number of the row.
  func sample(_ size: Int, _ seed: UInt64, _ id: Int?, _ flow: inout Flow) {
    let frame = flow.frame
    let prefix = Array("\(seed):".utf8)
    var hashes = [UInt64](repeating: 0, count: frame.count)
    if let id, case .text(let ids) = frame.column(id) {
      for row in hashes.indices {
        let code = ids.codes[row]
        hashes[row] =
          code == TextColumn.null
          ? stableHash(prefix, [])
          : ids.heap.withBytes(Int(code)) { stableHash(prefix, $0) }
      }
    } else {
      let ids = id.map { frame.column($0) }
      for row in hashes.indices {
        let text = ids?.value(row).plainText() ?? String(row + 1)
        hashes[row] = stableHash(prefix, text.utf8)
      }
    }
    let words = hashes.map { Int64(bitPattern: $0 ^ 1 << 63) }
    let order = SortOrder([SortOrder.Key(column: .int(FixedColumn(words)))], count: frame.count)
    flow.keep(order.first(size).sorted())
  }
}

/// FNV-1a over both, then mixed so that near texts lie apart.
func stableHash(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> UInt64 {
  var hash = FNV1a.hash(second, from: FNV1a.hash(first))
  hash ^= hash >> 33
  hash = hash &* 0xff51_afd7_ed55_8ccd
  hash ^= hash >> 33
  return hash
}
