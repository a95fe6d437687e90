internal import Chronology
internal import TextTools

/// People whom another language spells in a way that no list has, known by office, state and sound.
///
/// `肯尼亚外长穆达瓦迪`, `Dzsajsankar indiai külügyminiszter`: of the few who ever held an office of a
/// state, one has these consonants.
extension NameReading {
  mutating func identifyBySound() {
    if lexicon.habits.spacing == .none { nameTransliterated() }
    for index in items.indices {
      let mention = items[index].mention
      guard mention.kind == .person, mention.id >= DocumentNames.firstUnknown,
        let role = mention.role, names.identified[mention.id] == nil
      else { continue }
      let country =
        mention.country.isKnown || index == 0 ? mention.country : country(before: index - 1)
      guard country.isKnown else { continue }
      let word = lastWord(mention.range.lowerBound..<min(mention.stemEnd, mention.range.upperBound))
      let skeleton =
        lexicon.habits.spacing == .none ? hanSkeleton(word) : SoundKey(Array(folded[word])).skeleton
      if let person = holder(of: role, country, sounding: skeleton),
        beginsAlike(mention.range.lowerBound..<word.lowerBound, person)
      {
        names.identified[mention.id] = person
      }
    }
    guard !names.identified.isEmpty else { return }
    if lexicon.habits.spacing == .none { repeatIdentified() }
    for index in items.indices {
      guard let person = names.identified[items[index].mention.id] else { continue }
      items[index].mention.id = person
      items[index].mention.traits.remove(.pattern)
    }
  }

  /// Finds the further places of names that were known by their sound.
  private mutating func repeatIdentified() {
    var found: [Item] = []
    for item in items where names.identified[item.mention.id] != nil {
      for place in occurrences(of: item.mention.range) where !isTaken(place) {
        var mention = item.mention
        (mention.range, mention.stemEnd, mention.role) = (place, place.upperBound, nil)
        mention.traits = [.surname]
        found.append(Item(mention, candidate: -1))
      }
    }
    items += found
    items.sort { $0.mention.range.lowerBound < $1.mention.range.lowerBound }
  }

  private func isTaken(_ place: Range<Int>) -> Bool {
    items.contains {
      $0.mention.range.lowerBound < place.upperBound
        && place.lowerBound < $0.mention.range.upperBound
    }
  }

  /// Runs of characters that spell a foreign name, right behind an office and its state.
  private mutating func nameTransliterated() {
    var found: [(person: Int32, name: Range<Int>, office: Int)] = []
    for (index, item) in items.enumerated()
    where item.mention.kind == .office && !item.mention.traits.contains(.absorbed) {
      guard let role = item.mention.role else { continue }
      let country = item.mention.country.isKnown ? item.mention.country : country(before: index)
      let run = transliterating(from: item.mention.range.upperBound)
      guard country.isKnown, run.count >= 6, let name = longest(run, role, country) else {
        continue
      }
      items[index].mention.country = country
      found.append((name.person, name.range, index))
    }
    for name in found {
      items[name.office].mention.traits.insert(.absorbed)
      let office = items[name.office].mention
      var more = occurrences(of: name.name).filter { !isTaken($0) }
      if more.isEmpty { more = [name.name] }
      for place in more {
        var mention = office
        mention.kind = .person
        mention.id = name.person
        mention.range = place
        mention.stemEnd = place.upperBound
        mention.confidence = 0.7
        mention.traits = place == name.name ? office.traits.subtracting(.absorbed) : [.surname]
        if place != name.name { mention.role = nil }
        items.append(Item(mention, candidate: -1))
      }
    }
    items.sort { $0.mention.range.lowerBound < $1.mention.range.lowerBound }
  }

  /// The state of the office right before another of the same person: `沙特王储兼首相`.
  private func country(before index: Int) -> CountryCode {
    guard index > 0, items[index - 1].mention.kind == .office,
      items[index].mention.range.lowerBound - items[index - 1].mention.range.upperBound == 3
    else { return .none }
    return items[index - 1].mention.country
  }

