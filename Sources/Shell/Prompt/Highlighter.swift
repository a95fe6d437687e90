internal import QueryLanguage

/// Colours for dq text while it is typed.
enum Highlighter {
  private static let verbColour = "1;34"
  private static let textColour = "32"
  private static let numberColour = "36"
  private static let wordColour = "35"
  private static let commentColour = "90"

  private static let words: Set<String> = {
    let phrases =
      Library.connectives + Clause.allCases.map(\.rawValue) + Grammar.quantifiers
      + Grammar.statements + Grammar.sources
    return Grammar.reserved.union(phrases.flatMap { $0.split(separator: " ").map(String.init) })
  }()

  private static let verbs: Set<String> = Set(
    Verb.allCases.flatMap { $0.rawValue.split(separator: " ").prefix(1).map(String.init) }
  )

  /// The parts of the text that are not plain.
  static func highlights(of text: String) -> [Highlight] {
    let scalars = Array(text.unicodeScalars)
    var found: [Highlight] = []
    var index = 0
    var followsPipe = false
    while index < scalars.count {
      let scalar = scalars[index]
      let start = index
      switch scalar {
      case "#":
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
        found.append(Highlight(range: start..<index, colour: commentColour))
      case "\"", "'":
        index = endOfText(scalars, from: index)
        found.append(Highlight(range: start..<index, colour: textColour))
      case "0"..."9":
        while index < scalars.count, isWordPart(scalars[index]) || isInNumber(scalars, index) {
          index += 1
        }
        found.append(Highlight(range: start..<index, colour: numberColour))
      case _ where isWordPart(scalar):
        while index < scalars.count, isWordPart(scalars[index]) { index += 1 }
        if let colour = colour(of: scalars[start..<index], followsPipe) {
          found.append(Highlight(range: start..<index, colour: colour))
        }
      default:
        index += 1
      }
      if !scalar.properties.isWhitespace { followsPipe = scalar == "|" || scalar == "(" }
    }
    return found
  }

  private static func colour(of scalars: ArraySlice<Unicode.Scalar>, _ followsPipe: Bool) -> String?
  {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let word = String(view)
    if followsPipe, verbs.contains(word) { return verbColour }
    return words.contains(word) ? wordColour : nil
  }

  private static func endOfText(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start + 1
    while index < scalars.count, scalars[index] != scalars[start], scalars[index] != "\n" {
      index += scalars[index] == "\\" && scalars[start] == "\"" ? 2 : 1
    }
    return min(scalars.count, index + 1)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }

  /// A point, minus or colon between digits: `2025-02-15T10:30`, `2.5`.
  private static func isInNumber(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index + 1 < scalars.count, "-.:".unicodeScalars.contains(scalars[index]) else {
      return false
    }
    return isWordPart(scalars[index + 1])
  }
}
