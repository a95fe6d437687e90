internal import Columns
internal import Formats
internal import Glibc
internal import QueryLanguage
internal import Store

/// A folder of scripts with what they must show: `name.dq` beside `name.out`.
package struct ExampleFolder {
  /// The scripts, in the order of their names, those of folders inside it after it.
  package let scripts: [String]
  private let program: Program

  /// What scripts without an `open` of their own ask.
  private let data: (any Catalog)?

  /// The scripts below a folder; the program's paths are what scripts without an `open` ask.
  package init(_ path: String, program: Program) {
    self.program = program
    scripts = Self.scripts(in: path)
    var session = program.session(scriptName: "", folder: "", isPrompt: false)
    let isOpen =
      !program.paths.isEmpty && session.open(program.paths, isGiven: false) { _ in } == .success
    data = isOpen ? session.world.catalog : nil
  }

  /// How a script did.
  package struct Result: Sendable {
    package var script: String

    /// What it showed.
    package var shown: String

    /// What stands in its `.out` file; nil where there is none.
    package var expected: String?

    /// Whether it showed what it must.
    package var isAsExpected: Bool { shown == expected }
  }

  /// Runs a script and compares; paths in its messages are as seen from its folder.
  package func run(_ path: String) -> Result {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let text = (try? FileBytes.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var session = program.session(
      scriptName: name,
      folder: World.folder(of: path),
      isPrompt: false
    )
    if let data { session.world.catalog = data }
    var transcript = Transcript()
    _ = session.run(SourceText(name: name, text: text)) { transcript.add($0) }
    let expected = try? FileBytes.read(path.dropLast(3) + ".out")
    return Result(
      script: path,
      shown: transcript.text,
      expected: expected.map { String(decoding: $0, as: UTF8.self) }
    )
  }

  /// Runs all of them and says what differs; with `isRecording` writes what they show instead.
  package func test(isRecording: Bool) -> Outcome {
    guard !scripts.isEmpty else {
      ReplyPrinter.note("error: there are no .dq files here")
      return .failedData
    }
    var failures = 0
    for script in scripts {
      let result = run(script)
      if result.isAsExpected { continue }
      guard isRecording else {
        failures += 1
        ReplyPrinter.note(LineDifference(result.expected ?? "", result.shown).text(titled: script))
        continue
      }
      try? FileBytes.write(to: script.dropLast(3) + ".out", isNew: false) { $0.write(result.shown) }
      ReplyPrinter.note("recorded \(script)")
    }
    let passed = scripts.count - failures
    ReplyPrinter.note("\(passed) of \(scripts.count) scripts show what they must")
    return failures == 0 ? .success : .failedAssertion
  }

  private static func scripts(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var files: [String] = []
    var folders: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      if name.hasSuffix(".dq") {
        files.append("\(path)/\(name)")
      } else if entry.pointee.d_type == UInt8(DT_DIR) {
        folders.append("\(path)/\(name)")
      }
    }
    return files.sorted() + folders.sorted().flatMap { scripts(in: $0) }
  }
}

/// The lines in which two texts differ.
package struct LineDifference {
  private let expected: [Substring]
  private let shown: [Substring]

  /// The difference between what was expected and what was shown.
  package init(_ expected: String, _ shown: String) {
    self.expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    self.shown = shown.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines from the first to the last that differ, `-` expected and `+` shown.
  package func text(titled title: String) -> String {
    var start = 0
    while start < min(expected.count, shown.count), expected[start] == shown[start] { start += 1 }
    var end = 0
    while end < min(expected.count, shown.count) - start,
      expected[expected.count - 1 - end] == shown[shown.count - 1 - end]
    {
      end += 1
    }
    let missing = expected[start..<(expected.count - end)].map { "- \($0)" }
    let added = shown[start..<(shown.count - end)].map { "+ \($0)" }
    return (["\(title):\(start + 1)"] + missing + added).joined(separator: "\n")
  }
}
