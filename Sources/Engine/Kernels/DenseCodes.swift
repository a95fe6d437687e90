internal import Chronology
internal import Columns

/// Small numbers for the values of a column: equal numbers exactly where the values are identical
/// (language.md, 6), null among them.
struct DenseCodes {
  var codes: [UInt32]

  /// All codes are below it.
  var cardinality: Int

  /// The code of null, where there is a null.
  var null: UInt32?

  /// The codes of a column.
  init(_ column: Column) {
    switch column {
    case .text(let texts): self.init(texts)
    case .int(let ints): self.init(ints.values, ints.valid)
    case .number(let numbers):
      self.init(
        numbers.values.map { Int64(bitPattern: ($0 == 0 ? 0 : $0).bitPattern) },
        numbers.valid
      )
    case .bool(let bools): self.init(bools.values.map { $0 ? 1 : 0 }, bools.valid)
    case .instant(let instants): self.init(instants.values.map(\.milliseconds), instants.valid)
    case .duration(let lengths):
      self.init(wide: lengths.values.count, lengths.valid) { row in
        (
          UInt64(bitPattern: Int64(lengths.values[row].months)),
          UInt64(bitPattern: lengths.values[row].milliseconds)
        )
      }
    case .date(let dates): self.init(dates)
    case .list, .record: self.init(boxed: column)
    case .null(let count):
      self.init(codes: [UInt32](repeating: 0, count: count), cardinality: 1, null: 0)
    }
  }

  init(codes: [UInt32], cardinality: Int, null: UInt32?) {
    self.codes = codes
    self.cardinality = max(1, cardinality)
    self.null = null
  }

  private init(_ texts: TextColumn) {
    if texts.heap.isDistinct, texts.heap.count <= max(texts.codes.count * 4, 4096) {
      let null = UInt32(texts.heap.count)
      var hasNull = false
      let codes = texts.codes.map { code -> UInt32 in
        guard code == TextColumn.null else { return code }
        hasNull = true
        return null
      }
      self.init(codes: codes, cardinality: texts.heap.count + 1, null: hasNull ? null : nil)
      return
    }
    var builder = TextBuilder()
    var hasNull = false
    var codes = texts.codes.map { code -> UInt32 in
      guard code != TextColumn.null else {
        hasNull = true
        return code
      }
      return texts.heap.withBytes(Int(code)) { builder.intern($0) }
    }
    let null = UInt32(builder.heap.count)
    if hasNull {
      for row in codes.indices where codes[row] == TextColumn.null { codes[row] = null }
    }
    self.init(codes: codes, cardinality: builder.heap.count + 1, null: hasNull ? null : nil)
  }

  private init(_ values: [Int64], _ valid: [Bool]?) {
    var least = Int64.max
    var greatest = Int64.min
    for row in values.indices where valid?[row] != false {
      least = min(least, values[row])
      greatest = max(greatest, values[row])
    }
    let limit = Int64(max(values.count * 4, 1 << 16))
    let (range, isOver) = greatest.subtractingReportingOverflow(least)
    guard least <= greatest, !isOver, range < limit else {
      self.init(wide: values.count, valid) { (UInt64(bitPattern: values[$0]), 0) }
      return
    }
    let null = UInt32(range + 1)
    var hasNull = false
    var codes = [UInt32](repeating: 0, count: values.count)
    for row in values.indices {
      if let valid, !valid[row] {
        codes[row] = null
        hasNull = true
      } else {
        codes[row] = UInt32(truncatingIfNeeded: values[row] &- least)
      }
    }
    self.init(codes: codes, cardinality: Int(range) + 2, null: hasNull ? null : nil)
  }

