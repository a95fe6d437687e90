internal import CPCRE2

/// A compiled regular expression: PCRE2 with UTF, Unicode classes and JIT.
///
/// One pattern serves all threads; each has a `PatternMatcher` of its own.
package final class Pattern: @unchecked Sendable {
  fileprivate let code: OpaquePointer

  /// How many groups capture.
  package let groupCount: Int

  /// Bytes that every match contains, empty where none are known.
  let required: [UInt8]

  /// Compiles a pattern with any of the flags `i`, `m` and `s`.
  ///
  /// - Throws: `PatternProblem` with the place within the pattern.
  package init(_ text: String, flags: String = "") throws(PatternProblem) {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
    for flag in flags.unicodeScalars {
      switch flag {
      case "i": options |= PCRE2_CASELESS
      case "m": options |= PCRE2_MULTILINE
      case "s": options |= PCRE2_DOTALL
      default: throw PatternProblem(message: "there is no flag `\(flag)`; use i, m, s", offset: 0)
      }
    }
    var (number, offset): (Int32, Int) = (0, 0)
    let bytes = Array(text.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil) else {
      let message = Pattern.message(number)
      throw PatternProblem(message: message, offset: min(offset, bytes.count))
    }
    pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    var groups: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    self.code = code
    groupCount = Int(groups)
    required = flags.contains("i") ? [] : RequiredLiteral.find(bytes)
  }

  deinit {
    pcre2_code_free_8(code)
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<Int(count)], as: UTF8.self) : "no valid pattern"
  }
}

/// Why a regular expression cannot be compiled.
package struct PatternProblem: Error, Hashable, Sendable {
  /// What is wrong, in PCRE2's words.
  package var message: String

  /// Bytes from the beginning of the pattern.
  package var offset: Int
}

/// A pattern that went back and forth on one text longer than is allowed.
package struct PatternLimit: Error, Hashable, Sendable {}

/// Runs one pattern over texts, one after the other, with memory of its own.
package final class PatternMatcher {
  private let pattern: Pattern
  private let data: OpaquePointer
  private let context: OpaquePointer

  /// Steps that one text may take.
  private static let limit: UInt32 = 10_000_000

  /// A matcher for the pattern; nil where memory is short.
  package init?(_ pattern: Pattern) {
    guard let data = pcre2_match_data_create_from_pattern_8(pattern.code, nil) else { return nil }
    guard let context = pcre2_match_context_create_8(nil) else {
      pcre2_match_data_free_8(data)
      return nil
    }
    pcre2_set_match_limit_8(context, PatternMatcher.limit)
    self.pattern = pattern
    self.data = data
    self.context = context
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }

  /// Whether the pattern matches anywhere in the text.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) throws(PatternLimit) -> Bool {
    try search(text, from: 0)
  }

  /// The first match at or after an offset.
  package func find(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int = 0
  ) throws(PatternLimit) -> Range<Int>? {
    try search(text, from: start) ? group(0) : nil
  }

  /// The range of a group of the match just found (0 is all of it); nil where it took no part.
  package func group(_ number: Int) -> Range<Int>? {
    guard number <= pattern.groupCount, let ends = pcre2_get_ovector_pointer_8(data) else {
      return nil
    }
    let (start, end) = (ends[number * 2], ends[number * 2 + 1])
    return start != Int.max && start >= 0 && start <= end ? Int(start)..<Int(end) : nil
  }

  private func search(
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) throws(PatternLimit) -> Bool {
    guard start <= text.count else { return false }
    if !pattern.required.isEmpty {
      let rest = UnsafeBufferPointer(rebasing: text[start...])
      guard ByteSearch.find(pattern.required, in: rest) != nil else { return false }
    }
    var empty: UInt8 = 0
    let result = withUnsafePointer(to: &empty) { nothing in
      pcre2_match_8(pattern.code, text.baseAddress ?? nothing, text.count, start, 0, data, context)
    }
    if result >= 0 { return true }
    switch result {
    case PCRE2_ERROR_NOMATCH: return false
    default: throw PatternLimit()
    }
  }
}

/// The longest run of bytes that every match of a pattern contains.
///
/// Only letters that stand on the outermost level, without alternatives, are looked at; what is not
/// understood ends the run.
private enum RequiredLiteral {
  static func find(_ pattern: [UInt8]) -> [UInt8] {
    var (best, run): ([UInt8], [UInt8]) = ([], [])
    var index = 0
    func end() {
      if run.count > best.count { best = run }
      run = []
    }
    while index < pattern.count {
      let byte = pattern[index]
      switch byte {
      case UInt8(ascii: "|"): return []
      case UInt8(ascii: "("):
        // An option such as (?i) or a verb changes what follows.
        guard index + 1 < pattern.count, pattern[index + 1] != UInt8(ascii: "*"),
          !isOption(pattern, index), let close = closing(pattern, index)
        else { return [] }
        end()
        index = close
      case UInt8(ascii: "["):
        guard let close = classEnd(pattern, index) else { return [] }
        end()
        index = close
      case UInt8(ascii: "\\"):
        index += 1
        guard index < pattern.count, isPunctuation(pattern[index]) else {
          if index < pattern.count, !isPlainClass(pattern[index]) { return [] }
          end()
          break
        }
        run.append(pattern[index])
      case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "{"):
        dropLastScalar(&run)
        end()
        if byte == UInt8(ascii: "{") { index = pattern[index...].firstIndex(of: 0x7D) ?? index }
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"): end()
      default: run.append(byte)
      }
      index += 1
    }
    end()
    return best
  }

  private static func isOption(_ pattern: [UInt8], _ open: Int) -> Bool {
    guard open + 2 < pattern.count, pattern[open + 1] == UInt8(ascii: "?") else { return false }
    let next = pattern[open + 2]
    return next != UInt8(ascii: ":") && next != UInt8(ascii: "=") && next != UInt8(ascii: "!")
      && next != UInt8(ascii: "<") && next != UInt8(ascii: ">")
  }

  /// `\d \w \s \b …`, which stand for one thing and take no more letters.
  private static func isPlainClass(_ byte: UInt8) -> Bool {
    "dDwWsSbBAzZhHvVRXnrtfe".utf8.contains(byte)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func closing(_ pattern: [UInt8], _ open: Int) -> Int? {
    var (index, depth) = (open, 0)
    while index < pattern.count {
      switch pattern[index] {
      case UInt8(ascii: "\\"):
        if index + 1 < pattern.count, pattern[index + 1] == UInt8(ascii: "Q") { return nil }
        index += 1
      case UInt8(ascii: "["):
        guard let end = classEnd(pattern, index) else { return nil }
        index = end
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The index of the `]` that ends a class; a `]` that stands first belongs to it.
  private static func classEnd(_ pattern: [UInt8], _ open: Int) -> Int? {
    var index = open + 1
    if index < pattern.count, pattern[index] == UInt8(ascii: "^") { index += 1 }
    let first = index
    while index < pattern.count {
      switch pattern[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]") where index > first: return index
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func dropLastScalar(_ run: inout [UInt8]) {
    while let last = run.popLast() {
      if last & 0xC0 != 0x80 { return }
    }
  }
}
