internal import Chronology
internal import Lexicon
internal import TextTools

/// The people that a text names with their office, and when they held it.
struct OfficeTerms {
  /// One of them.
  private struct Holder {
    var name: String
    var terms: [World.Term]
    var isFormer: Bool
    var index: Int
    var isHead: Bool
  }

  private var holders: [Holder] = []

  /// How long someone may still be called by an office that has ended.
  private static let slack = 365

  /// How much of a text is looked at.
  private static let limit = 6_000

  /// Reads the names of a page's own text.
  init(_ page: Page, language: String) {
    var text: [UInt8] = []
    var lines: [(start: Int, index: Int, isHead: Bool)] = []
    for index in page.shapes.indices where text.count < Self.limit {
      guard page.zones[index] == .title || page.isContent(index) else { continue }
      lines.append((text.count, index, lines.count < 4))
      text.append(contentsOf: page.bytes[page.shapes[index].content].prefix(Self.limit))
      text.append(0x0A)
    }
    let folded = FoldedText(text)
    let names = text.withUnsafeBufferPointer {
      NameSpotter(language: language).names(in: folded, original: $0)
    }
    for mention in names.mentions {
      let offset = folded.original(mention.range.lowerBound)
      guard let line = lines.last(where: { $0.start <= offset }) else { continue }
      note(mention, name: names.name(of: mention) ?? "", line.index, line.isHead)
    }
  }

  private mutating func note(_ mention: NameMention, name: String, _ index: Int, _ isHead: Bool) {
    guard mention.kind == .person, let role = mention.role, mention.id >= 0,
      mention.traits.isDisjoint(with: [.designate, .dependent, .ambiguous])
    else { return }
    let terms = World.shared.terms(of: mention.id).filter { $0.role == role }
    guard !terms.isEmpty else { return }
    let holder = Holder(
      name: name,
      terms: terms,
      isFormer: mention.traits.contains(.former),
      index: index,
      isHead: isHead
    )
    holders.append(holder)
  }

  /// Narrows a window: after each office began, or ended where it is a former one; and not long after
  /// the offices of those in the news ended.
  func narrow(_ window: inout PublicationWindow) {
    for holder in holders {
      let start: Day?
      if holder.isFormer {
        start = holder.terms.map(\.last).filter(\.isFinite).min()
      } else {
        start = terms(of: holder, from: window).map(\.first).min()
      }
      guard let start, start.isFinite, start.number > Self.oldest.number else { continue }
      window.raise(bound(start, holder, holder.isFormer ? "out of office" : "in office"))
    }
    for holder in holders where holder.isHead && !holder.isFormer {
      guard let end = terms(of: holder, from: window).map(\.last).max(), end.isFinite else {
        continue
      }
      let last = end.adding(days: Self.slack)
      if window.first.map({ $0.day <= last }) ?? true {
        window.lower(bound(last, holder, "in office until \(FuzzyDate(end).edtf)"))
      }
    }
  }

  /// Whether all people in the news can have been called by their offices on a day.
  func allow(_ day: Day) -> Bool {
    holders.allSatisfy { holder in
      if holder.isFormer || !holder.isHead { return true }
      return holder.terms.contains {
        $0.first <= day && day <= $0.last.adding(days: Self.slack)
      }
    }
  }

  private func terms(of holder: Holder, from window: PublicationWindow) -> [World.Term] {
    holder.terms.filter { term in
      window.first.map { term.last.adding(days: Self.slack) >= $0.day } ?? true
    }
  }

  private func bound(_ day: Day, _ holder: Holder, _ what: String) -> PublicationWindow.Bound {
    PublicationWindow.Bound(
      day: day,
      index: holder.index,
      rule: "\(holder.name) \(what)",
      isExact: true,
      isHead: false
    )
  }

  /// Pages are not older than the web.
  static let oldest = Day(existingYear: 1991, month: 1, day: 1)
}
