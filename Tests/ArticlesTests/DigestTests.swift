import Articles
import CHash
import Testing

/// The identity of a document must not depend on the processor that reads it.
@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `is that of the standard`(text: String, digest: String) {
    #expect(Digest.hexadecimal(of: Array(text.utf8), digits: 64) == digest)
    #expect(Digest.hexadecimal(of: Array(text.utf8), digits: 20) == String(digest.prefix(20)))
  }

  @Test func `is the same with the processor's instructions and without`() {
    let bytes = (0..<1100).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ $0 >> 3) }
    for count in [Array(0...330), [511, 512, 513, 1023, 1024, 1100]].joined() {
      var (fast, plain) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 32))
      dq_sha256(bytes, count, &fast)
      dq_sha256_plain(bytes, count, &plain)
      #expect(fast == plain, "\(count) bytes")
    }
  }
}
