internal import QueryLanguage
internal import TextTools

extension Parser {
  static func isIncomplete(_ text: String) -> Bool {
    var rest = text
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest.last == "|"
  }
}

struct DiagnosticCode {
  var text = ""; static func named(_ code: String) -> DiagnosticCode? { nil }
}

extension Diagnostic { func json(of source: SourceText) -> String { message } }

enum Formatter {
  static func fixed(_ source: SourceText) -> SourceText { source }
  static func format(_ parsed: ParsedScript) -> String? { nil }
}
