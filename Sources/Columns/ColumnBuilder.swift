package import Chronology

/// Collects values of one type that is known only at run time, row by row.
package enum ColumnBuilder {
  case text(TextBuilder)
  case int(FixedBuilder<Int64>)
  case number(FixedBuilder<Double>)
  case bool(FixedBuilder<Bool>)
  case date(DateBuilder)
  case instant(FixedBuilder<Instant>)
  case duration(FixedBuilder<CalendarDuration>)
  case list(ListBuilder)
  case record(RecordBuilder)
  case null(Int)

  /// A builder for values of this type; `isDictionary` says how texts are kept.
  package init(_ type: ValueType, isDictionary: Bool = true) {
    switch type {
    case .text: self = .text(TextBuilder(isDictionary: isDictionary))
    case .int: self = .int(FixedBuilder())
    case .number: self = .number(FixedBuilder())
    case .bool: self = .bool(FixedBuilder())
    case .date: self = .date(DateBuilder())
    case .instant: self = .instant(FixedBuilder())
    case .duration: self = .duration(FixedBuilder())
    case .list, .relation: self = .list(ListBuilder(of: type.element ?? .null))
    case .record(let fields): self = .record(RecordBuilder(fields))
    case .null: self = .null(0)
    }
  }

  /// Adds a row; a value of another type becomes null, an int in a number column a number.
  package mutating func append(_ value: Value) {
    switch self {
    case .text(var builder):
      self = .null(0)
      if case .text(let text) = value { builder.append(text) } else { builder.appendNull() }
      self = .text(builder)
    case .int(var builder):
      self = .null(0)
      builder.append(value.int)
      self = .int(builder)
    case .number(var builder):
      self = .null(0)
      builder.append(value.number)
      self = .number(builder)
    case .bool(var builder):
      self = .null(0)
      if case .bool(let bool) = value { builder.append(bool) } else { builder.append(nil) }
      self = .bool(builder)
    case .date(var builder):
      self = .null(0)
      if case .date(let date) = value { builder.append(date) } else { builder.append(nil) }
      self = .date(builder)
    case .instant(var builder):
      self = .null(0)
      if case .instant(let instant) = value { builder.append(instant) } else { builder.append(nil) }
      self = .instant(builder)
    case .duration(var builder):
      self = .null(0)
      if case .duration(let length) = value { builder.append(length) } else { builder.append(nil) }
      self = .duration(builder)
    case .list(var builder):
      self = .null(0)
      if case .list(let values) = value { builder.append(values) } else { builder.append([]) }
      self = .list(builder)
    case .record(var builder):
      self = .null(0)
      if case .record(let values) = value { builder.append(values) } else { builder.appendNull() }
      self = .record(builder)
    case .null(let count): self = .null(count + 1)
    }
  }

  /// The column of all rows.
  package consuming func column() -> Column {
    switch self {
    case .text(let builder): .text(builder.column())
    case .int(let builder): .int(builder.column())
    case .number(let builder): .number(builder.column())
    case .bool(let builder): .bool(builder.column())
    case .date(let builder): .date(builder.column())
    case .instant(let builder): .instant(builder.column())
    case .duration(let builder): .duration(builder.column())
    case .list(let builder): .list(builder.column())
    case .record(let builder): .record(builder.column())
    case .null(let count): .null(count: count)
    }
  }
}

extension Value {
  fileprivate var int: Int64? {
    if case .int(let int) = self { int } else { nil }
  }

  fileprivate var number: Double? {
    switch self {
    case .int(let int): Double(int)
    case .number(let number): number
    default: nil
    }
  }
}

extension Column {
  /// A column of these values.
  package init(_ values: [Value], of type: ValueType) {
    var builder = ColumnBuilder(type)
    for value in values { builder.append(value) }
    self = builder.column()
  }
}
