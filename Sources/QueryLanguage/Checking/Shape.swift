internal import Columns

/// The columns at one place of a pipeline, and what the stages before have done to the rows.
struct Shape: Sendable {
  var columns: [ShapeColumn]

  /// A stage before could not be read: unknown names are no errors.
  var isUnknown = false

  /// The keys of the last sort over these columns, nil for a key that is gone; nil where the rows are
  /// in no stated order.
  var sortKeys: [Expression?]?

  /// Whether the rows stand in a stated order, for `assert same as`.
  var isSorted: Bool { sortKeys != nil }

  /// What a `group by` directly before has made, for `pivot`.
  var grouping: Grouping?

  /// A `pivot` without a list stands before: its columns are known only when it runs.
  var isOpen = false

  /// Whether the rows rest on quotes of articles.
  var hasEvidence = false

  /// The collection whose rows these still are, for the columns that `search` looks at.
  var collection: String?

  /// Columns that a stage before has left out, with its verb.
  var lost: [String: String] = [:]

  /// The names of the keys of the last `group by`.
  var keyNames: [String] = []

  /// The keys of a group by and the values of no rows of its aggregates.
  struct Grouping: Sendable {
    var keyCount: Int
    var missing: [Constant]
  }

  init(_ schema: Schema, isMade: Bool) {
    columns = schema.fields.map { ShapeColumn(field: $0, isMade: isMade) }
  }

  init(_ columns: [ShapeColumn]) {
    self.columns = columns
  }

  /// What follows something that could not be read.
  static var unknown: Shape {
    var shape = Shape([])
    shape.isUnknown = true
    return shape
  }

  var schema: Schema {
    Schema(columns.map(\.field))
  }

  var names: [String] {
    columns.map(\.field.name)
  }

  /// Where the column of exactly this name is.
  func index(of name: String) -> Int? {
    columns.firstIndex { $0.field.name == name }
  }

  /// All columns that a name means: the one of exactly this spelling, else those of loaded or built-in
  /// tables that differ only in case.
  func matches(_ name: String) -> [Int] {
    if let exact = index(of: name) { return [exact] }
    let folded = name.lowercased()
    return columns.indices.filter {
      !columns[$0].isMade && columns[$0].field.name.lowercased() == folded
    }
  }

  /// The columns chosen and ordered anew: `sources[i]` is the old place of column i, nil for a new one.
  func rearranged(_ new: [ShapeColumn], from sources: [Int?]) -> Shape {
    var shape = self
    shape.columns = new
    shape.grouping = nil
    var places: [Int: Int] = [:]
    for (place, source) in sources.enumerated() {
      if let source, places[source] == nil { places[source] = place }
    }
    shape.sortKeys = sortKeys?.map { $0?.movingColumns { places[$0] } }
    return shape
  }

  /// Keeps in mind which columns a stage has left out.
  mutating func remember(_ before: Shape, leftOutBy verb: String) {
    guard !before.isUnknown, !isUnknown else { return }
    lost = before.lost
    for column in before.columns { lost[column.field.name] = verb }
    for column in columns { lost[column.field.name] = nil }
  }
}

/// A column of a shape.
struct ShapeColumn: Sendable {
  var field: Field

  /// The query has made its name, so that it is compared exactly.
  var isMade: Bool

  /// Its expression has an error, so that nothing is said about its type.
  var isBroken = false

  /// Not shown and not in `*`: the stored document of an article.
  var isHidden = false

  init(field: Field, isMade: Bool, isBroken: Bool = false) {
    self.field = field
    self.isMade = isMade
    self.isBroken = isBroken
  }
}

extension Shape {
  /// A column as an expression.
  func expression(of index: Int, at span: SourceSpan) -> Expression {
    let field = columns[index].field
    return Expression(.column(index), field.type, isNullable: field.isNullable, span: span)
  }
}
