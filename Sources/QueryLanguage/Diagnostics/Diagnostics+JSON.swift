/// Diagnostics for programs: `--errors json`.
extension Diagnostic {
  /// One JSON object on one line, with 1-based lines and columns and byte offsets.
  package func json(of source: SourceText) -> String {
    var parts = [
      "\"code\":\(JSONText.quoted(code))",
      "\"severity\":\"\(isWarning ? "warning" : "error")\"",
      "\"message\":\(JSONText.quoted(message))",
      "\"file\":\(JSONText.quoted(source.name))",
      Diagnostic.place(span, source),
    ]
    if let label { parts.append("\"label\":\(JSONText.quoted(label))") }
    if !notes.isEmpty {
      let notes = notes.map { note in
        "{\(Diagnostic.place(note.span, source)),\"label\":\(JSONText.quoted(note.label))}"
      }
      parts.append("\"notes\":[\(notes.joined(separator: ","))]")
    }
    let remarks = help.filter(\.isNote).map { JSONText.quoted($0.line) }
    if !remarks.isEmpty { parts.append("\"remarks\":[\(remarks.joined(separator: ","))]") }
    let lines = help.filter { !$0.isNote }.map { $0.json(of: source) }
    if !lines.isEmpty { parts.append("\"help\":[\(lines.joined(separator: ","))]") }
    return "{\(parts.joined(separator: ","))}"
  }

  /// A span as line, column, end of both, and bytes.
  fileprivate static func place(_ span: SourceSpan, _ source: SourceText) -> String {
    let (start, end) = (source.position(of: span.start), source.position(of: span.end))
    return "\"line\":\(start.line),\"column\":\(start.column),\"endLine\":\(end.line),"
      + "\"endColumn\":\(end.column),\"start\":\(span.start),\"end\":\(span.end)"
  }
}

extension Diagnostic.Help {
  fileprivate func json(of source: SourceText) -> String {
    var parts = ["\"line\":\(JSONText.quoted(line))"]
    if let remark { parts.append("\"remark\":\(JSONText.quoted(remark))") }
    if let edit {
      parts.append(
        "\"edit\":{\(Diagnostic.place(edit.span, source)),\"text\":\(JSONText.quoted(edit.text))}"
      )
    }
    return "{\(parts.joined(separator: ","))}"
  }
}

/// Texts in JSON.
enum JSONText {
  /// A text in quotes with its escapes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
