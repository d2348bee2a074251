#!/usr/bin/env bash
# Figures of quality on the development data: `bench/quality.sh SHARED [pages|statements|editions|stories|times]…`
# SHARED is the folder that holds `eval/` and `gold/`; their scorers say what each figure means.
set -euo pipefail
shared=$(realpath "${1:?usage: bench/quality.sh SHARED [pages|statements|editions|stories|times]…}")
shift
rooms=("$@")
[ ${#rooms[@]} -gt 0 ] || rooms=(pages statements editions stories times)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cargo build --release --quiet --workspace
variorum() { ./target/release/variorum "$@"; }
VARIORUM_MODEL=${VARIORUM_MODEL:-$(variorum model --fetch | sed -n 's/^folder *//p')}
export VARIORUM_MODEL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pages() {
    echo "== lines of pages"
    python3 bench/pages.py "$shared"
}

statements() {
    echo "== statements"
    python3 bench/statements.py "$shared"
}

editions() {
    echo "== editions, gold/dev"
    mkdir -p "$work/editions"
    for gold in "$shared"/gold/dev/*.gold.json; do
        name=$(basename "$gold" .gold.json)
        variorum collate "$shared"/gold/dev/pages/"$name"-*.txt --format json --out "$work/editions/$name.json"
        variorum verify "$work/editions/$name.json"
    done
    python3 "$shared/gold/score_edition.py" "$shared/gold/dev" "$work/editions"
}

times() {
    echo "== time expressions, MEANTIME"
    python3 bench/times.py "$shared"
    cargo run --release --quiet -p variorum-bench -- times "$shared/eval/quotes/polnear_dev.jsonl"
}

stories() {
    echo "== stories"
    python3 bench/stories.py "$shared"
    python3 bench/growth.py "$shared"
    cargo run --release --quiet -p variorum-bench -- stories-speed "$shared"/eval/stories/*.jsonl
    echo "near-copies in tg_silver_en, beside exact 5-gram Jaccard from .5"
    cargo run --release --quiet -p variorum-bench -- copies "$shared/eval/stories/tg_silver_en.jsonl"
    echo "a stream of a million pages in a window of a week; one of 700,000 live pages"
    cargo run --release --quiet -p variorum-bench -- stories-stream "$shared/eval/stories/tg_silver_en.jsonl"
    cargo run --release --quiet -p variorum-bench -- stories-stream --days 2000 --pages 720000 --block 720000 \
        "$shared/eval/stories/tg_silver_en.jsonl"
}

for room in "${rooms[@]}"; do
    case $room in
        pages | statements | editions | stories | times) "$room" ;;
        *) echo "no such room: $room" >&2; exit 2 ;;
    esac
done
