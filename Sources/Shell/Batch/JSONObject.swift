internal import Chronology
internal import Formats

/// One JSON object, written member by member.
struct JSONObject {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  /// Adds a text, or null.
  mutating func add(_ key: StaticString, _ value: String?) {
    begin(key)
    if let value {
      JSONText.append(value, to: &bytes)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
  }

  /// Adds a date in EDTF, or null.
  mutating func add(_ key: StaticString, _ value: FuzzyDate?) {
    add(key, value?.edtf)
  }

  /// Adds a whole number.
  mutating func add(_ key: StaticString, _ value: Int) {
    begin(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Adds a list of texts.
  mutating func add(_ key: StaticString, _ values: [String]) {
    addList(key, values) { JSONText.append($0, to: &$1) }
  }

  /// Adds a list of objects.
  mutating func add(_ key: StaticString, _ values: [JSONObject]) {
    addList(key, values) { $1.append(contentsOf: $0.closed) }
  }

  /// All of it.
  var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func addList<Value>(
    _ key: StaticString,
    _ values: [Value],
    _ append: (Value, inout [UInt8]) -> Void
  ) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(value, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ key: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: "\":".utf8)
  }
}
