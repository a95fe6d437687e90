import Laws
import Testing

@testable import QueryLanguage

/// Laws of reading, checking and writing, on 10,000 random programs each.
@Suite struct ProgramLawTests {
  private func expectNone(_ law: Law<RandomProgram>, _ part: Int, of cases: Int = 1_000) {
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: cases)) {
      Issue.record(Comment(rawValue: found))
    }
  }

  private let programs: (inout Choices) -> RandomProgram = { RandomProgram(&$0) }

  @Test(arguments: 0..<10)
  func `a well-typed program has no error`(_ part: Int) {
    expectNone(
      Law(on: programs) { program in
        let (script, source) = LawWorld(of: program).check(program.text)
        let errors = script.diagnostics.filter { !$0.isWarning }
        return errors.isEmpty ? nil : DiagnosticRenderer().render(errors, of: source)
      },
      part
    )
  }

  @Test(arguments: 0..<10)
  func `formatting twice is formatting once, and keeps what a text means and remarks`(_ part: Int) {
    expectNone(
      Law(on: programs) { program in
        let parsed = Parser.parse(SourceText(name: "", text: program.text))
        guard let formatted = Formatter.format(parsed) else { return nil }
        let again = Parser.parse(SourceText(name: "", text: formatted))
        guard Formatter.format(again) == formatted else {
          return "formatted twice:\n\(Formatter.format(again) ?? "an error")\nonce:\n\(formatted)"
        }
        guard SyntaxOutline.of(again) == SyntaxOutline.of(parsed) else {
          return "means something else:\n\(formatted)"
        }
        let remarks = Lexer.lex(again.source).comments.map { again.source.text($0.span) }
        guard remarks == program.remarks else { return "remarks are moved:\n\(formatted)" }
        let wide = formatted.split(separator: "\n").first { line in
          line.count > 100 && !line.contains("#") && line.split(separator: " ").count > 12
        }
        return wide.map { "wider than 100 columns: \($0)" }
      },
      part
    )
  }

  @Test(arguments: 0..<10)
  func `whatever is lost, doubled, swapped or put in, the check ends and points into the text`(
    _ part: Int
  ) {
    let mutants: (inout Choices) -> Mutant = { Mutant(&$0) }
    let law = Law(on: mutants) { mutant in
      let (script, source) = LawWorld(of: mutant.program).check(mutant.text)
      for diagnostic in script.diagnostics {
        let edits = diagnostic.help.compactMap { $0.edit?.span }
        for span in [diagnostic.span] + diagnostic.notes.map(\.span) + edits
        where span.start < 0 || span.end < span.start || span.end > source.bytes.count {
          return "\(diagnostic.code) points outside"
        }
        if diagnostic.message.isEmpty || DiagnosticCode.named(diagnostic.code) == nil {
          return "\(diagnostic.code) says nothing"
        }
        if DiagnosticRenderer().render(diagnostic, of: source).isEmpty { return "no rendering" }
      }
      return nil
    }
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: 1_000)) {
      Issue.record(Comment(rawValue: found))
    }
  }

  @Test(arguments: 0..<10)
  func `what still reads after a mutation keeps its meaning when it is formatted`(_ part: Int) {
    let mutants: (inout Choices) -> Mutant = { Mutant(&$0) }
    let law = Law(on: mutants) { mutant in
      let parsed = Parser.parse(SourceText(name: "", text: mutant.text))
      guard let formatted = Formatter.format(parsed) else { return nil }
      let again = Parser.parse(SourceText(name: "", text: formatted))
      guard Formatter.format(again) == formatted else {
        return "once:\n\(formatted)twice:\n\(Formatter.format(again) ?? "an error")"
      }
      return SyntaxOutline.of(again) == SyntaxOutline.of(parsed)
        ? nil : "means something else:\n\(formatted)"
    }
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: 1_000)) {
      Issue.record(Comment(rawValue: found))
    }
  }
}

/// A random program of which one or two tokens are lost, doubled, swapped or replaced.
struct Mutant: CustomStringConvertible {
  let program: RandomProgram
  let text: String

  init(_ choices: inout Choices) {
    program = RandomProgram(&choices)
    let source = SourceText(name: "", text: program.text)
    let tokens = Lexer.lex(source).tokens.dropLast()
    var pieces = tokens.enumerated().map { index, token in
      let end = index + 1 < tokens.count ? Int(tokens[index + 1].start) : source.bytes.count
      return source.text(SourceSpan(Int(token.start), end))
    }
    for _ in 0...choices.below(2) where !pieces.isEmpty {
      let place = choices.below(pieces.count)
      switch choices.below(5) {
      case 0: pieces[place] = ""
      case 1: pieces[place] += pieces[place]
      case 2: pieces.swapAt(place, choices.below(pieces.count))
      case 3: pieces[place] = choices.pick(MutationTests.inserts) + " "
      default: pieces[place] = choices.pick(MutationTests.inserts) + pieces[place]
      }
    }
    text = pieces.joined()
  }

  var description: String { text }
}
