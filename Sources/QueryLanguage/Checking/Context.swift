internal import Columns

/// Where an expression stands: what it sees and what it may hold.
struct Context {
  /// The columns; nil where there are none, as in a function of one's own.
  var shape: Shape?
  var place: Place

  /// The parameters of the definition that is being looked into.
  var parameters: [String: Operand] = [:]

  /// The element that `it` is, inside `any all keep map`.
  var element: Element?

  /// Names that the same `with` makes, for a better message.
  var neighbours: [String] = []

  /// The assignment of `with` that is being judged.
  var assignment: SourceSpan?

  /// Where aggregates and windows may stand.
  enum Place {
    /// A row at a time: `filter`, `sort`, `select`, a key.
    case row

    /// A row at a time, with aggregates over the table and windows: `derive`.
    case derive

    /// All rows at once: `with`, `summarize`, `assert`.
    case rows

    /// The argument of an aggregate or a window.
    case inside

    /// No row at all: `let`, `param`, `take`.
    case none
  }

  /// What `it` is.
  struct Element {
    var type: ValueType
    var readsRows: Bool
  }

  /// An expression over one row of these columns.
  static func row(_ shape: Shape, _ parameters: [String: Operand]) -> Context {
    Context(shape: shape, place: .row, parameters: parameters)
  }
}
