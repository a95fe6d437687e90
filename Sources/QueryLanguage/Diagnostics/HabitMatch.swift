/// A habit found in a text, with what stands in its places.
struct HabitMatch {
  var habit: Habit
  var captures: [String: String] = [:]

  /// Matches a habit with the tokens of a range, which it must fill.
  init?(_ habit: Habit, _ tokens: ArraySlice<Token>, of source: SourceText) {
    self.habit = habit
    let words = tokens.map { source.text($0.span).lowercased() }
    var opened: (segment: Int, start: Int)?
    var next = 0
    var nested = 0
    var index = 0
    while index < words.count {
      if nested == 0, let found = Self.segment(habit.segments, from: next, words, at: index) {
        capture(opened, upTo: index, habit, tokens, source)
        index += habit.segments[found].words.count
        opened = (found, index)
        next = found + 1
        continue
      }
      if opened == nil { return nil }
      if "([{".contains(words[index]) { nested += 1 }
      if ")]}".contains(words[index]) { nested -= 1 }
      if nested < 0 { return nil }
      index += 1
    }
    capture(opened, upTo: words.count, habit, tokens, source)
    guard habit.segments[next...].allSatisfy(\.isOptional) else { return nil }
    let required = habit.segments[..<next].filter { !$0.isOptional }
    guard required.allSatisfy({ $0.name.map { captures[$0] != nil } ?? true }) else { return nil }
    if let last = opened, habit.segments[last.segment].name == nil, last.start < words.count {
      return nil
    }
  }

  /// The segment that begins at a word: the next one, or one behind segments that may be missing.
  private static func segment(
    _ segments: [Habit.Segment],
    from next: Int,
    _ words: [String],
    at index: Int
  ) -> Int? {
    var candidate = next
    while candidate < segments.count {
      let segment = segments[candidate]
      let end = index + segment.words.count
      if end <= words.count, Array(words[index..<end]) == segment.words,
        isClause(words, at: index, end)
      {
        return candidate
      }
      guard segment.isOptional, next > 0 else { return nil }
      candidate += 1
    }
    return nil
  }

  /// Whether words stand where a clause can begin: behind an operand and before one.
  ///
  /// Elsewhere a word such as `by` is a name.
  private static func isClause(_ words: [String], at index: Int, _ end: Int) -> Bool {
    guard words[index].first?.isLetter ?? false else { return true }
    if end < words.count, ["=", ",", ".", "=="].contains(words[end]) { return false }
    guard index > 0, let last = words[index - 1].last else { return true }
    return last.isLetter || last.isNumber || ")]}\"'`*_".contains(last)
  }

  private mutating func capture(
    _ opened: (segment: Int, start: Int)?,
    upTo end: Int,
    _ habit: Habit,
    _ tokens: ArraySlice<Token>,
    _ source: SourceText
  ) {
    guard let opened, let name = habit.segments[opened.segment].name, opened.start < end else {
      return
    }
    let first = tokens[tokens.startIndex + opened.start]
    let last = tokens[tokens.startIndex + end - 1]
    captures[name] = source.text(first.span.through(last.span))
  }

  /// The line of dq that says the same.
  var line: String {
    var result = ""
    for piece in habit.template {
      if let filled = filled(piece) { result += filled }
    }
    return result
  }

  /// A piece with what its places stand for; nil where that is missing.
  private func filled(_ piece: String) -> String? {
    var result = ""
    var rest = piece[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let place = rest[rest.index(after: open)..<close].split(separator: ":")
      let key = place.first.map(String.init) ?? ""
      guard var value = captures[key] else { return nil }
      if habit.origin == "SQL" { value = Self.calls(in: value) }
      switch place.count > 1 ? place[1] : "" {
      case "columns" where value == "*": return nil
      case "columns": value = withoutTables(value, left: "", right: "")
      case "table": value = Self.table(value).name
      case "own": value = withoutTables(value, left: "", right: "")
      case "keys":
        value = withoutTables(value, left: "left.", right: "right.")
          .replacing(" = ", with: " == ")
      case "calls": value = Self.items(value).map(Self.called).joined(separator: ", ")
      case "aggregates":
        let items = Self.items(value).filter { $0.contains("(") || $0.hasPrefix("count") }
        guard !items.isEmpty, items != ["count"] else {
          result = result.replacingSuffix(" with ", by: "")
          rest = rest[rest.index(after: close)...]
          continue
        }
        value = items.joined(separator: ", ")
      default: break
      }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// `COUNT(*)` as `count`, `AVG(x)` as `avg(x)`: functions of SQL are written in any case.
  private static func calls(in text: String) -> String {
    var (result, word) = ("", "")
    for character in text {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        result += character == "(" ? word.lowercased() : word
        word = ""
        result.append(character)
      }
    }
    return (result + word).replacing("count(*)", with: "count")
  }

  /// `articles a`, `articles AS a`: a table and its short name.
  private static func table(_ words: String) -> (name: String, short: String) {
    let parts = words.split(separator: " ").map(String.init)
    return (parts.first ?? words, parts.last ?? words)
  }

  /// A text in which `a.id` is `id`, for the tables and short names of the match.
  private func withoutTables(_ text: String, left: String, right: String) -> String {
    var text = " " + text
    for (key, side) in [("t", left), ("u", right)] {
      guard let table = captures[key].map(Self.table) else { continue }
      for name in Set([table.name, table.short]) {
        for before in [" ", "(", ",", "="] {
          text = text.replacing("\(before)\(name).", with: before + side)
        }
      }
    }
    return String(text.dropFirst())
  }

  /// `n = sum x` as `n = sum(x)`, `n = count this` as `n = count`.
  private static func called(_ item: String) -> String {
    let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
    guard let call = parts.last else { return item }
    let words = call.split(separator: " ").map(String.init)
    guard words.count == 2, !call.contains("(") else { return item }
    let value = words[1] == "this" ? words[0] : "\(words[0])(\(words[1]))"
    return parts.count > 1 ? "\(parts[0])= \(value)" : value
  }

  /// The items of a list, split at its own commas.
  static func items(_ list: String) -> [String] {
    var items: [String] = []
    var item = ""
    var nested = 0
    for character in list {
      if character == "(" || character == "[" { nested += 1 }
      if character == ")" || character == "]" { nested -= 1 }
      if character == ",", nested == 0 {
        items.append(item)
        item = ""
      } else if !(item.isEmpty && character == " ") {
        item.append(character)
      }
    }
    return item.isEmpty ? items : items + [item]
  }
}

extension String {
  /// The text with another ending, where it has this one.
  fileprivate func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
  }
}
