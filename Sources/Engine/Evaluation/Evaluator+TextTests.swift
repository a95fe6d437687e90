internal import Columns
internal import QueryLanguage
internal import TextTools

extension Evaluator {
  /// `has contains starts with ends with named`, of a text or of any element of a list.
  func textTest(
    _ test: Expression.TextTest,
    _ subject: Expression,
    _ pattern: Expression
  ) throws(RunFailure) -> Verdicts {
    let column = try value(subject)
    if let patterns = pattern.constantPatterns {
      return Verdicts(sure: verdicts(test, column, patterns.map { TextTester(test, $0, run) }))
    }
    return try Verdicts(sure: rowByRow(test, column, value(pattern)))
  }

  private func verdicts(
    _ test: Expression.TextTest,
    _ column: Column,
    _ testers: [TextTester]
  ) -> [UInt8] {
    let isAll = test.quantifier == .all
    var result = [UInt8](repeating: isAll ? 1 : 0, count: column.count)
    for tester in testers {
      let mask = verdicts(column, tester)
      result = zipped(result, mask) { isAll ? $0 & $1 : $0 | $1 }
    }
    if testers.isEmpty, case .text(let texts) = column {
      // Nothing is asked of a text; of a null the answer is still false.
      return texts.codes.map { isAll && $0 != TextColumn.null ? 1 : 0 }
    }
    return result
  }

  private func verdicts(_ column: Column, _ tester: TextTester) -> [UInt8] {
    switch column {
    case .text(let texts): return texts.verdicts { tester.matches($0) }
    case .list(let lists):
      guard case .text(let texts) = lists.values else { break }
      return lists.any(texts.verdicts { tester.matches($0) })
    default: break
    }
    return [UInt8](repeating: 0, count: column.count)
  }

  /// The pattern is another one for each row.
  private func rowByRow(
    _ test: Expression.TextTest,
    _ column: Column,
    _ patterns: Column
  ) -> [UInt8] {
    var known: [String: TextTester] = [:]
    return (0..<count).map { row in
      let wanted: [String?] =
        switch patterns {
        case .text(let texts): [texts[row]]
        case .list(let lists):
          if case .text(let texts) = lists.values { lists.range(row).map { texts[$0] } } else { [] }
        default: [nil]
        }
      let isAll = test.quantifier == .all
      let one = column.slice(row..<(row + 1))
      if one.isNull(0) { return 0 }
      var result = isAll
      for pattern in wanted {
        let tester = pattern.map { known[$0] ?? TextTester(test, $0, run) }
        if let pattern { known[pattern] = tester }
        let isMet = tester.map { verdicts(one, $0)[0] != 0 } ?? false
        result = isAll ? result && isMet : result || isMet
      }
      return result ? 1 : 0
    }
  }

  /// `matches /re/`, of a text or of any element of a list.
  func matches(
    _ subject: Expression,
    _ pattern: Expression.Pattern,
    at span: SourceSpan
  ) throws(RunFailure) -> Verdicts {
    let matcher = try PatternTester(pattern, at: span)
    let column = try value(subject)
    let mask: [UInt8]
    switch column {
    case .text(let texts):
      mask = texts.verdicts { matcher.matches($0) }
      try refuse(matcher, texts, at: span) { $0 }
    case .list(let lists):
      guard case .text(let texts) = lists.values else { return Verdicts(false, count: count) }
      mask = lists.any(texts.verdicts { matcher.matches($0) })
      try refuse(matcher, texts, at: span) { Int(lists.rowOfElement[$0]) }
    default: return Verdicts(false, count: count)
    }
    return Verdicts(sure: mask)
  }

  /// Ends the run where the pattern has given up on a text; names the first row with it.
  func refuse(
    _ matcher: PatternTester,
    _ texts: TextColumn,
    at span: SourceSpan,
    _ row: (Int) -> Int
  ) throws(RunFailure) {
    guard let text = matcher.failedText else { return }
    let place = texts.codes.firstIndex { code in
      code != TextColumn.null && texts.heap.withBytes(Int(code)) { $0.elementsEqual(text) }
    }
    throw .patternLimit(on: text, row: place.map { rowNumber(row($0)) }, at: span)
  }
}

/// A test of texts with the pattern prepared once.
final class TextTester {
  private let needle: TextNeedle?
  private let name: (any NameTest)?
  private var scratch: [UInt8] = []

  init(_ test: Expression.TextTest, _ pattern: String, _ run: RunState) {
    let kind: TextNeedle.Test
    switch test.kind {
    case .named:
      needle = nil
      name = run.context.names.matcher(for: pattern)
      return
    case .has: kind = .has
    case .contains: kind = .contains
    case .startsWith: kind = .startsWith
    case .endsWith: kind = .endsWith
    }
    name = nil
    needle = TextNeedle(pattern, kind, isExact: test.isExact)
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let name { return name.matches(text) }
    return needle?.matches(text, scratch: &scratch) ?? false
  }
}

/// A regular expression at work; it remembers the text on which it gave up.
final class PatternTester {
  private let matcher: PatternMatcher
  private let hasGroup: Bool
  private(set) var failedText: [UInt8]?

  init(_ pattern: Expression.Pattern, at span: SourceSpan) throws(RunFailure) {
    let compiled: Pattern
    do throws(PatternProblem) {
      compiled = try Pattern(pattern.text, flags: pattern.flags)
    } catch {
      throw .query(Diagnostic("E303", error.message, at: span))
    }
    guard let matcher = PatternMatcher(compiled) else {
      throw .query(Diagnostic("E303", "there is no memory for the pattern", at: span))
    }
    self.matcher = matcher
    hasGroup = compiled.groupCount > 0
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard failedText == nil else { return false }
    do throws(PatternLimit) {
      return try matcher.matches(text)
    } catch {
      failedText = Array(text)
      return false
    }
  }

  /// The first group of the first match, or the match itself.
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard failedText == nil else { return nil }
    do throws(PatternLimit) {
      guard let all = try matcher.find(in: text) else { return nil }
      return hasGroup ? matcher.group(1) : all
    } catch {
      failedText = Array(text)
      return nil
    }
  }
}

extension RunFailure {
  /// A regular expression that tries too long on one text.
  static func patternLimit(on text: [UInt8], row: Int?, at span: SourceSpan) -> RunFailure {
    let letters = String(decoding: text, as: UTF8.self).unicodeScalars
    let start = String(String.UnicodeScalarView(letters.prefix(40)))
    let quote = "\"\(start)\(letters.count > 40 ? "…" : "")\""
    return .query(
      Diagnostic(
        "E304",
        "the pattern goes back and forth too long \(row.map { "in row \($0), " } ?? "")on the text \(quote)",
        at: span,
        label: "gave up here",
        help: [.init("repeat one thing at a time: (a+)+ tries every way to cut a text")]
      )
    )
  }
}

extension Expression {
  /// The texts looked for, where they are known before any row is read.
  var constantPatterns: [String]? {
    switch node {
    case .constant(.text(let text)): return [text]
    case .constant(.list(let items)):
      var texts: [String] = []
      for item in items {
        guard case .text(let text) = item else { return nil }
        texts.append(text)
      }
      return texts
    case .list(let items): return items.constantTexts
    default: return nil
    }
  }
}
