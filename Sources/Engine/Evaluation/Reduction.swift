internal import Chronology
internal import Columns
internal import QueryLanguage

/// One aggregate over the values of each group.
struct Reduction {
  var aggregate: Aggregate

  /// The second argument: `p` of `quantile`, `n` of `top`.
  var parameter: Double?
  var type: ValueType
  var span: SourceSpan

  func reduce(_ values: Column, _ grouping: Grouping) throws(RunFailure) -> Column {
    switch aggregate {
    case .count: return .int(FixedColumn(grouping.sizes()))
    case .sum: return try sum(values, grouping)
    case .avg: return average(values, grouping)
    case .median: return quantile(values, grouping, 0.5)
    case .quantile: return quantile(values, grouping, parameter ?? 0.5)
    case .stddev: return deviation(values.numbers, grouping)
    case .min, .max: return extreme(values, grouping)
    case .first, .last: return values.gather(edge(values, grouping))
    case .countDistinct:
      var counts = [Int64](repeating: 0, count: grouping.count)
      for row in distinctRows(values, grouping) { counts[Int(grouping.groupOf[Int(row)])] += 1 }
      return .int(FixedColumn(counts))
    case .distinct: return lists(values, grouping, rows: distinctRows(values, grouping))
    case .list:
      let (starts, rows) = grouping.members { !values.isNull($0) }
      return .list(ListColumn(offsets: starts, elements: values.gather(rows)))
    case .top: return top(values, grouping, Int(parameter ?? 3))
    case .share, .any, .all: return Column(nulls: grouping.count, of: type)
    }
  }

  private func sum(_ values: Column, _ grouping: Grouping) throws(RunFailure) -> Column {
    switch values {
    case .int(let ints):
      var sums = [Int64](repeating: 0, count: grouping.count)
      var overflows = false
      for row in ints.values.indices where grouping.groupOf[row] >= 0 && ints.valid?[row] != false {
        let group = Int(grouping.groupOf[row])
        let (sum, isOver) = sums[group].addingReportingOverflow(ints.values[row])
        sums[group] = sum
        overflows = overflows || isOver
      }
      if overflows { throw .overflow(at: span) }
      return .int(FixedColumn(sums))
    case .number(let numbers):
      let sums = total(numbers, grouping).sums
      if sums.contains(where: { !$0.isFinite }) { throw .notFinite(at: span) }
      return .number(FixedColumn(sums))
    case .duration(let lengths):
      var sums = [CalendarDuration](repeating: .zero, count: grouping.count)
      for row in lengths.values.indices where grouping.groupOf[row] >= 0 {
        guard let length = lengths[row] else { continue }
        guard let sum = sums[Int(grouping.groupOf[row])].adding(length) else {
          throw .overflow(at: span)
        }
        sums[Int(grouping.groupOf[row])] = sum
      }
      return .duration(FixedColumn(sums))
    default: return Column(.int(0), count: grouping.count).typed(type)
    }
  }

  private func total(
    _ numbers: FixedColumn<Double>,
    _ grouping: Grouping
  ) -> (sums: [Double], counts: [Int64]) {
    var sums = [Double](repeating: 0, count: grouping.count)
    var counts = [Int64](repeating: 0, count: grouping.count)
    for row in numbers.values.indices
    where grouping.groupOf[row] >= 0 && numbers.valid?[row] != false {
      let group = Int(grouping.groupOf[row])
      sums[group] += numbers.values[row]
      counts[group] &+= 1
    }
    return (sums, counts)
  }

  private func average(_ values: Column, _ grouping: Grouping) -> Column {
    if case .duration(let lengths) = values {
      return durations(lengths, grouping) { average($0, $1) }
    }
    let (sums, counts) = total(values.numbers, grouping)
    return .number(
      FixedColumn(
        zip(sums, counts).map { $1 == 0 ? 0 : $0 / Double($1) },
        valid: counts.contains(0) ? counts.map { $0 != 0 } : nil
      )
    )
  }

  /// The mean or quantile of durations, by their length in milliseconds.
  private func durations(
    _ lengths: FixedColumn<CalendarDuration>,
    _ grouping: Grouping,
    _ body: (Column, Grouping) -> Column
  ) -> Column {
    let keys = FixedColumn(lengths.values.map { Double($0.sortKey) }, valid: lengths.valid)
    guard case .number(let result) = body(.number(keys), grouping) else {
      return Column(nulls: grouping.count, of: type)
    }
    return .duration(
      FixedColumn(
        result.values.map { CalendarDuration(months: 0, milliseconds: Int64($0.rounded())) },
        valid: result.valid
      )
    )
  }

  /// Linear between the ranks.
  private func quantile(_ values: Column, _ grouping: Grouping, _ share: Double) -> Column {
    if case .duration(let lengths) = values {
      return durations(lengths, grouping) { quantile($0, $1, share) }
    }
    let numbers = values.numbers
    let (starts, rows) = grouping.members { !numbers.isNull($0) }
    var sorted = rows.map { numbers.values[Int($0)] }
    var builder = FixedBuilder<Double>()
    for group in 0..<grouping.count {
      let range = starts[group]..<starts[group + 1]
      guard !range.isEmpty, 0...1 ~= share else {
        builder.append(nil)
        continue
      }
      let place = share * Double(range.count - 1)
      let below = Int(place.rounded(.down))
      let part = place - Double(below)
      let low = sorted.withUnsafeMutableBufferPointer { all in
        selected(UnsafeMutableBufferPointer(rebasing: all[range]), below)
      }
      guard part > 0 else {
        builder.append(low)
        continue
      }
      // All behind the selected one are at least as large.
      let high = sorted[(range.lowerBound + below + 1)..<range.upperBound].min() ?? low
      builder.append(low + (high - low) * part)
    }
    return .number(builder.column())
  }

