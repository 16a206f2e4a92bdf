#!/usr/bin/env bash
# inflect: "a 8-0 vote", "a 11-2 vote", "a 80-unit building".
# inflect 7.6.0, the usual library for English articles and plurals; `a` puts "a" or "an" before a phrase. It knows "an
# hour", "a one-vote margin" and "an RFP". One would expect "an 8-0 vote", as it is said. Seen: digits are not read as
# words, though `number_to_words` would say them, so every number has "a"; and MOU and LED are taken for words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check inflect==7.6.0
cat > seen.py <<'CODE'
import inflect

english = inflect.engine()
phrases = ["hour", "one-vote margin", "RFP", "8-0 vote", "11-2 vote", "80-unit building", "eight-vote lead", "LED"]
written = [english.a(phrase) for phrase in phrases]
assert written == [
    "an hour",
    "a one-vote margin",
    "an RFP",
    "a 8-0 vote",
    "a 11-2 vote",
    "a 80-unit building",
    "an eight-vote lead",
    "a LED",
], written
assert english.number_to_words(8) == "eight"
print("as stated")
CODE
env/bin/python -W ignore seen.py
