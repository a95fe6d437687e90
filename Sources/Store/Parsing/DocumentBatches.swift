package import Articles

/// The documents under some paths, in input order, a batch at a time.
///
/// A batch is small enough to be held and large enough to keep all cores busy.
package struct DocumentBatches {
  /// Documents and problems in the order in which they stand in the input.
  package struct Batch: Sendable {
    package var documents: [RawDocument] = []
    package var problems: [InputProblem] = []

    /// Bytes of all documents.
    package var bytes = 0

    /// How many bytes of all files were read up to its end, as they lie on the disk.
    package var taken = 0
  }

  private static let documentLimit = 256
  private static let byteLimit = 8 << 20

  private var walk: FileWalk
  private let fields: JSONFields
  private var current: (file: String, reader: DocumentReader)?

  /// Bytes of the files that were read to their end.
  private var taken = 0

  /// How many files were opened so far.
  package private(set) var files = 0

  /// The documents under these paths.
  package init(_ paths: [String], fields: JSONFields = .usual) {
    walk = FileWalk(paths)
    self.fields = fields
  }

  /// The next batch, or nil at the end.
  package mutating func next() -> Batch? {
    var batch = Batch()
    var isAtEnd = false
    while batch.documents.count < Self.documentLimit, batch.bytes < Self.byteLimit {
      guard let item = nextItem() else {
        isAtEnd = true
        break
      }
      switch item {
      case .document(let document) where !document.isText:
        let reason = "is no UTF-8, and no other encoding fits"
        batch.problems.append(
          InputProblem(file: document.file, offset: document.firstReplaced, reason: reason)
        )
      case .document(let document):
        batch.bytes += document.bytes.count
        batch.documents.append(document)
      case .problem(let problem): batch.problems.append(problem)
      }
    }
    batch.taken = taken + (current?.reader.taken ?? 0)
    return isAtEnd && batch.documents.isEmpty && batch.problems.isEmpty ? nil : batch
  }

  private enum Item {
    case document(RawDocument)
    case problem(InputProblem)
  }

  private mutating func nextItem() -> Item? {
    while true {
      if let item = current?.reader.next(), let file = current?.file {
        switch item {
        case .document(let document): return .document(document)
        case .problem(let problem):
          return .problem(InputProblem(file: file, problem))
        }
      }
      taken += current?.reader.taken ?? 0
      current = nil
      switch walk.next() {
      case nil: return nil
      case .problem(let problem)?: return .problem(problem)
      case .file(let path)?:
        files += 1
        do throws(ReadProblem) {
          let stream = try FileStream.open(path)
          current = (path, try DocumentReader(name: path, stream: stream, fields: fields))
        } catch {
          return .problem(InputProblem(file: path, error))
        }
      }
    }
  }
}

extension InputProblem {
  /// That some bytes of a document could not be decoded; nil where all could.
  package init?(badBytesOf document: RawDocument) {
    guard document.replaced > 0 else { return nil }
    let count = document.replaced == 1 ? "1 byte is" : "\(document.replaced) bytes are"
    self.init(
      file: document.file,
      offset: document.firstReplaced,
      reason: "\(count) no text and shown as \u{FFFD}"
    )
  }
}
