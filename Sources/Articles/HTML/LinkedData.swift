internal import TextTools

/// The JSON-LD of a page: what it says about itself in the words of schema.org.
struct LinkedData {
  /// All objects, graphs opened, in order.
  private var objects: [JSONValue] = []

  /// Takes in the content of a script; what is no JSON is repaired as far as that goes.
  mutating func add(_ script: UnsafeBufferPointer<UInt8>) {
    if let value = try? JSONValue(script) {
      collect(value, depth: 0)
    } else {
      let repaired = JSONRepair.repaired(script)
      let value = try? repaired.withUnsafeBufferPointer { bytes throws(JSONError) in
        try JSONValue(bytes)
      }
      collect(value ?? .null, depth: 0)
    }
  }

  private mutating func collect(_ value: JSONValue, depth: Int) {
    guard depth < 8 else { return }
    for element in value.elements {
      guard case .object = element else { continue }
      objects.append(element)
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "subjectOf"] {
        if let inner = element[key] { collect(inner, depth: depth + 1) }
      }
    }
  }

  /// The object that describes the article of the page.
  ///
  /// Of several it is the one with the page's address, else the one with a headline that the page
  /// gives as its title, else the first.
  func article(address: String?, titles: [String]) -> JSONValue? {
    let articles = objects.filter(Self.isArticle)
    guard articles.count > 1 else { return articles.first }
    let own = articles.first { article in
      ["url", "@id", "mainEntityOfPage"].contains { key in
        guard let address, let value = article[key]?.text ?? article[key]?["@id"]?.text else {
          return false
        }
        return HTMLAddress.areSame(value, address)
      }
    }
    return own
      ?? articles.first { article in
        guard let headline = article["headline"]?.text, !headline.isEmpty else { return false }
        return titles.contains { $0.hasPrefix(headline) }
      } ?? articles.first
  }

  /// The first object of a type.
  func first(ofType type: String) -> JSONValue? { objects.first { $0["@type"]?.text == type } }

  /// The day on which anything was published, where no article says its own.
  var anyPublication: String? {
    objects.lazy.compactMap { $0["datePublished"]?.scalar }.first
  }

  /// The names of the people or organisations that a member holds: texts, objects with a name, or
  /// references to objects elsewhere on the page.
  func names(_ value: JSONValue?) -> [String] {
    (value?.elements ?? []).flatMap { element -> [String] in
      if let text = element.text { return [text] }
      if let names = element["name"] { return names.elements.compactMap(\.text) }
      guard let id = element["@id"]?.text else { return [] }
      let named = objects.first { $0["@id"]?.text == id && $0["name"] != nil }
      return (named?["name"]?.elements ?? []).compactMap(\.text)
    }
  }

  private static func isArticle(_ object: JSONValue) -> Bool {
    (object["@type"]?.elements ?? []).contains { type in
      guard let name = type.text else { return false }
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report"
    }
  }
}
