#!/usr/bin/env python3
"""Measures `dq parse` beside trafilatura and resiliparse on the same pages in the same run.

usage: parse.py DQ [FOLDER]      FOLDER holds .html or .html.gz pages; without it pages are made up
       parse.py DQ --text        plain text only: dq alone, on 100 MB of made-up articles

Every tool gets one process and one core (taskset); rounds are interleaved and the best of three
counts, since the machine may be busy. The peers are timed inside Python, without its start-up.
"""
import gzip, json, os, pathlib, random, resource, subprocess, sys, tempfile, time

WORDS = """the minister said talks government after that week president would border agreement
meeting in capital on Monday both sides of conflict peace a new proposal and an envoy from to was
tárgyalás miniszter szerint a az és hogy nem felek megállapodás kormány elnök hét béke javaslat
Regierung Außenminister sagte dass die Gespräche der Konflikt Woche Präsident Treffen über""".split()


def article(random_source, number):
    """Title and paragraphs of a made-up article."""
    def sentence():
        words = [random_source.choice(WORDS) for _ in range(random_source.randint(8, 24))]
        return " ".join(words).capitalize() + "."
    title = sentence()[:-1][:80]
    return title, [" ".join(sentence() for _ in range(random_source.randint(2, 5)))
                   for _ in range(random_source.randint(6, 20))], f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"


def page(random_source, number):
    title, paragraphs, date = article(random_source, number)
    menu = "".join(f'<li><a href="/{w}">{w}</a></li>' for w in WORDS[:40])
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    return (f'<!doctype html><html lang="en"><head><title>{title}</title>'
            f'<meta property="article:published_time" content="{date}T08:00:00Z">'
            f"<style>{'.a{color:red}' * 200}</style></head><body><nav><ul>{menu}</ul></nav>"
            f"<article><h1>{title}</h1>{body}</article><footer>© 2011–2026</footer></body></html>")


def best(rounds, *runs):
    """The best time of each run, rounds interleaved."""
    times = [[] for _ in runs]
    for _ in range(rounds):
        for slot, run in zip(times, runs):
            start = time.perf_counter()
            run()
            slot.append(time.perf_counter() - start)
    return [min(slot) for slot in times]


def dq(binary, path, *options):
    def run():
        command = ["taskset", "-c", "0", binary, "parse", path, *options]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return run


def html(binary, folder):
    files = sorted(p for p in pathlib.Path(folder).iterdir() if ".htm" in p.name)
    pages = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in files]
    size = sum(map(len, pages)) / 1e6
    import resiliparse.extract.html2text, resiliparse.parse.html, trafilatura
    os.sched_setaffinity(0, {0})

    def run_trafilatura():
        for content in pages:
            trafilatura.bare_extraction(content, with_metadata=True)

    def run_resiliparse():
        for content in pages:
            tree = resiliparse.parse.html.HTMLTree.parse_from_bytes(content)
            resiliparse.extract.html2text.extract_plain_text(tree, main_content=True)
    with tempfile.TemporaryDirectory() as plain:
        for path, content in zip(files, pages):
            pathlib.Path(plain, path.name.removesuffix(".gz")).write_bytes(content)
        runs = {"dq": dq(binary, plain), "trafilatura": run_trafilatura, "resiliparse": run_resiliparse}
        times = dict(zip(runs, best(3, *runs.values())))
    for name, seconds in times.items():
        print(f"{name:12} {size / seconds:8.1f} MB/s   {len(pages) / seconds:8.0f} pages/s   "
              f"{seconds / times['dq']:6.2f} times dq")


def text(binary):
    source = random.Random(7)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        size = number = 0
        while size < 100_000_000:
            title, paragraphs, date = article(source, number)
            body = "\n".join([title, "", date, "", *paragraphs])
            size += len(body.encode())
            number += 1
            file.write(json.dumps({"text": body}, ensure_ascii=False) + "\n")
        file.flush()
        for options in ([], ["--events"]):
            (seconds,) = best(3, dq(binary, file.name, *options))
            print(f"dq parse {' '.join(options):9} {size / 1e6 / seconds:8.1f} MB/s a core   "
                  f"{number / seconds:8.0f} documents/s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak memory of dq {peak} MB")


def main():
    binary, *rest = sys.argv[1:]
    if rest == ["--text"]:
        return text(binary)
    if rest:
        return html(binary, rest[0])
    source = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1000):
            pathlib.Path(folder, f"{number:04}.html").write_text(page(source, number))
        html(binary, folder)


if __name__ == "__main__":
    main()
