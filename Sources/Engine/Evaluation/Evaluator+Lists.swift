internal import Chronology
internal import Columns
internal import QueryLanguage

extension Evaluator {
  /// An evaluator over the elements of the lists, one row an element.
  private func over(_ lists: ListColumn) -> Evaluator {
    let rows = lists.rowOfElement
    var inner = selecting(rows)
    inner.element = lists.values
    return inner
  }

  private func listColumn(_ expression: Expression) throws(RunFailure) -> ListColumn {
    if case .list(let lists) = try value(expression) { return lists.aligned }
    return ListColumn(
      offsets: [Int](repeating: 0, count: count + 1),
      elements: .null(count: 0)
    )
  }

  /// `any` and `all` with both sides kept; whoever wants them plain takes the sure one.
  func elementCondition(
    _ function: ElementFunction,
    _ list: Expression,
    _ body: Expression,
    isDoubtful: Bool
  ) throws(RunFailure) -> Verdicts {
    let lists = try listColumn(list)
    let verdicts = try over(lists).condition(body)
    let reduce = { (mask: [UInt8]) in function == .any ? lists.any(mask) : lists.all(mask) }
    guard isDoubtful, let possible = verdicts.possible else {
      run.remark(.unclearElements, verdicts.unclearCount)
      return Verdicts(sure: reduce(verdicts.sure))
    }
    return Verdicts(sure: reduce(verdicts.sure), possible: reduce(possible))
  }

  /// `keep` and `map`.
  func elements(
    _ function: ElementFunction,
    _ list: Expression,
    _ body: Expression,
    as type: ValueType
  ) throws(RunFailure) -> Column {
    let lists = try listColumn(list)
    switch function {
    case .map:
      let mapped = try over(lists).value(body).typed(body.type)
      return .list(ListColumn(offsets: lists.offsets, elements: mapped))
    case .keep:
      let verdicts = try over(lists).condition(body)
      run.remark(.unclearElements, verdicts.unclearCount)
      return .list(lists.keeping(verdicts.sure))
    case .any, .all:
      let verdicts = try elementCondition(function, list, body, isDoubtful: false)
      return .bool(FixedColumn(verdicts.sure.map { $0 != 0 }))
    }
  }

  /// `[a, b]` of each row.
  func list(_ items: [Expression], of type: ValueType) throws(RunFailure) -> Column {
    let element = type.element ?? .null
    var columns: [Column] = []
    for item in items { columns.append(try value(item).typed(element)) }
    let all = Column(concatenating: columns + [Column(nulls: 0, of: element)], of: element)
    var places: [Int32] = []
    places.reserveCapacity(count * items.count)
    for row in 0..<count {
      for item in items.indices { places.append(Int32(truncatingIfNeeded: item * count + row)) }
    }
    let offsets = (0...count).map { $0 * items.count }
    return .list(ListColumn(offsets: offsets, elements: all.gather(places)))
  }

  /// `{a: 1}` of each row.
  func record(
    _ parts: [(name: String, value: Expression)],
    as type: ValueType
  ) throws(RunFailure) -> Column {
    var columns: [Column] = []
    for part in parts { columns.append(try value(part.value).typed(part.value.type)) }
    var fields = parts.map { Field($0.name, $0.value.type) }
    if case .record(let known) = type { fields = known }
    return .record(RecordColumn(fields: fields, columns: columns, count: count))
  }

  /// `record.name`, and of a list of records the list of that part.
  func part(of column: Column, _ name: String) throws(RunFailure) -> Column {
    switch column {
    case .record(let record): return record.part(name) ?? .null(count: record.count)
    case .list(let lists):
      return try .list(
        ListColumn(offsets: lists.offsets, elements: part(of: lists.values, name))
      )
    default: return .null(count: column.count)
    }
  }

  /// The values of a column of the related rows, as a list.
  func related(
    _ ids: Column,
    _ collection: String,
    _ column: String
  ) throws(RunFailure) -> Column {
    let index = run.rows(of: collection)
    guard let values = index.table[column] else { return .null(count: ids.count) }
    switch ids {
    case .list(let lists):
      guard case .text(let texts) = lists.values else { return .null(count: ids.count) }
      let rows = index.rows(of: texts)
      let known = lists.keeping(rows.map { $0 < 0 ? 0 : 1 })
      let elements = values.gather(rows.filter { $0 >= 0 })
      return .list(ListColumn(offsets: known.offsets, elements: elements))
    case .text(let texts): return values.gather(index.rows(of: texts))
    default: return .null(count: ids.count)
    }
  }

