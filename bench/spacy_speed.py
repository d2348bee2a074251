"""Times spaCy on one thread: reads a JSON list of texts, then does one pass over them for each further line and
prints [tokens, seconds]."""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import spacy

nlp = spacy.load(sys.argv[1])
texts = json.loads(sys.stdin.readline())
for _ in sys.stdin:
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    print(json.dumps([tokens, time.perf_counter() - start]), flush=True)
