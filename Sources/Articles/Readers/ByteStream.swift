/// Bytes of a file or a pipe, in order, unpacked where they are gzip (RFC 1952), with a bounded
/// buffer.
///
/// Members of a gzip file follow one another as one stream.
package final class ByteStream {
  /// Reads into the buffer and returns how many bytes; 0 at the end.
  ///
  /// Throws when reading fails.
  package typealias Source = (UnsafeMutableRawBufferPointer) throws(ReadProblem) -> Int

  /// Offset in the unpacked bytes of the next byte to read.
  package private(set) var offset = 0

  /// How many bytes were taken from the source; of gzip before they were unpacked.
  package private(set) var taken = 0

  /// Whether all bytes were taken.
  package var isAtEnd: Bool { isFinished && start == buffer.count }

  private let source: Source
  private var buffer: [UInt8] = []
  private var start = 0
  private var isFinished = false
  private var inflater: Inflater?
  private var packed: [UInt8]

  /// Set when a gzip stream ends before its trailer or is damaged: what was read up to there counts.
  package private(set) var damage: ReadProblem?

  /// A stream over this source; gzip is told by its first bytes.
  package init(_ source: @escaping Source) throws(ReadProblem) {
    self.source = source
    packed = [UInt8](repeating: 0, count: Self.chunkSize)
    try fill()
    if buffer.starts(with: [0x1F, 0x8B]) {
      let inflater = Inflater()
      self.inflater = inflater
      let first = buffer
      buffer = []
      feed(first[...])
    }
  }

  private static let chunkSize = 64 * 1024

  /// The next bytes without taking them: as many as asked for, or fewer at the end.
  package func peek(_ count: Int) throws(ReadProblem) -> ArraySlice<UInt8> {
    while buffer.count - start < count, !isFinished { try fill() }
    return buffer[start..<min(start + count, buffer.count)]
  }

  /// Takes bytes: as many as asked for, or fewer at the end.
  package func read(_ count: Int) throws(ReadProblem) -> [UInt8] {
    let found = try peek(count)
    guard start == 0, found.count == buffer.count else {
      let bytes = Array(found)
      advance(bytes.count)
      return bytes
    }
    // All that is there is asked for: the buffer itself is it.
    defer { buffer = [] }
    offset += buffer.count
    return buffer
  }

  /// Gives back the last bytes that were read, to be read again.
  package func putBack(_ bytes: ArraySlice<UInt8>) {
    buffer.replaceSubrange(..<start, with: bytes)
    start = 0
    offset -= bytes.count
  }

  /// Passes bytes without keeping them; returns how many there were.
  package func skip(_ count: Int) throws(ReadProblem) -> Int {
    var left = count
    while left > 0 {
      let available = try peek(min(left, Self.chunkSize)).count
      if available == 0 { break }
      advance(available)
      left -= available
    }
    return count - left
  }

  /// Takes a line without its line feed; nil at the end.
  ///
  /// A line longer than `limit` is passed whole and comes back cut off with `isCut`.
  package func line(limit: Int) throws(ReadProblem) -> (bytes: [UInt8], isCut: Bool)? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[start..<min(end, start + limit)])
        let isCut = end - start > limit
        advance(end + 1 - start)
        return (line, isCut)
      }
      if isFinished {
        guard buffer.count > start else { return nil }
        let line = Array(buffer[start...].prefix(limit))
        let isCut = buffer.count - start > limit
        advance(buffer.count - start)
        return (line, isCut)
      }
      if buffer.count - start > limit { return try cutLine(limit) }
      searched = buffer.count
      let before = start
      try fill()
      searched -= before - start
    }
  }

  private func cutLine(_ limit: Int) throws(ReadProblem) -> (bytes: [UInt8], isCut: Bool) {
    let line = Array(buffer[start..<(start + limit)])
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        advance(end + 1 - start)
        return (line, true)
      }
      advance(buffer.count - start)
      if isFinished { return (line, true) }
      try fill()
    }
  }

  private func advance(_ count: Int) {
    start += count
    offset += count
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity <= 4 * Self.chunkSize)
      start = 0
    }
  }

  /// Reads one more chunk behind what is there.
  private func fill() throws(ReadProblem) {
    if start > Self.chunkSize {
      buffer.removeSubrange(0..<start)
      start = 0
    }
    var count = 0
    var problem: ReadProblem?
    packed.withUnsafeMutableBytes { chunk in
      do throws(ReadProblem) { count = try source(chunk) } catch { problem = error }
    }
    if let problem { throw problem }
    taken += count
    if count == 0 {
      isFinished = true
      if let inflater, !inflater.isAtMemberEnd {
        damage = ReadProblem(
          offset: offset + buffer.count - start,
          reason: "the gzip data is cut off"
        )
      }
      return
    }
    if inflater == nil {
      buffer.append(contentsOf: packed[0..<count])
    } else {
      feed(packed[0..<count])
    }
  }

  private func feed(_ bytes: ArraySlice<UInt8>) {
    guard let inflater, !inflater.inflate(bytes, into: &buffer) else { return }
    isFinished = true
    damage = ReadProblem(
      offset: offset + buffer.count - start,
      reason: "the gzip data is damaged; what stands before it was read"
    )
  }
}

/// Why a document or a record could not be read, and where.
package struct ReadProblem: Error, Sendable {
  /// Offset in the unpacked bytes; nil where no place is meant.
  package var offset: Int?

  /// A plain sentence, lower case, without a full stop.
  package var reason: String

  /// How many documents or records it concerns.
  package var count: Int

  /// A problem at this place.
  package init(offset: Int? = nil, reason: String, count: Int = 1) {
    self.offset = offset
    self.reason = reason
    self.count = count
  }
}
