/// The one table of statements, verbs, functions and operators.
package enum Library {
  /// Everything, in the order of the reference.
  package static let entries: [Entry] =
    statements + verbs + operators + textFunctions + dateFunctions + listFunctions + numberFunctions
    + conditionFunctions + aggregates + windows

  /// The entries by name: a name can be a function and an aggregate.
  private static let byName: [String: [Entry]] = Dictionary(grouping: entries, by: \.name)

  /// The entries of this name, without those of verbs.
  package static func functions(named name: String) -> [Entry] {
    (byName[name] ?? []).filter { entry in
      switch entry.subject {
      case .statement, .verb, .operator: false
      case .function, .element, .aggregate, .window, .certainty: true
      }
    }
  }

  /// Whether a function has this name.
  package static func isFunction(_ name: String) -> Bool {
    !functions(named: name).isEmpty
  }

  /// The names of all functions, each once, in the order of the reference.
  package static let functionNames: [String] = {
    var seen: Set<String> = []
    return entries.compactMap { entry in
      switch entry.subject {
      case .statement, .verb, .operator: nil
      case .function, .element, .aggregate, .window, .certainty:
        seen.insert(entry.name).inserted ? entry.name : nil
      }
    }
  }()

  /// The names of all operators, in the order of the reference.
  package static var operatorNames: [String] { operators.map(\.name) }

  /// The operators that stand between two values or behind one, as they are written.
  package static let connectives: [String] = operators.map(\.name).filter {
    !["not", "[ ]", "."].contains($0)
  }

  /// The words behind which a value comes, and not the next operator.
  package static let wordsBeforeOperands: Set<String> = Set(
    (operators.map(\.name) + Clause.allCases.filter(\.takesOperand).map(\.rawValue)
      + Grammar.quantifiers).compactMap { $0.split(separator: " ").last.map(String.init) }
  ).subtracting(Grammar.values)

  /// The entries that `help NAME` shows: a verb, a function in all its forms, an operator; of a word
  /// that stands behind verbs, these.
  package static func entries(named name: String) -> [Entry] {
    if let found = byName[name] { return found }
    let longer = entries.filter { $0.name.hasPrefix(name + " ") }
    guard longer.isEmpty, let clause = Clause(rawValue: name) else { return longer }
    return verbs.filter { entry in clause.verbs.contains { entry.subject == .verb($0) } }
  }
}
