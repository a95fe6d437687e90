/// The formats in which a table can be written.
public enum TableFormat: String, CaseIterable, Sendable {
  case table, vertical, csv, tsv, json, jsonl, markdown, html
}
