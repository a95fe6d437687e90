internal import Glibc

/// Whether colours are wanted (no-color.org, force-color.org).
enum TerminalColour {
  /// Whether what goes to this descriptor should be coloured.
  static func isWanted(on descriptor: Int32) -> Bool {
    if isSet("NO_COLOR") { return false }
    if isSet("FORCE_COLOR") { return true }
    guard isatty(descriptor) != 0, let terminal = getenv("TERM") else { return false }
    return strcmp(terminal, "dumb") != 0
  }

  private static func isSet(_ name: String) -> Bool {
    guard let value = getenv(name) else { return false }
    return value.pointee != 0
  }
}
