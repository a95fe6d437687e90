/// Reading EDTF.
extension FuzzyDate {
  /// The value that an EDTF text writes: `2025-02-15`, `2025-02~`, `202X`, `2016-10/2016-12`,
  /// `../2020?`, `XXXX-03-28`.
  ///
  /// - Throws: `DateProblem`, which says what is wrong.
  /// - Complexity: O(1) but for patterns, which are tried on the years that they allow.
  public init(edtf text: String) throws(DateProblem) {
    var copy = text
    let result = copy.withUTF8 { bytes -> Result<FuzzyDate, DateProblem> in
      do throws(DateProblem) {
        return .success(try FuzzyDate(edtf: bytes))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  /// The value that these UTF-8 bytes of an EDTF text write.
  public init(edtf bytes: UnsafeBufferPointer<UInt8>) throws(DateProblem) {
    guard !bytes.isEmpty else { throw DateProblem("an empty text is no date") }
    if let day = plainDay(bytes) {
      self = FuzzyDate(day)
      return
    }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      if isOpenEnd(bytes[...]) { throw DateProblem("`..` is no date: one end must be known") }
      self = try DateEnd(bytes[...]).single()
      return
    }
    let (left, right) = (bytes[..<slash], bytes[(slash + 1)...])
    guard !right.contains(UInt8(ascii: "/")) else {
      throw DateProblem("`\(shown(bytes[...]))` has more than one `/`")
    }
    self = try FuzzyDate(start: left, end: right, whole: shown(bytes[...]))
  }

  private init(start: DateBytes, end: DateBytes, whole: String) throws(DateProblem) {
    if start.isEmpty || end.isEmpty {
      let fixed = start.isEmpty ? "..\(whole)" : "\(whole).."
      throw DateProblem("an open end is written `..`: `\(fixed)`", suggestions: [fixed])
    }
    let (isOpenStart, isOpenLast) = (isOpenEnd(start), isOpenEnd(end))
    guard !(isOpenStart && isOpenLast) else {
      throw DateProblem("`../..` is no date: one end must be known")
    }
    let first = isOpenStart ? nil : try DateEnd(start)
    let last = isOpenLast ? nil : try DateEnd(end)
    let from = try first?.bounds() ?? (.distantPast, .distantPast, .day)
    let through = try last?.bounds() ?? (.distantFuture, .distantFuture, .day)
    guard
      let value = FuzzyDate(
        first: from.0,
        last: through.1,
        marks: (first?.marks ?? [], last?.marks ?? []),
        written: (from.2, through.2)
      )
    else {
      throw DateProblem("`\(whole)` ends before it begins")
    }
    self = value
  }
}

/// The day that `2025-02-15` writes; nil for all else, also for a day that the calendar lacks.
private func plainDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
    return nil
  }
  func number(_ places: Range<Int>) -> Int? {
    var value = 0
    for place in places {
      guard case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
  guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
    return nil
  }
  return Day(year: year, month: month, day: day)
}

private func isOpenEnd(_ bytes: DateBytes) -> Bool {
  bytes.count == 2 && bytes.allSatisfy { $0 == UInt8(ascii: ".") }
}

func shown(_ bytes: DateBytes) -> String {
  String(decoding: bytes.prefix(40), as: UTF8.self)
}
