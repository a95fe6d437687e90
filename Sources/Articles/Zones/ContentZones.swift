internal import Lexicon

/// Which lines are text of the article: a linear-chain model over `ZoneFeatures`.
///
/// Each line has a score for being content, two neighbours have one for each pair of answers; the
/// sequence of answers with the highest sum is found by Viterbi's method. The weights are data
/// (`articles/zones.weights`), fitted offline on labelled pages.
struct ContentZones: Sendable {
  static let shared = ContentZones()

  private let weights: [Float]

  /// Indexed by the answer before and the answer after.
  private let pairs: [Float]

  private init() {
    let file = DataFile("articles/zones.weights")
    let numbers = { (section: String) in
      (file?.entries(section) ?? []).compactMap { $0.last.flatMap { Float($0) } }
    }
    let own = numbers("line")
    let pair = numbers("pair")
    weights =
      own.count == ZoneFeatures.count ? own : [Float](repeating: 0, count: ZoneFeatures.count)
    pairs = pair.count == 4 ? pair : [0, 0, 0, 0]
  }

  /// For every line that is not blank, whether it is content.
  ///
  /// Lines whose own look decides (pictures, captions and teasers between two paragraphs) are passed
  /// over, so that they do not cut the text in two.
  func content(_ shapes: [LineShape]) -> [Bool] {
    var answers = [Bool](repeating: false, count: shapes.count)
    let open = shapes.indices.filter { !shapes[$0].standsApart }
    guard !open.isEmpty else { return answers }
    let scores = scores(shapes)
    var best: (Float, Float) = (0, scores[open[0]])
    var from: [(Bool, Bool)] = [(false, false)]
    from.reserveCapacity(open.count)
    for index in open.dropFirst() {
      let (stay, leave) = (best.0 + pairs[0], best.1 + pairs[2])
      let (enter, goOn) = (best.0 + pairs[1], best.1 + pairs[3])
      from.append((leave > stay, goOn > enter))
      best = (max(stay, leave), max(enter, goOn) + scores[index])
    }
    var state = best.1 > best.0
    for (place, index) in open.enumerated().reversed() {
      answers[index] = state
      state = state ? from[place].1 : from[place].0
    }
    return answers
  }

  private func scores(_ shapes: [LineShape]) -> [Float] {
    let features = ZoneFeatures(shapes)
    var row = [Float](repeating: 0, count: ZoneFeatures.count)
    return row.withUnsafeMutableBufferPointer { row in
      weights.withUnsafeBufferPointer { weights in
        shapes.indices.map { index in
          features.fill(index, into: row)
          return Self.product(UnsafeRawBufferPointer(row), UnsafeRawBufferPointer(weights))
        }
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
