internal import Columns

/// The truth of a condition for each row, as two byte masks after Kleene: certainly true, and not
/// certainly false.
struct Verdicts {
  /// 1 where the condition certainly holds.
  var sure: [UInt8]

  /// 1 where it is not certain that it does not; nil where that is the same.
  var possible: [UInt8]?

  init(sure: [UInt8], possible: [UInt8]? = nil) {
    self.sure = sure
    self.possible = possible
  }

  init(_ value: Bool, count: Int) {
    self.init(sure: [UInt8](repeating: value ? 1 : 0, count: count))
  }

  /// The possible side.
  var maybe: [UInt8] { possible ?? sure }

  /// True where this is false: both sides negated and exchanged.
  consuming func negated() -> Verdicts {
    guard let possible else { return Verdicts(sure: flipped(sure)) }
    return Verdicts(sure: flipped(possible), possible: flipped(sure))
  }

  func and(_ other: Verdicts) -> Verdicts {
    Verdicts(
      sure: both(sure, other.sure),
      possible: possible == nil && other.possible == nil ? nil : both(maybe, other.maybe)
    )
  }

  func or(_ other: Verdicts) -> Verdicts {
    Verdicts(
      sure: either(sure, other.sure),
      possible: possible == nil && other.possible == nil ? nil : either(maybe, other.maybe)
    )
  }

  /// Possible and not sure.
  var unclear: [UInt8] {
    guard let possible else { return [UInt8](repeating: 0, count: sure.count) }
    return zipped(possible, sure) { $0 & ~$1 }
  }

  /// How many rows are unclear.
  var unclearCount: Int {
    possible == nil ? 0 : ones(unclear)
  }
}

@inline(__always)
func zipped(_ left: [UInt8], _ right: [UInt8], _ body: (UInt8, UInt8) -> UInt8) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: left.count) { buffer, count in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        for index in 0..<left.count { buffer[index] = body(left[index], right[index]) }
      }
    }
    count = left.count
  }
}

private func both(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
  zipped(left, right) { $0 & $1 }
}

private func either(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
  zipped(left, right) { $0 | $1 }
}

private func flipped(_ mask: [UInt8]) -> [UInt8] {
  zipped(mask, mask) { own, _ in own ^ 1 }
}

/// How many bytes are 1.
func ones(_ mask: [UInt8]) -> Int {
  mask.withUnsafeBufferPointer { mask in
    var total = 0
    var start = 0
    while start < mask.count {
      let end = min(start + 4096, mask.count)
      var sum: UInt32 = 0
      for index in start..<end { sum &+= UInt32(mask[index]) }
      total += Int(sum)
      start = end
    }
    return total
  }
}

/// The numbers of the rows whose byte is 1.
func selectedRows(_ mask: [UInt8]) -> [Int32] {
  let total = ones(mask)
  // One slot more than needed, because the loop writes before it knows.
  return [Int32](unsafeUninitializedCapacity: total + 1) { buffer, count in
    mask.withUnsafeBufferPointer { mask in
      var next = 0
      for index in 0..<mask.count {
        buffer[next] = Int32(truncatingIfNeeded: index)
        next &+= Int(mask[index])
      }
      count = next
    }
  }
}
