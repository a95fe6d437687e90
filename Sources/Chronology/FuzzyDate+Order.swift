/// The order of `sort`, of keys and of `top`.
///
/// By earliest day, the wider first (2025, 2025-01, 2025-01-01), then plain, `?`, `~`; open starts
/// first; patterns after all others, by their text.
extension FuzzyDate: Comparable {
  /// The greater part of a value's sort key; ties are decided by `minorKey`.
  @inlinable public static func majorKey(
    _ earliest: Int32,
    _ latest: Int32,
    _ detail: UInt64
  ) -> UInt64 {
    guard detail >> 32 == 0 else { return .max }
    let start = UInt32(bitPattern: earliest) ^ 0x8000_0000
    let end = UInt32(bitPattern: latest) ^ 0x8000_0000
    return UInt64(start) << 32 | UInt64(~end)
  }

  /// The lesser part of a value's sort key; equal keys are identical values.
  @inlinable public static func minorKey(_ detail: UInt64) -> UInt64 {
    detail & identityMask
  }

  /// Whether the left value sorts before the right one.
  @inlinable public static func < (left: FuzzyDate, right: FuzzyDate) -> Bool {
    let major = majorKey(left.earliest.number, left.latest.number, left.detail)
    let other = majorKey(right.earliest.number, right.latest.number, right.detail)
    return major != other ? major < other : minorKey(left.detail) < minorKey(right.detail)
  }

  /// `min(d)` of two values: [least earliest, least latest]; of identical values the value.
  @inlinable public static func least(_ left: FuzzyDate, _ right: FuzzyDate) -> FuzzyDate {
    left == right
      ? left
      : FuzzyDate(
        from: min(left.earliest, right.earliest),
        through: min(left.latest, right.latest)
      )
  }

  /// `max(d)` of two values: [greatest earliest, greatest latest]; of identical values the value.
  @inlinable public static func greatest(_ left: FuzzyDate, _ right: FuzzyDate) -> FuzzyDate {
    left == right
      ? left
      : FuzzyDate(
        from: max(left.earliest, right.earliest),
        through: max(left.latest, right.latest)
      )
  }
}
