internal import Chronology
internal import Columns
internal import QueryLanguage

/// One key of `group by`: its values as they are shown, and what they are ordered by.
struct KeyPart {
  /// The values, one a row at first and one a group later.
  var column: Column

  /// Of a bucketed key: the first day of the first bucket that each value touches, and whether the
  /// value fits a single bucket (1) or is coarser (0).
  private var starts: [Int64] = []
  private var exact: [Bool] = []
  private var bucket: DateBucket?

  /// The value of each row as a date where the column does not show one: the number of a weekday.
  private var dates: DateColumn?

  /// What tells the rows apart, and where `column` holds one value a code instead of one a row.
  private var codes: DenseCodes?
  private var isByCode = false

  init(column: Column) {
    self.column = column
  }

  /// The key of these values, cut into buckets where it says so.
  init(_ values: Column, _ key: GroupKey, type: ValueType, _ run: RunState) {
    self.init(column: values)
    guard let bucket = key.bucket else { return }
    self.bucket = bucket
    let dates = values.dates
    let days = DenseCodes(.date(dates))
    var placeOf = [UInt32](repeating: .max, count: days.cardinality)
    var known: [FuzzyDate: UInt32] = [:]
    var builder = DateBuilder()
    var rowsCoarser = 0
    var codes = days.codes
    for row in codes.indices {
      let code = Int(days.codes[row])
      if placeOf[code] == .max {
        placeOf[code] = add(dates[row], bucket, &known, &builder)
      }
      codes[row] = placeOf[code]
    }
    if exact.contains(false) {
      for code in codes where !exact[Int(code)] { rowsCoarser += 1 }
    }
    run.remark(.coarserBuckets(bucket.name), rowsCoarser)
    self.codes = DenseCodes(codes: codes, cardinality: exact.count, null: nil)
    isByCode = true
    let placed = builder.column()
    column = .date(placed)
    if bucket == .unit(.weekday) { show(placed, as: type) }
  }

  /// The code of the place of a date, which is added where it is new.
  private mutating func add(
    _ date: FuzzyDate?,
    _ bucket: DateBucket,
    _ known: inout [FuzzyDate: UInt32],
    _ builder: inout DateBuilder
  ) -> UInt32 {
    let place = date.map { bucket.place($0) }
    if let place, let code = known[place.value] { return code }
    let code = UInt32(exact.count)
    if let place { known[place.value] = code }
    builder.append(place?.value)
    starts.append(place.map { Int64($0.start.number) } ?? 0)
    exact.append(place.map { !$0.isCoarser } ?? true)
    return code
  }

  /// Weekdays are shown as 1…7, and the row of coarser values as `≈`.
  private mutating func show(_ placed: DateColumn, as type: ValueType) {
    dates = placed
    let values = exact.indices.map { row -> Value in
      guard let date = placed[row] else { return .null }
      if type == .text { return .text(exact[row] ? String(date.earliest.number) : "≈") }
      return .int(exact[row] ? Int64(date.earliest.number) : 8)
    }
    column = Column(values, of: type)
  }

  var count: Int { column.count }

  /// What tells the rows apart.
  var identity: DenseCodes { codes ?? DenseCodes(column) }

  /// The values of these rows.
  func gather(_ rows: [Int32]) -> KeyPart {
    var part = self
    part.codes = nil
    part.isByCode = false
    var rows = rows
    if isByCode, let codes { rows = rows.map { Int32(codes.codes[Int($0)]) } }
    part.column = column.gather(rows)
    guard bucket != nil else { return part }
    part.starts = rows.map { starts[Int($0)] }
    part.exact = rows.map { exact[Int($0)] }
    if case .date(let gathered)? = dates.map({ Column.date($0).gather(rows) }) {
      part.dates = gathered
    }
    return part
  }

  /// Buckets in their order, a coarser value before the first bucket that it touches.
  var sortKeys: [SortOrder.Key] {
    let value = SortOrder.Key(column: column)
    guard bucket != nil, column.count > 0 else { return [value] }
    let flags = (0..<count).map { !column.isNull($0) }
    return [
      SortOrder.Key(column: .int(FixedColumn(starts, valid: flags))),
      SortOrder.Key(column: .bool(FixedColumn(exact, valid: flags))),
      value,
    ]
  }

  /// Adds the buckets that are missing, for each combination of the other keys that occurs.
  static func fill(
    _ parts: inout [KeyPart],
    _ number: Int,
    over fill: GroupKey.Fill,
    hidden: Int
  ) {
    let part = parts[number]
    guard let bucket = part.bucket, part.count > 0 || hidden == 0 else { return }
    let days = part.exactDays
    var wanted: [Day] = []
    switch fill {
    case .between:
      guard let first = days.min(), let last = days.max() else { return }
      wanted = bucket.starts(from: first, through: last) ?? []
    case .over(let period):
      let first = period.first.isFinite ? period.first : days.min() ?? period.last
      let last = period.last.isFinite ? period.last : days.max() ?? period.first
      wanted = bucket.starts(from: first, through: last) ?? []
    }
    let others = parts.indices.filter { $0 != number }
    let combinations =
      others.isEmpty
      ? Grouping.whole(part.count)
      : Grouping(codes: others.map { parts[$0].identity }, rows: part.count)
    var known = Set<[Int64]>()
    for row in 0..<part.count where part.exact[row] && !part.column.isNull(row) {
      known.insert([Int64(combinations.groupOf[row]), part.starts[row]])
    }
    var rows: [Int32] = []
    var added: [Day] = []
    for combination in 0..<combinations.count {
      for day in wanted where !known.contains([Int64(combination), Int64(day.number)]) {
        rows.append(combinations.first[combination])
        added.append(day)
      }
    }
    for index in others { parts[index].append(parts[index].gather(rows)) }
    parts[number].append(KeyPart(buckets: added, of: bucket, like: part))
  }

  /// The first days of the exact buckets that occur.
  private var exactDays: [Day] {
    starts.indices.filter { exact[$0] && !column.isNull($0) }
      .map { Day(number: Int32(truncatingIfNeeded: starts[$0])) }
  }

  private init(buckets days: [Day], of bucket: DateBucket, like other: KeyPart) {
    self.bucket = bucket
    starts = days.map { Int64($0.number) }
    exact = days.map { _ in true }
    var builder = DateBuilder()
    for day in days {
      let last = bucket == .unit(.weekday) ? day : bucket.next(day).adding(days: -1)
      builder.append(FuzzyDate(from: day, through: last))
    }
    let placed = builder.column()
    column = .date(placed)
    if other.dates != nil {
      if case .text = other.column { show(placed, as: .text) } else { show(placed, as: .int) }
    }
  }

  private mutating func append(_ other: KeyPart) {
    column = Column(concatenating: [column, other.column], of: column.type)
    starts += other.starts
    exact += other.exact
    if let dates, let more = other.dates {
      let both = Column(concatenating: [.date(dates), .date(more)], of: .date)
      if case .date(let joined) = both { self.dates = joined }
    }
  }
}

extension DateBucket {
  /// How remarks name it.
  var name: String {
    switch self {
    case .unit(let unit): unit.rawValue
    case .days(let length, _): "\(length)d bucket"
    }
  }
}

extension Column {
  /// The type of its values, as far as the kind tells.
  var type: ValueType {
    switch self {
    case .text: .text
    case .int: .int
    case .number: .number
    case .bool: .bool
    case .date: .date
    case .instant: .instant
    case .duration: .duration
    case .list(let lists): .list(lists.values.type)
    case .record(let record): .record(record.fields)
    case .null: .null
    }
  }
}
