internal import TextTools

/// The languages that dq has a file for, and the test sentences inside the files.
package enum LanguageCheck {
  /// One sentence that tells something else than the file says.
  package struct Failure: Sendable {
    package var sentence: String
    package var expected: [String]
    package var found: [String]

    /// A failure of this sentence.
    package init(sentence: String, expected: [String], found: [String]) {
      self.sentence = sentence
      self.expected = expected
      self.found = found
    }
  }

  /// The codes of the languages with a file, in alphabetical order.
  package static var languages: [String] {
    DataFile.paths.compactMap { path in
      guard path.hasPrefix("languages/"), path.hasSuffix(".lang") else { return nil }
      return String(path.dropFirst("languages/".count).dropLast(".lang".count))
    }.sorted()
  }

  /// Runs the name sentences of a language: how many there are, and those that fail; nil where
  /// there is no such language.
  package static func names(of language: String) -> (count: Int, failures: [Failure])? {
    guard let rows = DataRows("languages/\(language).lang") else { return nil }
    let spotter = NameSpotter(language: language)
    var count = 0
    var failures: [Failure] = []
    rows.forEachRow(of: "test-names") { fields in
      guard fields.count > 1 else { return }
      count += 1
      let sentence = rows.text(fields[0])
      var expected: [String] = []
      rows.forEachPart(of: fields[1]) { part in
        expected.append(String(rows.text(part).drop { $0 == " " }))
      }
      let found = Self.names(in: sentence, spotter)
      if found != expected {
        failures.append(
          Failure(sentence: sentence, expected: expected, found: found)
        )
      }
    }
    return (count, failures)
  }

  private static func names(in sentence: String, _ spotter: NameSpotter) -> [String] {
    let bytes = Array(sentence.utf8)
    let names = bytes.withUnsafeBufferPointer {
      spotter.names(in: FoldedText(bytes), original: $0)
    }
    return names.mentions.compactMap {
      $0.traits.contains(.absorbed) ? nil : names.name(of: $0)
    }
  }
}
