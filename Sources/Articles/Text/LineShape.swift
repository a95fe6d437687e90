/// What one line that is not blank looks like: counts over its scalars and words, and the cue words
/// in it.
struct LineShape {
  /// 0-based index among all lines.
  var line = 0

  /// Without surrounding white space; `content` is without the list marker too.
  var range: Range<Int> = 0..<0
  var content: Range<Int> = 0..<0
  var blankBefore = 0
  var blankAfter = 0
  var indent = 0
  var marker = Marker.none

  /// Scalars but marks, by `TextMeasure`: as many as the same text would have in letters.
  var width = 0

  /// Words; each scalar of an unspaced script is one.
  var words = 0
  var letters = 0
  var uppers = 0
  var digits = 0
  var capitalised = 0
  var commas = 0
  var stops = 0
  var quotes = 0
  var separators = 0
  var functionWords = 0
  var ending = Ending.open
  var beginsLower = false
  var hasLink = false
  var hasImage = false
  /// Characters of scripts that part no words, and the letters among them (Thai, not Han).
  var unspaced = 0
  var unparted = 0

  /// Of the folded words; equal lines have equal hashes.
  var hash: UInt64 = WordHash.seed

  /// How many lines of the document have this hash.
  var copies = 1

  /// Of the first six words; 0 where there are fewer.
  var opening: UInt64 = 0

  /// How many lines open with the same six words.
  var openingCopies = 1

  /// Its content words among those of all lines.
  var stems: Range<Int> = 0..<0

  /// Cue phrases at the start, over the whole line, anywhere, and first in the last parenthesis.
  var startCues: Cues = []
  var wholeCues: Cues = []
  var anyCues: Cues = []
  var tailCues: Cues = []

  /// Where the longest phrase at the start ends, and whether a colon follows.
  var cueEnd = 0
  var isLabel = false

  enum Marker: UInt8 {
    case none, bullet, number, heading, table
  }

  enum Ending: UInt8 {
    case open, sentence, colon, ellipsis, parenthesis, comma
  }

  /// Words, also where the script does not part them.
  var parts: Int {
    words - unspaced + TextMeasure.parts(characters: unspaced - unparted, letters: unparted)
  }

  /// Words and characters of Han and Kana, of which some are function words themselves.
  var units: Int { words - unparted + TextMeasure.parts(characters: 0, letters: unparted) }

  /// A label and another headline behind it, between two paragraphs: `Read more: …`.
  var isInlineTeaser: Bool { startCues.contains(.related) && isLabel && width < 260 }

  /// A label and a caption behind it: `Photo: …`.
  var isLabelledCaption: Bool { startCues.contains(.caption) && isLabel && width < 420 }

  /// Whether its own look says what it is, wherever it stands.
  var standsApart: Bool { hasImage || isInlineTeaser || isLabelledCaption }
}
