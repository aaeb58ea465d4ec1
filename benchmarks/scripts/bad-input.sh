#!/usr/bin/env bash
# What a running product answers to input that is wrong; then one good rating, to see that nothing was disturbed.
#
#   benchmarks/scripts/bad-input.sh INGEST_URL MOVIE_ID
set -euo pipefail
ingest=$1
movie=$2
post() { # name, body, [content type]
  local answer
  answer=$(curl -s -w '\n%{http_code}' -H "Content-Type: ${3:-application/json}" "$ingest/v1/ratings" --data-binary "$2")
  printf '%-22s %s  %s\n' "$1" "${answer##*$'\n'}" "$(printf '%s' "${answer%$'\n'*}" | cut -c1-150)"
}
rating() { printf '{"userId":"%s","movieId":"%s","rating":%s%s}' "$1" "$2" "$3" "${4:-}"; }

post 'malformed JSON' '{"userId":"ava",'
post 'unknown movie' "$(rating ava no-such-film 4)"
post 'rating 7' "$(rating ava "$movie" 7)"
post 'rating 3.3' "$(rating ava "$movie" 3.3)"
post 'future timestamp' "$(rating ava "$movie" 4 ',"ratedAt":"2999-01-01T00:00:00Z"')"
post 'empty ids' "$(rating '' '' 4)"
post 'unknown field' "$(rating ava "$movie" 4 ',"mood":1')"
post 'wrong content type' 'hello' text/plain
big=$(mktemp)
head -c 10485760 /dev/zero | tr '\0' 'x' >"$big"
post '10 MB body' "@$big"
rm -f "$big"
post 'NDJSON, line 2 bad' "$(rating bad-input "$movie" 4)"$'\n'"$(rating bad-input "$movie" 7)" application/x-ndjson
post 'a good one' "$(rating bad-input "$movie" 4)"
