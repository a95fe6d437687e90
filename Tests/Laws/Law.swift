internal import Glibc

/// A law, tried on many random cases; one that breaks it is made as small as it goes.
package struct Law<Case> {
  private let make: (inout Choices) -> Case
  private let fault: (Case) throws -> String?

  /// A law on the cases that `make` gives; `fault` says what is wrong, nil where the law holds.
  package init(
    on make: @escaping (inout Choices) -> Case,
    fault: @escaping (Case) throws -> String?
  ) {
    self.make = make
    self.fault = fault
  }

  /// The first case of these seeds that breaks the law, in its smallest form; nil if there is none.
  package func counterexample(seeds: Range<Int>) -> String? {
    for seed in seeds {
      var choices = Choices(seed: UInt64(seed))
      let found = make(&choices)
      guard let first = problem(of: found) else { continue }
      let (smallest, problem) = shrunk(choices.made, first)
      return "seed \(seed): \(problem)\n\(smallest)"
    }
    return nil
  }

  private func problem(of found: Case) -> String? {
    do {
      return try fault(found)
    } catch {
      return "\(error)"
    }
  }

  /// The case of these choices after leaving out and lowering whatever is not needed.
  private func shrunk(_ choices: [Int], _ problem: String) -> (Case, String) {
    var best = choices
    var problem = problem
    var trials = 3_000
    func stillBreaks(_ shorter: [Int]) -> Bool {
      guard trials > 0 else { return false }
      trials -= 1
      var replay = Choices(replaying: shorter)
      guard let found = self.problem(of: make(&replay)) else { return false }
      let used = Array(replay.made.prefix(shorter.count))
      guard used.count < best.count || used.count == best.count && less(used, best) else {
        return false
      }
      (best, problem) = (used, found)
      return true
    }
    var isSmaller = true
    while isSmaller, trials > 0 {
      isSmaller = false
      for size in [64, 32, 16, 8, 4, 2, 1] {
        var start = max(0, best.count - size)
        while start >= 0 {
          var shorter = best
          start = min(start, max(0, shorter.count - 1))
          shorter.removeSubrange(start..<min(start + size, shorter.count))
          if stillBreaks(shorter) { isSmaller = true }
          start = start > 0 ? max(0, start - max(1, size / 2)) : -1
        }
      }
      for place in best.indices where place < best.count && best[place] > 0 {
        for lower in [0, best[place] / 2, best[place] - 1] where place < best.count {
          var lowered = best
          lowered[place] = lower
          if stillBreaks(lowered) { isSmaller = true }
        }
      }
    }
    var replay = Choices(replaying: best)
    return (make(&replay), problem)
  }

  private func less(_ left: [Int], _ right: [Int]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }
}

/// The seeds of one part of a law's cases, so that parts run side by side.
///
/// `DQ_SEED` in the environment gives other cases, `DQ_CASES` another number for each part.
package enum LawSeeds {
  /// The seeds of part `part` with so many cases.
  package static func part(_ part: Int, of cases: Int) -> Range<Int> {
    let count = setting("DQ_CASES", or: cases)
    let first = setting("DQ_SEED", or: 0) * 10_000_000 + part * count
    return first..<(first + count)
  }

  private static func setting(_ name: String, or fallback: Int) -> Int {
    guard let text = getenv(name) else { return fallback }
    return Int(String(cString: text)) ?? fallback
  }
}
