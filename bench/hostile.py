#!/usr/bin/env python3
"""Time and memory of `variorum article` on files that want it to run out of either.

    hostile.py [RUNS]

prints, for each file, the median of the processor's seconds (of RUNS runs, 5 without), the peak of resident memory, the
exit status and what was said. Needs a release build of the program; with the packages `brotli` and `zstandard` their codings, too.
"""
import gzip, os, statistics, sys, tempfile, zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "target", "release", "variorum")
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
GIGABYTE = 1 << 30


def run(path):
    """Seconds, peak KiB, exit status and first line of standard error of one run."""
    with tempfile.TemporaryFile("w+") as said:
        child = os.posix_spawn(PROGRAM, [PROGRAM, "article", path], os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)])
        _, status, usage = os.wait4(child, 0)
        seconds = usage.ru_utime + usage.ru_stime
        said.seek(0)
        return seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status), said.readline().strip()[-90:]


def archive(coding, body):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode()
    record = f"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(head) + len(body)}"
    return record.encode() + b"\r\n\r\n" + head + body + b"\r\n\r\n"


def spaces(compressor):
    """A gigabyte of spaces, packed piece by piece."""
    piece = b" " * (16 << 20)
    out = [compressor.compress(piece) if hasattr(compressor, "compress") else compressor.process(piece)
           for _ in range(GIGABYTE >> 24)]
    end = compressor.flush() if hasattr(compressor, "flush") else compressor.finish()
    return b"".join(out) + end


def brotli():
    import brotli

    return spaces(brotli.Compressor())


def zstd():
    import zstandard

    return spaces(zstandard.ZstdCompressor().compressobj())


def zlib_gzip():
    return spaces(zlib.compressobj(9, zlib.DEFLATED, 31))


DOCTYPE, WORDS = b"<!doctype html>", b"<p>The ferry ran aground."
NESTED = ("<div>", "<b><p>", "<table><tr><td>", "<a href=x>", "<ul><li>", "<form><button>", "<")
FILES = {f"1 MiB of {tags}": lambda tags=tags.encode(): DOCTYPE + tags * ((1 << 20) // len(tags)) + WORDS for tags in NESTED} | {
    "100,000 deep": lambda: DOCTYPE + b"<div><span><section>" * 33_334 + WORDS,
    "1 GiB in gzip": lambda: archive("gzip", zlib_gzip()),
    "1 GiB in gzip in gzip": lambda: archive("gzip, gzip", gzip.compress(zlib_gzip())),
    "1 GiB in brotli": lambda: archive("br", brotli()),
    "1 GiB in brotli in gzip": lambda: archive("br, gzip", gzip.compress(brotli())),
    "1 GiB in zstd": lambda: archive("zstd", zstd()),
    "a header line of 200 MB": lambda: b"WARC/1.1\r\nWARC-Type: response\r\nX: " + b"x" * 200_000_000 + b"\r\n\r\n",
    "a line of 200 MB of JSON": lambda: b'{"text": "' + b"x" * 200_000_000 + b'"}\n',
    "16 MB of NUL bytes": lambda: b"\0" * 16_000_000,
}


def written(path, content):
    """Writes a file in a process of its own: the memory of a process counts for those that it starts."""
    child = os.fork()
    if child == 0:
        try:
            with open(path, "wb") as file:
                file.write(content())
            os._exit(0)
        except ImportError as missing:
            print(missing)
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    for name, content in FILES.items():
        if not written(path, content):
            continue
        runs = [run(path) for _ in range(RUNS)]
        seconds = statistics.median(r[0] for r in runs)
        peak = max(r[1] for r in runs) / 1024
        print(f"{name:26} {seconds:7.3f} s {peak:6.0f} MiB  exit {runs[0][2]}  {runs[0][3]}", flush=True)
