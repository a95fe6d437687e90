internal import Chronology
internal import Columns
internal import Engine
internal import Glibc
internal import QueryLanguage

/// Measures queries on made-up tables through parser, checker and engine.
///
/// usage: dq-bench [ROWS] [ROUNDS]; prints name, median and least milliseconds, and rows of the result.
/// With a path as third argument the tables are also written there as JSON lines, for other programs.
let arguments = CommandLine.arguments
let rows = arguments.count > 1 ? Int(arguments[1]) ?? 1_000_000 : 1_000_000
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 7 : 7
let bench = Bench(tables: BenchTables(rows: rows), rounds: rounds)
if arguments.count > 3 { bench.write(to: arguments[3]) }
bench.run()
