package import Chronology

/// What one document says, field by field: a row of the collection `articles`.
///
/// A pure function of the document's bytes, its name and the build.
package struct Article: Sendable {
  /// The document that everything refers to.
  package var document: RawDocument

  /// The text that zones refer to, UTF-8: the document itself where it is plain text, else what its
  /// markup shows, block by block, one to a line.
  package var text: [UInt8]

  /// Where `text` comes from in the document; nil where both are the same.
  package var origins: TextOrigins?

  /// What each line of `text` is, in order; every line has one entry.
  package var lines: [Line] = []

  package var url: String?
  package var source: String?

  /// Primary subtag of BCP 47 (`hu`), or nil where it could not be told.
  package var language: String?

  /// ISO 15924 (`Latn`, `Hans`).
  package var script: String?
  package var title: String?
  package var lead: String?

  /// Paragraphs, subheadings, list items and pull quotes in order, joined by newlines.
  package var body = ""

  /// The publication date as this document alone tells it; nil where it does not.
  package var date: FuzzyDate?

  /// The stated time of publication.
  package var time: Instant?
  package var dateOrigin: DateOrigin?

  /// Days on which the document can have been published, when `date` is coarser or nil: the
  /// document creation time (DCT) that temporal tagging starts from.
  package var creation: FuzzyDate?
  package var authors: [String] = []
  package var section: String?
  package var tags: [String] = []
  package var captions: [String] = []
  package var images: [String] = []
  package var quotes: [Quote] = []
  package var links: [String] = []

  /// Words of title, lead and body.
  package var words = 0

  /// Where each field was found and by which rule, for `:why`.
  package var reasons: [Reason] = []

  /// An article of this document with every field empty.
  package init(document: RawDocument) {
    self.document = document
    self.text = document.bytes
  }

  /// The article without what each line is, which only the reading of its events needs.
  package var withoutLines: Article {
    var article = self
    article.lines = []
    article.origins = nil
    article.text = document.bytes
    return article
  }

  /// The bytes of the document from which these bytes of `text` come.
  package func source(of range: Range<Int>) -> Range<Int> {
    origins?.source(of: range) ?? range
  }

  /// How the publication date was reached.
  package enum DateOrigin: String, Sendable {
    case stated, url, inferred
  }

  /// Words that the article quotes.
  package struct Quote: Sendable {
    package var text: String
    package var speaker: String?

    /// 1-based.
    package var line: Int

    /// A quotation that begins on this line.
    package init(text: String, speaker: String?, line: Int) {
      self.text = text
      self.speaker = speaker
      self.line = line
    }
  }

  /// Why a field has its value.
  package struct Reason: Sendable {
    package var field: String

    /// 1-based; 0 where no line is meant.
    package var line: Int

    /// The name of the rule, in the field's words: `labelled date`, `repeated headline`.
    package var rule: String

    /// The rule by which this line gave this field.
    package init(field: String, line: Int, rule: String) {
      self.field = field
      self.line = line
      self.rule = rule
    }
  }

  /// One line of the text and its zone.
  package struct Line: Sendable {
    /// The line of the document (1-based) on which it begins.
    package var number: Int

    /// Byte range in `text` without the line end and without surrounding white space.
    package var range: Range<Int>
    package var zone: Zone

    /// Of a paragraph that is clearly in another language than the article: that language.
    package var language: String?

    /// A line of this zone.
    package init(number: Int, range: Range<Int>, zone: Zone) {
      self.number = number
      self.range = range
      self.zone = zone
    }
  }

  /// What a line is.
  ///
  /// Events come out of `title`, `lead` and the body's zones alone.
  package enum Zone: String, CaseIterable, Sendable {
    case blank, title, lead, byline, date, section
    case paragraph, subheading, listItem, pullQuote
    case caption, credit, image, tags
    case teaser, navigation, share, comment, footer, other
  }
}
