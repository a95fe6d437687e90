import Testing

@testable import QueryLanguage

/// Every code of the checker has a wrong text that gives it and a right one that gives nothing.
@Suite struct CheckCodeTests {
  static let rows =
    DiagnosticCode.names + DiagnosticCode.types + DiagnosticCode.stages
    + DiagnosticCode.atLoad + DiagnosticCode.checkWarnings

  @Test func allCodesAreExplained() {
    let explained = Set(CheckCodeTests.rows.map(\.code))
    let missing = CheckCode.allCases.map(\.rawValue).filter { !explained.contains($0) }
    #expect(missing == [])
    #expect(explained.count == CheckCodeTests.rows.count)
  }

  @Test(arguments: rows)
  func wrongAndRight(_ row: DiagnosticCode) {
    let world = row.code == "E235" ? World(collections: []) : World.withFiles
    let wrong = Checked(row.wrong, in: world)
    #expect(wrong.codes == [row.code], "\(wrong.rendered)")
    let right = Checked(row.right, in: world)
    #expect(right.codes == [], "\(right.rendered)")
  }
}
