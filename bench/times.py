#!/usr/bin/env python3
"""Measure time expressions and their values on Wikinews (MEANTIME).

    times.py SHARED

SHARED holds eval/time (TimeML files and score_timex.py). The texts go through `variorum times` with their day of
writing. They are parted in two by the hash of their name: rules may be made on what is missed in the first half
(`--errors` lists it), the second is a check. Needs a release build of the program: cargo build --release
"""
import collections, hashlib, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "variorum")
# Relaxed and value F1 of HeidelTime on these texts, and what is asked for.
HEIDELTIME, TARGET = (85.9, 72.8), (88, 78)


def half(name):
    return ("tuning", "check")[int(hashlib.sha256(name.encode()).hexdigest()[1], 16) % 2]


def annotate(texts, days):
    """What the program finds: {name: [(start, end, type, value)…]}."""
    lines = [json.dumps({"id": name, "text": text, "date": days[name]}) for name, text in texts.items()]
    command = [PROGRAM, "times", "--input", "jsonl", "-"]
    printed = subprocess.run(command, input="\n".join(lines), check=True, capture_output=True, encoding="utf8").stdout
    found = collections.defaultdict(list)
    for line in printed.splitlines():
        timex = json.loads(line)
        found[timex["doc"]].append((timex["start"], timex["end"], timex["type"], timex["value"]))
    return found


def main(shared, errors):
    folder = os.path.join(shared, "eval", "time")
    sys.path.insert(0, folder)
    import score_timex

    texts, gold, days = score_timex.load_gold(os.path.join(folder, "meantime"))
    found = annotate(texts, days)
    for part in ("tuning", "check", "all"):
        chosen = {name: [g[:4] for g in gold[name]] for name in texts if part in (half(name), "all")}
        wrong = [] if errors and part == "tuning" else None
        score = score_timex.score(chosen, found, errors=wrong)
        p, r, relaxed = (100 * x for x in score["relaxed"])
        strict, value = 100 * score["strict"][2], 100 * score["value_f1"]
        row = f"relaxed P {p:5.1f} R {r:5.1f} F1 {relaxed:5.1f}   strict F1 {strict:5.1f}   value F1 {value:5.1f}"
        print(f"{part:7} {row}   ({score['gold']} annotated, {score['sys']} found)")
        for name, theirs, ours in wrong or []:
            said = [t and (texts[name][t[0] : t[1]], *t[2:4]) for t in (theirs, ours)]
            print(f"    {days[name]} annotated {said[0]} found {said[1]}")
    print(f"HeidelTime relaxed F1 {HEIDELTIME[0]}, value F1 {HEIDELTIME[1]}; asked for {TARGET[0]} and {TARGET[1]}")


if __name__ == "__main__":
    main(sys.argv[1], "--errors" in sys.argv[2:])
