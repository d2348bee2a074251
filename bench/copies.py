#!/usr/bin/env python3
"""Near-copies beside a peer: precision, recall and pages a second of both, in turns, on one thread each.

    copies.py PAGES.jsonl [ROUNDS]

The peer is datasketch's MinHash with its LSH index (128 permutations, threshold .5), on the same shingles: five words
in a row. Needs `pip install datasketch` and a release build: cargo build --release -p variorum-bench
"""
import json, os, re, statistics, subprocess, sys, time

from datasketch import MinHash, MinHashLSH

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "variorum-bench")
WORDS = re.compile(r"[^\W_]+")


def shingles(text):
    words = WORDS.findall(text.lower())
    return {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}


def exact(sets):
    pages_with, shared = {}, {}
    for page, these in enumerate(sets):
        for shingle in these:
            for other in pages_with.setdefault(shingle, []):
                shared[other, page] = shared.get((other, page), 0) + 1
            pages_with[shingle].append(page)
    return {(a, b) for (a, b), n in shared.items() if 2 * n >= len(sets[a]) + len(sets[b]) - n}


def peer(texts):
    index, pairs = MinHashLSH(threshold=0.5, num_perm=128), set()
    for page, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([s.encode() for s in shingles(text)])
        pairs.update((int(other), page) for other in index.query(sketch))
        index.insert(str(page), sketch)
    return pairs


def main(pages, rounds=3):
    texts = [json.loads(line)["text"] for line in open(pages, encoding="utf8")]
    gold = exact([shingles(text) for text in texts])
    ours, theirs = [], []
    for _ in range(rounds):
        printed = subprocess.run([PROGRAM, "copies", pages, "--rounds", "3"], check=True, capture_output=True, text=True)
        ours.append(float(printed.stdout.splitlines()[1].split()[0]))
        start = time.perf_counter()
        pairs = peer(texts)
        theirs.append(len(texts) / (time.perf_counter() - start))
    right = len(pairs & gold)
    print(printed.stdout, end="")
    print(f"datasketch: precision {right / max(1, len(pairs)):.4f}, recall {right / max(1, len(gold)):.4f}")
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(f"pages/s, medians of {rounds}: {ours:.0f} and {theirs:.0f}, ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