  private init(_ dates: DateColumn) {
    let rows = dates.earliest.count
    var least = Int32.max
    var greatest = Int32.min
    var odd: UInt64 = 0
    for row in 0..<rows where dates.valid?[row] != false {
      let day = dates.earliest[row]
      least = min(least, day)
      greatest = max(greatest, day)
      odd |= dates.detail[row] & FuzzyDate.identityMask
      odd |= UInt64(truncatingIfNeeded: day ^ dates.latest[row])
    }
    let range = Int(greatest) - Int(least)
    if odd == 0, least <= greatest, range < max(rows * 4, 1 << 16) {
      self.init(days: dates, from: least, range: range)
      return
    }
    self.init(wide: rows, dates.valid) { row in
      let start = UInt64(UInt32(bitPattern: dates.earliest[row]))
      let end = UInt64(UInt32(bitPattern: dates.latest[row]))
      return (start << 32 | end, dates.detail[row] & FuzzyDate.identityMask)
    }
  }

  /// Exact days that lie close together are counted from the first.
  private init(days dates: DateColumn, from least: Int32, range: Int) {
    var codes = dates.earliest.map { UInt32(bitPattern: $0 &- least) }
    let null = UInt32(range + 1)
    var hasNull = false
    if let valid = dates.valid {
      for row in codes.indices where !valid[row] {
        codes[row] = null
        hasNull = true
      }
    }
    self.init(codes: codes, cardinality: range + 2, null: hasNull ? null : nil)
  }

  /// Codes of keys of two words, looked up in a table.
  private init(wide count: Int, _ valid: [Bool]?, _ key: (Int) -> (UInt64, UInt64)) {
    var table = WideTable()
    var hasNull = false
    var codes = [UInt32](repeating: 0, count: count)
    for row in 0..<count {
      if let valid, !valid[row] {
        hasNull = true
        codes[row] = .max
      } else {
        codes[row] = table.code(key(row))
      }
    }
    let null = UInt32(table.count)
    if hasNull { for row in 0..<count where codes[row] == .max { codes[row] = null } }
    self.init(codes: codes, cardinality: table.count + 1, null: hasNull ? null : nil)
  }

  /// Codes of lists and records, which are rare as keys.
  private init(boxed column: Column) {
    var known: [Value: UInt32] = [:]
    let codes = (0..<column.count).map { row -> UInt32 in
      let value = column.value(row)
      if let code = known[value] { return code }
      let code = UInt32(known.count)
      known[value] = code
      return code
    }
    self.init(codes: codes, cardinality: known.count, null: nil)
  }

  /// The codes of the pairs of this and another code.
  func paired(with other: DenseCodes) -> DenseCodes {
    let (product, isOver) = cardinality.multipliedReportingOverflow(by: other.cardinality)
    if !isOver, product <= max(codes.count * 8, 1 << 16), product < Int(UInt32.max) {
      let factor = UInt32(other.cardinality)
      return DenseCodes(
        codes: zip(codes, other.codes).map { $0 &* factor &+ $1 },
        cardinality: product,
        null: nil
      )
    }
    var table = WideTable()
    let pairs = codes.indices.map { row in
      table.code((UInt64(codes[row]) << 32 | UInt64(other.codes[row]), 0))
    }
    return DenseCodes(codes: pairs, cardinality: table.count, null: nil)
  }
}

/// A hash table from two words to numbers in the order of their first coming.
struct WideTable {
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var keys: [(UInt64, UInt64)] = []

  var count: Int { keys.count }

  mutating func code(_ key: (UInt64, UInt64)) -> UInt32 {
    let mask = slots.count - 1
    var slot = WideTable.hash(key) & mask
    while slots[slot] != 0 {
      let code = slots[slot] - 1
      if keys[Int(code)] == key { return code }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return UInt32(keys.count - 1)
  }

  private static func hash(_ key: (UInt64, UInt64)) -> Int {
    var hash = key.0 &* 0x9e37_79b9_7f4a_7c15
    hash ^= hash >> 32
    hash = (hash ^ key.1) &* 0xd6e8_feb8_6659_fd93
    return Int(truncatingIfNeeded: hash >> 32)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (code, key) in keys.enumerated() {
      var slot = WideTable.hash(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(code) + 1
    }
  }
}
