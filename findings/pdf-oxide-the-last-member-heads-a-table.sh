#!/usr/bin/env bash
# pdf-oxide: the vote of the last member heads a table that is made of the next item's words.
# pdf-oxide 0.3.78, which makes Markdown of PDF. Two items of minutes, each with a paragraph and a ruled table: members,
# a column for yes and one for no. One would expect two tables of three members. Seen: the first table ends before its
# last member, who voted no; she is the head of another table, whose rows are words of the next item's paragraph set in
# three columns. The second table is no table. Without the paragraphs both come out whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pdf-oxide==0.3.78 reportlab==5.1.0
cat > seen.py <<'CODE'
import pdf_oxide
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

NORMAL = getSampleStyleSheet()["Normal"]
ROLL = [["Member", "Yes", "No"], ["Moreno", "X", ""], ["Diaz", "X", ""], ["Tran", "", "X"]]


def tables(discussion: str) -> list[str]:
    """The lines of tables in the Markdown of a page with two items."""
    parts = []
    for number in (1, 2):
        parts += [Paragraph(f"{number}. Ordinance 99-{number} on parking.", NORMAL)]
        parts += [Paragraph(discussion, NORMAL)] if discussion else []
        parts += [Paragraph("Motion by Moreno, second by Diaz.", NORMAL)]
        parts += [Table(ROLL, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])]
    SimpleDocTemplate("minutes.pdf").build(parts)
    text = pdf_oxide.PdfDocument("minutes.pdf").to_markdown(0)
    return [line for line in text.splitlines() if line.startswith("|")]


whole = ["| Member | Yes | No |", "|---|---|---|", "| Moreno | X |  |", "| Diaz | X |  |", "| Tran |  | X |"]
assert tables("") == whole * 2, tables("")
seen = tables("The Council heard the report of staff on the parking of cars. " * 6)
assert seen[:6] == [*whole[:4], "| Tran |  | X |", "|---|---|---|"], seen
assert seen[6].startswith("| on the parking | of | cars. The"), seen
assert sum("Moreno" in line for line in seen) == 1, seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
