public import Chronology

/// A named, typed column of a table, or a named part of a record.
public struct Field: Hashable, Sendable {
  /// The name as written in queries, NFC.
  public var name: String

  /// What its values are.
  public var type: ValueType

  /// Whether null can occur.
  public var isNullable: Bool

  /// The unit of a `per` key, shown in headers as `date (month)`.
  public var unit: TimeUnit?

  /// A column of this name and type.
  public init(
    _ name: String,
    _ type: ValueType,
    isNullable: Bool = true,
    unit: TimeUnit? = nil
  ) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.unit = unit
  }
}

/// The columns of a table, in order.
public struct Schema: Hashable, Sendable {
  /// The columns, in order; names are unique.
  public var fields: [Field]

  /// A schema of these columns.
  public init(_ fields: [Field]) {
    self.fields = fields
  }
}
