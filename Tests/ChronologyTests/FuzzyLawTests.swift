import Testing

@testable import Chronology

/// The laws of fuzzy dates, on random values and by enumeration of days.
@Suite struct FuzzyLawTests {
  @Test func `comparisons with periods agree with all days tried`() {
    var random = RandomDates(seed: 2)
    for _ in 0..<120 {
      let (value, period) = (random.value(), random.period())
      let days = possibleDays(value)
      for relation in DateRelation.allCases {
        let truth = value.compare(relation, period)
        if value.isPattern {
          #expect(truth == .unclear)
        } else {
          let all = days.allSatisfy { holds($0, relation, period) }
          let any = days.contains { holds($0, relation, period) }
          #expect(truth == Kleene(sure: all, possible: any), "\(value) \(relation) \(period)")
        }
      }
    }
  }

  @Test func `comparisons of values agree with all pairs of days tried`() {
    var random = RandomDates(seed: 3)
    for _ in 0..<120 {
      let (left, right) = (random.value(), random.value())
      guard !left.isPattern, !right.isPattern else { continue }
      let (leftDays, rightDays) = (ends(left), ends(right))
      for relation in DateRelation.allCases {
        let pairs = leftDays.flatMap { day in rightDays.map { holds(day, relation, $0) } }
        let isMeeting = left.intersection(right) != nil
        let possible = relation == .equal ? isMeeting : pairs.contains(true)
        let sure = relation == .notEqual ? !isMeeting : !pairs.contains(false)
        #expect(left.compare(relation, right) == Kleene(sure: sure, possible: possible))
      }
    }
  }

  @Test func `a value with fewer possible days never changes true or false`() {
    var random = RandomDates(seed: 4)
    var flips = 0
    func keepsTruth(_ wide: Kleene, _ narrow: Kleene) {
      if wide.sure && !narrow.sure || !wide.possible && narrow.possible { flips += 1 }
    }
    for _ in 0..<80 {
      let (wide, other, period) = (random.value(), random.value(), random.period())
      guard let narrow = narrowed(wide, &random) else { continue }
      for relation in DateRelation.allCases {
        keepsTruth(wide.compare(relation, period), narrow.compare(relation, period))
        keepsTruth(wide.compare(relation, other), narrow.compare(relation, other))
        keepsTruth(other.compare(relation, wide), other.compare(relation, narrow))
        for part in DatePart.allCases {
          let (before, after) = (wide.values(of: part), narrow.values(of: part))
          let number = Int64(part == .year ? random.pick(2022...2027) : random.pick(1...31))
          keepsTruth(before.compare(relation, number), after.compare(relation, number))
          let theirs = other.values(of: part)
          keepsTruth(before.compare(relation, theirs), after.compare(relation, theirs))
        }
      }
    }
    #expect(flips == 0)
  }

  @Test func `parts have exactly the values of their days`() {
    var random = RandomDates(seed: 5)
    for _ in 0..<120 {
      let value = random.value()
      guard !value.isPattern, !value.isOpen else { continue }
      let days = possibleDays(value)
      for part in DatePart.allCases {
        let possible = Set(days.map { Int64($0.part(part)) })
        let values = value.values(of: part)
        if part == .year {
          #expect(values.least == possible.min() && values.greatest == possible.max())
        } else {
          let exact = (0...63).allSatisfy { values.contains($0) == possible.contains($0) }
          #expect(exact, "\(value) \(part)")
        }
      }
    }
  }

  @Test func `a pattern tells its known parts`() throws {
    let day = try FuzzyDate(edtf: "XXXX-03-28")
    #expect(day.value(of: .month) == 3 && day.value(of: .day) == 28)
    #expect(day.value(of: .quarter) == 1 && day.value(of: .year) == nil)
    #expect(try FuzzyDate(edtf: "XXXX-03-28~").value(of: .month) == nil)
    #expect(try FuzzyDate(edtf: "2025-XX-15").value(of: .year) == 2025)
    #expect(day.values(of: .weekday).compare(.equal, 1) == .unclear)
  }

  @Test func `parse, print, parse`() throws {
    var random = RandomDates(seed: 6)
    for _ in 0..<150 {
      let value = random.value()
      let again = try FuzzyDate(edtf: value.edtf)
      #expect(again == value && again.detail == value.detail, "\(value)")
      #expect(again.edtf == value.edtf && again.hashValue == value.hashValue)
    }
  }

  @Test func `sort keys order by earliest, wider first, marks, patterns last`() throws {
    let sorted = [
      "../2024", "2024~", "202X-01", "2025", "2025?", "2025-01", "2025-01-01", "2025-01-01?",
      "2025-01-02~", "2025-01-02", "2025-01-02/..", "2025-02-15", "2025-XX-15", "XXXX-02",
      "XXXX-02-15", "XXXX-03-28",
    ]
    let values = try sorted.map { try FuzzyDate(edtf: $0) }
    var random = RandomDates(seed: 7)
    let again = values.shuffled(using: &random.generator).sorted()
    let expected = [
      "../2024", "2024~", "2025", "2025?", "2025-01", "2025-01-02~", "2025-01-01",
      "2025-01-01?", "2025-01-02/..", "2025-01-02", "2025-02-15", "2025-XX-15", "202X-01",
      "XXXX-02", "XXXX-02-15", "XXXX-03-28",
    ]
    #expect(again.map(\.edtf) == expected)
    for _ in 0..<200 {
      let (left, right) = (random.value(), random.value())
      #expect((left < right) != (right < left) || left == right)
    }
  }

