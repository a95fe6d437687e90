internal import Articles
package import Columns
internal import Events
internal import Synchronization

/// The collections that were made of some files, with what could not be read.
package final class LoadedCollection: Catalog {
  /// What was found in the documents.
  package var rows: CollectionRows { state.withLock { $0.rows } }

  /// Files and documents that could not be read, in the order of reading.
  package let problems: [InputProblem]

  /// Documents that were read with parts missing.
  package let notes: [InputProblem]

  /// How many files were opened.
  package let files: Int

  private let state: Mutex<State>

  /// The rows, and the tables that were made of them so far.
  private struct State {
    var rows: CollectionRows
    var tables: [String: Table] = [:]
  }

  /// Collections of these rows.
  package init(
    _ rows: CollectionRows,
    problems: [InputProblem] = [],
    notes: [InputProblem] = [],
    files: Int = 0
  ) {
    self.notes = notes
    state = Mutex(State(rows: rows))
    self.problems = problems
    self.files = files
  }

  /// Why there is nothing to ask: no file was found, or none could be read; nil where there is.
  package var failure: String? {
    guard rows.articles.isEmpty else { return nil }
    return files == 0 && problems.isEmpty ? "holds no files" : "holds no file that could be read"
  }

  package var names: [String] { CollectionSchemas.all.map(\.name) }

  package func schema(of name: String) -> Schema? {
    CollectionSchemas.all.first { $0.name == name }?.schema
  }

  package func reasons(for id: String, in name: String) -> [String] {
    switch name {
    case "articles":
      return Self.lines(of: rows.articles.first { $0.document.id == id }?.reasons ?? [])
    case "events": return rows.events.first { $0.id == id }?.reasons ?? []
    default: return []
    }
  }

  package func table(_ name: String) -> Table? {
    state.withLock { state in
      if let table = state.tables[name] { return table }
      let table = state.rows.makeTable(name)
      state.tables[name] = table
      return table
    }
  }

  /// A line for each field and rule, with all the lines of the document that it rests on.
  private static func lines(of reasons: [Article.Reason]) -> [String] {
    var told: [(text: String, lines: [Int])] = []
    for reason in reasons {
      let text = "\(reason.field): \(reason.rule)"
      if let index = told.firstIndex(where: { $0.text == text }) {
        told[index].lines.append(reason.line)
      } else {
        told.append((text, [reason.line]))
      }
    }
    return told.map { text, lines in
      let places = lines.filter { $0 > 0 }.map(String.init).joined(separator: ", ")
      return places.isEmpty ? text : "\(text) (line \(places))"
    }
  }
}
