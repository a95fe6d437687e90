internal import TextTools

/// A name to look for whatever the script, word order and case ending: the operator `named`.
///
/// The lexicon of people, states, places and organisations comes first: `Lavrov` is `Лавровым`,
/// `Lavrovval`, `拉夫罗夫` and `Lawrow`. A name in no list is compared by sound after transliteration.
/// All words of the name must stand near each other, in any order; given names may be initials. The
/// answer depends on the pattern and the text alone.
public struct NamePattern: Sendable {
  private let forms: [NameForm]
  private let skeletons: [[UInt8]]

  /// The pattern of a name, with the groups of spellings that are one name besides.
  ///
  /// - Complexity: linear in the size of the lexicon; under a millisecond or two.
  public init(_ name: String, aliases: [[String]] = []) {
    let folded = Folding.bytes(of: name)
    var forms: [NameForm] = []
    for group in aliases where group.contains(where: { Folding.bytes(of: $0) == folded }) {
      forms += group.compactMap { NameForm(Folding.bytes(of: $0), known: group.first) }
    }
    forms += KnownForms.forms(of: folded)
    let isKnown = !forms.isEmpty
    if let form = NameForm(folded, known: nil) { forms.append(form) }
    self.forms = forms
    skeletons = isKnown ? [] : Self.skeletons(folded)
  }

