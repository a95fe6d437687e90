internal import Columns
internal import QueryLanguage
internal import TextTools

extension Evaluator {
  /// The functions of one text, computed once a heap entry where these are fewer than the rows.
  func textFunction(_ function: Function, _ column: Column) throws(RunFailure) -> Column {
    guard case .text(let texts) = column else {
      let type: ValueType = function == .len ? .int : function == .words ? .list(.text) : .text
      return Column(nulls: count, of: type)
    }
    switch function {
    case .lower: return mapped(texts) { Composition.composed($0.text.lowercased()) }
    case .upper: return mapped(texts) { Composition.composed($0.text.uppercased()) }
    case .trim: return mapped(texts) { TextFunctions.trimmed($0) }
    case .fold: return mapped(texts) { Folding.folded($0.text) }
    case .latin: return mapped(texts) { Latin.shared.transliterated($0.text) }
    case .script: return mapped(texts) { Scripts.most($0) }
    case .len:
      let lengths = texts.perRow { Int64($0.scalarCount) }
      let valid =
        texts.codes.contains(TextColumn.null)
        ? texts.codes.map { $0 != TextColumn.null } : nil
      return .int(FixedColumn(lengths.map { $0 ?? 0 }, valid: valid))
    default:
      var builder = ListBuilder(of: .text)
      for words in texts.perRow({ TextFunctions.words($0) }) { builder.append(texts: words ?? []) }
      return .list(builder.column())
    }
  }

  /// Each text through a function; null stays null.
  private func mapped(
    _ texts: TextColumn,
    _ body: (UnsafeBufferPointer<UInt8>) -> String?
  ) -> Column {
    var builder = TextBuilder()
    if texts.heap.count > texts.codes.count {
      for code in texts.codes {
        builder.append(
          code == TextColumn.null ? nil : texts.heap.withBytes(Int(code), body)
        )
      }
      return .text(builder.column())
    }
    let moved = (0..<texts.heap.count).map { entry -> UInt32 in
      guard var text = texts.heap.withBytes(entry, body) else { return TextColumn.null }
      return text.withUTF8 { builder.intern($0) }
    }
    let codes = texts.codes.map { $0 == TextColumn.null ? $0 : moved[Int($0)] }
    return .text(TextColumn(heap: builder.heap, codes: codes))
  }

  /// The functions of a text and more; the further arguments are mostly the same in all rows.
  func textFunction(
    _ function: Function,
    _ arguments: [Expression]
  ) throws(RunFailure) -> Column {
    guard case .text(let texts) = try value(arguments[0]) else {
      let type: ValueType =
        function == .split ? .list(.text) : function == .similarity ? .number : .text
      return Column(nulls: count, of: type)
    }
    switch function {
    case .slice: return try slice(texts, arguments)
    case .similarity:
      guard case .text(let others) = try value(arguments[1]) else {
        return Column(nulls: count, of: .number)
      }
      var builder = FixedBuilder<Double>()
      for row in 0..<count {
        let pair = texts[row].flatMap { one in others[row].map { (one, $0) } }
        builder.append(pair.map { TextFunctions.similarity($0.0, $0.1) })
      }
      return .number(builder.column())
    case .split:
      guard case .text(let separators) = try value(arguments[1]) else {
        return Column(nulls: count, of: .list(.text))
      }
      var builder = ListBuilder(of: .text)
      for row in 0..<count {
        let pair = texts[row].flatMap { one in separators[row].map { (one, $0) } }
        builder.append(texts: pair.map { TextFunctions.split($0.0, by: $0.1) } ?? [])
      }
      return .list(builder.column())
    default:
      var others: [TextColumn] = []
      for argument in arguments.dropFirst() {
        guard case .text(let other) = try value(argument) else {
          return Column(nulls: count, of: .text)
        }
        others.append(other)
      }
      return rows(texts, others) { text, others in
        function == .replace && others.count > 1
          ? TextFunctions.replacing(text, others[0], by: others[1])
          : TextFunctions.snippet(text, around: others[0])
      }
    }
  }

