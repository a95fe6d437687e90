internal import CUTF8Proc

/// How many cells of a terminal a text fills.
///
/// Counted by grapheme cluster after UAX #11 and #29: a base with its marks is as wide as its widest
/// scalar; an emoji sequence and a flag fill two cells. Ambiguous width counts as one. Control
/// characters count as nothing; whoever prints data escapes them first.
package enum DisplayWidth {
  /// The cells of a whole text.
  ///
  /// - Complexity: O(*n*) in its bytes, one comparison a byte for ASCII.
  package static func of(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    fit(text, into: .max).width
  }

  /// The cells of a whole text.
  package static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// The longest beginning of whole clusters that fits into so many cells.
  ///
  /// - Returns: the offset behind its last byte, and its width.
  package static func fit(
    _ text: UnsafeBufferPointer<UInt8>,
    into cells: Int
  ) -> (end: Int, width: Int) {
    var clusters = ClusterScanner(text)
    var width = 0
    while let cluster = clusters.next() {
      guard width + cluster.width <= cells else { return (cluster.start, width) }
      width += cluster.width
    }
    return (text.count, width)
  }
}

/// Steps through the grapheme clusters of UTF-8 text.
package struct ClusterScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// A scanner at the beginning of the text.
  package init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// The first byte of the next cluster, the byte behind its last, and its cells; nil at the end.
  package mutating func next() -> (start: Int, end: Int, width: Int)? {
    guard position < text.count else { return nil }
    let start = position
    let first = text[start]
    if first < 0x80, start + 1 >= text.count || text[start + 1] < 0x80 {
      position += 1
      if first == 0x0D, position < text.count, text[position] == 0x0A { position += 1 }
      return (start, position, first >= 0x20 && first != 0x7F ? 1 : 0)
    }
    let width = longCluster()
    return (start, position, width)
  }

  /// Passes one cluster that may have several scalars and returns its width.
  private mutating func longCluster() -> Int {
    var state: utf8proc_int32_t = 0
    var before = scalar()
    var width = Self.width(before)
    while position < text.count {
      let mark = position
      let scalar = scalar()
      guard !utf8proc_grapheme_break_stateful(before, scalar, &state) else {
        position = mark
        break
      }
      width = max(width, Self.joinsToEmoji(scalar) ? 2 : Self.width(scalar))
      before = scalar
    }
    return width
  }

  /// Reads one scalar; a byte that is no UTF-8 counts as U+FFFD.
  private mutating func scalar() -> utf8proc_int32_t {
    var scalar: utf8proc_int32_t = -1
    let length = utf8proc_iterate(
      text.baseAddress.map { $0 + position },
      text.count - position,
      &scalar
    )
    position += max(1, length)
    return scalar < 0 ? 0xFFFD : scalar
  }

  /// The emoji presentation selector, and the second of two regional indicators.
  private static func joinsToEmoji(_ scalar: utf8proc_int32_t) -> Bool {
    scalar == 0xFE0F || (0x1F1E6...0x1F1FF).contains(scalar)
  }

  private static func width(_ scalar: utf8proc_int32_t) -> Int {
    Int(utf8proc_charwidth(scalar))
  }
}
