#!/usr/bin/env python3
"""Time and memory of all records of a web archive, read by Variorum and by fastwarc in turns.

    archives.py ARCHIVE [ROUNDS]

Needs the package `fastwarc` and a release build of the bench: cargo build --release -p variorum-bench. Each reads every
record's header and block; `pages` undoes the codings of responses, too. Printed are medians of processor seconds, their
ratio to fastwarc's, and the peak of resident memory.
"""
import os, statistics, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BENCH = os.path.join(ROOT, "target", "release", "variorum-bench")
FASTWARC = """
import sys
from fastwarc.warc import ArchiveIterator
n = 0
for record in ArchiveIterator(open(sys.argv[1], "rb"), parse_http=False):
    record.reader.read()
    n += 1
print(n, 0)
"""


def run(command):
    """Processor seconds, peak KiB and output of one run."""
    reads, writes = os.pipe()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, writes, 1)])
    os.close(writes)
    said = os.fdopen(reads).read().split()
    _, status, usage = os.wait4(child, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss, said[:2]


archive, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
commands = {
    "fastwarc": [sys.executable, "-c", FASTWARC, archive],
    "records": [BENCH, "archives", archive],
    "pages": [BENCH, "archives", "--pages", archive],
}
runs = {name: [] for name in commands}
for _ in range(rounds):
    for name, command in commands.items():
        runs[name].append(run(command))
median = {name: statistics.median(seconds for seconds, *_ in all) for name, all in runs.items()}
for name, all in runs.items():
    whole, damaged = all[0][2]
    peak = max(peak for _, peak, _ in all) / 1024
    print(f"{name:9} {whole} whole, {damaged} damaged  {median[name]:6.2f} s  "
          f"x{median['fastwarc'] / median[name]:.2f} of fastwarc's speed  {peak:5.0f} MiB")
