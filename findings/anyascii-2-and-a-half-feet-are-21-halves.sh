#!/usr/bin/env bash
# anyascii: a setback of 2½ feet is one of 21/2 feet, and the marks for yes and no are the same.
# anyascii 0.3.3, beside Unidecode 1.4.0; both write any text in ASCII. One would expect a fraction to stay apart from
# the number before it, and two marks that differ to differ. Seen: anyascii has 21/2 for 2½ and 113/4 for 11¾; a filled
# and an empty circle, by which minutes show who voted how, are "*" both in either library; a checked and an empty box
# are ":ballot_box_with_check:" and "#" in anyascii, and nothing in Unidecode, so that "☑ Yes ☐ No" is "Yes No".
# Unidecode has "2 1/2".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check anyascii==0.3.3 Unidecode==1.4.0
cat > seen.py <<'CODE'
from anyascii import anyascii
from unidecode import unidecode

seen = [anyascii(text) for text in ("a setback of 2\u00bd feet", "11\u00be acres", "5\u2032 3\u00bd\u2033")]
assert seen == ["a setback of 21/2 feet", "113/4 acres", "5' 31/2''"], seen
seen = [unidecode(text) for text in ("a setback of 2\u00bd feet", "11\u00be acres")]
assert [" ".join(text.split()) for text in seen] == ["a setback of 2 1/2 feet", "11 3/4 acres"], seen
roll = "Roe \u25cf \u25cb, Poe \u25cb \u25cf"
assert anyascii(roll) == unidecode(roll) == "Roe * *, Poe * *", (anyascii(roll), unidecode(roll))
boxes = "\u2611 Yes \u2610 No"
assert anyascii(boxes) == ":ballot_box_with_check: Yes # No", anyascii(boxes)
assert unidecode(boxes).split() == ["Yes", "No"], unidecode(boxes)
print("as stated")
CODE
env/bin/python -W ignore seen.py
