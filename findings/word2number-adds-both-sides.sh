#!/usr/bin/env bash
# word2number: a vote of thirty-nine to eleven is 281, and a point of order is 0.
# word2number 1.1, beside text2num 3.1.0. Clerks write tallies in words. One would expect "thirty-nine to eleven" to be
# refused, or to give a number that stands there. Seen: it is 281; the two sides of other votes are added, so that "seven ayes and
# two nays" is 9; and a sentence with the word "point" is 0. text2num has "39 to 11", and leaves the "two" of "7 ayes two nays".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check word2number==1.1 text2num==3.1.0
cat > seen.py <<'CODE'
from text_to_num import alpha2digit
from word2number import w2n

SEEN = {"thirty-nine to eleven": 281, "nine to two": 11, "seven ayes and two nays": 9, "a point of order was raised": 0}
for words, number in SEEN.items():
    assert w2n.word_to_num(words) == number, (words, w2n.word_to_num(words))
assert alpha2digit("thirty-nine to eleven", "en") == "39 to 11"
assert alpha2digit("seven ayes two nays", "en") == "7 ayes two nays"
print("as stated")
CODE
env/bin/python seen.py
