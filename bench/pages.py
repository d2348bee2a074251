#!/usr/bin/env python3
"""Measure how pages come apart: HTML and plain-text captures.

    pages.py SHARED

SHARED holds eval/pages (pages in HTML with their texts, and score.py; captures with a label a line, and
score_lines.py), gold/dev (pages with the spans that
belong to their article) and eval/stories/tg_silver_en.jsonl, of which pages with prose teasers are made: a report
with the first paragraphs of reports on other stories below or above it. The labelled pages are parted in two by the
hash of their id: rules and numbers may be tuned on the first half, the second is a check. Needs a release build of
the program: cargo build --release
"""
import glob, hashlib, json, os, random, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "variorum")
ARTICLE = {"title", "article", "byline"}


def read(folder):
    """What each page's lines are: {id: {"id", "kinds": [kind…], "keep": [numbers of the article's lines]}}."""
    command = [PROGRAM, "article", folder, "--format", "jsonl"]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf8").stdout
    pages = {}
    for page in map(json.loads, printed.rstrip("\n").split("\n")):
        id = os.path.splitext(os.path.basename(page["path"]))[0]
        kinds = [line["kind"] for line in page["lines"]]
        pages[id] = {"id": id, "kinds": kinds, "keep": [n for n, kind in enumerate(kinds) if kind == "article"]}
    return pages


def half(page):
    return ("tuning", "check")[int(hashlib.sha256(page.encode()).hexdigest(), 16) % 2]


# What the HTML sets should reach: figure of score.py, which way, how much.
TARGETS = {
    "aeb": [("F1", ">=", 0.975), ("exact", ">=", 0.35)],
    "fundus-dev": [("F1", ">=", 0.955), ("leak/pg", "<=", 1.2), ("clean", ">=", 0.45), ("dateAcc", ">=", 0.97),
                   ("title", ">=", 0.88), ("author", ">=", 0.85)],
}


def score_html(folder):
    """Runs the scorer of pages in HTML on each half of a set, and holds every line's range against its page."""
    sys.path.insert(0, os.path.dirname(folder))
    import score

    name = os.path.basename(folder)
    html = os.path.join(folder, "html")
    one_core = {**os.environ, "RAYON_NUM_THREADS": "1"}
    command = [PROGRAM, "article", html, "--format", "jsonl"]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        printed = subprocess.run(command, capture_output=True, encoding="utf8", env=one_core).stdout
        times.append(time.perf_counter() - start)
    pages, ranges, lines = {}, 0, 0
    for page in map(json.loads, printed.rstrip("\n").split("\n")):
        markup = open(page["path"], "rb").read().decode("utf8", "replace")
        places = [(line["start"], line["end"]) for line in page["lines"]]
        lines += len(places)
        ranges += sum(0 <= start < end <= len(markup) for start, end in places)
        authors = page["authors"]
        pages[os.path.splitext(os.path.basename(page["path"]))[0]] = {
            "text": page["text"], "title": page["title"], "author": authors, "date": page["published"]}
    gold = json.load(open(os.path.join(folder, "gold.json")))
    for part in ("tuning", "check", "all"):
        chosen = {i: g for i, g in gold.items() if part in (half(i), "all")}
        figures = score.evaluate(chosen, pages, 2)
        told = [f"{key} {figures[key]:.3f}{'' if part != 'all' else f' ({way} {much})'}"
                for key, way, much in TARGETS[name] if key in figures]
        print(f"{name:15} {part:7} {len(chosen):4} pages  " + "  ".join(told))
    speed = len(gold) / statistics.median(times)
    print(f"{name:15} lines with a source range {ranges / max(1, lines):.4f} of {lines} (1)"
          f"  pages a second on one core {speed:.0f} (>= 100 on aeb)")


