internal import QueryLanguage

/// Names with the spellings that `alias` statements have added.
struct AliasedNames: NameMatching {
  private let base: any NameMatching

  /// Groups of spellings, each of one name.
  private var groups: [[String]] = []

  init(_ base: any NameMatching) {
    self.base = base
  }

  /// The same with more spellings of a name.
  func adding(_ spellings: [String], for name: String) -> AliasedNames {
    var names = self
    names.groups.append([name] + spellings)
    return names
  }

  func matcher(for pattern: String) -> any NameTest {
    let matchers = groups.filter { $0.contains(pattern) }.flatMap(\.self)
    guard !matchers.isEmpty else { return base.matcher(for: pattern) }
    return AnyOf(tests: Set(matchers + [pattern]).sorted().map { base.matcher(for: $0) })
  }

  /// Any of several names.
  private struct AnyOf: NameTest {
    let tests: [any NameTest]

    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      tests.contains { $0.matches(text) }
    }
  }
}
