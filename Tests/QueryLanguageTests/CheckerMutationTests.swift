import Testing

@testable import QueryLanguage

/// Whatever is lost, doubled or swapped in a query, its check ends and points into the text.
@Suite struct CheckerMutationTests {
  @Test(arguments: SchemaTests.cases.map(\.query))
  func mutations(_ query: String) {
    let words = query.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for place in words.indices {
      var fewer = words
      fewer.remove(at: place)
      var more = words
      more.insert(words[place], at: place)
      var swapped = words
      swapped.swapAt(place, (place + 1) % words.count)
      var other = words
      other[place] = words[(place + 3) % words.count]
      for mutant in [fewer, more, swapped, other] {
        let checked = Checked(mutant.joined(separator: " "), in: .withFiles)
        for diagnostic in checked.script.diagnostics {
          #expect(diagnostic.span.start <= diagnostic.span.end)
          #expect(diagnostic.span.end <= checked.source.bytes.count)
          #expect(!diagnostic.message.isEmpty)
        }
        _ = checked.plan.map { PlanDescription($0).text }
      }
    }
  }

  @Test func plainWords() {
    let checked = Checked(
      """
      articles | filter language == "hu" and date in 2025 | group by date per month with n = count
      | sort n desc | take 3
      """
    )
    #expect(
      checked.plan.map { PlanDescription($0).text } == """
        Reads the collection articles.
        Keeps the rows where language is "hu" and date is in 2025.
        Makes one row for each month of date, with count as n.
        Sorts by n, largest first.
        Keeps the first 3 rows.
        """
    )
  }

  /// A long script is checked as fast as its length says: names cost no more the more there are.
  @Test func longScript() {
    let lines = (0..<2000).map { index in
      index % 2 == 0
        ? "let n\(index) = \(index)" : "articles | filter words > n\(index - 1) | select title"
    }
    let checked = Checked(lines.joined(separator: "\n"))
    #expect(checked.codes == [])
    #expect(checked.script.statements.count == 2000)
  }
}
