package import Columns

/// One statement, verb, function or operator: all that help, completion, the checker, the reference page and the
/// tests know of it.
package struct Entry: Sendable {
  package var subject: Subject

  /// How it is written: `slice(t, a..b)`, `take 11..20`.
  package var usage: String

  /// One line, lower case, without a full stop.
  package var summary: String

  /// What else is to be known; may be empty.
  package var detail: String

  /// Queries with their results; every one runs as a test.
  package var examples: [Example]

  /// The arguments and what comes out; empty for statements, verbs and operators.
  package var signature: Signature

  /// What the entry is about.
  package enum Subject: Hashable, Sendable {
    case statement(String)
    case verb(Verb)
    case function(Function)
    case element(ElementFunction)
    case aggregate(Aggregate)
    case window(WindowFunction)
    case certainty(Expression.Certainty)
    case `operator`(String)
  }

  /// The name that a query uses.
  package var name: String {
    switch subject {
    case .statement(let word): word
    case .verb(let verb): verb.rawValue
    case .function(let function): function.rawValue
    case .element(let function): function.rawValue
    case .aggregate(let aggregate): aggregate.rawValue
    case .window(let window): window.rawValue
    case .certainty(let certainty): certainty.rawValue
    case .operator(let sign): sign
    }
  }

  /// Where it can run, in words.
  package var place: String {
    switch subject {
    case .statement(let word):
      Grammar.sources.contains(word) ? "where a table stands" : "at the beginning of a line"
    case .verb: "after |"
    case .function, .operator, .certainty: "in every expression"
    case .element: "in every expression; the element is `it`"
    case .aggregate: "in with, summarize, assert and derive; of a list everywhere"
    case .window: "in derive after sort"
    }
  }
}

/// A query with its result.
package struct Example: Sendable {
  /// An expression, or a pipeline that begins with `rows`.
  package var query: String

  /// The value as JSON, or the table as CSV.
  package var result: String

  /// A query that gives this result.
  package init(_ query: String, gives result: String) {
    self.query = query
    self.result = result
  }

  /// Whether it is a pipeline.
  package var isPipeline: Bool {
    query.hasPrefix("rows ")
  }
}

/// The arguments of a function and what comes out.
package struct Signature: Sendable {
  package var parameters: [Parameter]

  /// How many of the parameters at the end may be left out.
  package var optional = 0

  /// Whether the last parameter may stand any number of times.
  package var repeats = false
  package var result: Result

  /// Whether null can come out even where no argument is null.
  package var canFail = false

  /// A parameter: its name in messages and what it takes.
  package struct Parameter: Sendable {
    package var name: String
    package var kind: Kind
  }

  /// What an argument may be.
  package enum Kind: Sendable {
    case text, int, number, date, list, listOfText, condition, any
    /// text, date or instant: what `date` reads.
    case dated
    /// A number or a duration.
    case quantity
    /// What can be ordered.
    case ordered
    /// What `int` and `number` read: a number or a text.
    case numeral
    /// A regular expression as written.
    case pattern
    /// `a..b` of whole numbers.
    case range
    /// The name of a unit as a literal text.
    case unit
    /// An expression over `it`.
    case element
    /// A condition over `it`.
    case elementCondition
  }

  /// What comes out.
  package enum Result: Sendable {
    case type(ValueType)

    /// The type of the argument at this place.
    case same(Int)

    /// The elements of the list at this place.
    case element(Int)

    /// A list of what stands at this place.
    case list(Int)

    /// The type that the arguments from this place on have in common.
    case common(from: Int)
  }
}
