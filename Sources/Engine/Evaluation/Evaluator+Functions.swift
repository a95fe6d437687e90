internal import Chronology
internal import Columns
internal import QueryLanguage

extension Evaluator {
  /// A scalar function of each row.
  func call(
    _ function: Function,
    _ arguments: [Expression],
    as type: ValueType,
    at span: SourceSpan
  ) throws(RunFailure) -> Column {
    switch function {
    case .lower, .upper, .trim, .fold, .latin, .script, .len, .words:
      return try textFunction(function, value(arguments[0]))
    case .slice, .replace, .split, .similarity, .snippet:
      return try textFunction(function, arguments)
    case .extract: return try extract(arguments, at: span)
    case .join: return try join(value(arguments[0]), value(arguments[1]))
    case .format: return try format(arguments)
    case .date, .earliest, .latest, .precision, .start, .edtf, .age:
      return try dateFunction(function, arguments)
    case .days: return try days(value(arguments[0]), value(arguments[1]))
    case .size, .distinct, .sorted, .first, .last:
      return try listFunction(function, arguments[0])
    case .abs, .round, .floor, .ceil: return try rounded(function, arguments, at: span)
    case .min, .max: return try extreme(function, value(arguments[0]), value(arguments[1]))
    case .number, .int: return try converted(function, value(arguments[0]))
    case .if, .case: return try choose(arguments[...], as: type)
    }
  }

  /// `if` and `case`: each value is computed only for the rows that take it.
  private func choose(
    _ arguments: ArraySlice<Expression>,
    as type: ValueType
  ) throws(RunFailure) -> Column {
    guard arguments.count > 2, let test = arguments.first else {
      guard let last = arguments.last else { return .null(count: count) }
      return try value(last).typed(type)
    }
    let mask = try condition(test).sure
    let rows = selectedRows(mask)
    let first = arguments[arguments.startIndex + 1]
    let rest = arguments.dropFirst(2)
    if rows.count == count { return try value(first).typed(type) }
    if rows.isEmpty { return try choose(rest, as: type) }
    let others = selectedRows(mask.map { $0 ^ 1 })
    let chosen = try selecting(rows).value(first).typed(type)
    let remaining = try selecting(others).choose(rest, as: type)
    var source = [Int32](repeating: 0, count: count)
    for (place, row) in rows.enumerated() { source[Int(row)] = Int32(place) }
    for (place, row) in others.enumerated() { source[Int(row)] = Int32(rows.count + place) }
    return Column(concatenating: [chosen, remaining], of: type).gather(source)
  }

  // MARK: Dates

  private func dateFunction(
    _ function: Function,
    _ arguments: [Expression]
  ) throws(RunFailure) -> Column {
    let column = try value(arguments[0])
    if function == .date, case .text(let texts) = column { return read(texts) }
    let dates = column.dates
    switch function {
    case .earliest: return mapDates(dates) { $0.earliestDay }
    case .latest: return mapDates(dates) { $0.latestDay }
    case .start:
      guard arguments.count > 1, case .constant(.text(let name)) = arguments[1].node,
        let unit = TimeUnit(rawValue: name)
      else { return Column(nulls: count, of: .date) }
      var vague = 0
      let result = mapDates(dates) { date in
        let start = date.start(of: unit)
        if start == nil { vague += 1 }
        return start
      }
      run.remark(.vaguePart(name), vague)
      return result
    case .precision: return texts(of: dates) { $0.precision.rawValue }
    case .edtf: return texts(of: dates) { $0.edtf }
    case .age:
      var builder = FixedBuilder<Int64>()
      var vague = 0
      for row in 0..<count {
        let date = dates[row]
        let age = date?.age(today: run.context.today)
        if date != nil, age == nil { vague += 1 }
        builder.append(age.map { Int64($0) })
      }
      run.remark(.vagueAge, vague)
      return .int(builder.column())
    default: return .date(dates)
    }
  }

  private func mapDates(_ dates: DateColumn, _ body: (FuzzyDate) -> FuzzyDate?) -> Column {
    var builder = DateBuilder()
    for row in 0..<count { builder.append(dates[row].flatMap(body)) }
    return .date(builder.column())
  }

  private func texts(of dates: DateColumn, _ body: (FuzzyDate) -> String) -> Column {
    var builder = TextBuilder()
    for row in 0..<count { builder.append(dates[row].map(body)) }
    return .text(builder.column())
  }

  /// The dates that texts state in EDTF.
  private func read(_ texts: TextColumn) -> Column {
    var unread = 0
    var known: [UInt32: FuzzyDate?] = [:]
    var builder = DateBuilder()
    for code in texts.codes {
      guard code != TextColumn.null else {
        builder.append(nil)
        continue
      }
      let date =
        known[code] ?? texts.heap.withBytes(Int(code)) { try? FuzzyDate(edtf: $0) }
      known[code] = .some(date)
      if date == nil { unread += 1 }
      builder.append(date)
    }
    run.remark(.noDate, unread)
    return .date(builder.column())
  }

  private func days(_ left: Column, _ right: Column) -> Column {
    let (from, to) = (left.dates, right.dates)
    var builder = FixedBuilder<Int64>()
    var vague = 0
    for row in 0..<count {
      guard let first = from[row], let second = to[row] else {
        builder.append(nil)
        continue
      }
      let days = first.days(to: second)
      if days == nil { vague += 1 }
      builder.append(days.map { Int64($0) })
    }
    run.remark(.vagueDifference, vague)
    return .int(builder.column())
  }

