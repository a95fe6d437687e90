internal import Columns

extension Library {
  static let listFunctions: [Entry] = [
    .function(
      .size,
      "size(list)",
      [("list", .list)],
      .int,
      "how many elements the list has",
      examples: [Example("size([3, 4])", gives: "2")]
    ),
    .same(
      .distinct,
      "distinct(list)",
      [("list", .list)],
      "the different elements, first ones first; null is none",
      examples: [Example("distinct([2, 1, 2])", gives: "[2,1]")]
    ),
    .same(
      .sorted,
      "sorted(list)",
      [("list", .list)],
      "the elements in ascending order, nulls last",
      examples: [Example(#"sorted(["b", "a"])"#, gives: #"["a","b"]"#)]
    ),
    .listElement(
      .first,
      "first(list)",
      "the first element, nulls skipped; null of an empty list",
      examples: [Example("first([7, 8])", gives: "7")]
    ),
    .listElement(
      .last,
      "last(list)",
      "the last element, nulls skipped; null of an empty list",
      examples: [Example("last([7, 8])", gives: "8")]
    ),
    .element(
      .any,
      "any(list, E)",
      .elementCondition,
      .type(.bool),
      "whether E is true for an element; false for an empty list",
      examples: [Example("any([1, 5], it > 4)", gives: "true")]
    ),
    .element(
      .all,
      "all(list, E)",
      .elementCondition,
      .type(.bool),
      "whether E is true for every element; true for an empty list",
      examples: [Example("all([1, 5], it > 4)", gives: "false")]
    ),
    .element(
      .keep,
      "keep(list, E)",
      .elementCondition,
      .same(0),
      "the elements for which E is certainly true",
      examples: [Example("keep([1, 5, 9], it > 4)", gives: "[5,9]")]
    ),
    .element(
      .map,
      "map(list, E)",
      .element,
      .list(1),
      "E of each element",
      examples: [Example("map([1, 5], it * 2)", gives: "[2,10]")]
    ),
  ]
}

extension Entry {
  /// A function that gives one element.
  fileprivate static func listElement(
    _ function: Function,
    _ usage: String,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    var entry = Entry.function(
      function,
      usage,
      [("list", .list)],
      .null,
      canFail: true,
      summary,
      examples: examples
    )
    entry.signature.result = .element(0)
    return entry
  }

  /// A function of a list with an expression over its elements.
  fileprivate static func element(
    _ function: ElementFunction,
    _ usage: String,
    _ kind: Signature.Kind,
    _ result: Signature.Result,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    Entry(
      subject: .element(function),
      usage: usage,
      summary: summary,
      detail: "The element is called `it`. One cannot stand inside another.",
      examples: examples,
      signature: Signature(
        parameters: [
          Signature.Parameter(name: "list", kind: .list),
          Signature.Parameter(name: "E", kind: kind),
        ],
        result: result
      )
    )
  }
}
