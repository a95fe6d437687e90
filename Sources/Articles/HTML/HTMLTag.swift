/// The elements that the tree builder or a rule knows by name; every other one is `other`.
enum HTMLTag: UInt8, CaseIterable {
  case other
  // document
  case html, head, body, title, meta, link, base, script, style, noscript, template
  // sections
  case article, section, main, nav, aside, header, footer, address, div, form, dialog
  case h1, h2, h3, h4, h5, h6, hgroup
  // blocks
  case p, pre, blockquote, figure, figcaption, hr, br, ul, ol, li, dl, dt, dd, menu, details,
    summary
  case table, thead, tbody, tfoot, tr, td, th, caption, colgroup, col
  // inline
  case a, b, i, em, strong, span, time, cite, q, small, sub, sup, mark, code, abbr, u, s, font
  // embedded
  case img, picture, source, video, audio, iframe, object, embed, svg, math, canvas, map, area,
    track
  case param, wbr
  // forms
  case button, input, select, option, optgroup, textarea, label, fieldset, legend, datalist
  case frameset, frame, noframes, xmp, plaintext, center

  /// Whether it has no end tag and no content.
  var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track,
      .wbr, .frame:
      true
    default: false
    }
  }

  /// Whether its content is text in which tags mean nothing.
  var isRawText: Bool {
    switch self {
    case .script, .style, .textarea, .title, .xmp, .iframe, .noframes, .noscript: true
    default: false
    }
  }

  /// Whether it can stand in the head.
  var isMetadata: Bool {
    switch self {
    case .title, .meta, .link, .base, .script, .style, .noscript, .template: true
    default: false
    }
  }

  /// Whether its line ends are those of the text.
  var isPreformatted: Bool { self == .pre || self == .plaintext }

  /// Whether it starts and ends a block of text.
  var isBlock: Bool {
    switch self {
    case .html, .body, .article, .section, .main, .nav, .aside, .header, .footer, .address, .div,
      .form, .dialog, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .p, .pre, .blockquote, .figure,
      .figcaption, .hr, .ul, .ol, .li, .dl, .dt, .dd, .menu, .details, .summary, .table, .thead,
      .tbody, .tfoot, .tr, .td, .th, .caption, .fieldset, .legend, .option, .optgroup, .center,
      .plaintext:
      true
    default: false
    }
  }

  /// Whether a paragraph that is still open ends where this element begins.
  var closesParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
      .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
      .hgroup, .hr, .main, .menu, .nav, .ol, .p, .pre, .section, .table, .ul:
      true
    default: false
    }
  }

  /// Whether it shows no text of the article.
  var isInvisible: Bool {
    switch self {
    case .head, .script, .style, .noscript, .template, .svg, .math, .canvas, .iframe, .object,
      .embed, .audio, .video, .map, .select, .datalist, .textarea, .noframes, .xmp, .button:
      true
    default: false
    }
  }

  /// Whether it is a heading.
  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// `dir` is obsolete and treated as `ul`.
  static let dir = HTMLTag.ul

  /// The tag with this name, ASCII in any case.
  static func named(_ name: UnsafeBufferPointer<UInt8>.SubSequence) -> HTMLTag {
    guard name.count <= maximumLength, let tags = byKey[key(name)] else { return .other }
    return tags
  }

  private static let maximumLength = 10

  private static let byKey: [UInt128: HTMLTag] = {
    var result: [UInt128: HTMLTag] = [:]
    for tag in HTMLTag.allCases where tag != .other {
      let name = Array("\(tag)".utf8)
      name.withUnsafeBufferPointer { result[key($0[...])] = tag }
    }
    return result
  }()

  private static func key(_ name: UnsafeBufferPointer<UInt8>.SubSequence) -> UInt128 {
    var key: UInt128 = 0
    for byte in name {
      key = key << 8 | UInt128(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return key
  }
}
