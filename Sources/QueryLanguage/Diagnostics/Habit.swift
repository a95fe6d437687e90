/// How something is said in another language, and how dq says it.
///
/// The pattern is matched with the words of a stage or statement. It is a list of segments: words
/// that open it and, after a `:`, the name of what follows up to the next segment. A segment with `?`
/// may be missing. The template is a list of pieces; a piece that names what is missing is left out.
struct Habit: Sendable {
  /// The language that says it so.
  var origin: String
  var segments: [Segment]
  var template: [String]

  /// A way of saying something.
  init(_ origin: String, _ pattern: String, _ template: String...) {
    self.origin = origin
    self.segments = pattern.split(separator: ";").map { Segment(String($0)) }
    self.template = template
  }

  /// The words of the pattern: `stats … by …`.
  var shape: String {
    var shape = ""
    for segment in segments where !segment.isOptional {
      let words = segment.words.joined(separator: " ")
      shape += (shape.isEmpty ? "" : " ") + words + (segment.name == nil ? "" : " …")
    }
    let isOption = origin == "Miller" || origin == "Splunk"
    let hyphen = [("- -", "--"), (" - by", "-by"), ("-- ", "--"), (" - ", isOption ? " -" : "-")]
    for (wide, narrow) in [(" ( ", "("), ("( … ", "(… "), (" )", ")"), ("( ", "(")] + hyphen {
      shape = shape.split(separator: wide, omittingEmptySubsequences: false).joined(
        separator: narrow
      )
    }
    return shape
  }

  /// Whether a line of dq is a stage, and no statement.
  static func isStage(_ line: String) -> Bool {
    let first = line.prefix { $0.isLetter || $0 == "_" }
    return Grammar.verbs.contains(String(first)) && !line.isEmpty
  }

  /// Words, and the name of what follows them.
  struct Segment: Sendable {
    var words: [String]
    var name: String?
    var isOptional: Bool

    /// Reads `where? : condition`.
    init(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.split(separator: " ") }
      var words = parts[0].map(String.init)
      isOptional = words.last == "?"
      if isOptional { words.removeLast() }
      self.words = words
      name = parts.count > 1 ? parts[1].first.map(String.init) : nil
    }
  }
}
