internal import Chronology
internal import Columns

extension Check {
  /// Reports two sides that cannot be compared, with what would work.
  mutating func reportMismatch(_ sides: Sides) {
    if reportListAgainstElement(sides) { return }
    report(
      .typesDiffer,
      "\(phrase(sides.left)) is compared with \(phrase(sides.right))",
      at: sides.leftSyntax.span,
      label: words(of: sides.left),
      notes: [(sides.rightSyntax.span, words(of: sides.right))],
      help: repairs(sides)
    )
  }

  /// `list == "x"`: both right spellings.
  private mutating func reportListAgainstElement(_ sides: Sides) -> Bool {
    let isLeft = sides.left.type.element != nil
    let (list, item) = isLeft ? (sides.left, sides.right) : (sides.right, sides.left)
    guard let element = list.type.element, item.type.element == nil else { return false }
    let listWords = text(of: isLeft ? sides.leftSyntax.span : sides.rightSyntax.span)
    let itemWords = text(of: isLeft ? sides.rightSyntax.span : sides.leftSyntax.span)
    var help: [Diagnostic.Help] = []
    if item.elements == nil, !item.isRange {
      if element == .text, item.type == .text {
        help.append(
          fix(sides.span, by: "\(listWords) has \(itemWords)", remark: "any element with this word")
        )
      }
      help.append(
        fix(sides.span, by: "\(itemWords) in \(listWords)", remark: "exactly this element")
      )
    } else {
      help.append(fix(sides.span, by: "any(\(listWords), it in \(itemWords))"))
    }
    if help.count == 1, item.type.isNumeric {
      help.append(
        fix(sides.span, by: "size(\(listWords)) == \(itemWords)", remark: "so many elements")
      )
    }
    report(
      .listAgainstText,
      "a list is compared with \(phrase(item))",
      at: sides.leftSyntax.span,
      label: words(of: sides.left),
      notes: [(sides.rightSyntax.span, words(of: sides.right))],
      help: help
    )
    return true
  }

  private func repairs(_ sides: Sides) -> [Diagnostic.Help] {
    let pairs = [
      (sides.left, sides.leftSyntax, sides.right), (sides.right, sides.rightSyntax, sides.left),
    ]
    for (operand, syntax, other) in pairs {
      let words = text(of: syntax.span)
      if case .range(let first?, let last?) = syntax.kind, operand.type == .text {
        // Both ends of `"2025-01".."2025-02"`.
        guard case .literal(.text(let low)) = first.kind,
          case .literal(.text(let high)) = last.kind,
          let from = literal(low.value, as: other.type, at: first.span)?.edit?.text,
          let through = literal(high.value, as: other.type, at: last.span)?.edit?.text
        else { continue }
        return [fix(syntax.span, by: "\(from)..\(through)")]
      }
      if case .text(let written) = operand.constant {
        if let help = literal(written, as: other.type, at: syntax.span) { return [help] }
      }
      switch (operand.type, other.type) {
      case (.int, .text), (.number, .text):
        if operand.constant != nil { return [fix(syntax.span, by: "\"\(words)\"")] }
      case (.text, .int), (.text, .number): return [fix(syntax.span, by: "number(\(words))")]
      case (.text, .date), (.text, .instant): return [fix(syntax.span, by: "date(\(words))")]
      case (.duration, .int), (.duration, .number):
        let other = otherSpan(syntax, sides)
        guard other.isNumber(in: text(of: other)) else { continue }
        return [fix(other, by: text(of: other) + "d", remark: "a duration has a unit")]
      case (.date, .int):
        if case .int(let digits)? = other.constant, digits > 9_999_999, digits < 100_000_000 {
          let words = String(digits)
          let day = "\(words.prefix(4))-\(words.dropFirst(4).prefix(2))-\(words.suffix(2))"
          return [fix(otherSpan(syntax, sides), by: day)]
        }
        return [fix(syntax.span, by: "\(words).year", remark: "the year as a number")]
      case (.date, .duration):
        return [
          Diagnostic.Help(note: "two dates differ by a duration: `until - date > 2d`")
        ]
      case (.bool, .text), (.bool, .int):
        return [fix(sides.span, by: words), fix(sides.span, by: "not \(words)")]
      default: continue
      }
    }
    return []
  }

  private func otherSpan(_ syntax: ExpressionSyntax, _ sides: Sides) -> SourceSpan {
    syntax.span == sides.leftSyntax.span ? sides.rightSyntax.span : sides.leftSyntax.span
  }

  /// A text literal without its quotes, where that is a value of the type.
  private func literal(
    _ written: String,
    as type: ValueType,
    at span: SourceSpan
  ) -> Diagnostic.Help? {
    switch type {
    case .int: Int64(written).map { fix(span, by: "\($0)") }
    case .number: Double(written) == nil ? nil : fix(span, by: written)
    case .bool: written == "true" || written == "false" ? fix(span, by: written) : nil
    case .date:
      if let date = try? FuzzyDate(edtf: written) {
        written.contains("/") || date.isPattern
          ? fix(span, by: "date(\"\(written)\")")
          : fix(span, by: written, remark: "dates have no quotes")
      } else {
        ["today", "yesterday", "tomorrow"].contains(written) ? fix(span, by: written) : nil
      }
    case .instant: (try? Instant(iso: written)) == nil ? nil : fix(span, by: written)
    default: nil
    }
  }
}

extension SourceSpan {
  /// Whether the words are a whole number.
  fileprivate func isNumber(in words: String) -> Bool {
    !words.isEmpty && words.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }
}
