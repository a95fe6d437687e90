#!/usr/bin/env python3
"""Measures dq's queries beside DuckDB and Polars on the same rows in the same run.

usage: queries.py DQ-BENCH [ROWS] [ROUNDS]

Peers that are not installed (pip install duckdb polars) are left out. Each keeps its own tables in
memory and uses both cores; the ratio is the fastest peer's median over dq's.
"""
import pathlib, statistics, subprocess, sys, tempfile, time

SQL = {
    "1": "select count(*) from articles where date between '2018-01-01' and '2018-12-31' and language = 'hu'",
    "2": "select date, count(*) from events group by date order by date",
    "3": "select date_trunc('month', date) m, language, count(*) from articles group by all order by all",
    "4": "select source, count(*) c from articles group by source order by c desc, source limit 10",
    "5": "select * from events order by tone desc limit 20",
    "6": "select id from events order by date, id",
    "7": "select date_trunc('month', date) m, count(*) from events where len(list_filter(participants, lambda p: p like '% 42')) > 0 group by m order by m",
    "8": "select p, count(*) c from (select unnest(participants) p from events) group by p order by c desc limit 20",
    "9": "select language, count(*) from events e join articles a on e.article = a.id group by language order by language",
    "10": "select count(*) from events where contains(lower(title), 'trade with széba')",
    "12": "select count(*) from events where regexp_matches(title, '(summit|treaty) in [A-M][^ ]+ ')",
    "13": "select kind, quantile_cont(tone, [0.5, 0.95]) from events group by kind order by kind",
}


def median(run, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def duckdb_times(folder, rounds):
    import duckdb
    connection = duckdb.connect()
    for name in ("articles", "events"):
        connection.execute(f"create table {name} as select * replace (date::date as date) "
                           f"from read_json_auto('{folder}/{name}.jsonl')")
    return {key: median(lambda: connection.execute(sql).to_arrow_table(), rounds) for key, sql in SQL.items()}


def polars_times(folder, rounds):
    import polars as pl
    events, articles = (pl.read_ndjson(f"{folder}/{name}.jsonl").with_columns(pl.col("date").str.to_date())
                        for name in ("events", "articles"))
    articles = articles.with_columns(pl.col("language", "source").cast(pl.Categorical))
    events = events.with_columns(pl.col("kind").cast(pl.Categorical))
    c, n = pl.col, pl.len()
    month = c("date").dt.truncate("1mo")
    runs = {
        "1": lambda: articles.lazy().filter(c("date").dt.year() == 2018, c("language") == "hu").select(n).collect(),
        "2": lambda: events.lazy().group_by("date").agg(n).sort("date").collect(),
        "3": lambda: articles.lazy().group_by(month, "language").agg(n).sort("date", "language").collect(),
        "4": lambda: articles.lazy().group_by("source").agg(n).sort("len", descending=True).head(10).collect(),
        "5": lambda: events.lazy().top_k(20, by="tone").collect(),
        "6": lambda: events.lazy().sort("date", "id").select("id").collect(),
        "7": lambda: events.lazy().filter(c("participants").list.eval(pl.element().str.ends_with(" 42")).list.any())
            .group_by(month).agg(n).sort("date").collect(),
        "8": lambda: events.lazy().select(c("participants").explode()).group_by("participants").agg(n)
            .top_k(20, by="len").collect(),
        "9": lambda: events.lazy().join(articles.lazy(), left_on="article", right_on="id").group_by("language")
            .agg(n).collect(),
        "10": lambda: events.lazy().filter(c("title").str.contains("(?i)trade with széba")).select(n).collect(),
        "12": lambda: events.lazy().filter(c("title").str.contains(r"(summit|treaty) in [A-M][^ ]+ ")).select(n).collect(),
        "13": lambda: events.lazy().group_by("kind").agg(
            c("tone").quantile(0.5, "linear").alias("a"), c("tone").quantile(0.95, "linear").alias("b")).collect(),
    }
    return {key: median(run, rounds) for key, run in runs.items()}


def main():
    bench = sys.argv[1]
    rows = sys.argv[2] if len(sys.argv) > 2 else "1000000"
    rounds = sys.argv[3] if len(sys.argv) > 3 else "7"
    with tempfile.TemporaryDirectory() as folder:
        out = subprocess.run([bench, rows, rounds, folder], check=True, capture_output=True, text=True).stdout
        own = {}
        for line in out.splitlines():
            parts = line.split("\t")
            if len(parts) == 4:
                own[parts[0].split()[0]] = (parts[0], float(parts[1]))
            else:
                print(line)
        peers = {}
        for name, measure in (("duckdb", duckdb_times), ("polars", polars_times)):
            try:
                peers[name] = measure(pathlib.Path(folder), int(rounds))
            except ImportError:
                print(f"{name} is not installed and left out")
    print(f"{'query':26}{'dq':>9}" + "".join(f"{name:>9}" for name in peers) + "    ratio")
    product, count = 1.0, 0
    for key, (label, time_taken) in own.items():
        times = [peer[key] for peer in peers.values()]
        ratio = min(times) / time_taken if times else float("nan")
        product, count = product * ratio, count + 1
        print(f"{label:26}{time_taken:9.2f}" + "".join(f"{t:9.2f}" for t in times) + f"{ratio:9.2f}")
    if peers:
        print(f"geometric mean of the ratios {product ** (1 / count):.2f}")


main()
