internal import QueryLanguage

/// The engine inside the program: vectorised operators over columns in memory.
public struct EmbeddedEngine: Sendable {
  /// An engine.
  public init() {}
}
