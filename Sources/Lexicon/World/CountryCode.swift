/// A country by its ISO 3166 alpha-2 code, or `EU`, `UN`; two letters in sixteen bits.
package struct CountryCode: Hashable, Sendable, CustomStringConvertible {
  package let raw: UInt16

  /// No country.
  package static let none = CountryCode(raw: 0)

  init(raw: UInt16) {
    self.raw = raw
  }

  /// The code of two capital letters, or nil.
  package init?(_ code: String) {
    self.init(Array(code.utf8)[...])
  }

  init?(_ code: some Collection<UInt8>) {
    guard code.count == 2, code.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    raw = code.reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// Whether it names a country.
  package var isKnown: Bool { raw != 0 }

  /// The two letters, or an empty text.
  package var description: String {
    guard raw != 0 else { return "" }
    return String(unsafeUninitializedCapacity: 2) { letters in
      (letters[0], letters[1]) = (UInt8(raw >> 8), UInt8(raw & 0xFF))
      return 2
    }
  }
}
