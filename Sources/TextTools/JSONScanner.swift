/// Reads JSON (RFC 8259) from UTF-8 bytes, value by value, without building what nobody asks for.
///
/// Linear in the bytes that it passes. Numbers are left as written.
package struct JSONScanner {
  /// The next byte to read.
  package private(set) var position: Int

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int

  /// Deeper nesting than this is an error, so that no input can exhaust the stack.
  private static let depthLimit = 512

  /// A scanner of these bytes from `position` up to `end`.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    self.position = position
    self.end = end ?? bytes.count
  }

  /// What begins at the next byte that is no white space; nil at the end of the text.
  package mutating func next() throws(JSONError) -> JSONKind? {
    skipSpace()
    guard position < end else { return nil }
    switch bytes[position] {
    case 0x22: return .string
    case 0x7B: return .object
    case 0x5B: return .array
    case 0x74, 0x66: return .bool
    case 0x6E: return .null
    case 0x2D, 0x30...0x39: return .number
    default: throw fail("a value is expected")
    }
  }

  /// Whether nothing but white space is left.
  package mutating func isAtEnd() -> Bool {
    skipSpace()
    return position >= end
  }

  /// Steps into an object; `member()` then gives its keys.
  package mutating func enterObject() throws(JSONError) {
    try expect(0x7B, "an object is expected")
  }

  /// The next key of the object that was entered, or nil at its end.
  ///
  /// Afterwards the scanner stands before the member's value, which must be read or skipped.
  package mutating func member(isFirst: Bool) throws(JSONError) -> [UInt8]? {
    skipSpace()
    if position < end, bytes[position] == 0x7D {
      position += 1
      return nil
    }
    if !isFirst { try expect(0x2C, "a comma or } is expected") }
    skipSpace()
    let key = try string()
    try expect(0x3A, "a colon is expected")
    return key
  }

  /// Steps into an array; `element()` then says whether there is another element.
  package mutating func enterArray() throws(JSONError) {
    try expect(0x5B, "an array is expected")
  }

  /// Whether another element follows; at the end the scanner stands behind the array.
  package mutating func element(isFirst: Bool) throws(JSONError) -> Bool {
    skipSpace()
    if position < end, bytes[position] == 0x5D {
      position += 1
      return false
    }
    if !isFirst { try expect(0x2C, "a comma or ] is expected") }
    return true
  }

  /// The bytes of a number, `true`, `false` or `null`, as written.
  package mutating func literal() throws(JSONError) -> Range<Int> {
    skipSpace()
    let start = position
    while position < end, Self.isLiteral(bytes[position]) { position += 1 }
    guard position > start else { throw fail("a value is expected") }
    return start..<position
  }

  /// A string without its escapes, UTF-8; a lone surrogate becomes U+FFFD.
  package mutating func string() throws(JSONError) -> [UInt8] {
    skipSpace()
    guard position < end, bytes[position] == 0x22 else { throw fail("a string is expected") }
    position += 1
    var result: [UInt8] = []
    var run = position
    while position < end {
      let byte = bytes[position]
      if byte == 0x22 {
        result.append(contentsOf: bytes[run..<position])
        position += 1
        return result
      }
      if byte == 0x5C {
        result.append(contentsOf: bytes[run..<position])
        try escape(into: &result)
        run = position
      } else {
        position += 1
      }
    }
    throw fail("the string is not closed")
  }

  /// Passes one value of any kind.
  package mutating func skip(depth: Int = 0) throws(JSONError) {
    guard depth < Self.depthLimit else { throw fail("nested too deeply") }
    guard let kind = try next() else { throw fail("a value is expected") }
    switch kind {
    case .string: try skipString()
    case .number, .bool, .null: _ = try literal()
    case .array:
      try enterArray()
      var isFirst = true
      while try element(isFirst: isFirst) {
        isFirst = false
        try skip(depth: depth + 1)
      }
    case .object:
      try enterObject()
      var isFirst = true
      while try member(isFirst: isFirst) != nil {
        isFirst = false
        try skip(depth: depth + 1)
      }
    }
  }

  /// An error at the present position.
  package func fail(_ reason: String) -> JSONError {
    JSONError(offset: position, reason: reason)
  }

  private mutating func skipString() throws(JSONError) {
    position += 1
    while position < end {
      let byte = bytes[position]
      position += byte == 0x5C ? 2 : 1
      if byte == 0x22 { return }
    }
    position = min(position, end)
    throw fail("the string is not closed")
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONError) {
    guard position + 1 < end else { throw fail("the string is not closed") }
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case 0x22, 0x5C, 0x2F: result.append(letter)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75:
      var scalar = try fourDigits()
      if scalar & 0xFC00 == 0xD800, position + 1 < end, bytes[position] == 0x5C,
        bytes[position + 1] == 0x75
      {
        let mark = position
        position += 2
        let low = try fourDigits()
        if low & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
        } else {
          position = mark
        }
      }
      UTF8Bytes.append(scalar, to: &result)
    default: throw fail("an unknown escape in a string")
    }
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    guard position + 4 <= end else { throw fail("four hexadecimal digits are expected") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = UTF8Bytes.hexadecimal(bytes[position]) else {
        throw fail("four hexadecimal digits are expected")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func expect(_ byte: UInt8, _ reason: String) throws(JSONError) {
    skipSpace()
    guard position < end, bytes[position] == byte else { throw fail(reason) }
    position += 1
  }

  private mutating func skipSpace() {
    while position < end {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

/// What a JSON value is.
package enum JSONKind: Sendable {
  case string, number, bool, null, array, object
}

/// Where JSON text is wrong, and why.
package struct JSONError: Error, Sendable {
  /// Offset of the byte at which reading stopped.
  package var offset: Int

  /// A plain sentence, lower case.
  package var reason: String
}
