/// A JSON value as a tree, for small documents whose shape is not known beforehand.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)

  /// As written.
  case number(String)
  case string(String)
  case array([JSONValue])

  /// Members in order; a key can repeat.
  case object([(key: String, value: JSONValue)])

  /// Reads one value and requires that nothing follows.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    self = try Self.read(&scanner, bytes, depth: 0)
    guard scanner.isAtEnd() else { throw scanner.fail("nothing more is expected") }
  }

  /// The value of a member, or nil where this is no object or has no such member.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, where this is a string.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The text of a string or a number.
  package var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// The elements of an array; anything else but null stands for itself alone.
  package var elements: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }

  private static let depthLimit = 128

  private static func read(
    _ scanner: inout JSONScanner,
    _ bytes: UnsafeBufferPointer<UInt8>,
    depth: Int
  ) throws(JSONError) -> JSONValue {
    guard depth < depthLimit else { throw scanner.fail("nested too deeply") }
    guard let kind = try scanner.next() else { throw scanner.fail("a value is expected") }
    switch kind {
    case .string: return .string(String(decoding: try scanner.string(), as: UTF8.self))
    case .array:
      var elements: [JSONValue] = []
      try scanner.enterArray()
      while try scanner.element(isFirst: elements.isEmpty) {
        elements.append(try read(&scanner, bytes, depth: depth + 1))
      }
      return .array(elements)
    case .object:
      var members: [(key: String, value: JSONValue)] = []
      try scanner.enterObject()
      while let key = try scanner.member(isFirst: members.isEmpty) {
        let value = try read(&scanner, bytes, depth: depth + 1)
        members.append((String(decoding: key, as: UTF8.self), value))
      }
      return .object(members)
    case .number, .bool, .null:
      let range = try scanner.literal()
      let literal = String(decoding: bytes[range], as: UTF8.self)
      switch literal {
      case "null": return .null
      case "true": return .bool(true)
      case "false": return .bool(false)
      default:
        guard kind == .number else { throw scanner.fail("true, false or null is expected") }
        return .number(literal)
      }
    }
  }
}
