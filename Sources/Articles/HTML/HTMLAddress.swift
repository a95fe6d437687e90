/// An address as a page writes it, made absolute where the page's own address is known.
enum HTMLAddress {
  /// The whole address; as written where `base` is nil; nil where it leads to no document
  /// (`#top`, `mailto:`, `javascript:`, `data:`).
  ///
  /// The usual cases of RFC 3986, section 5: another scheme, another host, a path from the root, a
  /// path from the folder of the page.
  static func absolute(_ reference: String, base: String?) -> String? {
    let text = HTMLText.decoded(reference)
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    if let scheme = scheme(of: text) {
      return scheme == "http" || scheme == "https" ? text : nil
    }
    guard let base, let scheme = Self.scheme(of: base) else { return text }
    if text.hasPrefix("//") { return "\(scheme):\(text)" }
    let rest = base.dropFirst(scheme.count + 3)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
    if text.hasPrefix("/") { return "\(scheme)://\(host)\(text)" }
    if text.hasPrefix("?") { return "\(scheme)://\(host)\(path)\(text)" }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return "\(scheme)://\(host)\(folder)\(text.hasPrefix("./") ? text.dropFirst(2) : text[...])"
  }

  /// Whether two addresses differ in the scheme and a slash at the end at most.
  static func areSame(_ left: String, _ right: String) -> Bool {
    func core(_ address: String) -> Substring {
      let rest = scheme(of: address).map { address.dropFirst($0.count) } ?? address[...]
      return rest.last == "/" ? rest.dropLast() : rest
    }
    return core(left) == core(right)
  }

  /// The host of an address without `www.`, or nil where it has none.
  static func host(of address: String) -> String? {
    guard let scheme = scheme(of: address) else { return nil }
    let rest = address.dropFirst(scheme.count + 3)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
    guard host.contains(".") else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// The letters before the first colon, where a path cannot have begun.
  private static func scheme(of text: String) -> String? {
    let start = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    guard text[start.endIndex...].first == ":", start.first?.isLetter == true else { return nil }
    return start.lowercased()
  }
}
