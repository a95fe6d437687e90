package import Chronology

/// One report of an event in one article: a row of the collection `mentions`.
package struct Mention: Sendable {
  /// Id of the article.
  package var article: String
  package var kind: EventKind
  package var status: EventStatus

  /// First day as this document alone tells it.
  package var date: FuzzyDate?

  /// Last day, where the event lasted.
  package var until: FuzzyDate?

  /// The words that gave the date, verbatim; nil where none did.
  package var dateText: String?

  /// How the date was reached.
  package var dateRule: String?
  package var participants: [Participant] = []

  /// English name.
  package var place: String?

  /// ISO 3166 alpha-2.
  package var placeCountry: String?

  /// Canonical name, only where the text says who started the contact.
  package var initiator: String?
  package var topics: [Topic] = []

  /// As ISO 8601 (`PT1H30M`).
  package var duration: String?

  /// 1-based line, and byte range of the quote in the document.
  package var line: Int
  package var range: Range<Int>

  /// All places that tell of the event: the first is `line` and `range`.
  package var evidence: [Evidence] = []

  /// Name of the rule that found the event.
  package var rule: String

  /// 0…1.
  package var confidence: Double

  /// Words that say what the confidence rests on.
  package var reasons: [String] = []

  /// A report without details.
  package init(
    article: String,
    kind: EventKind,
    status: EventStatus,
    line: Int,
    range: Range<Int>,
    rule: String,
    confidence: Double
  ) {
    self.article = article
    self.kind = kind
    self.status = status
    self.line = line
    self.range = range
    self.rule = rule
    self.confidence = confidence
  }
}

/// Words of a document on which an event rests.
package struct Evidence: Hashable, Sendable {
  /// Id of the article.
  package var article: String

  /// The article's path.
  package var file: String

  /// 1-based.
  package var line: Int

  /// Bytes of the stored document.
  package var range: Range<Int>

  /// The words, NFC.
  package var quote: String

  /// Evidence at this place.
  package init(article: String, file: String, line: Int, range: Range<Int>, quote: String) {
    self.article = article
    self.file = file
    self.line = line
    self.range = range
    self.quote = quote
  }
}

/// What an event is about, and the words that say so.
package struct Topic: Hashable, Sendable {
  /// English name: `prisoner exchange`.
  package var name: String

  /// Verbatim.
  package var words: String

  /// 1-based.
  package var line: Int

  /// A topic that these words of a line name.
  package init(name: String, words: String, line: Int) {
    self.name = name
    self.words = words
    self.line = line
  }
}

/// Someone who took part: a person, a delegation, an organisation or a state.
package struct Participant: Hashable, Sendable {
  /// Canonical English name: `Sergey Lavrov`, `Delegation of Russia`, `Russia`.
  package var name: String
  package var kind: Kind

  /// ISO 3166 alpha-2 where known.
  package var country: String?

  /// A participant of this name.
  package init(name: String, kind: Kind, country: String?) {
    self.name = name
    self.kind = kind
    self.country = country
  }

  /// Whether what a group agrees to do its state can do through others: not so of experts.
  var speaksForState: Bool { kind == .delegation && !name.hasPrefix("Experts of ") }

  /// What a participant is.
  package enum Kind: String, Sendable {
    case person, delegation, organisation, state
  }
}
