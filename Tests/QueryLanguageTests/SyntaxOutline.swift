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

/// The same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
