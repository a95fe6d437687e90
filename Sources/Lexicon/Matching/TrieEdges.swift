/// The edges of a trie over bytes: from a node and a byte to a target, in one open-addressed table.
///
/// A step through a trie waits for memory and for little else. So key and target share a slot, and
/// the edges of one node lie beside each other: most steps meet a cache line that is there already.
public struct TrieEdges: Sendable {
  // Key in the high half, target in the low one; 0 is free. A key is node << 8 | byte, plus 1.
  private var slots: [UInt64]
  private var count = 0

  /// Edges with room for about this many.
  public init(capacity: Int) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  /// Makes room for so many further edges.
  public mutating func reserve(_ more: Int) {
    guard (count + more) * 2 > slots.count else { return }
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      let key = UInt32(truncatingIfNeeded: slot >> 32) &- 1
      slots[place(of: key >> 8, UInt8(truncatingIfNeeded: key))] = slot
    }
  }

  /// Where an edge is, or would be: good until the next edge is added.
  public func place(of node: Int32, _ byte: UInt8) -> Int {
    place(of: UInt32(bitPattern: node), byte)
  }

  /// The target at a place, or 0 where there is no edge.
  public func target(at place: Int) -> Int32 {
    Int32(truncatingIfNeeded: slots[place])
  }

  /// Sets the target, which is not 0, of the edge whose place this is.
  public mutating func set(_ place: Int, _ node: Int32, _ byte: UInt8, _ target: Int32) {
    if slots[place] == 0 { count += 1 }
    let key = Self.key(UInt32(bitPattern: node), byte)
    slots[place] = UInt64(key) << 32 | UInt64(UInt32(bitPattern: target))
  }

  /// Lends the edges for fast steps.
  @inlinable
  public func withView<Result>(_ body: (View) -> Result) -> Result {
    lend { body(View(slots: $0, mask: $0.count - 1)) }
  }

  @usableFromInline
  func lend<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
    slots.withUnsafeBufferPointer(body)
  }

  private func place(of node: UInt32, _ byte: UInt8) -> Int {
    let key = Self.key(node, byte)
    let mask = slots.count - 1
    var place = Self.start(node, byte) & mask
    while slots[place] != 0, UInt32(truncatingIfNeeded: slots[place] >> 32) != key {
      place = (place + 1) & mask
    }
    return place
  }

  @inlinable
  @inline(__always)
  static func key(_ node: UInt32, _ byte: UInt8) -> UInt32 {
    (node << 8 | UInt32(byte)) &+ 1
  }

  @inlinable
  @inline(__always)
  static func start(_ node: UInt32, _ byte: UInt8) -> Int {
    Int(truncatingIfNeeded: (UInt64(node) &* 0x9E37_79B9_7F4A_7C15) >> 32) &+ Int(byte)
  }

  /// The edges, borrowed.
  public struct View {
    @usableFromInline let slots: UnsafeBufferPointer<UInt64>
    @usableFromInline let mask: Int

    @inlinable
    init(slots: UnsafeBufferPointer<UInt64>, mask: Int) {
      self.slots = slots
      self.mask = mask
    }

    /// Where an edge leads, or 0 where there is none.
    @inlinable
    @inline(__always)
    public func target(of node: Int32, _ byte: UInt8) -> Int32 {
      let node = UInt32(bitPattern: node)
      let key = TrieEdges.key(node, byte)
      var place = TrieEdges.start(node, byte) & mask
      while true {
        let slot = slots[place]
        if UInt32(truncatingIfNeeded: slot >> 32) == key { return Int32(truncatingIfNeeded: slot) }
        if slot == 0 { return 0 }
        place = (place &+ 1) & mask
      }
    }
  }
}
