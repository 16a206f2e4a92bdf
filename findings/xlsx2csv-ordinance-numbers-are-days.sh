#!/usr/bin/env bash
# xlsx2csv: the number of an ordinance is a day of 1900, and that of a resolution is gone.
# xlsx2csv 0.8.6. A clerk's sheet may show 17 as "Ord. 0017" by a number format with words in quotation marks, "Ord. "0000.
# One would expect the CSV to have what the sheet shows, or 17. Seen: where the words hold a letter of date formats (d, m, y,
# h, s), the number is taken for a date, and the format itself, in small letters, is written with the letters filled in:
# "or16. "0000. "Res. No. "0 leaves no number at all, so 17 and 18 are one. Words without these letters give 17.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5
cat > seen.py <<'CODE'
import csv
import io

import openpyxl
from xlsx2csv import Xlsx2csv


def written(number_format: str, *numbers: int) -> list[str]:
    book = openpyxl.Workbook()
    for number in numbers:
        book.active.append([number])
        book.active.cell(book.active.max_row, 1).number_format = number_format
    book.save("records.xlsx")
    text = io.StringIO()
    Xlsx2csv("records.xlsx").convert(text)
    return [row[0] for row in csv.reader(io.StringIO(text.getvalue()))]


assert written('"O2099-"0000', 17, 18) == ["17", "18"], written('"O2099-"0000', 17, 18)
assert written('"Ord. "0000', 17, 18) == ['"or16. "0000', '"or17. "0000'], written('"Ord. "0000', 17, 18)
assert written('"Res. No. "0', 17, 18) == ['"res. no. "0', '"res. no. "0'], written('"Res. No. "0', 17, 18)
print("as stated")
CODE
env/bin/python -W ignore seen.py
