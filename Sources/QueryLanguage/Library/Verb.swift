/// The verbs: what may stand after `|`.
package enum Verb: String, CaseIterable, Sendable {
  case filter, exclude, search, derive, select, drop, rename, sort, take, top
  case groupBy = "group by"
  case summarize, count, distinct, explode, pairs, join, union, pivot, unpivot, within, sample
  case describe, chart, evidence, assert, save, explain
}
