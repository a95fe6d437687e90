#!/usr/bin/env python3
"""Asks dq the queries of asked.txt and compares the answers with DuckDB's or with those worked out.

usage: asked.py DQ
"""
import json, pathlib, subprocess, sys, tempfile, unicodedata
import duckdb
from answers import asked, same

nfd = lambda text: unicodedata.normalize("NFD", text)
ORDERS = [
    dict(id=10, person=1, amount=10.5, qty=2, tags=["a", "b"], date="2025-01-10", meta=dict(vip=True, level=2),
         items=[dict(sku="x", n=1), dict(sku="y", n=2)]),
    dict(id=11, person=2, amount=None, qty=1, tags=[], date="2025-01", meta=None, items=[]),
    dict(id=12, person=1, amount=-4, qty=None, tags=["b", None, "b"], date="2025-02-01", meta=dict(vip=False, level=None), items=None),
    dict(id=13, person=None, amount=99.99, qty=5, tags=None, date=None, meta=dict(vip=None, level=7), items=[dict(sku=None, n=3)]),
    dict(id=14, person=3, amount=10.5, qty=0, tags=["c", "a"], date="2025-03", meta={}, items=[dict(sku="x", n=None)]),
    dict(id=15, person=9, amount=1e10, qty=9007199254740993, tags=["A"], date="2024-12-31/2025-01-02", meta=dict(vip=True, level=1), items=[])]
EVENTS = [dict(zip(("id", "kind", "date", "until", "who", "n", "big", "x"), row)) for row in [
    ("e1", "call", "2025-02-15", None, ["Lavrov", "Rubio"], 1, 9223372036854775807, 0.1),
    ("e2", "call", "2025-02", "2025-03", ["Rubio"], 2, -9223372036854775807, 0.2),
    ("e3", "visit", "2025-02~", None, [], None, None, None),
    ("e4", "visit", "2025-02-15?", "2025-02-20", ["Szijjártó", nfd("Szijjártó")], 4, 0, -0.3),
    ("e5", None, "2025-01-30/2025-02-02", None, ["Lavrov", None], 4, 1, 1e-3),
    ("e6", "call", "2024-12-31/..", None, ["拉夫罗夫"], -1, 5, 2.5),
    ("e7", "talk", "XXXX-02-15", None, None, 0, 7, 1e3),
    ("e8", "", None, None, ["Wang"], 3, 7, 3.5),
    ("e9", "Call", "../2024-06-30", "2025-02", ["wang", "Rubio"], 2, 7, 3.5)]]
