"""Lines of `variorum article --format jsonl` to what the line scorer reads: {"id", "keep": [numbers of article lines]}."""
import json
import pathlib
import sys

for line in sys.stdin:
    page = json.loads(line)
    path = pathlib.Path(page["path"])
    text = path.read_text(encoding="utf8")
    number, at = {}, 0
    for n, words in enumerate(text.split("\n")):
        number[at] = n
        at += len(words) + 1
    keep = [number[part["start"]] for part in page["lines"] if part["kind"] == "article" and part["start"] in number]
    print(json.dumps({"id": path.stem, "keep": keep}))
