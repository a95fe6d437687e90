#!/usr/bin/env python3
"""Makes other pages out of labelled ones, to fit the zones' weights on: extracts of any length and layout.

usage: zone_pages.py PAGES.jsonl LANGUAGES FOLDER COPIES > LABELS.tsv

PAGES.jsonl: one page a line with "id" ("SITE_…_DATE"), "lines" and "labels" (1 for text of the article).
LANGUAGES: the folder of the language files, for labels in all their languages. Writes the page and
COPIES variants of it to FOLDER and, for each, file, site, how much it counts, labels to standard output.

A variant keeps some of the paragraphs and some of the furniture, loses its blank lines or not, has its
paragraphs split, lists and subheadings added, and gets furniture set into the text (advertising, "read
also" with headlines of other pages, share bars, captions, notices) and comments or teasers behind it.
"""
import json, random, re, sys
from pathlib import Path

SENTENCE = re.compile(r'(?<=[.!?]) (?=[^\W\d_a-z]|["„“«])')


class Maker:
    def __init__(self, pages, languages):
        self.chance = random.Random(7)
        self.cues = {}
        for path in sorted(languages.glob("*.lang")):
            section = None
            for line in path.read_text(encoding="utf8").split("\n"):
                if line.startswith("["):
                    section = line[1:-1]
                elif section and section.startswith("zone-") and line and line[0] != "#":
                    self.cues.setdefault(section[5:], []).append(line)
        lines = [(line.strip(), label) for page in pages for line, label in zip(page["lines"], page["labels"])]
        outside = [line.strip(" •*-") for line, label in lines if not label]
        inside = [line for line, label in lines if label]
        sentences = [s for line in inside for s in SENTENCE.split(line)]
        self.teasers = [line for line in outside if 25 <= len(line) <= 95]
        self.notices = [line for line in outside if 90 <= len(line) <= 260]
        self.labels = [line for line in outside if 3 <= len(line) <= 18]
        self.sentences = [s for s in sentences if 30 <= len(s) <= 140]
        self.items = [s.rstrip(".!?") for s in sentences if 30 <= len(s) < 75]
        self.headings = [line for line in inside if 8 <= len(line) <= 60 and line[-1] not in '.!,"']

    def happens(self, share):
        return self.chance.random() < share

    def cue(self, kind):
        phrase = self.chance.choice(self.cues[kind])
        return phrase[:1].upper() + phrase[1:]

    def time(self):
        day, month, hour, minute = (self.chance.randint(*r) for r in ((1, 28), (1, 12), (6, 23), (0, 59)))
        form = self.chance.choice(["%d.%02d. %02d:%02d", "%02d/%02d %02d:%02d", "%d-%02d %02d:%02d"])
        return form % (day, month, hour, minute)

    def furniture(self):
        """What pages set between two paragraphs."""
        pick, kind = self.chance.choice, self.chance.random()
        if kind < 0.16:
            return [self.cue("advert").upper() if self.happens(0.5) else self.cue("advert")]
        if kind < 0.45:
            bullet = pick(["", "", "• ", "- ", "* "])
            times = [self.time() + " " if self.happens(0.15) else "" for _ in range(self.chance.randint(1, 4))]
            return [self.cue("related") + pick(["", ":", ":"])] + [bullet + t + pick(self.teasers) for t in times]
        if kind < 0.58:
            return [self.cue("related") + ": " + pick(self.teasers)]
        if kind < 0.72:
            credit = self.cue("caption") + ": " + pick(self.labels)
            return [credit + " / " + pick(self.labels)] if self.happens(0.5) else [pick(self.sentences), credit]
        if kind < 0.82:
            return [self.cue("share") for _ in range(self.chance.randint(1, 4))]
        if kind < 0.91:
            return [self.cue("notice")] + ([pick(self.notices)] if self.happens(0.6) else [])
        return [pick(self.labels)]

    def behind(self):
        if self.happens(0.4):
            return [self.cue("related")] + self.chance.sample(self.teasers, self.chance.randint(2, 6))
        count = self.chance.randint(1, 4)
        lines = [self.cue("comment") + self.chance.choice(["", f" ({count})"])]
        for _ in range(count):
            lines.append(self.chance.choice(self.labels) + ", " + self.time())
            lines += self.chance.sample(self.sentences, self.chance.randint(1, 2))
        return lines

    def items_of_a_list(self):
        bullet = self.chance.choice(["• ", "- ", "– ", "* ", "", "{}. "])
        count, end = self.chance.randint(2, 5), self.chance.choice([",", ";", "", "."])
        lines = []
        for number in range(1, count + 1):
            item = self.chance.choice(self.items)[:self.chance.randint(18, 75)].rsplit(" ", 1)[0]
            item = item[:1].lower() + item[1:] if self.happens(0.5) else item
            mark = "." if number == count and end in ",;" else end
            lines.append(bullet.format(number) + item + mark)
        return lines

    def apart(self, lines):
        """Lines that are no text, with blank lines around them or not."""
        before, after = [""] * self.happens(0.6), [""] * self.happens(0.6)
        return [(line, 0) for line in before + lines + after]

    def thinned(self, page):
        rows = list(zip(page["lines"], page["labels"]))
        text = [i for i, (_, label) in enumerate(rows) if label]
        if self.happens(0.65):
            lost = set(self.chance.sample(text, max(0, len(text) - self.chance.randint(3, 12))))
            rows = [row for i, row in enumerate(rows) if i not in lost]
        if self.happens(0.75):
            share = self.chance.choice([0.05, 0.15, 0.3, 0.5])
            rows = [row for row in rows if row[1] or not row[0].strip() or self.happens(share)]
        return rows

    def paragraph(self, text, habits):
        if habits["split"] and len(text) > 200:
            return SENTENCE.split(text)
        if habits["bullets"] and 30 < len(text) < 160 and self.happens(0.5):
            return ["• " + text.lstrip("• ")]
        if habits["dashes"] and 30 < len(text) < 160 and self.happens(0.4):
            return ["– " + text]
        return [text]

    def variant(self, page):
        rows, made, begun = self.thinned(page), [], False
        pick = self.chance.choice
        habits = {"split": self.happens(0.35), "bullets": self.happens(0.15), "dashes": self.happens(0.12)}
        gaps, lists, headings = pick([0, 0.15, 0.3, 0.45, 0.6]), pick([0, 0, 0.12, 0.25]), pick([0, 0, 0.2, 0.4])
        is_compact, left = self.happens(0.55), sum(label for _, label in rows)
        for line, label in rows:
            if not line.strip():
                if not is_compact and (not made or made[-1][0].strip()):
                    made.append(("", 0))
                continue
            if not label:
                made.append((line, 0))
                continue
            if begun and self.happens(gaps):
                made += self.apart(self.furniture())
            if begun and self.happens(headings):
                made.append((pick(self.headings), 1))
            if begun and self.happens(lists):
                if self.happens(0.7):
                    opening = pick(self.sentences).rstrip(".!?")[:self.chance.randint(25, 110)]
                    made.append((opening.rsplit(" ", 1)[0] + ":", 1))
                made += [(item, 1) for item in self.items_of_a_list()]
            begun, left = True, left - 1
            made += [(part, 1) for part in self.paragraph(line.strip(), habits)]
            if left == 0 and self.happens(0.5):
                made += self.apart(self.behind())
        return made


if __name__ == "__main__":
    pages = [json.loads(line) for line in open(sys.argv[1], encoding="utf8")]
    maker, folder, number = Maker(pages, Path(sys.argv[2])), Path(sys.argv[3]), 0
    folder.mkdir(exist_ok=True)
    for page in pages:
        site = re.sub(r"_\d{4}.*", "", page["id"])
        rows = [(2, list(zip(page["lines"], page["labels"])))]
        rows += [(1, maker.variant(page)) for _ in range(int(sys.argv[4]))]
        for share, lines in rows:
            name, number = f"{number:05}.txt", number + 1
            (folder / name).write_text("\n".join(line for line, _ in lines), encoding="utf8")
            print(name, site, share, "".join(str(label) for _, label in lines), sep="\t")
