/// The numbers by which a line is told to be text of the article or not.
///
/// They say how the line is made (length, sentence end, bullets, capitals), which cue words it has,
/// how its neighbours are made, and where long sentences lie around it. None knows a site; words of a
/// language count only through the cue classes and the share of function words.
struct ZoneFeatures {
  static let own = 42
  static let perNeighbour = 9
  static let neighbours = [-1, 1, -2, 2, -3, 3]
  static let place = 17
  static let count =
    own + Cues.count * 3 + neighbours.count * perNeighbour + place

  /// How many lines before and behind one can belong to the same text.
  private static let reach = 10

  private let shapes: [LineShape]

  /// The last heading of teasers, comments or a footer at or before each line, or -1.
  private var headings: [Int] = []

  /// Which share of the lines is running text: near 1 in a clean extract.
  private let purity: Float

  /// Long sentences before each line, as a running sum.
  private var mass: [Float]

  init(_ shapes: [LineShape]) {
    self.shapes = shapes
    mass = [0]
    mass.reserveCapacity(shapes.count + 1)
    var heading = -1
    for (index, shape) in shapes.enumerated() {
      mass.append((mass.last ?? 0) + Self.prose(shape))
      if Self.isHeading(shape) { heading = index }
      headings.append(heading)
    }
    purity = (mass.last ?? 0) / Float(max(1, shapes.count))
  }

  /// A short line with a cue of what follows the text.
  private static func isHeading(_ shape: LineShape) -> Bool {
    let cues: Cues = [.related, .comment, .footer]
    // A label with text behind it heads nothing: it is a teaser between paragraphs.
    if shape.isLabel, shape.cueEnd + 8 < shape.content.upperBound { return false }
    return shape.width <= 60 && shape.ending != .sentence && !shape.anyCues.isDisjoint(with: cues)
  }

  /// How much a line looks like running text, 0…1.
  private static func prose(_ shape: LineShape) -> Float {
    guard shape.width >= 60, shape.marker != .table else { return 0 }
    let length = min(1, Float(shape.width) / 240)
    let sentence: Float = shape.ending == .sentence ? 1 : shape.stops > 1 ? 0.7 : 0.25
    let furniture: Float = shape.startCues.isDisjoint(with: .furniture) ? 1 : 0.5
    return length * sentence * furniture
  }

  /// Writes the features of a line.
  func fill(_ index: Int, into row: UnsafeMutableBufferPointer<Float>) {
    for slot in 0..<Self.count { row[slot] = 0 }
    fillOwn(shapes[index], row)
    fillMore(index, row)
    fillCues(shapes[index], row)
    var slot = Self.own + Cues.count * 3
    for offset in Self.neighbours {
      fillNeighbour(index, offset, row, slot)
      slot += Self.perNeighbour
    }
    fillPlace(index, row, slot)
  }

  private func fillOwn(_ shape: LineShape, _ row: UnsafeMutableBufferPointer<Float>) {
    let width = Float(shape.width)
    let words = Float(max(1, shape.units))
    let letters = Float(max(1, shape.letters))
    row[0] = 1
    row[1] = min(1, width / 400)
    for (slot, limit) in [12, 25, 40, 60, 90, 140, 220].enumerated() {
      row[2 + slot] = shape.width >= limit ? 1 : 0
    }
    row[9] = shape.ending == .sentence ? 1 : 0
    row[10] = shape.ending == .sentence && shape.width >= 40 ? 1 : 0
    row[11] = shape.ending == .colon ? 1 : 0
    row[12] = shape.ending == .ellipsis ? 1 : 0
    row[13] = shape.ending == .parenthesis ? 1 : 0
    row[14] = shape.ending == .comma ? 1 : 0
    row[15] = min(1, Float(shape.commas) * 40 / max(40, width))
    row[16] = shape.stops >= 2 ? 1 : 0
    row[17] = min(1, Float(shape.digits) / max(1, width) * 4)
    row[18] = Float(shape.uppers) / letters
    row[19] = shape.uppers > shape.letters / 2 && shape.letters > 3 ? 1 : 0
    row[20] = shape.words > 1 ? Float(shape.capitalised) / words : 0
    row[21] = min(1, Float(shape.functionWords) / words * 2)
    row[22] = shape.functionWords == 0 && shape.units >= 4 ? 1 : 0
    row[23] = shape.functionWords >= 2 ? 1 : 0
    row[24] = shape.marker == .bullet ? 1 : 0
    row[25] = shape.marker == .number ? 1 : 0
    row[26] = shape.marker == .heading ? 1 : 0
    row[27] = shape.indent > 0 ? 1 : 0
    row[28] = shape.beginsLower ? 1 : 0
    row[29] = min(1, Float(shape.quotes) / 2)
    row[30] = shape.separators > 0 && shape.width < 100 ? 1 : 0
    row[31] = shape.hasLink && shape.width < 160 ? 1 : 0
    row[32] = shape.copies == 2 ? 1 : 0
    row[33] = shape.copies > 2 ? 1 : 0
  }

