internal import Chronology

/// Numbers, and the dates, instants and durations that begin with a digit.
extension Lexer {
  /// What begins with a digit.
  mutating func number() {
    let start = position
    if slashedDay(from: start) || dotted(from: start) { return }
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

  /// `15.2.2025`, `2025.02.15`, `1.000.000`, `1,000,000`: days and numbers as people write them.
  private mutating func dotted(from start: Int) -> Bool {
    let separator: Unicode.Scalar = byte(endOfDigits(from: start, and: "_")) == 0x2C ? "," : "."
    let end = endOfDigits(from: start, and: separator)
    let parts = source.text(SourceSpan(start, end))
      .split(separator: Character(separator), omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > (separator == "," ? 1 : 2) && (1...3) ~= parts[0].count
      && parts.dropFirst().allSatisfy { $0.count == 3 }
      && (separator == "." || parts.dropFirst().contains { $0.first == "0" })
    if isGrouped {
      position = end
      let message = "the digits of a number are grouped by `_`"
      let edit = (SourceSpan(start, end), parts.joined(separator: "_"))
      report("E008", message, start, end, help: [Diagnostic.Help("", edit: edit)])
      emit(.badLiteral, from: start)
      return true
    }
    guard separator == ".", parts.count == 3, let day = isoDay(parts) else { return false }
    position = end
    let edit = (SourceSpan(start, end), day)
    let message = "a day is written year first, with hyphens"
    report("E010", message, start, end, help: [Diagnostic.Help("", edit: edit)])
    emit(.badLiteral, from: start)
    return true
  }

  /// Day, month and year, or year, month and day, as EDTF.
  private func isoDay(_ parts: [Substring]) -> String? {
    let ordered = parts[0].count == 4 ? parts : parts.reversed()
    guard ordered[0].count == 4, ordered.dropFirst().allSatisfy({ (1...2) ~= $0.count }) else {
      return nil
    }
    let padded = ordered.map { $0.count == 1 ? "0\($0)" : String($0) }
    return padded.joined(separator: "-")
  }

  /// `2025-01-01 10:30`: an instant with a space.
  private mutating func spacedInstant(from start: Int) -> Bool {
    let clock = Array(bytes[min(position, bytes.count)..<min(position + 6, bytes.count)])
    guard position - start == 10, clock.count == 6, clock[0] == 0x20, clock[3] == 0x3A,
      [1, 2, 4, 5].allSatisfy({ isDigit(clock[$0]) }), byte(position + 6) != 0x3A
    else { return false }
    let day = source.text(SourceSpan(start, position))
    position += 6
    let time = source.text(SourceSpan(position - 5, position))
    let edit = (SourceSpan(start, position), "\(day)T\(time)Z")
    let message = "an instant is one word, with its zone"
    report("E010", message, start, position, help: [Diagnostic.Help("", edit: edit)])
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
    case .date: if !spacedInstant(from: start) { emit(.date, from: start) }
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
