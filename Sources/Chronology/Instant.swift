/// A point in time with the zone in which it was stated.
public struct Instant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00Z.
  public var milliseconds: Int64

  /// Minutes east of UTC of the stated zone; `Instant.noZone` where none was stated.
  public var zone: Int16

  /// The `zone` of an instant whose source named no zone; it counts as UTC.
  public static let noZone: Int16 = .min

  /// The instant at this many milliseconds, stated in this zone.
  public init(milliseconds: Int64, zone: Int16) {
    self.milliseconds = milliseconds
    self.zone = zone
  }
}
