internal import Chronology

/// Numbers, and the dates, instants and durations that begin with a digit.
extension Lexer {
  /// What begins with a digit.
  mutating func number() {
    let start = position
    if slashedDay(from: start) { return }
    if let literal = temporalLiteral(at: start) {
      position += literal.length
      let reaches = endOfName(from: position)
      if reaches > position {
        position = reaches
        runsIntoLetters(from: start)
        return
      }
      temporal(literal, from: start)
      return
    }
    plainNumber()
  }

  private func temporalLiteral(at offset: Int) -> TemporalLiteral? {
    let literal = bytes.withUnsafeBufferPointer {
      TemporalLiteral.scan(UnsafeBufferPointer(rebasing: $0[offset...]))
    }
    guard let literal, case let end = offset + literal.length, bytes[end - 1] == UInt8(ascii: "%")
    else { return literal }
    // `2016%5` divides.
    let isNumber = bytes[offset..<(end - 1)].allSatisfy { isDigit($0) }
    return isNumber ? nil : literal
  }

  /// `2025/02/15`: no sum of the kind is written with zeros before the digits.
  private mutating func slashedDay(from start: Int) -> Bool {
    let parts = source.text(SourceSpan(start, endOfDigits(from: start, and: "/")))
      .split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts[1].first == "0" || parts[2].first == "0"
    else { return false }
    position = start + 10
    report(
      "E010",
      "the parts of a date stand between hyphens",
      start,
      position,
      help: [
        Diagnostic.Help("", edit: (SourceSpan(start, position), parts.joined(separator: "-")))
      ]
    )
    emit(.badLiteral, from: start)
    return true
  }

  private func endOfDigits(from start: Int, and separator: Unicode.Scalar) -> Int {
    var end = start
    while isDigit(byte(end)) || byte(end) == UInt8(ascii: separator) { end += 1 }
    return end
  }

  private mutating func temporal(_ literal: TemporalLiteral, from start: Int) {
    switch literal.value {
    case .date: emit(.date, from: start)
    case .instant: emit(.instant, from: start)
    case .duration: emit(.duration, from: start)
    case .problem(let problem):
      let isDate = bytes[start..<position].contains(UInt8(ascii: "-"))
      guard isDate || !problem.suggestions.isEmpty else {
        runsIntoLetters(from: start)
        return
      }
      report(
        isDate ? "E010" : "E012",
        problem.message,
        start,
        position,
        help: problem.suggestions.map {
          Diagnostic.Help("", edit: (SourceSpan(start, position), $0))
        }
      )
      emit(.badLiteral, from: start)
    }
  }

  private mutating func digits() {
    while isDigit(byte(position)) || byte(position) == UInt8(ascii: "_") { position += 1 }
  }

  private mutating func plainNumber() {
    let start = position
    digits()
    var isWhole = true
    if byte(position) == UInt8(ascii: "."), isDigit(byte(position + 1)) {
      isWhole = false
      position += 1
      digits()
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(position + 1) == UInt8(ascii: "-") || byte(position + 1) == UInt8(ascii: "+")
      if isDigit(byte(position + (sign ? 2 : 1))) {
        isWhole = false
        position += sign ? 2 : 1
        digits()
      }
    }
    let end = position
    position = endOfName(from: end)
    guard position == end else {
      runsIntoLetters(from: start)
      return
    }
    check(SourceSpan(start, end), isWhole: isWhole)
  }

  private mutating func check(_ span: SourceSpan, isWhole: Bool) {
    let written = bytes[span.start..<span.end]
    var fixed: String?
    var message = ""
    if !hasDigitsAroundUnderscores(written) {
      message = "an underscore in a number stands between two digits"
      fixed = source.text(span).split(separator: "_").joined(separator: "_")
    } else if written.count > 1, written.first == UInt8(ascii: "0"), isDigit(byte(span.start + 1)) {
      message = "a number has no leading zeros"
      let rest = written.drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }
      let isEmpty = rest.isEmpty || rest.first == UInt8(ascii: ".")
      fixed = (isEmpty ? "0" : "") + String(decoding: rest, as: UTF8.self)
    }
    if let fixed {
      report(
        "E008",
        message,
        span.start,
        span.end,
        help: [Diagnostic.Help("", edit: (span, fixed))]
      )
      emit(.badLiteral, from: span.start)
    } else if isWhole ? LiteralReader.int(written) == nil : LiteralReader.number(written) == nil {
      report(
        "E009",
        "the number is too large",
        span.start,
        span.end,
        label: isWhole ? "beyond 9_223_372_036_854_775_807" : "beyond 1.8e308"
      )
      emit(.badLiteral, from: span.start)
    } else {
      emit(isWhole ? .int : .number, from: span.start)
    }
  }

  private func hasDigitsAroundUnderscores(_ written: ArraySlice<UInt8>) -> Bool {
    for index in written.indices where written[index] == UInt8(ascii: "_") {
      guard index + 1 < written.endIndex, isDigit(written[index + 1]), isDigit(written[index - 1])
      else { return false }
    }
    return true
  }

  /// `2x`, `12abc`, `3.5h`.
  private mutating func runsIntoLetters(from start: Int) {
    let span = SourceSpan(start, position)
    let written = source.text(span)
    let isWord = bytes[start..<position].contains { $0 == UInt8(ascii: "_") || $0 >= 0x80 }
    let suffix = written.drop { !$0.isLetter && $0 != "_" }
    let isFraction =
      written.contains(".") && ["s", "min", "h", "d", "w", "mo", "q", "y"].contains(suffix)
    report(
      "E013",
      isFraction ? "a duration has a whole number" : "`\(written)` is neither a number nor a name",
      start,
      position,
      label: isFraction ? nil : "a name does not begin with a digit",
      help: isFraction || !isWord && written.contains(".")
        ? [] : [Diagnostic.Help("", edit: (span, "`\(written)`"))]
    )
    emit(.badLiteral, from: start)
  }
}