  /// A text function of several columns, null where one of them is.
  private func rows(
    _ texts: TextColumn,
    _ others: [TextColumn],
    _ body: (String, [String]) -> String?
  ) -> Column {
    let areConstant = others.allSatisfy { other in
      other.heap.count == 1 && other.codes.allSatisfy { $0 == 0 }
    }
    if areConstant {
      let constants = others.map { $0.heap.string(0) }
      return mapped(texts) { body($0.text, constants) }
    }
    var builder = TextBuilder()
    for row in 0..<count {
      let values = others.compactMap { $0[row] }
      let text = values.count == others.count ? texts[row] : nil
      builder.append(text.flatMap { body($0, values) })
    }
    return .text(builder.column())
  }

  /// `slice(t, a..b)`: the range is a list of its two ends, null where one is open.
  private func slice(
    _ texts: TextColumn,
    _ arguments: [Expression]
  ) throws(RunFailure) -> Column {
    guard case .list(let bounds) = arguments[1].node, bounds.count == 2 else {
      return Column(nulls: count, of: .text)
    }
    let ends = try (value(bounds[0]), value(bounds[1]))
    let isOpen = (bounds[0].isNullConstant, bounds[1].isNullConstant)
    var builder = TextBuilder()
    for row in 0..<count {
      let code = texts.codes[row]
      let (from, through) = (ends.0.int(row), ends.1.int(row))
      guard code != TextColumn.null, from != nil || isOpen.0, through != nil || isOpen.1 else {
        builder.appendNull()
        continue
      }
      texts.heap.withBytes(Int(code)) { bytes in
        let range = TextFunctions.slice(bytes, from ?? 1, through ?? -1)
        builder.append(bytes: UnsafeBufferPointer(rebasing: bytes[range]))
      }
    }
    return .text(builder.column())
  }

  /// `extract(t, /re/)`.
  func extract(_ arguments: [Expression], at span: SourceSpan) throws(RunFailure) -> Column {
    guard case .text(let texts) = try value(arguments[0]), let pattern = arguments[1].pattern else {
      return Column(nulls: count, of: .text)
    }
    let matcher = try PatternTester(pattern, at: span)
    let result = mapped(texts) { bytes in
      matcher.find(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    try refuse(matcher, texts, at: span) { $0 }
    return result
  }

  /// `join(list, by)`: nulls are left out.
  func join(_ column: Column, _ separators: Column) -> Column {
    guard case .list(let lists) = column, case .text(let separators) = separators else {
      return Column(nulls: count, of: .text)
    }
    var builder = TextBuilder()
    for row in 0..<count {
      guard let separator = separators[row] else {
        builder.appendNull()
        continue
      }
      let parts = lists.range(row).compactMap { place -> String? in
        lists.values.isNull(place) ? nil : lists.values.value(place).plainText()
      }
      builder.append(parts.joined(separator: separator))
    }
    return .text(builder.column())
  }

  /// `format("{1} {2}", a, b)`; null where a value is.
  func format(_ arguments: [Expression]) throws(RunFailure) -> Column {
    guard case .text(let templates) = try value(arguments[0]) else {
      return Column(nulls: count, of: .text)
    }
    var columns: [Column] = []
    for argument in arguments.dropFirst() { columns.append(try value(argument)) }
    var known: [String: FormatTemplate] = [:]
    var builder = TextBuilder()
    for row in 0..<count {
      guard let text = templates[row], !columns.contains(where: { $0.isNull(row) }) else {
        builder.appendNull()
        continue
      }
      let template = known[text] ?? FormatTemplate(text)
      known[text] = template
      builder.append(
        template.filled { columns.indices ~= $0 ? columns[$0].value(row).plainText() : "" }
      )
    }
    return .text(builder.column())
  }
}

extension TextColumn {
  /// A value for each row's text, nil for null; computed once a heap entry where these are fewer.
  func perRow<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> [Result?] {
    if heap.count <= codes.count {
      let table = (0..<heap.count).map { heap.withBytes($0, body) }
      return codes.map { $0 == Self.null ? nil : table[Int($0)] }
    }
    return codes.map { $0 == Self.null ? nil : heap.withBytes(Int($0), body) }
  }
}

extension Column {
  /// The int of a row, or nil.
  func int(_ row: Int) -> Int64? {
    if case .int(let column) = self { column[row] } else { nil }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The text as a string.
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension Expression {
  /// Whether it is the literal `null`.
  var isNullConstant: Bool {
    if case .constant(.null) = node { true } else { false }
  }

  /// The regular expression of `extract`.
  var pattern: Pattern? {
    switch node {
    case .matches(_, let pattern): pattern
    case .constant(.text(let text)): Pattern(text: text, flags: "")
    default: nil
    }
  }
}