  /// `list[1]` and `text[1]`: from 1, from the end with -1, else null.
  func index(_ sequence: Column, _ place: Column) throws(RunFailure) -> Column {
    guard case .int(let places) = place else { return Column(nulls: count, of: sequence.type) }
    switch sequence {
    case .list(let lists):
      let rows = (0..<count).map { row -> Int32 in
        let range = lists.range(row)
        guard let offset = places[row].flatMap({ offset($0, range.count) }) else { return -1 }
        return Int32(truncatingIfNeeded: range.lowerBound + offset)
      }
      return lists.values.gather(rows)
    case .text(let texts):
      var builder = TextBuilder()
      for row in 0..<count {
        guard let place = places[row], texts.codes[row] != TextColumn.null else {
          builder.appendNull()
          continue
        }
        texts.heap.withBytes(Int(texts.codes[row])) { bytes in
          guard let offset = offset(place, bytes.scalarCount),
            let range = bytes.scalars(offset..<(offset + 1))
          else { return builder.appendNull() }
          builder.append(bytes: UnsafeBufferPointer(rebasing: bytes[range]))
        }
      }
      return .text(builder.column())
    default: return .null(count: count)
    }
  }

  /// A place that counts from 1 or from the end, as an offset; nil outside.
  private func offset(_ place: Int64, _ count: Int) -> Int? {
    let offset =
      place > 0 ? Int(clamping: place) - 1 : place < 0 ? count + Int(clamping: place) : -1
    return 0..<count ~= offset ? offset : nil
  }

  /// The column of a table as one list, whatever the row.
  func tableColumn(_ plan: Plan, _ column: Int) throws(RunFailure) -> Column {
    let values = try Execution(run).rows(of: plan).column(column)
    let list = ListColumn(offsets: [0, values.count], elements: values)
    return Column.list(list).gather([Int32](repeating: 0, count: count))
  }

  /// The functions of one list.
  func listFunction(_ function: Function, _ list: Expression) throws(RunFailure) -> Column {
    let lists = try listColumn(list)
    let values = lists.values
    switch function {
    case .size:
      return .int(FixedColumn((0..<lists.count).map { Int64(lists.range($0).count) }))
    case .distinct:
      let codes = DenseCodes(values)
      var seen = [Int](repeating: -1, count: codes.cardinality)
      var isFirst = [UInt8](repeating: 0, count: values.count)
      for row in 0..<lists.count {
        for place in lists.range(row)
        where seen[Int(codes.codes[place])] != row && !values.isNull(place) {
          seen[Int(codes.codes[place])] = row
          isFirst[place] = 1
        }
      }
      return .list(lists.keeping(isFirst))
    case .sorted:
      let rows = lists.rowOfElement.map { Int64($0) }
      let order = SortOrder(
        [SortOrder.Key(column: .int(FixedColumn(rows))), SortOrder.Key(column: values)],
        count: values.count
      )
      return .list(ListColumn(offsets: lists.offsets, elements: values.gather(order.sorted())))
    default:
      let rows = (0..<lists.count).map { row -> Int32 in
        let range = lists.range(row)
        let place =
          function == .first
          ? range.first { !values.isNull($0) } : range.last { !values.isNull($0) }
        return place.map { Int32(truncatingIfNeeded: $0) } ?? -1
      }
      return values.gather(rows)
    }
  }
}

extension RowIndex {
  /// The row of each id; -1 where there is none.
  func rows(of ids: TextColumn) -> [Int32] {
    (0..<ids.codes.count).map { place in ids[place].map { row($0) } ?? -1 }
  }
}

extension ListColumn {
  /// The same lists over elements that begin with the first list's.
  var aligned: ListColumn {
    if offsets[0] == 0, offsets[count] == values.count { return self }
    let start = offsets[0]
    return ListColumn(
      offsets: offsets.map { $0 - start },
      elements: values.slice(start..<offsets[count])
    )
  }

  /// The lists without the elements whose byte is 0.
  func keeping(_ mask: [UInt8]) -> ListColumn {
    var offsets = [0]
    var rows: [Int32] = []
    for row in 0..<count {
      for place in range(row) where mask[place] != 0 {
        rows.append(Int32(truncatingIfNeeded: place))
      }
      offsets.append(rows.count)
    }
    return ListColumn(offsets: offsets, elements: values.gather(rows))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many code points the text has.
  var scalarCount: Int {
    reduce(0) { $0 + ($1 & 0xc0 != 0x80 ? 1 : 0) }
  }

  /// The bytes of these code points, counted from 0; nil where they are not all there.
  func scalars(_ range: Range<Int>) -> Range<Int>? {
    var scalar = 0
    var start: Int?
    for offset in 0..<count where self[offset] & 0xc0 != 0x80 {
      if scalar == range.lowerBound { start = offset }
      if scalar == range.upperBound { return start.map { $0..<offset } }
      scalar += 1
    }
    if scalar == range.lowerBound { start = count }
    return scalar == range.upperBound ? start.map { $0..<count } : nil
  }
}
