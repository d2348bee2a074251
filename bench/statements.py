#!/usr/bin/env python3
"""Measure who said what, against what it is to reach: one row a figure.

    statements.py SHARED

SHARED holds eval/quotes (PolNeAR and score.py), eval/time (MEANTIME, its events and score_timex.py) and gold (editions
and score_edition.py). Verbatim are spans whose words, as printed, are the characters of the source at their offsets; where
only offsets are printed, they must lie within the text around at least one character. Needs a release build of program
and benchmarks, and the language model that VARIORUM_MODEL names: cargo build --release --workspace
"""
import glob, json, os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "variorum")
BENCH = os.path.join(ROOT, "target", "release", "variorum-bench")
ROLES = ("content", "cue", "source")


def printed(*command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf8").stdout


def row(name, measured, target, form="{:.1f}"):
    mark = "" if measured >= target else "  missed"
    print(f"{name:52} {form.format(measured):>9} {form.format(target):>9}{mark}", flush=True)


def scored(scorer, gold, found, work, *options):
    """What score.py counts, as it writes it."""
    out = os.path.join(work, "scores.json")
    printed(sys.executable, scorer, gold, found, "--json", out, *options)
    return json.load(open(out))


def quotes(shared, work):
    """PolNeAR's figures; returns spans that are verbatim, and all."""
    folder = os.path.join(shared, "eval", "quotes")
    gold = os.path.join(folder, "polnear_dev.jsonl")
    found = os.path.join(work, "statements.jsonl")
    with open(found, "w") as f:
        f.write(printed(PROGRAM, "statements", "--input", "jsonl", gold))
    scorer = os.path.join(folder, "score.py")
    speech = scored(scorer, gold, found, work, "--speech")
    every = scored(scorer, gold, found, work)
    row("PolNeAR dev, speech, content IoU 50, F1", 100 * speech["content_iou50"][2], 80)
    row("speech, end to end, F1", 100 * speech["e2e_iou50_src_overlap"][2], 74)
    row("all attributions, end to end, F1", 100 * every["e2e_iou50_src_overlap"][2], 60)
    row("content spans, strict, F1", 100 * every["span_content_strict"][2], 58)
    row("recall, direct speech", 100 * speech["recall_direct"]["iou50"], 95)
    row("recall, indirect speech", 100 * speech["recall_indirect"]["iou50"], 72)
    texts = {d["doc_id"]: d["text"] for d in map(json.loads, open(gold))}
    spans = [
        0 <= start < end <= len(texts[document["doc_id"]])
        for document in map(json.loads, open(found))
        for quote in document["quotes"]
        for role in ROLES
        for start, end in quote[role]
    ]
    return sum(spans), len(spans)


def editions(shared, work):
    """Speakers of the gold editions; returns spans that are verbatim, and all."""
    folder = os.path.join(shared, "gold")
    sys.path.insert(0, folder)
    import score_edition

    right = matched = right_given = given = verbatim = spans = 0
    for path in sorted(glob.glob(os.path.join(folder, "dev", "*.gold.json"))):
        name = os.path.basename(path).removesuffix(".gold.json")
        pages = sorted(glob.glob(os.path.join(folder, "dev", "pages", name + "-*.txt")))
        out = os.path.join(work, name + ".json")
        printed(PROGRAM, "collate", *pages, "--format", "json", "--out", out)
        gold, edition = json.load(open(path)), json.load(open(out))
        counts = score_edition.score(gold, edition)["speaker"]
        right, matched = right + counts[0], matched + counts[1]
        named = {**edition, "statements": [s for s in edition["statements"] if s["speaker"]]}
        counts = score_edition.score(gold, named)["speaker"]
        right_given, given = right_given + counts[0], given + counts[1]
        texts = {w: open(x["file"], encoding="utf8", newline="").read() for w, x in edition["witnesses"].items()}
        for statement in edition["statements"]:
            text = texts[statement["witness"]]
            words = {role: "\n".join(text[start:end] for start, end in statement[role]) for role in ROLES}
            shown = {role: "\n".join(statement[role + "_text"]) for role in ROLES[1:]}
            shown["content"] = statement["text"]
            for role in ROLES:
                spans += len(statement[role])
                verbatim += len(statement[role]) * (words[role] == shown[role])
    row("speaker right, of statements matched in gold/dev", 100 * right / matched, 90)
    row("speaker right, of those given", 100 * right_given / given, 95)
    return verbatim, spans


def events(shared, work):
    folder = os.path.join(shared, "eval", "time")
    printed(sys.executable, os.path.join(folder, "score_timex.py"), os.path.join(folder, "meantime"), "--dump", work)
    out = printed(BENCH, "factuality", os.path.join(folder, "meantime_factuality.jsonl"), work)
    for name, target in (("negation", 80), ("possibility", 60)):
        f1 = re.search(rf"^{name} +all .* F1 +([\d.]+)", out, re.M)
        row(f"{name} of events, F1", float(f1[1]), target)


def speed(shared):
    out = printed(BENCH, "statements-speed", os.path.join(shared, "eval", "quotes", "polnear_dev.jsonl"))
    wall, processor = map(float, re.search(r"median: (\d+) words/s, (\d+) a second", out).groups())
    row("words a second of one core, median of five rounds", processor, 25_000, "{:,.0f}")
    print(f"{'  the same by the wall clock':52} {wall:>9,.0f}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    shared = sys.argv[1]
    print(f"{'':52} {'measured':>9} {'target':>9}")
    with tempfile.TemporaryDirectory() as work:
        counts = [quotes(shared, work), editions(shared, work)]
        events(shared, work)
    speed(shared)
    row("spans verbatim in the source, %", 100 * sum(v for v, _ in counts) / sum(n for _, n in counts), 100, "{:.3f}")


if __name__ == "__main__":
    main()
