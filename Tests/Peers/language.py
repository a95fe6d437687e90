#!/usr/bin/env python3
"""Measures which language `dq parse` tells, beside py3langid and pycld2 on the same texts.

usage: language.py DQ FOLDER…    FOLDER holds texts named NAME.CODE.txt, or pages.jsonl with one
                                 {"language", "text"} a line

Prints, for whole documents and for snippets of 100 characters of their longer lines, how many each
tool tells right, and for `dq` which pairs it mixes up. A peer that is not installed is left out.
"""
import json, pathlib, subprocess, sys, tempfile
from collections import Counter

SNIPPET, PER_DOCUMENT = 100, 5


def documents(folders):
    for folder in map(pathlib.Path, folders):
        for path in sorted(folder.glob("*.*.txt")):
            yield path.name.split(".")[-2], path.read_text(encoding="utf8", errors="replace")
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.open(encoding="utf8"):
                row = json.loads(line)
                yield row["language"], row["text"]


def snippets(texts):
    for code, text in texts:
        lines = [line.strip() for line in text.split("\n") if len(line.strip()) >= SNIPPET]
        for line in lines[:: max(1, len(lines) // PER_DOCUMENT)][:PER_DOCUMENT]:
            yield code, line[:SNIPPET]


def told_by_dq(dq, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for _, text in texts:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        file.flush()
        run = subprocess.run([dq, "parse", file.name], capture_output=True, check=True)
    return [json.loads(line).get("language") for line in run.stdout.splitlines()]


def peers():
    """The other tools by name, each a function from a text to a code."""
    found = {}
    try:
        import py3langid
        found["py3langid"] = lambda text: py3langid.classify(text)[0]
    except ImportError:
        print("py3langid is not installed")
    try:
        import pycld2

        def cld2(text):
            try:
                return pycld2.detect(text)[2][0][1].split("-")[0].replace("iw", "he")
            except pycld2.error:
                return None
        found["pycld2"] = cld2
    except ImportError:
        print("pycld2 is not installed")
    return found


def report(name, told, texts):
    right = sum(code == wanted for code, (wanted, _) in zip(told, texts))
    wrong = Counter((w, c) for c, (w, _) in zip(told, texts) if c != w).most_common(8)
    print(f"  {name:10} {right}/{len(texts)} = {right / max(1, len(texts)):.3f}   "
          + " ".join(f"{wanted}→{code}:{count}" for (wanted, code), count in wrong))


if __name__ == "__main__":
    whole = list(documents(sys.argv[2:]))
    for title, texts in (("documents", whole), ("snippets", list(snippets(whole)))):
        print(f"{title}: {len(texts)}")
        report("dq", told_by_dq(sys.argv[1], texts), texts)
        for name, tell in peers().items():
            report(name, [tell(text) for _, text in texts], texts)
