internal import Chronology
internal import Columns
internal import Formats
internal import QueryLanguage
internal import Store
internal import Synchronization

/// What a session sees of the outside: the open collection, files, the day.
///
/// Shared by the session and its checks; files that were loaded are kept until they change.
final class World: Surroundings {
  let today: Day
  let parameters: [String: String]

  /// The folder of the script, in which its paths begin; files of definitions have their own.
  private let scriptFolder: String
  private let scriptName: String
  private let state = Mutex(State())

  private struct State {
    var catalog: any Catalog = EmptyCatalog()
    var loaded: [LoadKey: LoadedTable] = [:]
  }

  private struct LoadKey: Hashable {
    var request: LoadRequest
    var stamp: FileStamp
  }

  init(
    today: Day,
    parameters: [String: String] = [:],
    scriptName: String = "",
    scriptFolder: String = ""
  ) {
    self.today = today
    self.parameters = parameters
    self.scriptName = scriptName
    self.scriptFolder = scriptFolder
  }

  /// The collections that can be asked.
  var catalog: any Catalog {
    get { state.withLock { $0.catalog } }
    set { state.withLock { $0.catalog = newValue } }
  }

  var collections: [String] { catalog.names }

  func schema(of collection: String) -> Schema? {
    catalog.schema(of: collection)
  }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    let path = resolve(request.path, for: source)
    guard let stamp = FileStamp(path) else {
      throw .file(path: request.path, reason: "no such file")
    }
    var key = LoadKey(request: request, stamp: stamp)
    key.request.path = path
    if let table = state.withLock({ $0.loaded[key] }) { return table }
    let table = try read(request, at: path)
    state.withLock { $0.loaded[key] = table }
    return table
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    let place = resolve(path, for: source)
    do throws(FileBytes.Failure) {
      let bytes = try FileBytes.read(place)
      return SourceText(name: place, text: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .file(path: path, reason: error.reason)
    }
  }

  /// A path of a text of this name, seen from where the program runs.
  func resolve(_ path: String, for source: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let folder = source == scriptName ? scriptFolder : Self.folder(of: source)
    return folder.isEmpty ? path : Self.shortened("\(folder)/\(path)")
  }

  /// A path without `.` and without a folder that the next step leaves again.
  static func shortened(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == "..", let last = steps.last, last != ".." {
        steps.removeLast()
      } else {
        steps.append(step)
      }
    }
    let whole = (path.hasPrefix("/") ? "/" : "") + steps.joined(separator: "/")
    return whole.isEmpty ? "." : whole
  }

  /// What stands before the last slash.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func read(_ request: LoadRequest, at path: String) throws(RunFailure) -> LoadedTable {
    guard let format = FormatName(path: path) else {
      throw .file(
        path: request.path,
        reason: "its name does not end in .csv, .tsv, .json or .jsonl"
      )
    }
    let stated = request.columns.map { StatedType($0.name, $0.type, pattern: $0.pattern) }
    let bytes: [UInt8]
    do throws(FileBytes.Failure) {
      bytes = try FileBytes.read(path)
    } catch {
      throw .file(path: request.path, reason: error.reason)
    }
    do throws(ReadFailure) {
      let file = try TableReader.read(bytes, of: request.path, as: format, stated: stated)
      return LoadedTable(table: file.table, warnings: file.warnings)
    } catch {
      throw .file(path: error.place, reason: error.reason)
    }
  }
}

/// Nothing is open.
struct EmptyCatalog: Catalog {
  var names: [String] { [] }
  func schema(of name: String) -> Schema? { nil }
  func table(_ name: String) -> Table? { nil }
}
