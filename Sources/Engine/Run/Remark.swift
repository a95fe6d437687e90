internal import QueryLanguage

/// What a stage could not decide or had to leave out; the words are made here alone.
enum Remark: Hashable, Sendable {
  case unclearLeftOut
  case unclearKept
  case unclearInCount
  case unclearElements
  case divisionByZero
  case vaguePart(String)
  case vagueDifference
  case vagueAge
  case noDate
  case noNumber(String)
  case movedOutOfCalendar
  case partOfDay
  case emptyList
  case emptyListGroup
  case fewerThanTwo
  case coarserBuckets(String)
  case nullJoinKeys
  case multipliedRows
  case unlistedValues
  case withoutEvidence
  case removedByNull
  case missingText(SoughtText)

  /// The sentence, with the count in it: of rows, or of values where a row can have several.
  func message(_ count: Int) -> String {
    let rows = count == 1 ? "1 row" : "\(Remark.grouped(count)) rows"
    let was = count == 1 ? "was" : "were"
    let number = Remark.grouped(count)
    let dates = count == 1 ? "date" : "dates"
    switch self {
    case .unclearLeftOut: return "\(rows) \(was) unclear and left out"
    case .unclearKept: return "\(rows) \(was) unclear and kept"
    case .unclearInCount:
      return "\(number) \(count == 1 ? "case was" : "cases were") unclear and not counted"
    case .unclearElements:
      return "\(number) \(count == 1 ? "element was" : "elements were") unclear"
    case .divisionByZero: return "\(number) \(count == 1 ? "division" : "divisions") by zero: null"
    case .vaguePart(let part):
      return count == 1
        ? "1 date is too vague for its .\(part): null"
        : "\(number) dates are too vague for their .\(part): null"
    case .vagueDifference:
      return "\(number) \(count == 1 ? "difference" : "differences") without two exact days: null"
    case .vagueAge: return "\(number) \(count == 1 ? "date is" : "dates are") no exact day: null"
    case .noDate: return "\(number) \(count == 1 ? "text is" : "texts are") no date: null"
    case .noNumber(let type):
      return "\(number) \(count == 1 ? "value is" : "values are") no \(type): null"
    case .movedOutOfCalendar: return "\(number) \(dates) cannot be moved so: null"
    case .partOfDay:
      return
        "\(number) \(count == 1 ? "duration is" : "durations are") no whole number of days: null"
    case .emptyList: return "\(rows) with an empty list \(was) kept with null"
    case .emptyListGroup: return "\(rows) with an empty list \(was) counted under null"
    case .fewerThanTwo: return "\(rows) with fewer than two elements \(was) left out"
    case .coarserBuckets(let unit):
      return "\(rows) with a date coarser than a \(unit) \(count == 1 ? "has its" : "have their")"
        + " own row (≈)"
    case .nullJoinKeys: return "\(rows) with a null key joined nothing"
    case .multipliedRows: return "the join made \(rows) out of one or more that matched several"
    case .unlistedValues: return "\(rows) with a value that is not listed \(was) left out"
    case .withoutEvidence: return "\(rows) without evidence \(was) left out"
    case .removedByNull: return "\(rows) with a null"
    case .missingText(let sought): return "no row has \"\(sought.text)\" in \(sought.name)"
    }
  }

  /// Whether `strict` makes it an error: something was undecided or left out.
  var isStrict: Bool {
    switch self {
    case .coarserBuckets, .multipliedRows, .missingText: false
    default: true
    }
  }

  /// A number with thousands apart.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number).reversed())
    var place = 3
    while place < digits.count {
      digits.insert(",", at: place)
      place += 4
    }
    return String(digits.reversed())
  }
}
