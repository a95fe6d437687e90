internal import Chronology

/// Dates with a label that makes them another's than the publication's.
enum DateLabel {
  /// When a page was changed: it was not published later.
  struct Update {
    var day: Day
    var index: Int
  }

  /// The earliest change that a line around the text tells of.
  static func update(of page: Page, title: Int?) -> Update? {
    guard let span = page.span else { return nil }
    var found: Update?
    for index in page.shapes.indices where PublicationDate.mayHold(page, index) {
      let isLabelled = [index - 1, index].contains {
        page.shapes.indices.contains($0) && page.shapes[$0].anyCues.contains(.updated)
      }
      guard isLabelled else { continue }
      guard PublicationDate.place(page, index, title: title, span: span) >= 1.5 else { continue }
      for mention in page.dates(index) {
        guard let day = mention.fullDay, PublicationDate.isUpdate(page, index, mention) else {
          continue
        }
        if found.map({ day < $0.day }) ?? true { found = Update(day: day, index: index) }
      }
    }
    return found
  }
}