def score_lines(folder):
    """Runs the line scorer on each half of a folder of labelled captures."""
    pages = read(os.path.join(folder, "txt"))
    labels = json.load(open(os.path.join(folder, "labels.json")))
    for name in ("tuning", "check", "all"):
        with tempfile.TemporaryDirectory() as part:
            os.symlink(os.path.join(folder, "txt"), os.path.join(part, "txt"))
            chosen = {i: l for i, l in labels.items() if name in (half(i), "all")}
            json.dump(chosen, open(os.path.join(part, "labels.json"), "w"))
            out = os.path.join(part, "out.jsonl")
            with open(out, "w") as f:
                f.writelines(json.dumps(pages[i]) + "\n" for i in chosen)
            scorer = os.path.join(os.path.dirname(folder), "score_lines.py")
            print(f"{os.path.basename(folder):15} {name:7}", end=" ", flush=True)
            subprocess.run([sys.executable, scorer, part, out], check=True)


def score_gold(folder):
    """Characters of title, article and byline lines beside the `article` spans; lines that differ are named."""
    pages = read(os.path.join(folder, "pages"))
    both = ours = theirs = exact = count = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.gold.json"))):
        gold = json.load(open(path))
        for letter, witness in gold["witnesses"].items():
            text = open(os.path.join(folder, witness["file"]), newline="").read()
            name = os.path.splitext(os.path.basename(witness["file"]))[0]
            want = {i for s, e in gold["article"][letter] for i in range(s, e) if not text[i].isspace()}
            have, at, differs = set(), 0, []
            for line, kind in zip(text.split("\n"), pages[name]["kinds"]):
                chars = {i for i in range(at, at + len(line)) if not text[i].isspace()}
                at += len(line) + 1
                have |= chars if kind in ARTICLE else set()
                if chars and (chars <= want) != (kind in ARTICLE):
                    differs.append(f"    {kind:9} {line[:90]}")
            both, ours, theirs = both + len(have & want), ours + len(have), theirs + len(want)
            count, exact = count + 1, exact + (have == want)
            if differs:
                print(name, *differs, sep="\n")
    print(f"gold pages {count}, exact {exact}  characters P {both / ours:.4f} R {both / theirs:.4f}")


def score_mixed(path):
    """Lines kept of reports (their own furniture is among them), and openings of other stories rejected."""
    chance = random.Random(7)
    openings, reports = [], []
    for record in map(json.loads, open(path, encoding="utf8")):
        lines = [line.strip() for line in record["text"].split("\n") if line.strip()]
        if lines and 18 <= len(lines[0].split()) <= 55 and lines[0][-1] in '.”"':
            openings.append((record["cluster"], lines[0]))
        if 8 <= len(lines) <= 40 and sum(len(line.split()) > 12 for line in lines) > 0.7 * len(lines):
            reports.append((record["cluster"], lines))
    reports = chance.sample(reports, 600)
    for where, number in (("below", 0), ("below", 4), ("below", 10), ("above", 3)):
        kept = lost = rejected = taken = 0
        with tempfile.TemporaryDirectory() as folder:
            for n, (cluster, lines) in enumerate(reports):
                others = dict(chance.sample([o for o in openings if o[0] != cluster], 4 * number))
                others = list(others.values())[:number]
                page = others + lines if where == "above" else lines + others
                open(os.path.join(folder, f"{n}.txt"), "w").write("\n".join(page))
            for page in read(folder).values():
                count = len(page["kinds"]) - len(reports[int(page["id"])][1])
                ours = [kind in ARTICLE for kind in page["kinds"]]
                split = count if where == "above" else len(ours) - count
                own, other = (ours[split:], ours[:split]) if where == "above" else (ours[:split], ours[split:])
                kept, lost = kept + sum(own), lost + own.count(False)
                taken, rejected = taken + sum(other), rejected + other.count(False)
        share = f"  openings rejected {rejected / (taken + rejected):.3f} of {taken + rejected}" if number else ""
        print(f"{number:2} openings {where}: lines kept {kept / (kept + lost):.3f} of {kept + lost}{share}")


shared = sys.argv[1]
for pages in TARGETS:
    score_html(os.path.join(shared, "eval", "pages", pages))
for captures in ("plaintext-full", "plaintext-main"):
    score_lines(os.path.join(shared, "eval", "pages", captures))
score_gold(os.path.join(shared, "gold", "dev"))
score_mixed(os.path.join(shared, "eval", "stories", "tg_silver_en.jsonl"))
