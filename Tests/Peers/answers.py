#!/usr/bin/env python3
"""Asks dq random queries over loaded files and compares every answer with DuckDB's.

usage: answers.py DQ [COUNT] [SEED]

A query is written twice from one tree, as dq and as SQL, by what the language means: two-valued nulls,
lists that are never null, dates known only roughly (as the first and last day that they can be), an
order that every table has. asked.py and asked.txt beside this file ask queries written by hand.
"""
import concurrent.futures, datetime, json, math, pathlib, random, subprocess, sys, tempfile, unicodedata
import duckdb

DAY = datetime.date
FOLDS = {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}


def fold(text):
    """What `has` and `contains` compare (language.md, 4)."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return "".join(FOLDS.get(c, c) for c in letters)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


# MARK: The tables

WORDS = ["Győr", "köln", "Łódź", "alma", "Alma fa", "a-b", "", "ÁRVÍZ", "x", "東京", "İzmir", "no 42"]
TAGS = ["a", "B", "b", "é", "Łódź", "x y"]
DATES = [  # text, first day, last day, mark (0 none, 1 ?, 2 ~)
    ("2025-02-15", DAY(2025, 2, 15), DAY(2025, 2, 15), 0),
    ("2025-02-15?", DAY(2025, 2, 15), DAY(2025, 2, 15), 1),
    ("2025-02", DAY(2025, 2, 1), DAY(2025, 2, 28), 0),
    ("2025-02~", DAY(2025, 1, 1), DAY(2025, 3, 31), 2),
    ("2025-02-28", DAY(2025, 2, 28), DAY(2025, 2, 28), 0),
    ("2025-03-01", DAY(2025, 3, 1), DAY(2025, 3, 1), 0),
    ("2024-12-30/2025-01-02", DAY(2024, 12, 30), DAY(2025, 1, 2), 0),
    ("2024-03", DAY(2024, 3, 1), DAY(2024, 3, 31), 0),
    ("2024-02-29", DAY(2024, 2, 29), DAY(2024, 2, 29), 0),
    ("2024-01/2024-06", DAY(2024, 1, 1), DAY(2024, 6, 30), 0),
]
PERIODS = [  # as written, first day, last day
    ("2025-02-15", DAY(2025, 2, 15), DAY(2025, 2, 15)), ("2025-02", DAY(2025, 2, 1), DAY(2025, 2, 28)),
    ("2025", DAY(2025, 1, 1), DAY(2025, 12, 31)), ("2024-Q1", DAY(2024, 1, 1), DAY(2024, 3, 31)),
    ("2025-W01", DAY(2024, 12, 30), DAY(2025, 1, 5)), ("2025-02~", DAY(2025, 1, 1), DAY(2025, 3, 31)),
]


def rows(dice, count, start):
    maybe = lambda value: None if dice.random() < 0.2 else value
    for number in range(start, start + count):
        word = maybe(dice.choice(WORDS))
        yield {
            "id": number,
            "t": word if word is None or dice.random() < 0.5 else unicodedata.normalize("NFD", word),
            "key": maybe(dice.choice(["p", "q", "P", "r s"])),
            "i": maybe(dice.choice([-7, -1, 0, 1, 2, 3, 12, 5_000_000_000])),
            "n": maybe(dice.choice([-2.5, -0.25, 0.0, 0.5, 1.75, 3.0, 1e6])),
            "ok": maybe(dice.random() < 0.5),
            "count": maybe(dice.randrange(4)),
            "date": maybe(dice.choice(DATES)),
            "until": maybe(dice.choice(DATES)),
            "a b": maybe(dice.choice(["u", "v"])),
            "l": dice.choice([None, [], dice.sample(TAGS, 1), dice.sample(TAGS, 3),
                              ["a", None, "a"], [dice.choice(TAGS), dice.choice(TAGS)]]),
        }


TYPES = {"id": "int", "t": "text", "key": "text", "i": "int", "n": "number", "ok": "bool", "count": "int",
         "date": "date", "until": "date", "a b": "text", "l": "list"}


def write(folder, base):
    """The same rows as files for dq and as tables for DuckDB."""
    dice = random.Random(base)
    tables = {"t": list(rows(dice, 40, 1)), "s": list(rows(dice, 12, 35))}
    plain = lambda value: value[0] if isinstance(value, tuple) else value
    with open(folder / "t.jsonl", "w") as file:
        for row in tables["t"]:
            print(json.dumps({k: plain(v) for k, v in row.items()}, ensure_ascii=dice.random() < 0.5), file=file)
    for row in tables["s"]:
        row["l"] = None  # a csv file has no lists
    with open(folder / "s.csv", "w", newline="") as file:
        cell = lambda v: "" if v is None else str(v).lower() if isinstance(v, bool) else \
            '"' + str(plain(v)).replace('"', '""') + '"' if isinstance(v, str) else str(plain(v))
        lines = [",".join(f'"{k}"' for k in TYPES if k != "l")]
        lines += [",".join(cell(row[k]) for k in TYPES if k != "l") for row in tables["s"]]
        file.write("\ufeff" + "\r\n".join(lines))
    connection = duckdb.connect()
    connection.create_function("fold", fold, ["VARCHAR"], "VARCHAR")
    kinds = {"int": "BIGINT", "text": "VARCHAR", "number": "DOUBLE", "bool": "BOOLEAN", "list": "VARCHAR[]"}
    for name, content in tables.items():
        columns = []
        for column, type in TYPES.items():
            if type == "date":
                columns += [f'"{column}" VARCHAR', f'"{column}_e" DATE', f'"{column}_l" DATE', f'"{column}_m" INT']
            else:
                columns.append(f'"{column}" {kinds[type]}')
        connection.execute(f"create table {name} ({', '.join(columns)}, _o BIGINT)")
        for place, row in enumerate(content):
            values = []
            for column, type in TYPES.items():
                value = row[column]
                if type == "date":
                    values += list(value or (None, None, None, None))
                elif type == "list":
                    values.append(value or [])
                else:
                    values.append(unicodedata.normalize("NFC", value) if isinstance(value, str) else value)
            connection.execute(f"insert into {name} values ({', '.join('?' * len(values))}, {place})", values)
    return connection


# MARK: Expressions, each written as dq and as SQL

class Maker:
    def __init__(self, dice, columns):
        self.dice, self.columns = dice, columns

    def of(self, *types):
        return [name for name, type in self.columns if type in types]

    def column(self, *types):
        names = self.of(*types)
        return self.dice.choice(names) if names else None

    @staticmethod
    def name(column):
        return column if column.isidentifier() and column not in ("not",) else f"`{column}`"

    def value(self, type, depth=2):
        """An expression of this type: (dq, sql)."""
        dice = self.dice
        own = self.column(type)
        if own and (depth == 0 or dice.random() < 0.4):
            return self.name(own), f'"{own}"'
        pick = dice.randrange(7)
        if type == "int":
            if dice.random() < 0.15 and (date := self.column("date")):
                return self.part(date)
            if depth == 0 or pick == 0:
                number = dice.choice([-3, 0, 1, 2, 5])
                return (str(number), str(number)) if number >= 0 else (f"({number})", f"({number})")
            a, b = self.value("int", 0), self.value("int", 0)
            small = str(dice.choice([2, 3]))
            if pick == 1: return f"({a[0]} + {b[0]})", f"({a[1]} + {b[1]})"
            if pick == 2: return f"({a[0]} % {small})", f"({a[1]} % {small})"
            if pick == 3: return f"abs({a[0]})", f"abs({a[1]})"
            if pick == 4 and (texts := self.value("text", 0)): return f"len({texts[0]})", f"length({texts[1]})"
            if pick == 5 and (lists := self.column("list")):
                return f"size({self.name(lists)})", f'len("{lists}")'
            return f"({a[0]} ?? {b[0]})", f"coalesce({a[1]}, {b[1]})"
        if type == "number":
            if depth == 0 or pick == 0:
                return "2.5", "2.5::DOUBLE"
            a, b = self.value("number", 0), self.value(dice.choice(["int", "number"]), 0)
            if pick == 1: return f"({a[0]} * {b[0]})", f"({a[1]} * {b[1]})"
            if pick == 2: return f"({a[0]} / {b[0]})", f"({a[1]} / nullif({b[1]}, 0))"
            if pick == 3: return f"round({a[0]})", f"round({a[1]})"
            if pick == 4: return f"max({a[0]}, {b[0]})", \
                f"(case when {a[1]} is null or {b[1]} is null then null else greatest({a[1]}, {b[1]}) end)"
            if pick == 5: return f"floor({a[0]})", f"floor({a[1]})"
            return f"({a[0]} - {b[0]})", f"({a[1]} - {b[1]})"
        if type == "text":
            if depth == 0 or pick == 0:
                word = dice.choice(["alma", "Łódź", ""])
                return json.dumps(word, ensure_ascii=False), quoted(word)
            a, b = self.value("text", 0), self.value("text", 0)
            if pick == 1: return f"slice({a[0]}, 2..3)", f"substr({a[1]}, 2, 2)"
            if pick == 2: return f'replace({a[0]}, "a", "_")', f"replace({a[1]}, 'a', '_')"
            if pick == 3: return f'join([{a[0]}, {b[0]}], "-")', f"concat_ws('-', {a[1]}, {b[1]})"
            if pick == 4: return f'format("{{1}}/{{2}}", {a[0]}, {b[0]})', f"({a[1]} || '/' || {b[1]})"
            if pick == 5 and own: return f"{self.name(own)}[1]", f"nullif(substr(\"{own}\", 1, 1), '')"
            condition, other = self.condition(0, plain=True), self.value("text", 0)
            return f"if({condition[0]}, {a[0]}, {other[0]})", \
                f"(case when {condition[1]} then {a[1]} else {other[1]} end)"
        return None

    def part(self, date):
        """A number of a date: null where its days differ; in a sum, as an operand alone it can be unclear."""
        name, e, l = self.name(date), f'"{date}_e"', f'"{date}_l"'
        unit = self.dice.choice(["year", "quarter", "month", "day", "weekday", "days"])
        if unit == "days":
            return f"days(2025-01-01, {name})", f"(case when {e} = {l} then {e} - DATE '2025-01-01' end)"
        sql = {"weekday": "isodow"}.get(unit, unit)
        whole = f"date_trunc('{unit}', {e}) = date_trunc('{unit}', {l})" if unit in ("year", "quarter", "month") else f"{e} = {l}"
        if unit in ("quarter", "month"):  # other years have them too, but no value here is so wide
            whole = f"{sql}({e}) = {sql}({l}) and {l} - {e} < 93"
        return f"({name}.{unit} + 0)", f"(case when {whole} then {sql}({e}) end)"

    def condition(self, depth=2, plain=False):
        """(dq, sql where certainly true, sql where possibly true)."""
        dice = self.dice
        if depth > 0 and dice.random() < 0.5:
            a, b = self.condition(depth - 1, plain), self.condition(depth - 1, plain)
            word = dice.choice(["and", "or"])
            if dice.random() < 0.3:
                return f"not ({a[0]} {word} {b[0]})", f"(not ({a[2]} {word} {b[2]}))", f"(not ({a[1]} {word} {b[1]}))"
            return f"({a[0]} {word} {b[0]})", f"({a[1]} {word} {b[1]})", f"({a[2]} {word} {b[2]})"
        kinds = ["int", "number", "text", "test", "null", "bool", "list"] + ([] if plain else ["date"] * 3)
        made = getattr(self, "on_" + dice.choice(kinds))() or self.on_int()
        if plain and len(made) == 3 and made[1] != made[2]:
            word, place = dice.choice([("certain", 1), ("maybe", 2)])
            return f"{word}({made[0]})", made[place], made[place]
        return made if len(made) == 3 else (made[0], made[1], made[1])

    def compared(self, type):
        a, b = self.value(type, 1), self.value(type, 1)
        if not a or not b: return None
        sign = self.dice.choice(["==", "!=", "<", "<=", ">", ">="])
        if sign in ("==", "!="):
            return f"{a[0]} {sign} {b[0]}", f"({a[1]} is {'not ' if sign == '==' else ''}distinct from {b[1]})"
        return f"{a[0]} {sign} {b[0]}", f"coalesce({a[1]} {sign} {b[1]}, false)"

    def on_int(self):
        a = self.value("int", 1)
        if self.dice.random() < 0.3:
            return f"{a[0]} in 0..2", f"coalesce({a[1]} between 0 and 2, false)"
        if self.dice.random() < 0.3:
            return f"{a[0]} not in [1, null, 3]", f"(not ({a[1]} is null or {a[1]} in (1, 3)))"
        return self.compared("int")

    def on_number(self):
        return self.compared("number")

    def on_text(self):
        return self.compared("text")

    def on_test(self):
        column = self.column("text")
        if not column: return None
        word, (dq, sql) = self.dice.choice(["ALMA", "lod", "o", "a", "é"]), self.dice.choice([
            ("contains", "contains(fold({0}), {1})"), ("starts with", "starts_with(fold({0}), {1})"),
            ("ends with", "ends_with(fold({0}), {1})")])
        if self.dice.random() < 0.2:
            return f"{self.name(column)} matches /^[A-Z].*a$|4/", f"coalesce(regexp_matches(\"{column}\", '^[A-Z].*a$|4'), false)"
        negated = "not " if self.dice.random() < 0.2 and dq == "contains" else ""
        test = f"coalesce({sql.format(chr(34) + column + chr(34), quoted(fold(word)))}, false)"
        return f'{self.name(column)} {negated}{dq} "{word}"', f"({negated}{test})"

    def on_null(self):
        column = self.column("int", "number", "text", "bool", "date")
        if not column: return None
        word = self.dice.choice(["", "not "])
        return f"{self.name(column)} is {word}null", f'("{column}" is {word}null)'

    def on_bool(self):
        column = self.column("bool")
        if not column: return None
        name = self.name(column)
        return self.dice.choice([
            (name, f'coalesce("{column}", false)'), (f"not {name}", f'(not coalesce("{column}", false))'),
            (f"{name} == false", f'coalesce("{column}" = false, false)'), (f"{name} != true", f'("{column}" is distinct from true)')])

    def on_list(self):
        column = self.column("list")
        if not column: return None
        name, own, tag = self.name(column), f'"{column}"', self.dice.choice(["a", "b", "é"])
        return self.dice.choice([
            (f'"{tag}" in {name}', f"list_contains({own}, '{tag}')"),
            (f"size({name}) > 1", f"(len({own}) > 1)"),
            (f'any({name}, it == "{tag}")', f"list_contains({own}, '{tag}')"),
            (f'all({name}, it != "{tag}")', f"(not list_contains({own}, '{tag}'))"),
            (f"any({name}, it is null)", f"(len(list_filter({own}, lambda x: x is null)) > 0)"),
            (f"null in {name}", f"(len(list_filter({own}, lambda x: x is null)) > 0)"),
            (f'{name} has "A"', f"(len(list_filter({own}, lambda x: coalesce(lower(x) = 'a', false))) > 0)"),
            (f'{name} has any ["{tag}", "b"]',
             f"(len(list_filter({own}, lambda x: coalesce(lower(strip_accents(x)) in ('{fold(tag)}', 'b'), false))) > 0)"),
            (f'{name}[1] == "{tag}"', f"coalesce({own}[1] = '{tag}', false)"),
            (f'{name}[-1] != "{tag}"', f"({own}[-1] is distinct from '{tag}')")])

    def on_date(self):
        dice, column = self.dice, self.column("date")
        if not column: return None
        e, l, name = f'"{column}_e"', f'"{column}_l"', self.name(column)
        sure, possible = (lambda text: f"coalesce({text}, false)"), None
        if dice.random() < 0.25 and len(self.of("date")) > 1:
            other = dice.choice([c for c in self.of("date") if c != column])
            f, m = f'"{other}_e"', f'"{other}_l"'
            pairs = {
                "<": (f"{l} < {f}", f"{e} < {m}"), "<=": (f"{l} <= {f}", f"{e} <= {m}"),
                ">": (f"{m} < {e}", f"{f} < {l}"), ">=": (f"{m} <= {e}", f"{f} <= {l}"),
            }
            sign = dice.choice(list(pairs))
            return f"{name} {sign} {self.name(other)}", sure(pairs[sign][0]), sure(pairs[sign][1])
        if dice.random() < 0.2:
            part, number = dice.choice([("year", 2025), ("month", 2), ("quarter", 1), ("day", 15)])
            if part == "year": return f"{name}.year == 2025", sure(f"year({e}) = 2025 and year({l}) = 2025"), \
                sure(f"year({e}) <= 2025 and year({l}) >= 2025")
            days = f"list_transform(generate_series({e}, {l}, interval 1 day), lambda d: {part}(d) = {number})"
            return f"{name}.{part} == {number}", sure(f"list_bool_and({days})"), sure(f"list_bool_or({days})")
        text, start, end = dice.choice(PERIODS)
        s, t = f"DATE '{start}'", f"DATE '{end}'"
        pairs = {
            "==": (f"{s} <= {e} and {l} <= {t}", f"not ({l} < {s} or {e} > {t})"),
            "in": (f"{s} <= {e} and {l} <= {t}", f"not ({l} < {s} or {e} > {t})"),
            "<": (f"{l} < {s}", f"{e} < {s}"), "<=": (f"{l} <= {t}", f"{e} <= {t}"),
            ">": (f"{e} > {t}", f"{l} > {t}"), ">=": (f"{e} >= {s}", f"{l} >= {s}"),
        }
        sign = dice.choice(list(pairs))
        a, b = pairs[sign]
        if dice.random() < 0.2:
            return f"unclear({name} {sign} {text})", sure(f"({b}) and not ({a})"), sure(f"({b}) and not ({a})")
        return f"{name} {sign} {text}", sure(a), sure(b)


# MARK: Pipelines

class Query:
    """A pipeline, written as dq in `stages` and as SQL in `sql`, whose rows have their place in `_o`."""

    def __init__(self, dice):
        self.dice = dice
        self.columns = list(TYPES.items())
        self.stages, self.sql, self.isOrdered = ['load "t.jsonl"'], "select * from t", False
        self.ends = False

    @property
    def maker(self):
        return Maker(self.dice, self.columns)

    def keys(self, count=1, types=("int", "number", "text", "bool", "date")):
        names = self.maker.of(*types)
        return self.dice.sample(names, min(count, len(names)))

    def listed(self, columns=None):
        """The columns in SQL; a date has its days and mark beside it."""
        parts = []
        for name, type in columns if columns is not None else self.columns:
            parts.append(f'"{name}"')
            if type == "date": parts += [f'"{name}_e"', f'"{name}_l"', f'"{name}_m"']
        return ", ".join(parts)

    def order(self, name, desc=False, first=False):
        """The order by a column: nulls last, a date by its first day, the wider first."""
        type = dict(self.columns)[name]
        nulls = f'("{name}" is null) {"desc" if first else "asc"}'
        way = "desc" if desc else "asc"
        if type == "date":
            return f'{nulls}, "{name}_e" {way}, "{name}_l" {"asc" if desc else "desc"}, "{name}_m" {way}'
        return f'{nulls}, "{name}" {way}'

    def step(self, dq, sql):
        self.stages.append(dq)
        self.sql = sql

    def renumber(self, order):
        self.sql = f"select * replace (row_number() over (order by {order}) - 1 as _o) from ({self.sql})"

    def add_filter(self):
        dq, sure, _ = self.maker.condition()
        keep = self.dice.random() < 0.8
        self.step(f"{'filter' if keep else 'exclude'} {dq}",
                  f"select * from ({self.sql}) where {'' if keep else 'not '}{sure}")
        self.renumber("_o")

    def add_derive(self):
        type = self.dice.choice(["int", "number", "text", "bool"])
        name = self.dice.choice(["d1", "d 2", "n", "sum", "key"])
        if name in dict(self.columns) and dict(self.columns)[name] != type: name = "neu"
        if dict(self.columns).get(name, type) != type: return
        if type == "bool":
            value = self.maker.condition(1, plain=True)
            if value[0] in map(Maker.name, dict(self.columns)): return  # a copy keeps its nulls
        else:
            value = self.maker.value(type)
        isOld = name in dict(self.columns)
        if isOld and type == "date": return
        new = f"* replace ({value[1]} as \"{name}\")" if isOld else f"*, {value[1]} as \"{name}\""
        if not isOld: self.columns.append((name, type))
        self.step(f"derive {Maker.name(name)} = {value[0]}", f"select {new} from ({self.sql})")

    def add_sort(self):
        parts, orders = [], []
        for name in self.keys(self.dice.choice([1, 1, 2])):
            desc, first = self.dice.random() < 0.5, self.dice.random() < 0.3
            parts.append(Maker.name(name) + (" desc" if desc else "") + (" nulls first" if first else ""))
            orders.append(self.order(name, desc, first))
        if not parts: return
        self.step(f"sort {', '.join(parts)}", self.sql)
        self.renumber(", ".join(orders) + ", _o")
        self.isOrdered = True
        if self.dice.random() < 0.4: self.add_window(orders)

    def add_window(self, orders):
        number = self.maker.column("int", "number")
        if not number or "w" in dict(self.columns): return
        n, x, over = Maker.name(number), f'"{number}"', "over (order by _o)"
        dq, sql, type = self.dice.choice([
            ("row_number()", f"row_number() {over}", "int"),
            ("rank()", f"rank() over (order by {', '.join(orders)})", "int"),
            (f"lag({n})", f"lag({x}) {over}", dict(self.columns)[number]),
            (f"lead({n}, 2)", f"lead({x}, 2) {over}", dict(self.columns)[number]),
            (f"change({n})", f"{x} - lag({x}) {over}", dict(self.columns)[number]),
            (f"running_sum({n})", f"sum({x}) {over}", dict(self.columns)[number]),
            (f"moving_avg({n}, 3)", f"avg({x}) over (order by _o rows 2 preceding)", "number")])
        self.step(f"derive w = {dq}", f"select *, {sql} as w from ({self.sql})")
        self.columns.append(("w", type))

    def add_take(self):
        dq, where = self.dice.choice([("take 5", "_o < 5"), ("take 3..9", "_o between 2 and 8"), ("take 4..", "_o >= 3")])
        self.step(dq, f"select * from ({self.sql}) where {where}")
        self.renumber("_o")

    def add_top(self):
        names = self.keys(self.dice.choice([1, 2]))
        if not names: return
        ties = self.dice.random() < 0.5
        order = ", ".join(self.order(name, True) for name in names)
        limit = f"rank() over (order by {order}) <= 4" if ties else f"row_number() over (order by {order}, _o) <= 4"
        self.step(f"top 4 by {', '.join(map(Maker.name, names))}{' with ties' if ties else ''}",
                  f"select * from ({self.sql}) qualify {limit}")
        self.renumber(order + ", _o")

    def add_distinct(self):
        names = self.keys(self.dice.choice([1, 2]))
        if not names: return
        self.step(f"distinct by {', '.join(map(Maker.name, names))}",
                  f"select * from ({self.sql}) qualify row_number() over "
                  f"(partition by {', '.join(chr(34) + n + chr(34) for n in names)} order by _o) = 1")
        self.renumber("_o")

    def aggregates(self):
        maker, dice, found = self.maker, self.dice, []
        for place in range(dice.choice([1, 2, 3])):
            n, t = maker.column("int", "number"), maker.column("text")
            condition = maker.condition(1)
            options = [("count", "count(*)", "int"), (f"count({condition[0]})", f"count(*) filter (where {condition[1]})", "int"),
                       (f"share({condition[0]})", f"avg(case when {condition[1]} then 1.0 else 0.0 end)", "number"),
                       (f"any({condition[0]})", f"coalesce(bool_or({condition[1]}), false)", "bool"),
                       (f"all({condition[0]})", f"coalesce(bool_and({condition[1]}), true)", "bool")]
            if n:
                N, x, type = Maker.name(n), f'"{n}"', dict(self.columns)[n]
                options += [(f"sum({N})", f"coalesce(sum({x}), 0)", type), (f"avg({N})", f"avg({x})", "number"),
                            (f"min({N})", f"min({x})", type), (f"max({N})", f"max({x})", type),
                            (f"median({N})", f"quantile_cont({x}, 0.5)", "number"),
                            (f"quantile({N}, 0.9)", f"quantile_cont({x}, 0.9)", "number"),
                            (f"stddev({N})", f"stddev_samp({x})", "number"),
                            (f"count_distinct({N})", f"count(distinct {x})", "int")]
            if t:
                T, x = Maker.name(t), f'"{t}"'
                options += [(f"first({T})", f"first({x} order by _o) filter (where {x} is not null)", "text"),
                            (f"last({T})", f"last({x} order by _o) filter (where {x} is not null)", "text"),
                            (f"list({T})", f"coalesce(list({x} order by _o) filter (where {x} is not null), [])", "list"),
                            (f"min({T})", f"min({x})", "text"), (f"count_distinct({T})", f"count(distinct {x})", "int")]
            if "l" in maker.of("list"):
                options += [("sum(map(l, len(it)))", "coalesce(sum(list_sum(list_transform(l, lambda v: length(v)))), 0)::BIGINT", "int"),
                            ("count_distinct(l)", "len(list_distinct(coalesce(flatten(list(l)), [])))", "int")]
            dq, sql, type = dice.choice(options)
            found.append((f"r{place}", dq, sql, type))
        return found

    def add_group(self):
        names, made = self.keys(self.dice.choice([1, 1, 2])), self.aggregates()
        if not names: return
        extra = [name for name in names if dict(self.columns)[name] == "date"]
        group = ", ".join(f'"{name}"' for name in names)
        days = "".join(f', first("{n}_e") as "{n}_e", first("{n}_l") as "{n}_l", first("{n}_m") as "{n}_m"' for n in extra)
        bare = self.dice.random() < 0.2 and "count" not in names
        if bare: made = [("count", "count", "count(*)", "int")]
        sql = (f"select {group}{days}, {', '.join(f'{s} as {chr(34)}{n}{chr(34)}' for n, _, s, _ in made)}, 0 as _o "
               f"from ({self.sql}) group by {group}")
        words = "" if bare else " with " + ", ".join(f"{n} = {dq}" for n, dq, _, _ in made)
        orders = ", ".join(self.order(name) for name in names)
        self.columns = [(name, dict(self.columns)[name]) for name in names] + [(n, type) for n, _, _, type in made]
        self.step(f"group by {', '.join(map(Maker.name, names))}{words}", sql)
        self.renumber(orders)

    def add_per(self):
        dates = self.maker.of("date")
        if not dates: return
        date, unit = self.dice.choice(dates), self.dice.choice(["week", "month", "quarter", "year"])
        e, l = f'"{date}_e"', f'"{date}_l"'
        start = f"date_trunc('{unit}', {e})"
        isWhole = f"({start} = date_trunc('{unit}', {l}))"
        label = {"year": "'%Y'", "month": "'%Y-%m'"}.get(unit)
        end = f"({start} + interval 1 {unit} - interval 1 day)"
        form = "'%Y-%m'" if unit == "quarter" else "'%Y-%m-%d'"
        own = f"strftime({start}, {label})" if label else f"strftime({start}, {form}) || '/' || strftime({end}, {form})"
        coarse = f"(case \"{date}_m\" when 2 then '2025-01/2025-03' else replace(\"{date}\", '?', '') end)"
        n = self.maker.column("int", "number")
        total = f', coalesce(sum("{n}"), 0) as s' if n else ""
        extra = f", s = sum({Maker.name(n)})" if n else ""
        self.step(f"group by b = {Maker.name(date)} per {unit} with n = count{extra}",
                  f"select b, n{', s' if n else ''}, row_number() over (order by b is null, f, w, e, l desc) - 1 as _o from ("
                  f"select case when {isWhole} then {own} else {coarse} end as b, count(*) as n{total}, min({start}) as f, "
                  f"bool_and({isWhole}) as w, min({e}) as e, max({l}) as l from ({self.sql}) group by 1)")
        self.columns = [("b", "bucket"), ("n", "int")] + ([("s", dict(self.columns)[n])] if n else [])

    def add_each(self):
        if dict(self.columns).get("l") != "list": return
        n = self.maker.column("int", "number")
        if not n: return
        sql = (f"select v as l, count(*) as n1, coalesce(sum(\"{n}\"), 0) as n2, 0 as _o from (select *, unnest("
               f"case when len(l) = 0 then [null] else list_distinct(l) || (case when len(list_filter(l, lambda x: x is null)) > 0 "
               f"then [null] else [] end) end) as v from ({self.sql})) group by v")
        type = dict(self.columns)[n]
        self.columns = [("l", "text"), ("n1", "int"), ("n2", type)]
        self.step(f"group by each l with n1 = count, n2 = sum({Maker.name(n)})", sql)
        self.renumber(self.order("l"))

    def add_summarize(self):
        made = self.aggregates()
        self.step("summarize " + ", ".join(f"{n} = {dq}" for n, dq, _, _ in made),
                  f"select {', '.join(f'{s} as {n}' for n, _, s, _ in made)}, 0 as _o from ({self.sql})")
        self.columns = [(n, type) for n, _, _, type in made]

    def add_explode(self):
        if dict(self.columns).get("l") != "list": return
        self.step("explode l", f"select * replace (v as l), k from (select *, unnest(case when len(l) = 0 then [null] else l end) as v, "
                  f"generate_subscripts(case when len(l) = 0 then [null] else l end, 1) as k from ({self.sql}))")
        self.sql = f"select * exclude (k) replace (row_number() over (order by _o, k) - 1 as _o) from (select * exclude (v) from ({self.sql}))"
        self.columns = [(name, "text" if name == "l" else type) for name, type in self.columns]

    def add_join(self):
        names = dict(self.columns)
        key = self.dice.choice([k for k in ("id", "key", "count", "date", "until") if names.get(k) == TYPES[k]] or [None])
        kind = self.dice.choice(["", "left ", "semi ", "anti "])
        if not key: return
        if kind.strip() in ("semi", "anti"):
            word = "not " if kind == "anti " else ""
            self.step(f'{kind}join (load "s.csv") on {key}',
                      f'select * from ({self.sql}) where {word}coalesce("{key}" in (select "{key}" from s where "{key}" is not null), false)')
            return self.renumber("_o")
        if "s_t" in names or "s_n" in names: return
        side = "left" if kind else "inner"
        own = f'(load "s.csv" | select {key}, s_t = t, s_n = n)'
        self.sql = (f'select a.*, b.t as s_t, b.n as s_n, b._o as _b from ({self.sql}) a {side} join s b on a."{key}" = b."{key}"')
        self.step(f"{kind}join {own} on {key}", f"select * exclude (_b) replace (row_number() over (order by _o, _b) - 1 as _o) from ({self.sql})")
        self.columns += [("s_t", "text"), ("s_n", "number")]

    def add_union(self):
        if self.columns != list(TYPES.items()): return
        self.step('union (load "s.csv")', f"select * from ({self.sql}) union all by name select * replace (_o + 100000 as _o) from s")
        self.renumber("_o")

    def add_select(self):
        names = self.dice.sample(self.columns, min(len(self.columns), self.dice.choice([3, 5])))
        self.step("select " + ", ".join(Maker.name(name) for name, _ in names), f"select {self.listed(names)}, _o from ({self.sql})")
        self.columns = names

    def add_unpivot(self):
        numbers = self.maker.of("int", "number")[:2]
        if len(numbers) < 2: return
        if {"name", "value"} & set(dict(self.columns)): return
        kept = [(n, type) for n, type in self.columns if n not in numbers]
        isNumber = any(dict(self.columns)[n] == "number" for n in numbers)
        type = "DOUBLE" if isNumber else "BIGINT"
        one = lambda place, n: (f"select {self.listed(kept) + ', ' if kept else ''}'{n}' as name, \"{n}\"::{type} as value, "
                                f"_o * 2 + {place} as _o from ({self.sql})")
        self.step(f"unpivot {', '.join(map(Maker.name, numbers))} as name, value", " union all ".join(one(p, n) for p, n in enumerate(numbers)))
        self.columns = kept + [("name", "text"), ("value", "number" if isNumber else "int")]

    def add_within(self):
        names = self.keys(1, ("text", "bool", "int"))
        number = self.maker.column("int", "number")
        if not names or not number: return
        key, order, x = names[0], self.order(names[0]), f'"{number}"'
        if self.dice.random() < 0.5:
            by = self.order(number, True)
            self.step(f"within {Maker.name(key)} ( sort {Maker.name(number)} desc | take 2 )",
                      f"select * from ({self.sql}) qualify row_number() over (partition by \"{key}\" order by {by}, _o) <= 2")
            return self.renumber(f"{order}, {by}, _o")
        if "p" in dict(self.columns): return
        self.step(f"within {Maker.name(key)} ( derive p = {Maker.name(number)} - avg({Maker.name(number)}) )",
                  f'select *, {x} - avg({x}) over (partition by "{key}") as p from ({self.sql})')
        self.renumber(f"{order}, _o")
        self.columns.append(("p", "number"))

    def add_count(self):
        self.step("count", f"select count(*) as count, 0 as _o from ({self.sql})")
        self.columns = [("count", "int")]

    def add_rename(self):
        name, type = self.dice.choice(self.columns)
        if type == "date" or "new one" in dict(self.columns): return
        self.step(f"rename `new one` = {Maker.name(name)}", f'select * rename ("{name}" as "new one") from ({self.sql})')
        self.columns = [("new one" if n == name else n, t) for n, t in self.columns]

    def build(self):
        early = ["filter"] * 4 + ["derive", "derive", "sort", "take", "top", "distinct", "join", "union", "explode", "within",
                                  "select", "unpivot", "rename"]
        late = ["group"] * 4 + ["per", "per", "each", "summarize", "count", "sort", "top", "within"]
        for _ in range(self.dice.choice([1, 2, 2, 3])):
            getattr(self, "add_" + self.dice.choice(early))()
        if self.dice.random() < 0.7:
            getattr(self, "add_" + self.dice.choice(late))()
            if self.dice.random() < 0.4:
                getattr(self, "add_" + self.dice.choice(["filter", "sort", "take", "top", "derive"]))()
        return self


# MARK: Both answers

def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool): return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or (isinstance(a, float) or isinstance(b, float)) and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b


def asked(dq, folder, query):
    run = subprocess.run([dq, "--format", "jsonl", "-c", query], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if run.returncode: return run.stderr.strip()
    return [list(json.loads(line, parse_float=float).values()) for line in run.stdout.splitlines()]


def answered(connection, sql, columns):
    names = ", ".join(f'"{name}"' for name, _ in columns)
    found = connection.execute(f"select {names} from ({sql}) order by _o").fetchall()
    return [[int(v) if type == "int" and v is not None else float(v) if type == "number" and v is not None else v
             for v, (_, type) in zip(row, columns)] for row in found]


def main():
    dq = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        connection = write(folder, seed)
        queries = [Query(random.Random(seed * 1_000_003 + number)).build() for number in range(count)]
        texts = [" | ".join(query.stages) for query in queries]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda text: asked(dq, folder, text), texts))
        wrong = skipped = 0
        for query, text, mine in zip(queries, texts, found):
            try:
                theirs = answered(connection, query.sql, query.columns)
            except duckdb.Error as error:
                skipped += 1
                print(f"skipped, DuckDB: {str(error).splitlines()[0][:150]}\n  {text}")
                continue
            if isinstance(mine, str) or not (len(mine) == len(theirs) and all(map(same, mine, theirs))):
                wrong += 1
                print(f"{text}\n  dq:     {mine if isinstance(mine, str) else mine[:6]}\n  duckdb: {theirs[:6]}")
        print(f"{count} queries, {skipped} that DuckDB cannot answer, {wrong} with another answer")
        sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
