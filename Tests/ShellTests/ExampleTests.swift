import Glibc
import Shell
import Testing

/// The lessons in `examples/` show what stands beside them.
@Suite struct ExampleTests {
  static let examples: ExampleFolder = {
    // Paths in what the lessons show are as seen from the package.
    chdir(#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined())
    var program = Program()
    program.paths = ["seeds"]
    program.usesCache = false
    return ExampleFolder("examples", program: program)
  }()

  @Test(arguments: examples.scripts)
  func `a lesson shows what it must`(script: String) {
    let result = Self.examples.run(script)
    guard let expected = result.expected else {
      Issue.record("\(script) has no .out beside it")
      return
    }
    #expect(
      result.isAsExpected,
      "\(LineDifference(expected, result.shown).text(titled: script))"
    )
  }
}
