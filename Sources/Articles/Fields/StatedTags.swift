/// Tags in a field that is made for them.
enum StatedTags {
  /// The tags in these texts, in order, each once.
  ///
  /// A text alone is a list with semicolons or, where it has none, commas; several texts are a tag each.
  static func names(in texts: [String]) -> [String] {
    var parts = texts[...]
    if let list = texts.first, texts.count == 1 {
      let mark = [";", "|", ",", "،", "、", "，"].first { list.contains($0) }
      parts = (mark.map { list.split(separator: $0).map(String.init) } ?? [list])[...]
    }
    var result: [String] = []
    for part in parts {
      let tag = HTMLText.decoded(part)
      if !tag.isEmpty, !result.contains(tag) { result.append(tag) }
    }
    return result
  }
}