  /// How the line compares with the page, and what stands above it.
  private func fillMore(_ index: Int, _ row: UnsafeMutableBufferPointer<Float>) {
    let shape = shapes[index]
    let prose = Self.prose(shape)
    row[34] = prose
    row[35] = purity
    row[36] = prose * min(1, purity * 2)
    let isSentence = shape.width >= 90 && shape.ending == .sentence && shape.functionWords >= 2
    row[37] = isSentence && shape.startCues.isDisjoint(with: .furniture) ? 1 : 0
    row[38] = shape.openingCopies > 1 && shape.copies == 1 ? 1 : 0
    let distance = headings[index] < 0 ? 1000 : index - headings[index]
    row[39] = distance <= 3 ? 1 : 0
    row[40] = distance <= 12 ? 1 : 0
    row[41] = distance < 1000 && mass[headings[index]] > mass[shapes.count] * 0.4 ? 1 : 0
  }

  /// Cue words at the start, over the whole line, and inside a short line.
  private func fillCues(_ shape: LineShape, _ row: UnsafeMutableBufferPointer<Float>) {
    for bit in 0..<Cues.count {
      let cue = Cues(rawValue: 1 << UInt32(bit))
      if shape.startCues.contains(cue) {
        row[Self.own + bit] = shape.isLabel ? 1 : shape.width < 60 ? 0.7 : 0.25
      }
      if shape.wholeCues.contains(cue) { row[Self.own + Cues.count + bit] = 1 }
      if shape.anyCues.contains(cue), shape.width < 100 {
        row[Self.own + Cues.count * 2 + bit] = shape.width < 60 ? 1 : 0.4
      }
    }
  }

  private func fillNeighbour(
    _ index: Int,
    _ offset: Int,
    _ row: UnsafeMutableBufferPointer<Float>,
    _ slot: Int
  ) {
    guard shapes.indices.contains(index + offset) else {
      row[slot] = 1
      return
    }
    let shape = shapes[index + offset]
    row[slot + 1] = min(1, Float(shape.width) / 400)
    row[slot + 2] = shape.width >= 60 ? 1 : 0
    row[slot + 3] = shape.width >= 140 ? 1 : 0
    row[slot + 4] = shape.ending == .sentence ? 1 : 0
    row[slot + 5] = shape.marker == .bullet ? 1 : 0
    row[slot + 6] = min(1, Float(shape.functionWords) / Float(max(1, shape.units)) * 2)
    row[slot + 7] =
      shape.startCues.isDisjoint(with: [.related, .comment, .notice, .footer]) ? 0 : 1
    row[slot + 8] = shape.wholeCues.isDisjoint(with: .furniture) ? 0 : 1
  }

  /// Where the line lies: share of the page, long sentences before, after and close by.
  private func fillPlace(_ index: Int, _ row: UnsafeMutableBufferPointer<Float>, _ slot: Int) {
    let total = max(0.001, mass[shapes.count])
    let before = mass[index] / total
    row[slot] = Float(index) / Float(max(1, shapes.count))
    row[slot + 1] = before
    row[slot + 2] = before < 0.02 ? 1 : 0
    row[slot + 3] = before > 0.98 ? 1 : 0
    row[slot + 4] = before > 0.85 ? 1 : 0
    for (step, reach) in [3, 8, 20].enumerated() {
      let low = max(0, index - reach)
      let high = min(shapes.count, index + 1 + reach)
      row[slot + 5 + step] =
        (mass[high] - mass[index + 1] + mass[index] - mass[low]) / Float(2 * reach)
    }
    let shape = shapes[index]
    row[slot + 8] = shape.blankBefore > 0 ? 1 : 0
    row[slot + 9] = shape.blankAfter > 0 ? 1 : 0
    row[slot + 10] = shape.blankBefore > 1 ? 1 : 0
    row[slot + 11] = index + 1 == shapes.count || index == 0 ? 1 : 0
    // Text on both sides, whatever stands between: furniture set into an article does not end it.
    let behind = mass[index] - mass[max(0, index - Self.reach)]
    let ahead = mass[min(shapes.count, index + 1 + Self.reach)] - mass[index + 1]
    row[slot + 12] = min(1, behind)
    row[slot + 13] = min(1, ahead)
    row[slot + 14] = min(1, min(behind, ahead))
    // How much text follows the heading of teasers or comments that stands above the line.
    let rest = headings[index] < 0 ? 0 : (mass[shapes.count] - mass[headings[index]]) / total
    row[slot + 15] = rest
    row[slot + 16] = rest * Self.prose(shapes[index])
  }
}
