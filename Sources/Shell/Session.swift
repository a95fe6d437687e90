/// One conversation: a line in, a reply out.
public struct Session {
  /// A session without a collection.
  public init() {}
}
