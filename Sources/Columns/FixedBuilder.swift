package import Chronology

/// Collects values of one width row by row.
package struct FixedBuilder<Value: Sendable> {
  private var values: [Value] = []
  private var valid: [Bool]?
  private let missing: Value

  /// A builder; `missing` is what stands in the storage at a null.
  package init(missing: Value) {
    self.missing = missing
  }

  /// How many rows there are.
  package var count: Int { values.count }

  /// Adds a row.
  package mutating func append(_ value: Value?) {
    if let value {
      values.append(value)
      valid?.append(true)
    } else {
      if valid == nil { valid = [Bool](repeating: true, count: values.count) }
      values.append(missing)
      valid?.append(false)
    }
  }

  /// The column of all rows.
  package consuming func column() -> FixedColumn<Value> {
    FixedColumn(values, valid: valid)
  }
}

extension FixedBuilder<Int64> {
  /// A builder of ints.
  package init() { self.init(missing: 0) }
}

extension FixedBuilder<Double> {
  /// A builder of numbers.
  package init() { self.init(missing: 0) }
}

extension FixedBuilder<Bool> {
  /// A builder of bools.
  package init() { self.init(missing: false) }
}

extension FixedBuilder<Instant> {
  /// A builder of instants.
  package init() { self.init(missing: Instant(milliseconds: 0, zone: Instant.noZone)) }
}

extension FixedBuilder<CalendarDuration> {
  /// A builder of durations.
  package init() { self.init(missing: CalendarDuration(months: 0, milliseconds: 0)) }
}

/// Collects fuzzy dates row by row.
package struct DateBuilder {
  private var dates = DateColumn(earliest: [], latest: [], detail: [])

  /// A builder without rows.
  package init() {}

  /// How many rows there are.
  package var count: Int { dates.earliest.count }

  /// Adds a row.
  package mutating func append(_ date: FuzzyDate?) {
    if date == nil, dates.valid == nil {
      dates.valid = [Bool](repeating: true, count: count)
    }
    dates.valid?.append(date != nil)
    dates.earliest.append(date?.earliest.number ?? 0)
    dates.latest.append(date?.latest.number ?? 0)
    dates.detail.append(date?.detail ?? 0)
  }

  /// The column of all rows.
  package consuming func column() -> DateColumn { dates }
}
