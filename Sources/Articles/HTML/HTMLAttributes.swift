/// The attributes of one start tag, read where they stand.
struct HTMLAttributes {
  let bytes: UnsafeBufferPointer<UInt8>
  let range: Range<Int>

  /// The decoded value of the attribute with this lower-case ASCII name; "" where it has none.
  ///
  /// Linear in the length of the tag.
  func value(_ name: StaticString) -> String? {
    guard let range = valueRange(name) else { return nil }
    var text: [UInt8] = []
    CharacterReferences.decode(bytes, range, into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Where the value of the attribute stands, still encoded.
  func valueRange(_ name: StaticString) -> Range<Int>? {
    var index = range.lowerBound
    while let attribute = next(&index) {
      if matches(attribute.name, name) { return attribute.value }
    }
    return nil
  }

  private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      let byte = bytes[range.lowerBound + offset]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != name.utf8Start[offset] { return false }
    }
    return true
  }

  private func next(_ index: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
    let end = range.upperBound
    while index < end, HTMLTokenizer.isSpace(bytes[index]) || bytes[index] == 0x2F { index += 1 }
    guard index < end else { return nil }
    let nameStart = index
    while index < end, !HTMLTokenizer.isSpace(bytes[index]), bytes[index] != 0x3D { index += 1 }
    let name = nameStart..<index
    if name.isEmpty { index += 1 }
    while index < end, HTMLTokenizer.isSpace(bytes[index]) { index += 1 }
    guard index < end, bytes[index] == 0x3D else { return (name, index..<index) }
    index += 1
    while index < end, HTMLTokenizer.isSpace(bytes[index]) { index += 1 }
    guard index < end else { return (name, index..<index) }
    let quote = bytes[index]
    if quote == 0x22 || quote == 0x27 {
      let start = index + 1
      index = start
      while index < end, bytes[index] != quote { index += 1 }
      let value = start..<index
      index = min(index + 1, end)
      return (name, value)
    }
    let start = index
    while index < end, !HTMLTokenizer.isSpace(bytes[index]) { index += 1 }
    return (name, start..<index)
  }
}
