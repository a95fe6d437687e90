import Articles
import Glibc
import Testing

@testable import Store

@Suite struct FileWalkTests {
  @Test func walksInByteOrderOnceThroughLoops() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a.txt", "B.txt", ".hidden", "inner/c.txt"] {
      try folder.write("x", to: name)
    }
    #expect(symlink(folder.path, folder.path + "/inner/loop") == 0)
    let found = files(folder.path)
    #expect(
      found.files == ["B.txt", "a.txt", "b.txt", "inner/c.txt"].map { "\(folder.path)/\($0)" }
    )
    #expect(found.problems.count == 1)
  }

  @Test func saysWhatIsMissing() {
    let found = files("/nonexistent/file")
    #expect(found.problems == ["/nonexistent/file: no such file or directory"])
  }

  @Test func readsDocumentsOfManyFilesInOrder() throws {
    let folder = try TemporaryFolder()
    try folder.write("First text.", to: "1.txt")
    try folder.write("{\"text\": \"a\"}\n{\"text\": \"b\"}\nnonsense\n", to: "2.jsonl")
    try folder.write("", to: "3.txt")
    try folder.write("Last text.", to: "4.txt")
    var batches = DocumentBatches([folder.path])
    var documents: [String] = []
    var problems: [InputProblem] = []
    while let batch = batches.next() {
      documents += batch.documents.map { String(decoding: $0.bytes, as: UTF8.self) }
      problems += batch.problems
    }
    #expect(documents == ["First text.", "a", "b", "Last text."])
    #expect(
      problems.map(\.reason) == ["line 3 is no JSON: true, false or null is expected", "empty"]
    )
    #expect(batches.files == 4)
  }

  private func files(_ path: String) -> (files: [String], problems: [String]) {
    var walk = FileWalk([path])
    var result: (files: [String], problems: [String]) = ([], [])
    while let entry = walk.next() {
      switch entry {
      case .file(let file): result.files.append(file)
      case .problem(let problem): result.problems.append(problem.description)
      }
    }
    return result
  }
}

/// A folder that is removed when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/dq-test-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    mkdir(path + "/inner", 0o700)
  }

  deinit {
    for name in ["inner/loop", "inner/c.txt", "inner"] + names { remove("\(path)/\(name)") }
    rmdir(path)
  }

  private var names: [String] = []

  func write(_ text: String, to name: String) throws {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    fwrite(Array(text.utf8), 1, text.utf8.count, file)
    fclose(file)
    names.append(name)
  }
}
