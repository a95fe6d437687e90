internal import CHash

/// SHA-256 (FIPS 180-4), by libmd.
package enum Digest {
  /// The first hexadecimal digits of the digest of these bytes.
  package static func hexadecimal(of bytes: [UInt8], digits: Int) -> String {
    var context = SHA2_CTX()
    SHA256Init(&context)
    bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &context)
    let letters = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(letters[Int(byte >> 4)])
      text.append(letters[Int(byte & 15)])
    }
    return String(decoding: text.prefix(digits), as: UTF8.self)
  }
}
