internal import QueryLanguage

/// What kind of word is being typed at the end of a text.
struct CompletionPlace: Equatable {
  /// What has been typed of it.
  private(set) var word = ""
  private(set) var kind = Kind.nothing

  enum Kind: Equatable {
    /// `:sch…`
    case command

    /// After `help`.
    case subject

    /// After `:schema`, `join`, `union`.
    case table

    /// The first word of a statement.
    case beginning

    /// After `|`.
    case verb

    /// A text that is compared with a column, after the pipeline before it.
    case value(column: String, before: String)

    /// A value within a stage; `comparedWith` is the column on the other side of the operator.
    case operand(Stage, comparedWith: String?)

    /// What goes on behind a value: an operator, a word of the stage.
    case connective(Stage)

    /// After `per`.
    case unit
    case nothing
  }

  /// The stage that is being typed.
  struct Stage: Equatable {
    /// The pipeline before it.
    var before: String
    var verb: Verb?

    /// Whether no expression of it has begun.
    var isEmpty = false
  }

  init(_ text: String) {
    let scan = Scan(text)
    if let quote = scan.openQuote {
      word = String(text[quote...])
      let before = text[..<quote]
      guard text[quote] == "\"", let pipe = scan.lastPipe, let column = Self.column(before) else {
        return
      }
      kind = .value(column: column, before: String(text[..<pipe]).withoutEndingSpace)
      return
    }
    guard !scan.isInComment else { return }
    let start = text.lastIndex { !Self.isWordPart($0) }.map { text.index(after: $0) }
    word = String(text[(start ?? text.startIndex)...])
    let before = text[..<(start ?? text.startIndex)]
    kind = Self.kind(before, word, scan)
  }

  private static func kind(_ before: Substring, _ word: String, _ scan: Scan) -> Kind {
    let words = before.split(whereSeparator: \.isWhitespace)
    guard let last = words.last else { return word.hasPrefix(":") ? .command : .beginning }
    if words.count == 1, last == "help" || last == ":help" { return .subject }
    if words.count == 1, last == ":schema" { return .table }
    if last.hasPrefix(":") { return .nothing }
    if last.hasSuffix("|") { return .verb }
    if last == "join" || last == "union" { return .table }
    guard let pipe = scan.lastPipe else {
      return last.hasSuffix("=") || last.hasSuffix("(") || last.hasSuffix(";")
        || before.last?.isNewline == true ? .beginning : .nothing
    }
    return kind(in: before[pipe...].dropFirst(), of: String(before[..<pipe]).withoutEndingSpace)
  }

  /// What comes next in a stage, from what has been typed of it.
  private static func kind(in typed: Substring, of pipeline: String) -> Kind {
    var words = typed.split(whereSeparator: \.isWhitespace)
    var stage = Stage(before: pipeline)
    if let (verb, length) = verb(beginning: words) {
      stage.verb = verb
      words.removeFirst(length)
    }
    guard let last = words.last, let end = last.last else {
      stage.isEmpty = true
      return .operand(stage, comparedWith: nil)
    }
    if last == "per" { return .unit }
    let isWord = isWordPart(end) && !Library.wordsBeforeOperands.contains(String(last))
    let isClosed = ")]}\"'`".contains(end) || (end == "/" && last.count > 1)
    return isWord || isClosed
      ? .connective(stage) : .operand(stage, comparedWith: column(typed))
  }

  /// The verb that these words begin with, and how many of them it takes.
  private static func verb(beginning words: [Substring]) -> (Verb, length: Int)? {
    let two = words.prefix(2).joined(separator: " ")
    if let verb = Verb(rawValue: two), words.count > 1 { return (verb, 2) }
    return words.first.flatMap { Verb(rawValue: String($0)) }.map { ($0, 1) }
  }

  /// The column before `==`, `!=`, `has`, `in [` and the like at the end of a text.
  private static func column(_ text: Substring) -> String? {
    var words = text.split { $0.isWhitespace || "([,".contains($0) }
    let operators: Set<Substring> = [
      "==", "!=", "has", "contains", "in", "named", "any", "all", "exact", "starts", "ends", "with",
    ]
    guard let last = words.last, operators.contains(last) || last.hasPrefix("\"") else {
      return nil
    }
    while let last = words.last, operators.contains(last) || last.hasPrefix("\"") || last == "not" {
      words.removeLast()
    }
    return words.last.map { String($0) }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == ":"
      || character.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark }
  }

  /// One pass over a text: where its last pipe outside brackets and texts stands, and what is open at
  /// its end.
  private struct Scan {
    var lastPipe: String.Index?
    var openQuote: String.Index?
    var isInComment = false

    init(_ text: String) {
      var pipes: [String.Index?] = [nil]
      var isEscaped = false
      for index in text.indices {
        let character = text[index]
        if isInComment {
          isInComment = character != "\n"
        } else if let quote = openQuote {
          if isEscaped {
            isEscaped = false
          } else if character == "\\", text[quote] == "\"" {
            isEscaped = true
          } else if character == text[quote] {
            openQuote = nil
          }
        } else {
          switch character {
          case "\"", "'", "`": openQuote = index
          case "#": isInComment = true
          case "(", "[", "{": pipes.append(nil)
          case ")", "]", "}": if pipes.count > 1 { pipes.removeLast() }
          case "|": pipes[pipes.count - 1] = index
          default: break
          }
        }
      }
      lastPipe = pipes.lazy.compactMap(\.self).first
    }
  }
}

extension String {
  fileprivate var withoutEndingSpace: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
