#!/usr/bin/env bash
# trafilatura: of two votes with the same ayes and nays, the second has no roll call.
# trafilatura 2.3.1, which takes the text out of web pages. Councils vote alike often, so the same ayes and nays stand
# under motion after motion. One would expect all of them, as removing duplicates is switched off by default. Seen, on a
# page without <main> or <article>: every motion comes out and only the first of the equal rolls does, in silence; with
# other names under the second motion both do. Inside <main> all of them stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
    trafilatura==2.3.1 justext==3.0.2 lxml==6.1.3 lxml_html_clean==0.4.6
cat > seen.py <<'CODE'
import trafilatura

STREETS = ["Elm Street", "Oak Avenue", "Mill Road", "Harbor Lane", "Station Place"]
MOVERS = ["Lind", "Moreno", "Diaz", "Tran", "Orr"]
SAME = "<p>AYES: Moreno, Diaz, Lind</p><p>NAYS: Tran, Orr</p>"
OTHER = "<p>AYES: Moreno, Diaz, Tran</p><p>NAYS: Lind, Orr</p>"


def lines(rolls: list[str], begin: str = "", end: str = "") -> list[str]:
    motions = "".join(
        f"<p>Item {number}. Ordinance 99-{number} on the parking of cars in {street}.</p>"
        f"<p>Motion by {mover}, second by Diaz.</p>{roll}"
        for number, (street, mover, roll) in enumerate(zip(STREETS, MOVERS, rolls), 1)
    )
    opening = "<h1>Minutes</h1><p>The Council met on Tuesday, May 6, 2031, at 6 p.m.</p>"
    closing = "<p>The meeting was adjourned at 9:15 p.m.</p>"
    text = trafilatura.extract(f"<html><body>{begin}{opening}{motions}{closing}{end}</body></html>")
    return text.splitlines()


def counts(text: list[str]) -> tuple[int, int, int]:
    return tuple(sum(line.startswith(word) for line in text) for word in ("Motion", "AYES", "NAYS"))


assert counts(lines([SAME, SAME])) == (2, 1, 1), lines([SAME, SAME])
assert counts(lines([SAME] * 5)) == (5, 1, 1), lines([SAME] * 5)
assert counts(lines([SAME, OTHER])) == (2, 2, 2), lines([SAME, OTHER])
assert counts(lines([SAME] * 5, "<main>", "</main>")) == (5, 5, 5), lines([SAME] * 5, "<main>", "</main>")
print("as stated")
CODE
env/bin/python -W ignore seen.py
