internal import Lexicon

/// Which lines are text of the article: a linear-chain model over `ZoneFeatures`.
///
/// A page is furniture before the text, text with furniture set into it, furniture behind it; each
/// line is in one of these four places. It has a score for each, two neighbours have one for each
/// step from place to place; the sequence with the highest sum is found by Viterbi's method. The
/// weights are data (`articles/zones.weights`), fitted offline on labelled pages.
struct ContentZones: Sendable {
  static let shared = ContentZones()

  private let text: [Float]
  private let gap: [Float]
  private let after: [Float]
  private let steps: Steps

  /// What the steps from a line's place to that of the next one score.
  private struct Steps {
    var beforeToBefore: Float = 0
    var beforeToText: Float = 0
    var textToText: Float = 0
    var textToGap: Float = 0
    var textToAfter: Float = 0
    var gapToGap: Float = 0
    var gapToText: Float = 0
    var afterToAfter: Float = 0

    init(_ scores: [Float]) {
      guard scores.count == 8 else { return }
      (beforeToBefore, beforeToText, textToText) = (scores[0], scores[1], scores[2])
      (textToGap, textToAfter, gapToGap) = (scores[3], scores[4], scores[5])
      (gapToText, afterToAfter) = (scores[6], scores[7])
    }
  }

  private enum Place: UInt8 {
    case before, text, gap, after
  }

  /// The best sums of a sequence that ends in each place.
  ///
  /// What stands before the text scores nothing.
  private struct Sums {
    var before: Float = 0
    var text: Float
    var gap = -Float.infinity
    var after = -Float.infinity
  }

  /// From where the best sequences came to each place.
  private struct Origins {
    var text = Place.before
    var gap = Place.text
    var after = Place.text
  }

  private init() {
    let file = DataFile("articles/zones.weights")
    let numbers = { (section: String) in
      (file?.entries(section) ?? []).compactMap { $0.last.flatMap { Float($0) } }
    }
    let weights = { (section: String) in
      let found = numbers(section)
      return found.count == ZoneFeatures.count
        ? found : [Float](repeating: 0, count: ZoneFeatures.count)
    }
    text = weights("text")
    gap = weights("gap")
    after = weights("after")
    steps = Steps(numbers("step"))
  }

  /// For every line that is not blank, whether it is content.
  ///
  /// Lines whose own look decides (pictures, captions and teasers between two paragraphs) are passed
  /// over, so that they do not cut the text in two. Linear.
  func content(_ shapes: [LineShape]) -> [Bool] {
    var answers = [Bool](repeating: false, count: shapes.count)
    let open = shapes.indices.filter { !shapes[$0].standsApart }
    guard !open.isEmpty else { return answers }
    let scores = scores(shapes, open)
    var sums = Sums(text: scores[0].text)
    var origins: [Origins] = []
    origins.reserveCapacity(open.count)
    for score in scores.dropFirst() { origins.append(step(&sums, score)) }
    var place = Place.before
    if sums.text > max(sums.before, sums.after) {
      place = .text
    } else if sums.after > sums.before {
      place = .after
    }
    for (order, index) in open.enumerated().reversed() {
      answers[index] = place == .text
      guard order > 0 else { break }
      switch place {
      case .before: break
      case .text: place = origins[order - 1].text
      case .gap: place = origins[order - 1].gap
      case .after: place = origins[order - 1].after
      }
    }
    return answers
  }

  private func step(_ sums: inout Sums, _ score: Score) -> Origins {
    let old = sums
    var origins = Origins()
    sums.before = old.before + steps.beforeToBefore
    sums.text = old.before + steps.beforeToText
    if old.text + steps.textToText > sums.text {
      sums.text = old.text + steps.textToText
      origins.text = .text
    }
    if old.gap + steps.gapToText > sums.text {
      sums.text = old.gap + steps.gapToText
      origins.text = .gap
    }
    sums.gap = old.text + steps.textToGap
    if old.gap + steps.gapToGap > sums.gap {
      sums.gap = old.gap + steps.gapToGap
      origins.gap = .gap
    }
    sums.after = old.text + steps.textToAfter
    if old.after + steps.afterToAfter > sums.after {
      sums.after = old.after + steps.afterToAfter
      origins.after = .after
    }
    sums.text += score.text
    sums.gap += score.gap
    sums.after += score.after
    return origins
  }

  /// What a line alone scores in each place.
  private struct Score {
    var text: Float
    var gap: Float
    var after: Float
  }

  private func scores(_ shapes: [LineShape], _ open: [Int]) -> [Score] {
    let features = ZoneFeatures(shapes)
    var row = [Float](repeating: 0, count: ZoneFeatures.count)
    return row.withUnsafeMutableBufferPointer { row in
      open.map { index in
        features.fill(index, into: row)
        let values = UnsafeRawBufferPointer(row)
        return Score(
          text: text.withUnsafeBytes { Self.product(values, $0) },
          gap: gap.withUnsafeBytes { Self.product(values, $0) },
          after: after.withUnsafeBytes { Self.product(values, $0) }
        )
      }
    }
  }

  /// The weighted sum: eight partial ones side by side, as each addition waits for the one before.
  private static func product(
    _ row: UnsafeRawBufferPointer,
    _ weights: UnsafeRawBufferPointer
  )
    -> Float
  {
    typealias Lanes = SIMD8<Float>
    let (step, size) = (MemoryLayout<Lanes>.size, MemoryLayout<Float>.size)
    var sums = Lanes(repeating: 0)
    var offset = 0
    while offset + step <= row.count {
      sums +=
        row.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
        * weights.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
      offset += step
    }
    var sum = sums.sum()
    while offset < row.count {
      sum +=
        row.load(fromByteOffset: offset, as: Float.self)
        * weights.load(fromByteOffset: offset, as: Float.self)
      offset += size
    }
    return sum
  }
}
