public import Chronology

/// The values of one column, stored by type without a box per value.
public enum Column: Sendable {
  case text(TextColumn)
  case int(FixedColumn<Int64>)
  case number(FixedColumn<Double>)
  case bool(FixedColumn<Bool>)
  case date(DateColumn)
  case instant(FixedColumn<Instant>)
  case duration(FixedColumn<CalendarDuration>)

  /// Lists, and relations (whose elements are the text ids of the related rows).
  case list(ListColumn)
  case record(RecordColumn)

  /// A column of this many nulls, which fits every type.
  case null(count: Int)
}

/// Values of one width with an optional validity mask.
public struct FixedColumn<Value: Sendable>: Sendable {
  /// One value a row; what stands at a null row has no meaning.
  public var values: [Value]

  /// One flag a row, false where the value is null; nil where there is no null.
  public var valid: [Bool]?

  /// A column of these values.
  public init(_ values: [Value], valid: [Bool]? = nil) {
    self.values = values
    self.valid = valid
  }
}

/// Fuzzy dates, each part in an array of its own so that a kernel reads only what it needs.
public struct DateColumn: Sendable {
  /// `FuzzyDate.earliest.number` of each row.
  public var earliest: [Int32]

  /// `FuzzyDate.latest.number` of each row.
  public var latest: [Int32]

  /// `FuzzyDate.detail` of each row.
  public var detail: [UInt64]

  /// One flag a row, false where the value is null; nil where there is no null.
  public var valid: [Bool]?

  /// A column of these parts, all of one length.
  public init(earliest: [Int32], latest: [Int32], detail: [UInt64], valid: [Bool]? = nil) {
    self.earliest = earliest
    self.latest = latest
    self.detail = detail
    self.valid = valid
  }
}

/// Texts as codes into a heap: a dictionary for repetitive columns, one entry a row for long text.
///
/// Gathering rows gathers codes and leaves the heap alone.
public struct TextColumn: Sendable {
  /// The code of a null.
  public static let null = UInt32.max

  /// The distinct (or all) texts.
  public var heap: TextHeap

  /// One code a row, an index into `heap` or `TextColumn.null`.
  public var codes: [UInt32]

  /// A column of these codes.
  public init(heap: TextHeap, codes: [UInt32]) {
    self.heap = heap
    self.codes = codes
  }
}

/// UTF-8 texts (NFC), one after the other.
public struct TextHeap: Sendable {
  /// All texts, concatenated.
  public var bytes: [UInt8]

  /// Where each text begins, and one more entry for the end of the last.
  public var offsets: [Int]

  /// Whether no two entries are equal, so that equal codes mean equal texts and the reverse.
  public var isDistinct: Bool

  /// A heap of these bytes.
  public init(bytes: [UInt8], offsets: [Int], isDistinct: Bool) {
    self.bytes = bytes
    self.offsets = offsets
    self.isDistinct = isDistinct
  }
}

/// Lists: row `i` holds the elements `offsets[i]..<offsets[i + 1]`.
///
/// A list is never null.
public struct ListColumn: Sendable {
  /// One entry a row and one more.
  public var offsets: [Int]

  /// The elements of all rows; boxed because a column of lists contains a column.
  public var elements: [Column]

  /// A column of lists over these elements.
  public init(offsets: [Int], elements: Column) {
    self.offsets = offsets
    self.elements = [elements]
  }
}

/// Records: one column a part.
public struct RecordColumn: Sendable {
  /// The parts' names and types.
  public var fields: [Field]

  /// The parts, each as long as the column.
  public var columns: [Column]

  /// How many records there are.
  public var count: Int

  /// One flag a row, false where the record is null; nil where there is no null.
  ///
  /// The parts of a null record are null.
  public var valid: [Bool]?

  /// A column of records with these parts.
  public init(fields: [Field], columns: [Column], count: Int, valid: [Bool]? = nil) {
    self.fields = fields
    self.columns = columns
    self.count = count
    self.valid = valid
  }
}
