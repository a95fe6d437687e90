internal import ArgumentParser
internal import Articles
internal import Chronology
internal import Formats
internal import Shell

/// What all ways to run a query take.
struct QueryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The collection, folder or file to ask.", valueName: "path"))
  var data: [String] = []

  @Option(help: ArgumentHelp("The day that `today` means, as 2025-02-15.", valueName: "day"))
  var today: String?

  @Option(help: "table, vertical, csv, tsv, json, jsonl, markdown or html.")
  var format: FormatName = .table

  @Option(help: ArgumentHelp("A folder that gets one file for each table.", valueName: "folder"))
  var out: String?

  @Option(help: ArgumentHelp("How errors are written: text or json.", valueName: "form"))
  var errors: ErrorForm = .text

  @OptionGroup var fields: FieldOptions

  @Flag(help: "Go on after a statement that failed; forgive documents that cannot be read.")
  var keepGoing = false

  @Flag(name: .customLong("no-cache"), help: "Read all files anew.")
  var ignoresCache = false

  /// How errors are written.
  enum ErrorForm: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    _ = try day
  }

  private var day: Day? {
    get throws {
      guard let today else { return nil }
      guard let date = try? FuzzyDate(edtf: today), date.earliest == date.latest else {
        throw ValidationError("`\(today)` is no day; write one as 2025-02-15")
      }
      return date.earliest
    }
  }

  /// The program that these options describe.
  func program(paths: [String] = []) throws -> Program {
    guard data.isEmpty || paths.isEmpty else {
      throw ValidationError("say the data once: --data \(data[0]) or \(paths[0])")
    }
    var program = Program()
    program.paths = data.isEmpty ? paths : data
    if let day = try day { program.today = day }
    program.style.format = format
    program.style.folder = out
    program.style.writesJSONErrors = errors == .json
    program.fields = try fields.names
    program.keepsGoing = keepGoing
    program.usesCache = !ignoresCache
    return program
  }
}

/// The names of JSON fields.
struct FieldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What JSON fields hold, as text=body,title=headline.",
      valueName: "role=name,…"
    )
  )
  var fields: [String] = []

  /// The names, the usual ones where none are given.
  var names: JSONFields {
    get throws {
      guard !fields.isEmpty else { return .usual }
      do throws(JSONFields.Problem) {
        return try JSONFields(given: fields.joined(separator: ","))
      } catch {
        throw ValidationError("--fields: \(error.reason)")
      }
    }
  }

  func validate() throws {
    _ = try names
  }
}

extension FormatName: ExpressibleByArgument {}
