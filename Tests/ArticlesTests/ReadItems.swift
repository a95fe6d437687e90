@testable import Articles

/// What a reader makes of some bytes, given to it piece by piece.
struct ReadItems {
  var documents: [RawDocument] = []
  var problems: [ReadProblem] = []

  init(_ bytes: [UInt8], name: String, fields: JSONFields = .usual) throws {
    var rest = bytes[...]
    let stream = try ByteStream { buffer throws(ReadProblem) in
      let count = min(buffer.count, rest.count, 1_000)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    var reader = try DocumentReader(name: name, stream: stream, fields: fields)
    while let item = reader.next() {
      switch item {
      case .document(let document): documents.append(document)
      case .problem(let problem): problems.append(problem)
      }
    }
  }
}

extension RawDocument {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