  // MARK: Numbers

  private func rounded(
    _ function: Function,
    _ arguments: [Expression],
    at span: SourceSpan
  ) throws(RunFailure) -> Column {
    let column = try value(arguments[0])
    var places = FixedColumn([Int64](repeating: 0, count: count))
    if arguments.count > 1, case .int(let stated) = try value(arguments[1]) { places = stated }
    switch column {
    case .int(let ints):
      var overflows = false
      let result = combined(ints, places, 0) { value, places -> Int64? in
        guard function == .abs else {
          return function == .round && places < 0
            ? Int64(exactly: Double(value).rounded(places: places)) ?? value : value
        }
        if value == .min { overflows = true }
        return value == .min ? 0 : Swift.abs(value)
      }
      if overflows { throw .overflow(at: span) }
      return .int(result)
    default:
      return .number(
        combined(column.numbers, places, 0) { value, places in
          switch function {
          case .abs: value.magnitude
          case .floor: value.rounded(.down)
          case .ceil: value.rounded(.up)
          default: value.rounded(places: places)
          }
        }
      )
    }
  }

  /// The smaller or larger of two values; null where one is.
  private func extreme(_ function: Function, _ left: Column, _ right: Column) -> Column {
    let isLeast = function == .min
    if case .date(let first) = left, case .date(let second) = right {
      var builder = DateBuilder()
      for row in 0..<count {
        guard let one = first[row], let other = second[row] else {
          builder.append(nil)
          continue
        }
        builder.append(isLeast ? .least(one, other) : .greatest(one, other))
      }
      return .date(builder.column())
    }
    let isMixed = left.type != right.type && (left.type == .number || right.type == .number)
    let type: ValueType = isMixed ? .number : left.type == .null ? right.type : left.type
    let both = Column(concatenating: [left, right], of: type)
    let order = SortOrder(
      [SortOrder.Key(column: both, isDescending: !isLeast)],
      count: 2 * count
    )
    return both.gather(
      (0..<Int32(truncatingIfNeeded: count)).map { row in
        let other = row + Int32(truncatingIfNeeded: count)
        if left.isNull(Int(row)) || right.isNull(Int(row)) { return -1 }
        return order.precedes(row, other) ? row : other
      }
    )
  }

  /// `number(x)` and `int(x)`: what states no such number is null and counted.
  private func converted(_ function: Function, _ column: Column) -> Column {
    var unread = 0
    defer { run.remark(.noNumber(function.rawValue), unread) }
    switch (function, column) {
    case (.number, .text(let texts)):
      var builder = FixedBuilder<Double>()
      for row in 0..<count {
        let text = texts[row]
        let number = text.flatMap { Double(statedNumber: $0) }
        if text != nil, number == nil { unread += 1 }
        builder.append(number)
      }
      return .number(builder.column())
    case (.number, _): return .number(column.numbers)
    case (_, .text(let texts)):
      var builder = FixedBuilder<Int64>()
      for row in 0..<count {
        let text = texts[row]
        let number = text.flatMap { Int64(statedNumber: $0) }
        if text != nil, number == nil { unread += 1 }
        builder.append(number)
      }
      return .int(builder.column())
    case (_, .number(let numbers)):
      var builder = FixedBuilder<Int64>()
      for row in 0..<count {
        let whole = numbers[row].flatMap { Int64(exactly: $0.rounded(.towardZero)) }
        if !numbers.isNull(row), whole == nil { unread += 1 }
        builder.append(whole)
      }
      return .int(builder.column())
    default: return column
    }
  }
}

extension Double {
  /// The number with so many decimal places, half away from zero.
  func rounded(places: Int64) -> Double {
    guard places != 0 else { return rounded(.toNearestOrAwayFromZero) }
    guard -300...300 ~= places else { return places > 0 ? self : 0 }
    // Through the decimal digits that stand for the number: 2.675 is taken as written.
    var scale = 1.0
    for _ in 0..<places.magnitude { scale *= 10 }
    let scaled = places > 0 ? self * scale : self / scale
    guard scaled.magnitude < 9e15 else { return self }
    var whole = scaled.rounded(.toNearestOrAwayFromZero)
    let nudged = (scaled + (scaled < 0 ? -1 : 1) * scaled.ulp).rounded(.toNearestOrAwayFromZero)
    if nudged != whole { whole = nudged }
    return places > 0 ? whole / scale : whole * scale
  }

  /// The finite number that a text states in digits, perhaps with sign, point and exponent.
  init?(statedNumber text: String) {
    let bytes = text.utf8.drop { $0 == 32 }
    guard let first = bytes.first, first == 43 || first == 45 || 48...57 ~= first || first == 46,
      text.utf8.allSatisfy({ 48...57 ~= $0 || [32, 43, 45, 46, 69, 101].contains($0) })
    else { return nil }
    var trimmed = Substring(text)
    while trimmed.first == " " { trimmed.removeFirst() }
    while trimmed.last == " " { trimmed.removeLast() }
    guard let number = Double(trimmed), number.isFinite else { return nil }
    self = number
  }
}

extension Int64 {
  /// The whole number that a text states in digits, perhaps with a sign.
  init?(statedNumber text: String) {
    var trimmed = Substring(text)
    while trimmed.first == " " { trimmed.removeFirst() }
    while trimmed.last == " " { trimmed.removeLast() }
    guard let number = Int64(trimmed) else { return nil }
    self = number
  }
}
