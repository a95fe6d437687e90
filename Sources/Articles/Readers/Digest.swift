internal import CHash

/// SHA-256 (FIPS 180-4).
package enum Digest {
  /// The first hexadecimal digits of the digest of these bytes.
  package static func hexadecimal(of bytes: [UInt8], digits: Int) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBufferPointer { dq_sha256($0.baseAddress, $0.count, &digest) }
    let count = min(digits, 2 * digest.count)
    return String(unsafeUninitializedCapacity: count) { text in
      for place in 0..<count {
        let byte = digest[place / 2]
        let digit = place % 2 == 0 ? byte >> 4 : byte & 15
        text[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return count
    }
  }
}
