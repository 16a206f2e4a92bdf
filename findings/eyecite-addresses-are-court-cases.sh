#!/usr/bin/env bash
# eyecite: an address in Miami is a case in the North Western Reporter.
# eyecite 2.7.8 with reporters-db 3.2.67, which finds citations in legal text; ordinances and staff reports cite cases.
# Cities on a grid write 1600 N.W. 23 Avenue. One would expect a street with a direction to be no citation, since an
# avenue follows. Seen: N.W., S.W. and S.E. are reporters of cases, so the number of the house is the volume and that of
# the avenue the page of a full case citation, and a highway, "the lanes of 5 U.S. 41", is a case of the Supreme Court.
# With "23rd Avenue" there is none, so the same street is a case or not as the clerk wrote it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check eyecite==2.7.8 reporters-db==3.2.67
cat > seen.py <<'CODE'
from eyecite import get_citations


def cases(text: str) -> list[tuple[str, str, str]]:
    return [(type(case).__name__, case.matched_text(), case.all_editions[0].reporter.name) for case in get_citations(text)]


FOUND = {
    "A lease at 1600 N.W. 23 Avenue.": ("1600 N.W. 23", "North Western Reporter"),
    "Rezoning of 250 S.W. 8 Street, 5-4.": ("250 S.W. 8", "South Western Reporter"),
    "Signs at 450 S.E. 3 Street": ("450 S.E. 3", "South Eastern Reporter"),
    "The lanes of 5 U.S. 41": ("5 U.S. 41", "United States Supreme Court Reports"),
}
for text, (address, reporter) in FOUND.items():
    assert cases(text) == [("FullCaseCitation", address, reporter)], (text, cases(text))
assert cases("A lease at 1600 N.W. 23rd Avenue.") == []
print("as stated")
CODE
env/bin/python -W ignore seen.py
