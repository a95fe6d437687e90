internal import Columns
internal import Formats
internal import QueryLanguage
internal import Store

/// Writes the files of `save`.
struct TableFiles: TableWriting {
  let world: World

  /// The name of the text that saves, in whose folder relative paths begin.
  let source: String

  func write(_ table: Table, to save: PlanSave) throws(RunFailure) {
    guard let format = FormatName(rawValue: save.format) ?? FormatName(path: save.path) else {
      throw .file(path: save.path, reason: "there is no format `\(save.format)`")
    }
    var options = FormatOptions()
    options.isRaw = save.isRaw
    do throws(FileBytes.Failure) {
      try FileBytes.write(to: world.resolve(save.path, for: source), isNew: save.isNew) { output in
        format.writer(options).write(table, to: &output)
      }
    } catch {
      throw .file(path: save.path, reason: error.reason)
    }
  }
}
