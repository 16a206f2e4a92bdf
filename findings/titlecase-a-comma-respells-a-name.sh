#!/usr/bin/env bash
# titlecase: one member is spelled three ways, by the mark that follows.
# titlecase 2.4.1. Records in capitals are set in small letters for a page. One would expect O'BRIEN to come out one way, as
# "O'Brien", which the library has a rule for. Seen: in a text all in capitals it stays O'BRIEN before a blank or at the end, is
# O'brien before a comma, and D'ANGELO is d'ANGELO; a text in mixed case with O'brien gives O'Brien as it should be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check titlecase==2.4.1
cat > seen.py <<'CODE'
from titlecase import titlecase

EXPECTED = {
    "MOTION BY ALD. O'BRIEN": "Motion by Ald. O'BRIEN",
    "AYES: O'BRIEN, MOORE": "Ayes: O'brien, Moore",
    "D'ANGELO VOTED NO": "d'ANGELO Voted No",
    "motion by Ald. o'brien": "Motion by Ald. O'Brien",
}
for text, title in EXPECTED.items():
    assert titlecase(text) == title, (text, titlecase(text))
print("as stated")
CODE
env/bin/python -W ignore seen.py
