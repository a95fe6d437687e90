/// The scalar functions.
///
/// The table `Library` holds name, signature, help and examples of each;
/// engines switch over this type exhaustively.
package enum Function: String, CaseIterable, Sendable {
  // text
  case lower, upper, trim, fold, len, words, slice, replace, extract, split, join, format, script
  case latin, similarity, snippet
  // date
  case date, earliest, latest, precision, start, days, age, edtf
  // list
  case size, distinct, sorted, first, last
  // number
  case abs, round, floor, ceil, min, max, number, int
  // condition
  case `if`, `case`
}

/// Functions of a list with an expression over its elements.
package enum ElementFunction: String, CaseIterable, Sendable {
  case any, all, keep, map
}

/// The aggregates.
package enum Aggregate: String, CaseIterable, Sendable {
  case count, sum, avg, median, quantile, stddev, min, max, first, last
  case countDistinct = "count_distinct"
  case distinct, list, top, share, any, all
}

/// The functions over the order of the rows.
package enum WindowFunction: String, CaseIterable, Sendable {
  case rowNumber = "row_number"
  case rank, lag, lead
  case runningSum = "running_sum"
  case movingAverage = "moving_avg"
  case change
}