  /// Whether the text, UTF-8 in any normal form, has the name.
  ///
  /// - Complexity: O(*n* · *f*), *f* the number of spellings.
  public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    withWords(text) { folded, words in
      forms.contains { find($0, folded, words) != nil } || skeletonMatch(folded, words) != nil
    }
  }

  /// Why the text has the name, for `:why`, or nil where it has not.
  public func reason(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    withWords(text) { folded, words in
      for form in forms {
        guard let range = find(form, folded, words) else { continue }
        let found = String(decoding: folded[range], as: UTF8.self)
        if let known = form.known { return "\(found): a spelling of \(known)" }
        let asked = form.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return found == asked ? "\(found): the same name" : "\(found): sounds like \(asked)"
      }
      return skeletonMatch(folded, words).map {
        "\(String(decoding: folded[$0], as: UTF8.self)): transliterated"
      }
    }
  }

  private typealias Word = (range: Range<Int>, isFree: Bool)

  private func withWords<Result>(
    _ text: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, [Word]) -> Result
  ) -> Result {
    var folded: [UInt8] = []
    if let composed = Composition.composed(text) {
      composed.withUnsafeBufferPointer { Folding.append($0, to: &folded) }
    } else {
      Folding.append(text, to: &folded)
    }
    return folded.withUnsafeBufferPointer { body($0, NameForm.ranges($0)) }
  }

  // MARK: One form

  private func find(
    _ form: NameForm,
    _ text: UnsafeBufferPointer<UInt8>,
    _ words: [Word]
  ) -> Range<Int>? {
    if form.isFree { return findFree(form, text) }
    let count = form.words.count
    guard words.count >= count else { return nil }
    for first in 0...(words.count - count) where !words[first].isFree {
      let start = words[first].range.lowerBound
      let second = start + 1 < text.count ? text[start + 1] : 0
      guard form.canBegin(text[start], second) else { continue }
      let last = min(first + count + (count > 1 ? 1 : 0), words.count)
      if let end = covers(form, text, words[first..<last]) {
        return words[first].range.lowerBound..<end
      }
    }
    return nil
  }

  /// Where the words of a form end if all of them stand among `words`, the first at their start.
  private func covers(
    _ form: NameForm,
    _ text: UnsafeBufferPointer<UInt8>,
    _ words: ArraySlice<Word>
  ) -> Int? {
    if form.words.count == 1, let word = words.first {
      let bytes = UnsafeBufferPointer(rebasing: text[word.range])
      return fits(form, 0, bytes) ? word.range.upperBound : nil
    }
    var used: Set<Int> = []
    var end = 0
    for index in form.words.indices {
      let match = words.indices.first { place in
        !used.contains(place) && !words[place].isFree
          && fits(form, index, UnsafeBufferPointer(rebasing: text[words[place].range]))
      }
      guard let match else { return nil }
      used.insert(match)
      end = max(end, words[match].range.upperBound)
    }
    guard used.contains(words.startIndex) else { return nil }
    // Within a name there are no ends of clauses.
    for place in words.startIndex..<(used.max() ?? words.startIndex) {
      let gap = text[words[place].range.upperBound..<words[place + 1].range.lowerBound]
      if gap.contains(where: { ";:|/()\n!?".utf8.contains($0) }) { return nil }
      if form.words.count > 2, gap.contains(0x2C) { return nil }
    }
    return end
  }

  /// Whether a word of the text is a word of the form, an ending aside.
  private func fits(
    _ form: NameForm,
    _ index: Int,
    _ word: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let name = form.words[index]
    let isKnown = form.known != nil
    if word.count == name.count, word.elementsEqual(name) { return true }
    if name.count < word.count, word.starts(with: name),
      NameEndings.shared.isEnding(of: word, after: name.count, isKnown: isKnown)
    {
      return true
    }
    if NameEndings.shared.isChanged(name, in: word) { return true }
    if form.words.count > 1, index < form.words.count - 1, isInitial(name, word) { return true }
    // What the lexicon has in full need not be guessed.
    guard !isKnown, name.count >= 3, word.count >= 3 else { return false }
    let key = SoundKey(word)
    guard let start = form.keys[index].codes.first, let other = key.codes.first,
      SoundKey.agree(start, other) || "eia".utf8.contains(start) && "eia".utf8.contains(other),
      let end = form.keys[index].prefixEnd(in: key)
    else { return false }
    if end == word.count { return true }
    // A doubled last letter can be the name's or begin the ending: `Katinovval`.
    return [end, end - 1].contains {
      $0 >= 4 && NameEndings.shared.isEnding(of: word, after: $0, isKnown: false)
    }
  }

  /// Whether a word is the initial of a name, or the name that of a word.
  private func isInitial(_ name: [UInt8], _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = name.first, let other = word.first else { return false }
    let (mine, theirs) = (WordClass.width(first), WordClass.width(other))
    guard word.count == theirs || name.count == mine, mine == theirs else { return false }
    return name.prefix(mine).elementsEqual(word.prefix(mine))
  }

  private func findFree(_ form: NameForm, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var range: Range<Int>?
    for part in form.words {
      guard let place = place(of: part, in: text, unlessIn: form.longer) else { return nil }
      range =
        min(
          range?.lowerBound ?? place.lowerBound,
          place.lowerBound
        )..<max(
          range?.upperBound ?? 0,
          place.upperBound
        )
    }
    return range
  }

  private func place(
    of part: [UInt8],
    in text: UnsafeBufferPointer<UInt8>,
    unlessIn longer: [[UInt8]]
  ) -> Range<Int>? {
    guard text.count >= part.count else { return nil }
    var index = 0
    while index <= text.count - part.count {
      defer { index += 1 }
      guard text[index] == part[0], text[index...].starts(with: part) else { continue }
      let isHeld = longer.contains { other in
        let from = max(0, index - other.count)
        return (from...index).contains { start in
          start + other.count >= index + part.count && text[start...].starts(with: other)
        }
      }
      if !isHeld { return index..<(index + part.count) }
    }
    return nil
  }

  // MARK: Han and other scripts, for names in no list

  /// The consonants of the words of a name, where all of them have enough to be told.
  private static func skeletons(_ folded: [UInt8]) -> [[UInt8]] {
    let isFree = (folded.first ?? 0) >= 0xE3
    let skeletons = NameForm.words(folded, isFree: isFree).map { word in
      isFree ? hanSkeleton(word) ?? [] : SoundKey(word).skeleton
    }
    return skeletons.allSatisfy { $0.count >= 2 } && skeletons.contains { $0.count >= 3 }
      ? skeletons : []
  }

  /// The consonants of a run of transliterating characters, or nil where it is none.
  static func hanSkeleton(_ run: [UInt8]) -> [UInt8]? {
    guard run.count % 3 == 0 else { return nil }
    var sounds: [UInt8] = []
    for index in stride(from: 0, to: run.count, by: 3) {
      guard let sound = PersonWords.shared.sounds[Array(run[index..<(index + 3)])] else {
        return nil
      }
      sounds += SoundKey(sound).skeleton
    }
    return sounds
  }

  /// Whether characters in a run have these consonants; the run may go on before and after a name.
  private static func hasSkeleton(
    _ run: [UInt8],
    _ skeleton: [UInt8],
    fromStart: Bool,
    toEnd: Bool
  ) -> Bool {
    for start in stride(from: 0, to: fromStart ? min(3, run.count) : run.count, by: 3) {
      var sounds: [UInt8] = []
      var index = start
      while index + 3 <= run.count,
        let sound = PersonWords.shared.sounds[Array(run[index..<(index + 3)])]
      {
        sounds += SoundKey(sound).skeleton
        index += 3
        guard skeleton.starts(with: sounds) else { break }
        if sounds == skeleton, !toEnd || index == run.count { return true }
      }
    }
    return false
  }

  /// Words of the other kind of script that have the consonants of the name, in order.
  private func skeletonMatch(
    _ text: UnsafeBufferPointer<UInt8>,
    _ words: [Word]
  ) -> Range<Int>? {
    guard !skeletons.isEmpty, let asked = forms.last else { return nil }
    let fitting = words.filter { $0.isFree != asked.isFree }
    guard fitting.count >= skeletons.count else { return nil }
    for first in 0...(fitting.count - skeletons.count) {
      let window = fitting[first..<(first + skeletons.count)]
      let isMatch = window.indices.allSatisfy { place in
        let bytes = Array(text[fitting[place].range])
        let skeleton = skeletons[place - first]
        guard fitting[place].isFree else { return SoundKey(bytes).skeleton == skeleton }
        return Self.hasSkeleton(
          bytes,
          skeleton,
          fromStart: place > first,
          toEnd: place < window.endIndex - 1
        )
      }
      if isMatch, let start = window.first, let end = window.last {
        return start.range.lowerBound..<end.range.upperBound
      }
    }
    return nil
  }
}
