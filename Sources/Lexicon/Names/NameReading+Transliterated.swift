internal import TextTools

/// People in no list in scripts without spaces.
extension NameReading {
  /// Runs of characters that spell foreign names, joined by a dot or after an office.
  mutating func findTransliterated() {
    dropStrangers()
    var found: [Item] = []
    var next = 0
    var offset = 0
    while offset < folded.count {
      while next < items.count, items[next].mention.range.upperBound <= offset { next += 1 }
      if next < items.count, items[next].mention.range.contains(offset) {
        offset = items[next].mention.range.upperBound
        continue
      }
      let limit = next < items.count ? items[next].mention.range.lowerBound : folded.count
      let isTitled =
        next > 0 && items[next - 1].mention.kind == .office
        && items[next - 1].mention.range.upperBound == offset
      if let end = transliteratedEnd(offset, limit, isTitled) {
        found.append(person(offset..<end, stemEnd: end, confidence: 0.7))
        offset = end
      } else if isTitled, let end = chineseNameEnd(offset, limit) {
        found.append(person(offset..<end, stemEnd: end, confidence: 0.5))
        offset = end
      } else {
        offset += WordClass.width(folded[offset])
      }
    }
    for item in found { follow(item.mention) }
    items += found
  }

  /// Drops surnames that are only the beginning of a longer one behind a given name:
  /// `布鲁诺·卡斯泰利` is nobody called `卡斯泰`.
  private mutating func dropStrangers() {
    let kept = items.filter { item in
      let range = item.mention.range
      // Before a dot stands a given name, whatever city or surname is called so: `米兰·…`.
      let isSurname = item.mention.kind == .person && item.mention.traits.contains(.surname)
      if isSurname || item.mention.kind == .city, isDot(range.upperBound) { return false }
      guard isSurname,
        range.lowerBound > 2, folded[range.lowerBound - 2] == 0xC2,
        folded[range.lowerBound - 1] == 0xB7
      else { return true }
      return !isTransliterated(range.upperBound) && isNamesake(item.mention)
    }
    items = kept
  }

  /// Whether a middle dot with a name behind it stands here.
  private func isDot(_ offset: Int) -> Bool {
    offset + 2 < folded.count && folded[offset] == 0xC2 && folded[offset + 1] == 0xB7
      && isTransliterated(offset + 2)
  }

  /// Whether the given name before a known surname can be that of the person: both begin alike.
  private func isNamesake(_ person: NameMention) -> Bool {
    var start = person.range.lowerBound - 2
    while start >= 3, isTransliterated(start - 3) || start >= 4 && folded[start - 1] == 0x2D {
      start -= folded[start - 1] == 0x2D ? 1 : 3
    }
    let given = folded[start..<(person.range.lowerBound - 2)].filter { $0 != 0x2D }
    let name = World.shared.entity(person.id)?.name.split(separator: " ").first ?? ""
    let sounds = NamePattern.hanSkeleton(Array(given)) ?? []
    guard let mine = sounds.first else { return true }
    guard let known = SoundKey(Folding.bytes(of: String(name))).skeleton.first else {
      return sounds.count < 2
    }
    // Hushing sounds and k are spelled by the same characters: 吉, 乔.
    let hushing = "SK".utf8
    return mine == known || hushing.contains(mine) && hushing.contains(known)
  }

  /// Whether a name can go on here.
  private func isTransliterated(_ offset: Int) -> Bool {
    offset + 3 <= folded.count && folded[offset] >= 0xE3
      && lexicon.isTransliterating(Array(folded[offset..<(offset + 3)]))
      && !lexicon.endsTransliterated(folded, at: offset)
  }

  /// Where the surname of a person found stands alone, what was taken for somebody with a shorter one
  /// is that person.
  private mutating func follow(_ person: NameMention) {
    var start = person.range.upperBound
    while start > person.range.lowerBound,
      folded[start - 1] != 0xB7 || folded[max(0, start - 2)] != 0xC2
    {
      start -= 1
    }
    let surname = folded[start..<person.range.upperBound]
    for index in items.indices where items[index].mention.traits.contains(.surname) {
      let range = items[index].mention.range
      guard items[index].mention.kind == .person, range.count < surname.count,
        folded[range.lowerBound...].starts(with: surname)
      else { continue }
      let whole = range.lowerBound..<(range.lowerBound + surname.count)
      items[index].mention.range = whole
      items[index].phrase = whole
      items[index].mention.stemEnd = whole.upperBound
      items[index].mention.id = person.id
      items[index].mention.country = .none
      items[index].mention.confidence = person.confidence
      items[index].mention.traits.insert(.pattern)
    }
  }

  /// The end of `安娜·科瓦奇`, which begins here, or nil; behind an office three characters do without
  /// a dot.
  private func transliteratedEnd(_ start: Int, _ limit: Int, _ isTitled: Bool) -> Int? {
    var end = start
    var dots = 0
    var run = 0
    while end + 1 < limit {
      if folded[end] == 0xC2, folded[end + 1] == 0xB7, run > 0 {
        dots += 1
        run = 0
        end += 2
      } else if folded[end] == 0x2D, run > 0, isTransliterated(end + 1) {
        // `让-吕克`.
        end += 1
      } else if end + 2 < limit, folded[end] >= 0xE3,
        lexicon.isTransliterating(Array(folded[end..<(end + 3)])),
        run < 2 || !lexicon.endsTransliterated(folded, at: end)
      {
        run += 1
        end += 3
      } else {
        break
      }
    }
    return dots > 0 && run > 0 || isTitled && run > 2 ? end : nil
  }

  /// The end of a surname of one character and one or two more, which begins here after an office.
  private func chineseNameEnd(_ start: Int, _ limit: Int) -> Int? {
    guard start + 6 <= limit, lexicon.isChineseSurname(Array(folded[start..<(start + 3)])) else {
      return nil
    }
    let third = start + 6
    guard third + 3 <= limit, folded[third] >= 0xE4, folded[third] <= 0xE9,
      !lexicon.endsChineseName(Array(folded[third..<(third + 3)]))
    else { return third }
    return third + 3
  }
}
