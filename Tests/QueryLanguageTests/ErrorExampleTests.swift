import Glibc
import Testing

@testable import QueryLanguage

/// Each wrong program of `examples/errors` gives the message that stands beside it.
///
/// With `DQ_RECORD` in the environment the messages are written anew, to be read before they are kept.
@Suite struct ErrorExampleTests {
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/examples/errors"
  }()

  @Test(arguments: names)
  func message(_ name: String) throws {
    let path = "\(ErrorExampleTests.folder)/\(name)"
    let text = try #require(ErrorExampleTests.read("\(path).dq"))
    let checked = Checked(text, named: "\(name).dq", in: .withFiles)
    if getenv("DQ_RECORD") != nil { ErrorExampleTests.write(checked.rendered, to: "\(path).out") }
    #expect(checked.rendered == ErrorExampleTests.read("\(path).out"))
    for diagnostic in checked.script.diagnostics {
      #expect(diagnostic.span.start <= diagnostic.span.end)
      #expect(diagnostic.span.end <= checked.source.bytes.count)
    }
  }

  /// Every line of help works when it is pasted over the lines that it stands for: its error is gone,
  /// and no other comes.
  @Test(arguments: names)
  func help(_ name: String) throws {
    let text = try #require(ErrorExampleTests.read("\(ErrorExampleTests.folder)/\(name).dq"))
    let checked = Checked(text, named: name, in: .withFiles)
    let known = checked.script.diagnostics.map(\.message)
    for diagnostic in checked.script.diagnostics {
      for help in diagnostic.help where !help.isNote {
        let fixed = Checked(pasted(help, over: checked.source), named: name, in: .withFiles)
        let left = fixed.script.diagnostics.filter { !$0.isWarning }.map(\.message)
        #expect(
          left.allSatisfy { known.contains($0) && $0 != diagnostic.message },
          "\(help.line): \(fixed.rendered)"
        )
      }
    }
  }

  private func pasted(_ help: Diagnostic.Help, over source: SourceText) -> String {
    guard let edit = help.edit else { return help.line }
    let (first, last) = (source.line(of: edit.span.start), source.line(of: edit.span.end))
    let lines = SourceSpan(
      source.range(ofLine: first).lowerBound,
      source.range(ofLine: last).upperBound
    )
    let isOver =
      help.line.split(separator: "\n", omittingEmptySubsequences: false).count <= last - first + 1
    let replaced = isOver ? (lines, help.line) : edit
    return HelpLines.applied([replaced], to: source, SourceSpan(0, source.bytes.count))
  }

  static let names: [String] = {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".dq") { found.append(String(name.dropLast(3))) }
    }
    return found.sorted()
  }()

  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    var copy = text
    copy.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
  }
}
