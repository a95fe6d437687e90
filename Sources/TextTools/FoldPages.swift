internal import Synchronization

/// What a folding makes of each scalar: pages of 256 entries, filled when a text first needs them.
///
/// An entry is the folded scalar; or, above `several`, the offset and count of scalars that stand
/// behind the page's entries; or `whole`, where the scalar cannot be folded on its own.
final class FoldPages: Sendable {
  static let several: UInt32 = 0x4000_0000
  static let whole: UInt32 = 0xffff_ffff

  private let pages: SharedPointer<Atomic<UInt>>
  private let fill: @Sendable (UInt32) -> [UInt32]?

  /// Pages that ask `fill` what a scalar becomes; nil is `whole`.
  init(fill: @escaping @Sendable (UInt32) -> [UInt32]?) {
    self.fill = fill
    let pointer = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: 0x1100)
    for index in 0..<0x1100 {
      (pointer + index).initialize(to: Atomic(0))
    }
    pages = SharedPointer(pointer)
  }

  /// The page of a scalar below U+110000.
  @inline(__always) func page(_ scalar: UInt32) -> UnsafePointer<UInt32> {
    let address = pages.pointer[Int(scalar >> 8)].load(ordering: .acquiring)
    return UnsafePointer(bitPattern: address) ?? made(scalar >> 8)
  }

  /// The scalars that an entry of a page stands for; not for `whole`.
  @inline(__always) static func scalars(
    _ entry: UInt32,
    _ page: UnsafePointer<UInt32>
  ) -> UnsafeBufferPointer<UInt32> {
    let offset = Int(entry >> 8 & 0x3f_ffff)
    return UnsafeBufferPointer(start: page + offset, count: Int(entry & 0xff))
  }

  @inline(never) private func made(_ number: UInt32) -> UnsafePointer<UInt32> {
    var entries = [UInt32](repeating: 0, count: 256)
    for low in 0..<256 {
      let scalar = number << 8 | UInt32(low)
      guard let folded = fill(scalar) else {
        entries[low] = FoldPages.whole
        continue
      }
      if folded.count == 1 {
        entries[low] = folded[0]
      } else {
        entries[low] = FoldPages.several | UInt32(entries.count) << 8 | UInt32(folded.count)
        entries += folded
      }
    }
    let page = UnsafeMutablePointer<UInt32>.allocate(capacity: entries.count)
    page.initialize(from: entries, count: entries.count)
    let (isMine, before) = pages.pointer[Int(number)].compareExchange(
      expected: 0,
      desired: UInt(bitPattern: page),
      ordering: .acquiringAndReleasing
    )
    guard !isMine, let theirs = UnsafePointer<UInt32>(bitPattern: before) else {
      return UnsafePointer(page)
    }
    page.deallocate()
    return theirs
  }
}

/// A pointer that threads share; whoever shares it orders the accesses.
private struct SharedPointer<Pointee: ~Copyable>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Pointee>

  init(_ pointer: UnsafeMutablePointer<Pointee>) {
    self.pointer = pointer
  }
}
