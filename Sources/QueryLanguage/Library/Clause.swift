/// The words that go on a stage behind its verb: completion and colours read them here.
package enum Clause: String, CaseIterable, Sendable {
  case ranked, each, by, per, fill, with, asc, desc, on, seed
  case `in`, `as`, new, raw, run
  case nullsFirst = "nulls first"
  case withTies = "with ties"

  /// The verbs that it can stand behind.
  package var verbs: Set<Verb> {
    switch self {
    case .ranked: [.search]
    case .each: [.groupBy, .within, .assert]
    case .by: [.top, .distinct]
    case .per: [.groupBy, .within, .pivot]
    case .fill: [.groupBy]
    case .with: [.groupBy, .pivot]
    case .asc, .desc, .nullsFirst: [.sort]
    case .on: [.join]
    case .seed: [.sample]
    case .in: [.pivot]
    case .as: [.explode, .pairs, .unpivot, .join, .save]
    case .new, .raw: [.save]
    case .run: [.explain]
    case .withTies: [.top]
    }
  }

  /// Whether an expression comes next.
  package var takesOperand: Bool {
    switch self {
    case .each, .by, .with, .on, .in, .ranked: true
    default: false
    }
  }

  /// Whether it stands before the expressions of a stage and not behind one.
  package var isLeading: Bool {
    switch self {
    case .each, .ranked, .run: true
    default: false
    }
  }
}
