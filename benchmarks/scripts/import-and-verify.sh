#!/usr/bin/env bash
# Imports a MovieLens folder into an empty product and recomputes every profile from the raw log, three times over:
# as it is, with a kill -9 of the JVM in the middle, and with the rating file shuffled.
#
#   benchmarks/scripts/import-and-verify.sh MOVIELENS_DIR TEXTS_FILE [plain|killed|shuffled ...]
set -euo pipefail
concierge="$(cd "$(dirname "$0")/../.." && pwd)/concierge"
movielens=$(realpath "$1")
texts=$(realpath "$2")
shift 2
scratch=$(mktemp -d)
trap '"$concierge" down --data-dir "$scratch/data" >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT

start() { "$concierge" up --detach --no-demo-data --data-dir "$scratch/data"; }
import() { "$concierge" import --data-dir "$scratch/data" --movielens "$1" --texts "$texts"; }
jvm() { pgrep -f "concierge.*--data-dir $scratch/data" | while read -r pid; do
  if [ "$(cat /proc/"$pid"/comm)" = java ] && grep -qa 'Main.up' /proc/"$pid"/cmdline; then echo "$pid"; fi
done; }

for run in "${@:-plain killed shuffled}"; do
  for mode in $run; do
    echo "== $mode"
    rm -rf "$scratch/data"
    folder=$movielens
    if [ "$mode" = shuffled ]; then
      folder=$scratch/shuffled
      mkdir -p "$folder" && cp "$movielens"/*.csv "$folder"
      { head -1 "$movielens/ratings.csv"; tail -n +2 "$movielens/ratings.csv" | shuf --random-source="$movielens/movies.csv"; } >"$folder/ratings.csv"
    fi
    start
    if [ "$mode" = killed ]; then
      import "$folder" >/dev/null 2>&1 &
      importing=$!
      sleep "${KILL_AFTER_S:-25}"
      pid=$(jvm)
      kill -9 "$pid"
      echo "killed $pid after ${KILL_AFTER_S:-25} s"
      # The client waits for a product that is gone; the same command goes on where it stopped.
      kill $importing 2>/dev/null || true
      wait $importing || true
      start
    fi
    import "$folder"
    "$concierge" verify --data-dir "$scratch/data"
    "$concierge" down --data-dir "$scratch/data"
  done
done
