@testable import QueryLanguage

/// What a text means, without places and spellings: two texts with one outline are the same query.
enum SyntaxOutline {
  static func of(_ text: String) -> String {
    of(Parser.parse(SourceText(name: "", text: text)))
  }

  static func of(_ parsed: ParsedScript) -> String {
    var result = ""
    append(parsed.syntax.statements, to: &result)
    return result
  }

  private static func append(_ value: Any, to result: inout String) {
    switch value {
    case is SourceSpan: return
    case let text as TextSyntax: result += "“\(text.value)”"
    case let name as Name: result += "\(name.isQuoted ? "`" : "")\(name.text)"
    default:
      let mirror = Mirror(reflecting: value)
      if mirror.children.isEmpty {
        result += "\(value)"
        return
      }
      result += "("
      for child in mirror.children {
        result += " \(child.label ?? "")"
        append(child.value, to: &result)
      }
      result += ")"
    }
  }
}
