extension RawDocument {
  /// The document that these bytes of a file hold: told by its digest, without byte-order mark, and
  /// UTF-8 throughout.
  ///
  /// Every maximal run of bytes that is no part of a scalar becomes one U+FFFD and counts with its
  /// length. Linear.
  package init(file: String, contents: [UInt8]) {
    let start = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let id = Digest.hexadecimal(of: contents, digits: 20)
    let first = contents.withUnsafeBufferPointer { UTF8Check.firstFault(in: $0, from: start) }
    if first == contents.count {
      self.init(
        file: file,
        bytes: start == 0 ? contents : Array(contents[start...]),
        id: id,
        replaced: 0
      )
      return
    }
    let (bytes, replaced) = contents.withUnsafeBufferPointer {
      UTF8Check.repaired($0, from: start)
    }
    self.init(file: file, bytes: bytes, id: id, replaced: replaced)
  }
}

/// Finding and replacing what is not UTF-8.
enum UTF8Check {
  /// The offset of the first byte that is no part of a scalar, or the count of the bytes.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let length = scalarLength(in: bytes, at: offset)
      if length == 0 { return offset }
      offset += length
    }
    return offset
  }

  /// The bytes with each run of faults as one U+FFFD, and how many bytes were replaced.
  static func repaired(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> (bytes: [UInt8], replaced: Int) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var replaced = 0
    var offset = start
    while offset < bytes.count {
      let good = firstFault(in: bytes, from: offset)
      result.append(contentsOf: bytes[offset..<good])
      offset = good
      while offset < bytes.count, scalarLength(in: bytes, at: offset) == 0 {
        offset += 1
        replaced += 1
      }
      if offset > good { result.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
    }
    return (result, replaced)
  }

  /// The length of the scalar that begins here, or 0 where none does.
  @inline(__always)
  private static func scalarLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    if first < 0x80 { return 1 }
    let left = bytes.count - offset
    func follows(_ distance: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      distance < left && bytes[offset + distance] >= low && bytes[offset + distance] <= high
    }
    switch first {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80, 0x9F) && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }
}