  /// The characters from a place on that stand for sounds, up to the next name.
  private func transliterating(from start: Int) -> Range<Int> {
    let limit = items.first { $0.mention.range.lowerBound >= start }?.mention.range.lowerBound
    var end = start
    while end + 3 <= min(limit ?? folded.count, start + 21), folded[end] >= 0xE3,
      lexicon.isTransliterating(Array(folded[end..<(end + 3)]))
    {
      end += 3
    }
    return start..<end
  }

  /// The longest start of a run that sounds like someone who held the office.
  private func longest(
    _ run: Range<Int>,
    _ role: Role,
    _ country: CountryCode
  ) -> (person: Int32, range: Range<Int>)? {
    for end in stride(from: run.upperBound, through: run.lowerBound + 6, by: -3) {
      let part = run.lowerBound..<end
      if let person = holder(of: role, country, sounding: hanSkeleton(part)) {
        return (person, part)
      }
    }
    return nil
  }

  private func occurrences(of name: Range<Int>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index + name.count <= folded.count {
      if folded[index] == folded[name.lowerBound], folded[index...].starts(with: folded[name]) {
        places.append(index..<(index + name.count))
        index += name.count
      } else {
        index += WordClass.width(folded[index])
      }
    }
    return places
  }

  /// The one person who ever held the office of the country and has a name of these consonants.
  private func holder(
    of role: Role,
    _ country: CountryCode,
    sounding skeleton: [UInt8]
  ) -> Int32? {
    guard skeleton.count >= 2 else { return nil }
    let people = Set(
      World.shared.holders(of: role, in: country, during: .distantPast ... .distantFuture)
    )
    let isFree = lexicon.habits.spacing == .none
    func fitting(_ fits: ([UInt8]) -> Bool) -> [Int32] {
      people.filter { person in
        let words = (World.shared.entity(person)?.name ?? "").split { $0 == " " || $0 == "-" }
        // One word of Chinese can be any of a name's; elsewhere it is the surname.
        return (isFree ? words[...] : words.suffix(1)).contains {
          $0.utf8.count > 2 && fits(SoundKey(FoldedText(Array($0.utf8)).bytes).skeleton)
        }
      }
    }
    let exact = fitting { $0 == skeleton }
    if exact.count == 1 { return exact[0] }
    guard exact.isEmpty, skeleton.count >= 4 else { return nil }
    let near = fitting { $0.count >= 3 && $0[0] == skeleton[0] && Self.isNear($0, skeleton) }
    return near.count == 1 ? near[0] : nil
  }

  /// Whether one consonant more, less or other makes the two equal.
  private static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let rest = zip(a.dropFirst(start).reversed(), b.dropFirst(start).reversed())
    return start + rest.prefix { $0 == $1 }.count >= max(a.count, b.count) - 1
  }

  private func hanSkeleton(_ run: Range<Int>) -> [UInt8] {
    var sounds: [UInt8] = []
    for index in stride(from: run.lowerBound, to: run.upperBound, by: 3)
    where index + 3 <= run.upperBound {
      guard let sound = PersonWords.shared.sounds[Array(folded[index..<(index + 3)])] else {
        return []
      }
      sounds += SoundKey(sound).skeleton
    }
    return sounds
  }

  /// Whether the given name of the text, if there is one, begins with the sound of a word of the
  /// person's name: somebody else's can be called alike.
  private func beginsAlike(_ given: Range<Int>, _ person: Int32) -> Bool {
    let spelled = folded[given].prefix { $0 != 0x20 && $0 != 0x2D && $0 != 0xC2 }
    let word = spelled.startIndex..<spelled.endIndex
    let sounds =
      lexicon.habits.spacing == .none ? hanSkeleton(word) : SoundKey(Array(spelled)).skeleton
    guard let first = sounds.first else { return true }
    return (World.shared.entity(person)?.name ?? "").split { $0 == " " || $0 == "-" }.contains {
      SoundKey(FoldedText(Array($0.utf8)).bytes).skeleton.first == first
    }
  }

  /// The last word of a name, of scripts without spaces what follows the last dot.
  private func lastWord(_ name: Range<Int>) -> Range<Int> {
    var start = name.upperBound
    while start > name.lowerBound, folded[start - 1] != 0x20, folded[start - 1] != 0x2D,
      folded[start - 1] != 0xB7 || folded[max(0, start - 2)] != 0xC2
    {
      start -= 1
    }
    return start..<name.upperBound
  }
}
