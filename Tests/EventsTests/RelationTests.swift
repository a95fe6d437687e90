import Articles
import Testing

@testable import Events

@Suite("Plans and what became of them, wholes and parts")
struct RelationTests {
  private func events(_ texts: [(text: String, date: String)]) -> [Event] {
    Seeds.events(
      texts.enumerated().map { index, one in
        Reports.article([one.text], "en", one.date, id: "article\(index)")
      }
    )
  }

  private let plan = (
    text: "French President Emmanuel Macron will meet German Chancellor Friedrich Merz next week.",
    date: "2025-09-03"
  )

  @Test("A plan of two people is fulfilled by their meeting, soon after")
  func realised() throws {
    let found = events([
      plan, ("Emmanuel Macron met Friedrich Merz in Nice on September 10, 2025.", "2025-09-11"),
    ])
    let planned = try #require(found.first { $0.status == .planned })
    let done = try #require(found.first { $0.status == .happened })
    #expect(done.realises == [planned.id])
    #expect(done.reasons.contains { $0.hasPrefix("realises Macron–Merz meeting (planned)") })
  }

  @Test(
    "Not by their states' talks, by others, or half a year later",
    arguments: [
      ("France and Germany held talks in Nice on September 10, 2025.", "2025-09-11"),
      ("Johann Wadephul met Jean-Noël Barrot in Nice on September 10, 2025.", "2025-09-11"),
      ("Emmanuel Macron met Friedrich Merz in Nice on March 10, 2026.", "2026-03-11"),
    ]
  )
  func notRealised(text: String, date: String) {
    let found = events([plan, (text, date)])
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.realises.isEmpty })
  }

  @Test("A meeting with one of a delegation is a part of that with all, the same day only")
  func part() throws {
    let whole = (
      text: "Sergey Lavrov met an American delegation in Geneva on September 1, 2025.",
      date: "2025-09-02"
    )
    let single = "Sergey Lavrov met American envoy Clifford Aldane in Geneva on September"
    let same = events([whole, ("\(single) 1, 2025.", "2025-09-03")])
    let part = try #require(same.first { !$0.partOf.isEmpty })
    #expect(part.participants.contains { $0.name == "Clifford Aldane" })
    #expect(part.reasons.contains { $0.hasPrefix("part of ") && $0.contains("same others +2") })
    let other = events([whole, ("\(single) 2, 2025.", "2025-09-03")])
    #expect(other.count == 2)
    #expect(other.allSatisfy { $0.partOf.isEmpty })
  }

  @Test("Why a mention is there: trigger, people, status, date, confidence")
  func reasons() throws {
    let article = Reports.article([plan.text], "en", plan.date)
    let mention = try #require(EventExtractor().mentions(in: article).first)
    #expect(mention.reasons.contains("Emmanuel Macron: “French President Emmanuel Macron”"))
    #expect(mention.reasons.contains("planned: “will”"))
    #expect(mention.reasons.contains { $0.hasPrefix("date ") && $0.contains("“next week”") })
    #expect(mention.reasons.last?.hasPrefix("confidence 0.") == true)
  }
}
