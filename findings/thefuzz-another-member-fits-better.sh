#!/usr/bin/env bash
# thefuzz: asked for Ana Lý, of Ana Lê and Ana Lý it chooses Ana Lê, with 100 of 100.
# thefuzz 0.22.1 with RapidFuzz 3.14.6, the usual way to find a member by a name that may be misspelled. One would
# expect the name itself to win, and a letter with an accent to count as some letter. Seen: the letters from U+0080 to
# U+00FF, those of Spanish, French and Portuguese names, are dropped from both names before they are compared, so that
# Peña is Pea and Lý and Lê are L: the first of the list has 100, `dedupe` makes one of two members, while the letters
# of Polish or Russian names stay. RapidFuzz itself, whose scorers these are, keeps the letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check thefuzz==0.22.1 rapidfuzz==3.14.6
cat > seen.py <<'CODE'
import rapidfuzz
from thefuzz import fuzz, process

seen = process.extractOne("Ana L\u00fd", ["Ana L\u00ea", "Ana L\u00fd"])
assert seen == ("Ana L\u00ea", 100), seen
seen = process.extract("Ana Pe\u00f1a", ["Ana Pea", "Ana Pena"])
assert seen == [("Ana Pea", 100), ("Ana Pena", 93)], seen
seen = process.dedupe(["Ana L\u00fd", "Ana L\u00ea"])
assert len(seen) == 1, seen
popov, popova = "\u041f\u043e\u043f\u043e\u0432", "\u041f\u043e\u043f\u043e\u0432\u0430"
assert fuzz.WRatio(popov, popova) == fuzz.ratio(popov, popova) == 91, fuzz.WRatio(popov, popova)
match, score, _ = rapidfuzz.process.extractOne(
    "Ana L\u00fd", ["Ana L\u00ea", "Ana L\u00fd"], processor=rapidfuzz.utils.default_process
)
assert (match, score) == ("Ana L\u00fd", 100), (match, score)
print("as stated")
CODE
env/bin/python -W ignore seen.py
