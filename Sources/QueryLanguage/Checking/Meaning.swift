internal import Columns

/// What a name stands for that a statement has defined.
indirect enum Meaning: Sendable {
  case value(Operand)
  case table(NamedTable)
  case verb(VerbDefinition)
  case function(FunctionDefinition)

  /// An error in its definition has been reported.
  case broken

  /// As in a message: "the param `since`".
  var isTable: Bool {
    if case .table = self { true } else { false }
  }

  /// Whether it is a verb of one's own.
  var isVerb: Bool {
    if case .verb = self { true } else { false }
  }

  /// Whether it can stand in an expression.
  var isValue: Bool {
    switch self {
    case .value, .broken: true
    case .table, .verb, .function: false
    }
  }
}

/// The table of a `let`.
struct NamedTable: Sendable {
  var plan: Plan
  var shape: Shape
}

/// A name that a statement has defined.
struct Definition: Sendable {
  var meaning: Meaning

  /// `let`, `param` or `def`.
  var word: String

  /// The `##` lines above it, or the description of a param.
  var documentation: String?

  /// How it is written, for help.
  var usage: String
}

/// `def busy(n: int = 5) = | …`.
struct VerbDefinition: Sendable {
  var name: String
  var parameters: [ParameterSyntax]
  var stages: [StageSyntax]
  var home: Home
}

/// `def short(t: text) = …`.
struct FunctionDefinition: Sendable {
  var name: String
  var parameters: [ParameterSyntax]
  var body: ExpressionSyntax
  var home: Home
}

/// Where a definition stands and which names it saw there.
final class Home: Sendable {
  let source: SourceText

  /// How many names were defined before it.
  let limit: Int

  init(source: SourceText, limit: Int) {
    self.source = source
    self.limit = limit
  }
}
