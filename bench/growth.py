#!/usr/bin/env python3
"""Measure what stories lose as a stream grows at a constant rate: B3 of the first 2,000 pages and of the first 7,000.

    growth.py SHARED [SEEDS]

SHARED holds eval/stories (gold, score.py, and baseline.py: a plain TF-IDF one-pass clusterer, shown beside). Needs a release
build of the program: cargo build --release. Two pools: allsides_dev alone, and stories drawn from all sets. Each seed lets
the stories begin at random times of one rate, PAGES_A_DAY; within a story dated pages keep their distances, those of undated
sets fall within two days. The loss is given for all pages of either size, and for the first 2,000 among the 7,000.
"""
import datetime, json, os, random, statistics, sys

import stories

SETS = ("gva_dev", "allsides_dev", "ecbplus_dev", "tg_silver_en")
FEW, MANY, PAGES_A_DAY = 2_000, 7_000, 100
START = datetime.datetime(2021, 1, 1)
UNDATED_DAYS = 2.0


def read(folder, name):
    """The stories of a set: lists of pages."""
    found = {}
    for line in open(os.path.join(folder, name + ".jsonl"), encoding="utf8"):
        row = json.loads(line)
        found.setdefault(row["cluster"], []).append(row | {"id": f"{name}/{row['id']}", "cluster": f"{name}/{row['cluster']}"})
    return list(found.values())


def when(row):
    return datetime.datetime.fromisoformat(row["date"][:19].replace("Z", ""))


def stream(pool, draw):
    """MANY pages, in order, of stories that begin at random times of a constant rate."""
    draw.shuffle(pool)
    drawn, count = [], 0
    while count < MANY and len(drawn) < len(pool):
        drawn.append(pool[len(drawn)])
        count += len(drawn[-1])
    days = count / PAGES_A_DAY
    dated = []
    for pages in drawn:
        begins = START + datetime.timedelta(days=draw.uniform(0, days))
        first = min((when(row) for row in pages if row["date"]), default=None)
        for row in pages:
            after = when(row) - first if row["date"] else datetime.timedelta(days=draw.uniform(0, UNDATED_DAYS))
            dated.append(row | {"date": (begins + after).isoformat(timespec="seconds")})
    dated.sort(key=lambda row: (row["date"], row["id"]))
    return dated[:MANY]


def losses(rows, cluster, b3):
    gold = {row["id"]: row["cluster"] for row in rows}
    few, many = cluster(rows[:FEW]), cluster(rows)
    first = {i: gold[i] for i in few}
    before, after = b3(first, few), b3(gold, many)
    return before, after, before - after, before - b3(first, {i: many[i] for i in few})


def main(shared, seeds=5):
    folder = os.path.join(shared, "eval", "stories")
    sys.path.insert(0, folder)
    import baseline, score

    def b3(gold, found):
        return score.score(gold, found, False)["b3_f1"]

    print(f"stories as the stream grows, {PAGES_A_DAY} pages a day, {seeds} seeds: median (least to most); aimed at: loss .01")
    print(f"{'pool':13} {'':11} {f'B3 {FEW}':>8} {f'B3 {MANY}':>8} {'loss':>24} {'loss of the first':>24}")
    alone, together = read(folder, "allsides_dev"), [s for name in SETS for s in read(folder, name)]
    for pool, of in (("allsides_dev", alone), ("all sets", together)):
        streams = [stream(list(of), random.Random(seed)) for seed in range(seeds)]
        for who, cluster in (
            ("variorum", stories.cluster),
            ("one-pass", lambda rows: baseline.run(baseline.order(rows))),
        ):
            columns = list(zip(*(losses(rows, cluster, b3) for rows in streams)))
            few, many = map(statistics.median, columns[:2])
            spread = [f"{statistics.median(c):+.4f} ({min(c):+.4f} to {max(c):+.4f})" for c in columns[2:]]
            print(f"{pool:13} {who:11} {few:8.3f} {many:8.3f} {spread[0]:>24} {spread[1]:>24}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:]))
