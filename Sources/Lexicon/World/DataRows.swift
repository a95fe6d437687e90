internal import TextTools

/// A built-in data file read as bytes, each field in its own spelling and folded side by side.
///
/// Folding once for the whole file keeps start-up short: no text is made per line.
///
/// Sendable although it holds a pointer: the bytes of built-in files never change nor go away.
struct DataRows: @unchecked Sendable {
  /// A field, or a part of one, as ranges of bytes.
  struct Field {
    var original: Range<Int>
    var folded: Range<Int>

    var isEmpty: Bool { original.isEmpty }
  }

  let original: UnsafeBufferPointer<UInt8>
  let folded: [UInt8]
  private var sections: [(name: String, original: Int, folded: Int)] = []

  /// The file at this path, or nil where there is none; `isBare` folds diacritics away too.
  init?(_ path: String, isBare: Bool = false) {
    guard let bytes = DataFile.bytes(of: path) else { return nil }
    self.init(bytes, isBare: isBare)
  }

  /// A file with these bytes, which must stay as long as the rows are read.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isBare: Bool = false) {
    original = bytes
    if isBare {
      var bare: [UInt8] = []
      Folding.append(bytes, to: &bare)
      folded = bare
    } else {
      folded = FoldedText(bytes).bytes
    }
    var place = (original: 0, folded: 0)
    while place.original < original.count {
      let line = nextLine(&place)
      if line.original.count > 2, original[line.original.lowerBound] == 0x5B {
        let name = original[(line.original.lowerBound + 1)..<(line.original.upperBound - 1)]
        sections.append((String(decoding: name, as: UTF8.self), place.original, place.folded))
      }
    }
  }

  /// The names of the sections, in order.
  var sectionNames: [String] { sections.map(\.name) }

  /// Calls `body` with the fields of each line of a section.
  func forEachRow(of section: String, _ body: ([Field]) -> Void) {
    var fields: [Field] = []
    for found in sections where found.name == section {
      var place = (original: found.original, folded: found.folded)
      while place.original < original.count {
        let line = nextLine(&place)
        guard let first = line.original.first else { continue }
        if original[first] == 0x5B { break }
        if original[first] == 0x23 { continue }
        fields.removeAll(keepingCapacity: true)
        split(line, at: 0x09) { fields.append($0) }
        body(fields)
      }
    }
  }

  /// Calls `body` with each part of a field between semicolons.
  func forEachPart(of field: Field, _ body: (Field) -> Void) {
    split(field, at: 0x3B) { if !$0.isEmpty { body($0) } }
  }

  /// The field as text.
  func text(_ field: Field) -> String {
    String(decoding: original[field.original], as: UTF8.self)
  }

  /// The folded field as text.
  func foldedText(_ field: Field) -> String {
    String(decoding: folded[field.folded], as: UTF8.self)
  }

  /// The folded bytes of a field.
  func bytes(_ field: Field) -> [UInt8] { Array(folded[field.folded]) }

  private func nextLine(_ place: inout (original: Int, folded: Int)) -> Field {
    let first = end(of: 0x0A, in: original, from: place.original, to: original.count)
    let second = folded.withUnsafeBufferPointer {
      end(of: 0x0A, in: $0, from: place.folded, to: $0.count)
    }
    let line = Field(original: place.original..<first, folded: place.folded..<second)
    place = (first + 1, second + 1)
    return line
  }

  private func split(_ field: Field, at separator: UInt8, _ body: (Field) -> Void) {
    folded.withUnsafeBufferPointer { folded in
      var (first, second) = (field.original.lowerBound, field.folded.lowerBound)
      while first <= field.original.upperBound {
        let firstEnd = end(of: separator, in: original, from: first, to: field.original.upperBound)
        let secondEnd = end(of: separator, in: folded, from: second, to: field.folded.upperBound)
        body(Field(original: first..<firstEnd, folded: second..<secondEnd))
        (first, second) = (firstEnd + 1, secondEnd + 1)
      }
    }
  }

  private func end(
    of separator: UInt8,
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    var index = min(start, end)
    while index < end, bytes[index] != separator { index += 1 }
    return index
  }
}
