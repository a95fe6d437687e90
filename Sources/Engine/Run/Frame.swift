internal import Columns

/// The rows between two stages: columns that are gathered only when somebody reads them.
struct Frame {
  var schema: Schema
  var columns: [LazyColumn]
  var count: Int

  /// Where each row comes from, where the run keeps it.
  var provenance: Provenance?

  init(schema: Schema, columns: [LazyColumn], count: Int, provenance: Provenance? = nil) {
    self.schema = schema
    self.columns = columns
    self.count = count
    self.provenance = provenance
  }

  init(_ table: Table, provenance: Provenance? = nil) {
    self.init(
      schema: table.schema,
      columns: table.columns.map { LazyColumn($0) },
      count: table.count,
      provenance: provenance
    )
  }

  /// The values of a column.
  func column(_ index: Int) -> Column {
    columns[index].values
  }

  /// The rows of these numbers, in this order; a negative number gives a row of nulls.
  func selecting(_ rows: [Int32]) -> Frame {
    var composed: [ObjectIdentifier: RowList] = [:]
    let plain = RowList(rows)
    let columns = self.columns.map { column -> LazyColumn in
      guard let own = column.rows else { return LazyColumn(column.base, plain) }
      let key = ObjectIdentifier(own)
      let list = composed[key] ?? RowList(rows.map { $0 < 0 ? $0 : own.rows[Int($0)] })
      composed[key] = list
      return LazyColumn(column.base, list)
    }
    return Frame(
      schema: schema,
      columns: columns,
      count: rows.count,
      provenance: provenance?.gather(rows)
    )
  }

  /// The rows of a range.
  func selecting(_ range: Range<Int>) -> Frame {
    if range.lowerBound == 0, range.upperBound == count { return self }
    return selecting(range.map { Int32(truncatingIfNeeded: $0) })
  }

  /// All columns gathered.
  var table: Table {
    Table(schema: schema, columns: columns.map(\.values), count: count)
  }
}

/// Row numbers that several columns share.
final class RowList {
  let rows: [Int32]

  init(_ rows: [Int32]) {
    self.rows = rows
  }
}

/// A column and the rows of it that are meant; they are gathered at the first reading.
final class LazyColumn {
  let base: Column
  let rows: RowList?
  private var gathered: Column?

  init(_ base: Column, _ rows: RowList? = nil) {
    self.base = base
    self.rows = rows
  }

  var values: Column {
    if let gathered { return gathered }
    guard let rows else { return base }
    let values = base.gather(rows.rows)
    gathered = values
    return values
  }
}

/// The source rows behind each row: number of the source above bit 32, row below.
struct Provenance {
  private var sources: ListColumn

  /// Each row comes from the row of the same number of one source.
  init(source: Int, count: Int) {
    let rows = (0..<count).map { Int64(source) << 32 | Int64($0) }
    sources = ListColumn(offsets: Array(0...count), elements: .int(FixedColumn(rows)))
  }

  private init(_ sources: ListColumn) {
    self.sources = sources
  }

  private var values: [Int64] {
    if case .int(let column) = sources.values { column.values } else { [] }
  }

  /// The origins of one row, ascending, each once.
  func origins(_ row: Int) -> [Int64] {
    Array(values[sources.range(row)])
  }

  /// The origins of these rows.
  func gather(_ rows: [Int32]) -> Provenance {
    if case .list(let gathered) = Column.list(sources).gather(rows) { return Provenance(gathered) }
    return self
  }

  /// One row a group, with the origins of all its rows.
  func merged(groupOf: [Int32], count: Int) -> Provenance {
    var parts = [[Int64]](repeating: [], count: count)
    let values = self.values
    for row in groupOf.indices where groupOf[row] >= 0 {
      parts[Int(groupOf[row])].append(contentsOf: values[sources.range(row)])
    }
    return Provenance(parts)
  }

  /// The origins of both sides of each row.
  func joined(with other: Provenance) -> Provenance {
    Provenance((0..<sources.count).map { origins($0) + other.origins($0) })
  }

  /// The origins of each row and of those rows of the other that it goes with.
  func joined(with other: Provenance, rows: [ArraySlice<Int32>]) -> Provenance {
    Provenance(
      rows.indices.map { row in rows[row].reduce(origins(row)) { $0 + other.origins(Int($1)) } }
    )
  }

  /// The rows of this and then those of the other.
  func appending(_ other: Provenance) -> Provenance {
    let all = Column(
      concatenating: [.list(sources), .list(other.sources)],
      of: .list(.int)
    )
    if case .list(let joined) = all { return Provenance(joined) }
    return self
  }

  private init(_ parts: [[Int64]]) {
    var offsets = [0]
    var values: [Int64] = []
    for part in parts {
      var last: Int64 = -1
      for origin in part.sorted() where origin != last {
        values.append(origin)
        last = origin
      }
      offsets.append(values.count)
    }
    self.init(ListColumn(offsets: offsets, elements: .int(FixedColumn(values))))
  }
}
