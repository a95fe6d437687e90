internal import Articles
package import Chronology
internal import Events
internal import Formats
internal import Glibc
internal import Lexicon
internal import Store
internal import TextTools

/// The parser's parts on their own: `dq names` and `dq timex`, a JSON line for each finding.
package enum TextParts {
  /// The names of texts: canonical name, kind, country, offsets.
  ///
  /// Where no language is given, that of each text is told by the text.
  package static func names(in paths: [String], language: String?) -> Outcome {
    write(paths) { text, file, output in
      guard let language = language ?? self.language(of: text, file) else { return false }
      let spotter = NameSpotter(language: language)
      let folded = FoldedText(text)
      let found = text.withUnsafeBufferPointer { spotter.names(in: folded, original: $0) }
      for mention in found.mentions {
        let range = folded.original(mention.range)
        var object = JSONObject()
        object.add("file", file)
        object.add("text", String(decoding: text[range], as: UTF8.self))
        object.add("start", range.lowerBound)
        object.add("end", range.upperBound)
        object.add("name", found.name(of: mention))
        object.add("kind", mention.kind.rawValue)
        object.add("country", mention.country.isKnown ? "\(mention.country)" : nil)
        output.write(object.closed + [0x0A])
      }
      return true
    }
  }

  /// The temporal expressions of texts after TIMEX3.
  package static func timex(
    in paths: [String],
    language: String?,
    creation: FuzzyDate?
  ) -> Outcome {
    write(paths) { text, file, output in
      guard let language = language ?? self.language(of: text, file) else { return false }
      guard
        let found = TemporalTagging.expressions(
          in: text,
          language: language,
          creation: creation
        )
      else {
        ReplyPrinter.note("error: there is no data for the language `\(language)`")
        return false
      }
      for expression in found {
        var object = JSONObject()
        object.add("text", expression.text)
        object.add("start", expression.range.lowerBound)
        object.add("end", expression.range.upperBound)
        object.add("type", expression.type)
        object.add("value", expression.value)
        object.add("mod", expression.modifier)
        output.write(object.closed + [0x0A])
      }
      return true
    }
  }

  /// The language of a text, or nil, after saying so, where it could not be told.
  private static func language(of text: [UInt8], _ file: String) -> String? {
    let document = RawDocument(file: file, contents: text, format: .text)
    let language = ArticleParser().parse(document).language
    if language == nil {
      ReplyPrinter.note("error: \(file): the language is not clear; name it by --language")
    }
    return language
  }

  /// Reads each file, or standard input where none is named, and writes what the body finds.
  private static func write(
    _ paths: [String],
    _ body: (_ text: [UInt8], _ file: String, inout ByteOutput) -> Bool
  ) -> Outcome {
    signal(SIGPIPE, SIG_DFL)
    var output = ByteOutput(descriptor: STDOUT_FILENO)
    defer { output.flush() }
    for path in paths.isEmpty ? ["-"] : paths {
      do throws(FileBytes.Failure) {
        let text =
          path == "-"
          ? try FileBytes.read(STDIN_FILENO, named: "<standard input>") : try FileBytes.read(path)
        guard body(text, path, &output) else { return .wrongUse }
      } catch {
        ReplyPrinter.note("error: \(error.path): \(error.reason)")
        return .failedData
      }
    }
    return .success
  }
}
