#!/usr/bin/env bash
# xlrd, petl, agate-excel: a count that could not be computed is seven ayes.
# xlrd 2.0.2, petl 1.7.30 and agate-excel 0.4.2 (by which csvkit reads workbooks), beside tablib 3.10.0. In a clerk's
# XLS file, counts are looked up by formulas, and where one fails the sheet shows #DIV/0!, #VALUE! or #N/A. One would
# expect that text, or an empty cell. Seen: the file stores errors as small numbers, and all three hand these on as if
# they had been counted: 7, 15 and 42 ayes, with nothing in the cell that tells them from the rest. tablib has the text.
# councilui tells of such cells and makes nothing of them: tests/load/vote_table/test_spreadsheet_slips.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  xlrd==2.0.2 petl==1.7.30 agate-excel==0.4.2 tablib==3.10.0 xlwt==1.3.0
cat > seen.py <<'CODE'
from pathlib import Path

import agate
import agateexcel
import petl
import tablib
import xlrd
import xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("Votes")
sheet.write(0, 0, "Item")
sheet.write(0, 1, "Ayes")
for row, code in enumerate((7, 15, 42), 1):  # #DIV/0!, #VALUE!, #N/A: MS-XLS 2.5.10
    sheet.write(row, 0, f"Item {row}")
    sheet.row(row).set_cell_error(1, code)
sheet.write(4, 0, "Item 4")
sheet.write(4, 1, 9)
book.save("votes.xls")

ayes = xlrd.open_workbook("votes.xls").sheet_by_index(0).col_values(1, 1)
assert ayes == [7, 15, 42, 9], ayes
assert list(petl.fromxls("votes.xls").values("Ayes")) == [7, 15, 42, 9]
column = agate.Table.from_xls("votes.xls").columns["Ayes"].values()
assert column == ("7", "15", "42", "9.0"), column
table = tablib.Dataset().load(Path("votes.xls").read_bytes(), format="xls")
assert table["Ayes"] == ["#DIV/0!", "#VALUE!", "#N/A", 9], table["Ayes"]
print("as stated")
CODE
env/bin/python -W ignore seen.py
