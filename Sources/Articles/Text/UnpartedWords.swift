/// Follows the letters of a script that parts no words (Thai, Lao) for function words among them.
struct UnpartedWords {
  private let table: HashTable
  private var recent: InlineArray<3, UInt64> = [0, 0, 0]
  private var count = 0

  init(_ table: HashTable) {
    self.table = table
  }

  /// Whether a function word of the language, of two to four letters, ends with this one.
  mutating func add(_ letter: UInt64, language: UInt32) -> Bool {
    var isFound = false
    var length = 1
    while length <= min(3, count), !isFound {
      var phrase = WordHash.seed
      for place in stride(from: length - 1, through: 0, by: -1) {
        phrase = WordHash.join(phrase, recent[place])
      }
      isFound = table[WordHash.join(phrase, letter)] & language != 0
      length += 1
    }
    recent = [letter, recent[0], recent[1]]
    count += 1
    return isFound
  }
}
