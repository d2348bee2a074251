#!/usr/bin/env python3
"""Measure stories: quality on all sets with the one default, and that order does not matter.

    stories.py SHARED

SHARED holds eval/stories (gold, score.py, and baseline.py: a plain TF-IDF one-pass clusterer, shown beside). Needs a release
build of the program: cargo build --release. Each gold story falls into one of two halves by the hash of its name; constants were looked at
on both, so the halves show spread, not a check.
"""
import collections, hashlib, json, os, random, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "variorum")
# What is asked for: B3, pairwise F1 and gold stories in the largest wrong story.
TARGETS = {"gva_dev": (0.93, 0.75, 4), "ecbplus_dev": (0.92, None, None), "allsides_dev": (0.80, None, None)}


def cluster(rows):
    lines = "\n".join(json.dumps(row) for row in rows)
    command = [PROGRAM, "stories", "--input", "jsonl", "-"]
    printed = subprocess.run(command, input=lines, check=True, capture_output=True, encoding="utf8").stdout
    return {line["id"]: line["cluster"] for line in map(json.loads, printed.splitlines())}


def largest_wrong(gold, found):
    stories = collections.defaultdict(set)
    for page, story in found.items():
        stories[story].add(gold[page])
    return max(map(len, stories.values()))


def part(ids, scored, gold, found):
    keep = [i for i in gold if i in ids]
    return scored({i: gold[i] for i in keep}, {i: found[i] for i in keep}, False)["b3_f1"]


def main(shared):
    folder = os.path.join(shared, "eval", "stories")
    sys.path.insert(0, folder)
    import baseline, score

    print(f"{'set':13} {'':11} {'B3':>6} {'P':>6} {'R':>6} {'pair F1':>8} {'largest wrong':>14}   halves (B3)")
    for name, (b3, pairs, wrong) in TARGETS.items():
        rows = [json.loads(line) for line in open(os.path.join(folder, name + ".jsonl"), encoding="utf8")]
        gold = {row["id"]: row["cluster"] for row in rows}
        halves = [{i for i in gold if hashlib.sha256(gold[i].encode()).digest()[0] % 2 == h} for h in (0, 1)]
        plain = cluster(rows)
        for who, found in (("variorum", plain), ("one-pass", baseline.run(baseline.order(rows)))):
            r = score.score(gold, found, False)
            spread = " ".join(f"{part(half, score.score, gold, found):.3f}" for half in halves)
            figures = f"{r['b3_f1']:6.3f} {r['b3_p']:6.3f} {r['b3_r']:6.3f} {r['pair_f1']:8.3f}"
            print(f"{name:13} {who:11} {figures} {largest_wrong(gold, found):14}   {spread}")
        aimed = f"{pairs:8.2f} {wrong:14}" if pairs else ""
        print(f"{name:13} {'aimed at':11} {b3:6.2f} {'':13} {aimed}")
        shuffled = rows[:]
        random.Random(1).shuffle(shuffled)
        print(f"{name:13} shuffled input gives the same: {'yes' if cluster(shuffled) == plain else 'NO'}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
