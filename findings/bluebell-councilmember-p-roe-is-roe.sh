#!/usr/bin/env bash
# bluebell: Councilmember P. Roe is Roe, and P.J. Roe is a Roe of the class "J".
# bluebell-akn 3.1.1 with cobalt 9.0.1, which makes Akoma Ntoso, the format of parliaments, of what a clerk types. Its
# keywords are capitals at the beginning of a line: PART, CHAPTER, P. One would expect a line that begins with an
# initial to be text, as "A. Poe voted no." is. Seen: P with a period is a paragraph with a class, so "P. Roe voted no."
# is "Roe voted no.", and a council may have two of them; P.J. Roe and a P.O. Box lose their letters to an attribute,
# and "PART time clerks" is a part with the number "time clerks". No error is raised.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check bluebell-akn==3.1.1 cobalt==9.0.1
cat > seen.py <<'CODE'
from bluebell.parser import AkomaNtosoParser
from cobalt.uri import FrbrUri

uri = FrbrUri.parse("/akn/us-council/statement/2031-05-06/5/eng@2031-05-06")


def paragraph(text: str) -> tuple[str, str, str | None]:
    document = AkomaNtosoParser(uri).parse_to_xml(text + "\n", "statement")
    body = next(element for element in document.iter() if element.tag.endswith("}mainBody"))
    return body[0].tag.rpartition("}")[2], "".join(body.itertext()), body[0].get("class")


assert paragraph("A. Poe voted no.") == ("p", "A. Poe voted no.", None), paragraph("A. Poe voted no.")
assert paragraph("P. Roe voted no.") == ("p", "Roe voted no.", None), paragraph("P. Roe voted no.")
assert paragraph("P.J. Roe voted no.") == ("p", "Roe voted no.", "J"), paragraph("P.J. Roe voted no.")
assert paragraph("P.O. Box 5") == ("p", "Box 5", "O"), paragraph("P.O. Box 5")
assert paragraph("PART time clerks") == ("part", "time clerks", None), paragraph("PART time clerks")
print("as stated")
CODE
env/bin/python -W ignore seen.py