FILES = {
    "people.csv": "\ufeff" + "\r\n".join([
        "id,name,city,age,score,active,born,joined,count,date,note",
        '1,Ágnes,Győr,34,7.5,true,1990-05,2021-03-04,3,2025-02-15,"said ""hi"""',
        f"2,{nfd('Ágnes')},{nfd('Győr')},,2.25,false,1985-11-30,2020-01-01,,2025-02,",
        '3,Bo,Łódź,28,-3.5,,1996-02~,2022-12-31,5,2025-02-28,""',
        '4,"O\'Neil, Tim",,51,0.0,true,,2019-06-15,0,,"two\r\nlines"',
        "5,Straße,Köln,28,,false,1970-01-01/1970-03-31,2021-03-04,-2,2024-12-31,=1+1",
        "6,中村,東京,67,12.75,true,1957-XX-03,2021-03-05,3,2025-03-01?,  pad ",
        "7,İpek,İstanbul,,,,1999-07,,,2025-02~,",
        "8,bo,łódź,28,7.5,true,1996-03,2023-01-01,7,2024-01,x", ""]),
    "orders.json": json.dumps(ORDERS),
    "ev.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in EVENTS),
    "odd.tsv": "count\tdate\tsum\tgroup\tby\tfilter\tand\ta b\ta.b\tÜnï\tselect\tnull\tit\tdup\tdup\t\ttake\n"
               "1\t2025-01\t5\tx\ty\ttrue\t1\tp q\t0.5\tä\ts\tn\ti\t1\t2\tblank\t9\n"
               "2\t2025-02-03\t\tx\t\tfalse\t2\t\t1.5\tÄ\t\t\tj\t3\t4\t\t8\n"
               "2\t\t7\t\tz\t\t\tp\t\t\tt\tn\t\t\t\tb\t7\n",
    "cities.csv": "city,country,pop\nGyőr,HU,130000\nKöln,DE,1080000\nŁódź,PL,\nKöln,de,5\n,XX,1\n東京,JP,14000000\n",
    "sales.csv": "region,month,amt,units\n" + "\n".join(
        f"{r},2024-{m:02d},{'' if (m + len(r)) % 5 == 0 else (m * 37 + len(r) * 11) % 100 / 4},{(m * 7 + len(r)) % 6 - 1}"
        for r in ("N", "SO", "EST") for m in (1, 2, 3, 5, 6, 9)) + "\n",
    "empty.csv": "a,b,c\n", "empty.jsonl": "", "empty.json": "[]", "one.csv": "k,v\nx,1\n",
    "semi.csv": "name;price\nA;1,5\nB;2\n", "de.csv": "day;zip;ok\n01.02.2025;99999;true\n31.12.2024;01067;false\n;00000;\n",
    "nulls.jsonl": '{"a":null,"b":1}\n{"a":null,"b":null}\n',
    "mixed.jsonl": '{"m":1,"l":[1,"a"],"z":"007"}\n{"m":"x","l":[],"z":"12"}\n{"m":null,"l":[2.5],"z":null}\n{"m":true,"l":null,"z":"5"}\n',
}


def tables(folder):
    """The files, and the tables of them with all texts in NFC."""
    connection = duckdb.connect()
    for name, text in FILES.items():
        (folder / name).write_bytes(text.encode())
        (folder / ("nfc-" + name)).write_bytes(unicodedata.normalize("NFC", text).encode())
    numbered = "create table {0} as select *, row_number() over () - 1 as _o from "
    csv = numbered + "read_csv('{1}/nfc-{2}', header = true, all_varchar = {3}, nullstr = '', allow_quoted_nulls = false)"
    connection.execute(csv.format("people0", folder, "people.csv", "true"))
    connection.execute("create table people as select * replace (id::int as id, age::int as age, score::double as score, "
                       'active::boolean as active, "count"::int as "count") from people0')
    connection.execute(csv.format("cities", folder, "cities.csv", "false"))
    connection.execute(csv.format("sales", folder, "sales.csv", "true"))
    connection.execute("create or replace table sales as select * replace (amt::double as amt, units::int as units) from sales")
    connection.execute(csv.format("odd", folder, "odd.tsv", "false").replace("header", "delim = '\t', header"))
    for old, new in (("dup_1", "dup_2"), ("column15", "column_16")):
        connection.execute(f"alter table odd rename column {old} to {new}")
    for name, content in (("orders", ORDERS), ("ev", EVENTS)):
        connection.execute((numbered + "read_json('{1}')").format(name, folder / ("nfc-orders.json" if name == "orders" else "nfc-ev.jsonl")))
    return connection


def main():
    dq = str(pathlib.Path(sys.argv[1]).resolve())
    query, count, wrong = None, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        connection = tables(folder)
        for line in (pathlib.Path(__file__).parent / "asked.txt").read_text().splitlines():
            sign, text = line[:2], line[2:]
            if sign == "? ":
                query = text
            elif sign in ("= ", ": "):
                count += 1
                theirs = json.loads(text) if sign == ": " else list(map(list, connection.execute(text).fetchall()))
                mine = asked(dq, folder, query)
                if isinstance(mine, str) or not (len(mine) == len(theirs) and all(map(same, mine, theirs))):
                    wrong += 1
                    print(f"{query}\n  dq:       {mine}\n  expected: {theirs}")
    print(f"{count} queries by hand, {wrong} with another answer")
    sys.exit(wrong > 0)


main()