  private func deviation(_ numbers: FixedColumn<Double>, _ grouping: Grouping) -> Column {
    let (sums, counts) = total(numbers, grouping)
    var squares = [Double](repeating: 0, count: grouping.count)
    for row in numbers.values.indices
    where grouping.groupOf[row] >= 0 && numbers.valid?[row] != false {
      let group = Int(grouping.groupOf[row])
      let distance = numbers.values[row] - sums[group] / Double(counts[group])
      squares[group] += distance * distance
    }
    return .number(
      FixedColumn(
        zip(squares, counts).map { $1 < 2 ? 0 : ($0 / Double($1 - 1)).squareRoot() },
        valid: counts.contains { $0 < 2 } ? counts.map { $0 >= 2 } : nil
      )
    )
  }

  private func extreme(_ values: Column, _ grouping: Grouping) -> Column {
    if case .date(let dates) = values { return dateExtreme(dates, grouping) }
    let key = SortOrder.Key(column: values, isDescending: aggregate == .max)
    let order = SortOrder([key], count: values.count)
    var best = [Int32](repeating: -1, count: grouping.count)
    for row in 0..<values.count where grouping.groupOf[row] >= 0 && !values.isNull(row) {
      let group = Int(grouping.groupOf[row])
      if best[group] < 0 || order.precedes(Int32(row), best[group]) { best[group] = Int32(row) }
    }
    return values.gather(best)
  }

  /// `min(d)` is [least earliest, least latest], `max(d)` [greatest earliest, greatest latest].
  private func dateExtreme(_ dates: DateColumn, _ grouping: Grouping) -> Column {
    var best = [FuzzyDate?](repeating: nil, count: grouping.count)
    for row in dates.earliest.indices where grouping.groupOf[row] >= 0 {
      guard let date = dates[row] else { continue }
      let group = Int(grouping.groupOf[row])
      guard let known = best[group] else {
        best[group] = date
        continue
      }
      best[group] = aggregate == .min ? .least(known, date) : .greatest(known, date)
    }
    var builder = DateBuilder()
    for date in best { builder.append(date) }
    return .date(builder.column())
  }

  /// The row of the first or last value of each group; -1 where it has none.
  private func edge(_ values: Column, _ grouping: Grouping) -> [Int32] {
    var rows = [Int32](repeating: -1, count: grouping.count)
    for row in 0..<values.count where grouping.groupOf[row] >= 0 && !values.isNull(row) {
      let group = Int(grouping.groupOf[row])
      if aggregate == .last || rows[group] < 0 { rows[group] = Int32(row) }
    }
    return rows
  }

  /// The first row of each different value of each group, nulls left out.
  private func distinctRows(_ values: Column, _ grouping: Grouping) -> [Int32] {
    pairs(values, grouping).first
  }

  /// Groups of the rows of one group and one value; rows of no group and nulls are left out.
  private func pairs(_ values: Column, _ grouping: Grouping) -> Grouping {
    let rows = (0..<Int32(truncatingIfNeeded: values.count)).filter {
      grouping.groupOf[Int($0)] >= 0 && !values.isNull(Int($0))
    }
    let groups = DenseCodes(
      codes: rows.map { UInt32(grouping.groupOf[Int($0)]) },
      cardinality: grouping.count,
      null: nil
    )
    let codes = DenseCodes(values.gather(rows))
    var pairs = Grouping(codes: [groups, codes], rows: rows.count)
    pairs.first = pairs.first.map { rows[Int($0)] }
    return pairs
  }

  /// A list of the values at these rows for each group, in the order of the rows.
  private func lists(_ values: Column, _ grouping: Grouping, rows: [Int32]) -> Column {
    let (starts, places) = grouping.selecting(rows).members()
    return .list(
      ListColumn(offsets: starts, elements: values.gather(places.map { rows[Int($0)] }))
    )
  }

  /// The most frequent values, ties by value.
  private func top(_ values: Column, _ grouping: Grouping, _ limit: Int) -> Column {
    let pairs = self.pairs(values, grouping)
    let candidates = values.gather(pairs.first)
    let order = SortOrder(
      [
        SortOrder.Key(column: .int(FixedColumn(pairs.sizes())), isDescending: true),
        SortOrder.Key(column: candidates),
      ],
      count: pairs.count
    ).sorted()
    let sorted = order.map { pairs.first[Int($0)] }
    let (starts, places) = grouping.selecting(sorted).members()
    var offsets = [0]
    var chosen: [Int32] = []
    for group in 0..<grouping.count {
      let range = starts[group]..<starts[group + 1]
      for place in range.prefix(max(0, limit)) { chosen.append(sorted[Int(places[place])]) }
      offsets.append(chosen.count)
    }
    return .list(ListColumn(offsets: offsets, elements: values.gather(chosen)))
  }
}

/// The value that would stand at this place if the values were sorted; the smaller ones stand before
/// it afterwards, the larger ones behind it.
///
/// Hoare's selection with the median of three. O(n) on average.
func selected(_ values: UnsafeMutableBufferPointer<Double>, _ place: Int) -> Double {
  var (low, high) = (0, values.count - 1)
  while low < high {
    let middle = low + (high - low) / 2
    if values[middle] < values[low] { values.swapAt(middle, low) }
    if values[high] < values[low] { values.swapAt(high, low) }
    if values[high] < values[middle] { values.swapAt(high, middle) }
    let pivot = values[middle]
    var (left, right) = (low, high)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if place <= right {
      high = right
    } else if place >= left {
      low = left
    } else {
      break
    }
  }
  return values[place]
}
