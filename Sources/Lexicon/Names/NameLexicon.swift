internal import TextTools

/// All spellings that one language's texts can name something by, ready to be found.
///
/// Made from the language's file and the world's names when first asked for; a few milliseconds.
package final class NameLexicon: Sendable {
  /// What one spelling stands for.
  struct Entry: Sendable {
    var kind: NameKind
    var id: Int32 = -1
    var country = CountryCode.none
    var role: Role?
    var traits: Traits = []
    /// The word of a prefix or head: `former`, `office`.
    var label: Label = .none
    /// Bytes of the first of two names that are written as one (俄乌), else 0.
    var split: UInt8 = 0
    var secondKind = NameKind.state
    var secondCountry = CountryCode.none
    var secondRole: Role?
  }

  /// How a spelling has to be written to count.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// Its first letter is a capital.
    static let capital = Traits(rawValue: 1)
    /// All its letters are capitals.
    static let capitals = Traits(rawValue: 2)
    /// A surname alone.
    static let surname = Traits(rawValue: 4)
    /// Counts only where the document has the full name too.
    static let common = Traits(rawValue: 8)
    /// The name is written surname first.
    static let surnameFirst = Traits(rawValue: 16)
    /// A head that stands before its name.
    static let before = Traits(rawValue: 32)
    /// One word of a language that writes several to a name.
    static let syllable = Traits(rawValue: 64)
  }

  /// What a prefix or head says.
  package enum Label: String, Sendable {
    case none, former, outgoing, acting, designate, deputy
    case administration, office, spokesperson, aide, kin
    case delegation, experts, diplomats, officials, side
  }

  /// How words of the language go together.
  struct Habits: Sendable {
    var spacing = Spacing.words
    var isSurnameFirst = false
    /// The office follows the person: `Lavrov orosz külügyminiszter`.
    var isOfficeAfter = false
    /// Nouns have capitals, so that a capital says little.
    var hasCapitalNouns = false

    enum Spacing: String, Sendable { case words, syllables, none }
  }

  package let language: String
  package let suffixes: SuffixTable
  let matcher: PhraseMatcher
  let entries: [Entry]
  let habits: Habits

  /// Words that link an office to its state: `of`, `的`.
  let links: Set<[UInt8]>

  private static let made = OnePerLanguage<NameLexicon>()

  /// The lexicon of a language; one that has no file of its own gets the world's names alone.
  package static func of(_ language: String) -> NameLexicon {
    made.value(of: language) { NameLexicon(language: language) }
  }

  private init(language: String) {
    self.language = language
    let rows = DataRows("languages/\(language).lang")
    suffixes = rows.map { SuffixTable($0) } ?? .none
    var builder = NameLexiconBuilder(language: language, suffixes: suffixes)
    if let rows { builder.addLanguage(rows) }
    builder.addWorld()
    matcher = builder.matcher
    entries = builder.entries
    habits = builder.habits
    var links: Set<[UInt8]> = []
    rows?.forEachRow(of: "of") { fields in
      for field in fields { if let rows { links.insert(rows.bytes(field)) } }
    }
    self.links = links
  }
}

extension SuffixTable {
  /// The table of a language file.
  init(_ rows: DataRows) {
    func entries(_ section: String) -> [[String]] {
      var entries: [[String]] = []
      rows.forEachRow(of: section) { fields in
        guard let first = fields.first else { return }
        let label = section == "stem" ? rows.foldedText(first) : rows.text(first)
        entries.append([label] + fields.dropFirst().map { rows.foldedText($0) })
      }
      return entries
    }
    self.init(
      suffixes: entries("suffix"),
      joints: entries("suffix_joint"),
      stems: entries("stem")
    )
  }
}
