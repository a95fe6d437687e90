import Testing

/// One made-up news page, read from `Pages/CODE.page`: what it says and what a parser must find.
///
/// A line is a name, a tab and a value; `p`, `h` and `caption` stand in the order of the text.
struct SamplePage: Sendable, CustomTestStringConvertible {
  let name: String
  private(set) var fields: [String: String] = [:]

  /// Paragraphs (`p`), subheadings (`h`) and captions in order.
  private(set) var text: [(kind: String, words: String)] = []
  private(set) var teasers: [String] = []

  var testDescription: String { name }
  var language: String { self["language"].isEmpty ? name : self["language"] }
  var authors: [String] {
    self["author"].split(separator: ";").map { String($0.drop { $0 == " " }) }
  }
  var menu: [String] { list("nav") }
  var tags: [String] { list("tags") }

  /// Lead, paragraphs and subheadings.
  var wantedText: String {
    ([self["lead"]] + text.filter { $0.kind != "caption" }.map(\.words)).joined(separator: "\n")
  }

  subscript(name: String) -> String { fields[name] ?? "" }

  init(name: String, source: String) {
    self.name = name
    for line in source.split(separator: "\n") {
      guard let tab = line.firstIndex(of: "\t") else { continue }
      let (key, value) = (String(line[..<tab]), String(line[line.index(after: tab)...]))
      switch key {
      case "p", "h", "caption": text.append((key, value))
      case "teaser": teasers.append(value)
      default: fields[key] = value
      }
    }
  }

  private func list(_ name: String) -> [String] {
    self[name].split(separator: "\t").map(String.init)
  }

  /// F1 of the words of lead and body as multisets; characters where words are not parted.
  func fit(of lead: String?, _ body: String) -> Double {
    let text = body.contains(lead ?? "") ? body : (lead ?? "") + "\n" + body
    let (wanted, found) = (Self.tokens(wantedText), Self.tokens(text))
    let common = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
    let total = wanted.values.reduce(0, +) + found.values.reduce(0, +)
    return total == 0 ? 0 : 2 * Double(common) / Double(total)
  }

  private static func tokens(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    var word = ""
    for scalar in text.unicodeScalars {
      let isUnspaced =
        (0x0E00...0x0E7F).contains(scalar.value) || (0x3040...0x9FFF).contains(scalar.value)
      if isUnspaced {
        counts[String(scalar), default: 0] += 1
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty { counts[word, default: 0] += 1 }
      word = ""
    }
    if !word.isEmpty { counts[word, default: 0] += 1 }
    return counts
  }
}