  @Test func `a value goes to exactly one bucket, which holds all its days`() {
    var random = RandomDates(seed: 8)
    let ten = DateBucket.days(10, from: Day(existingYear: 2025, month: 1, day: 5))
    for bucket in TimeUnit.allCases.filter({ $0 != .weekday }).map(DateBucket.unit) + [ten] {
      for _ in 0..<40 {
        let value = random.value()
        let place = bucket.place(value)
        if place.isCoarser {
          #expect(place.value == value.withoutMarks)
          #expect(value.isPattern || value.isOpen || value.latest >= bucket.next(place.start))
        } else {
          #expect(place.value.earliest <= value.earliest && value.latest <= place.value.latest)
          #expect(bucket.start(value.earliest) == place.start)
        }
        #expect(bucket.place(place.value) == place)
      }
    }
  }

  @Test func `coarser rows stand before the first bucket that they touch`() throws {
    let month = DateBucket.unit(.month)
    let values = [
      "2025-01-20", "2025-01-15/2025-02-10", "2025", "2025-02", "XXXX-03", "2024-12~", "2025/..",
    ]
    let places = try values.map { month.place(try FuzzyDate(edtf: $0)) }.sorted()
    let texts = places.map { ($0.isCoarser ? "≈ " : "") + $0.value.edtf }
    #expect(
      texts == [
        "≈ 2024-11/2025-01", "≈ 2025/..", "≈ 2025", "≈ 2025-01-15/2025-02-10", "2025-01", "2025-02",
        "≈ XXXX-03",
      ]
    )
  }

  @Test func `an intersection allows exactly the common days`() {
    var random = RandomDates(seed: 9)
    for _ in 0..<120 {
      let (left, right) = (random.value(), random.value())
      let common = possibleDays(left).filter { right.allows($0) }
      let joint = left.intersection(right)
      #expect(joint == right.intersection(left) || joint != nil)
      guard let joint else {
        #expect(common.isEmpty, "\(left) \(right)")
        continue
      }
      #expect(common.allSatisfy { joint.allows($0) }, "\(left) \(right) \(joint)")
      if !left.isPattern, !right.isPattern { #expect(possibleDays(joint) == common) }
    }
  }

  @Test(arguments: [
    ("XXXX-02-15", "2025-02", "2025-02-15"), ("2025-02-15", "2025-02~", "2025-02-15"),
    ("2025-02", "2025-02-10/2025-03-05", "2025-02-10/2025-02-28"),
    ("XXXX-02", "2025", "2025-02"), ("XXXX-02-15", "202X", "2020-02-15/2029-02-15"),
    ("2025-02?", "2025-02", "2025-02"), ("XXXX-02-15", "2025-XX-15", "2025-02-15"),
    ("2025-02-15?", "2025-02", "2025-02-15?"), ("XXXX-02-15", "../2025", "XXXX-02-15"),
  ])
  func `joint dates`(left: String, right: String, joint: String) throws {
    let (left, right) = (try FuzzyDate(edtf: left), try FuzzyDate(edtf: right))
    #expect(left.intersection(right)?.edtf == joint)
    #expect(right.intersection(left)?.edtf == joint)
  }

  private func narrowed(_ value: FuzzyDate, _ random: inout RandomDates) -> FuzzyDate? {
    let days = possibleDays(value)
    guard let first = days.randomElement(using: &random.generator) else { return nil }
    guard !value.isPattern else { return FuzzyDate(first) }
    let last = days.randomElement(using: &random.generator) ?? first
    return FuzzyDate(from: min(first, last), through: max(first, last))
  }

  private func possibleDays(_ value: FuzzyDate) -> [Day] {
    let window = RandomDates.window
    let first = max(value.earliest.number, window.lowerBound)
    let last = min(value.latest.number, window.upperBound)
    return (first...last).lazy.map { Day(number: $0) }.filter { value.allows($0) }
  }

  /// First and last day, which decide all comparisons but `==`.
  private func ends(_ value: FuzzyDate) -> [Day] {
    [value.earliest, value.latest]
  }

  private func holds(_ day: Day, _ relation: DateRelation, _ period: Period) -> Bool {
    switch relation {
    case .equal: period.contains(day)
    case .notEqual: !period.contains(day)
    case .less: day < period.first
    case .lessOrEqual: day <= period.last
    case .greater: day > period.last
    case .greaterOrEqual: day >= period.first
    }
  }

  private func holds(_ left: Day, _ relation: DateRelation, _ right: Day) -> Bool {
    holds(left, relation, Period(first: right, last: right))
  }
}
