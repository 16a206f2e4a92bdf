#!/usr/bin/env bash
# pandas: an item for wards 1, 2 and 3 is for ward 123.
# pandas 3.1.1 with lxml 6.1.3; `read_html` makes tables of a web page. One would expect "1,2,3" to stay text, as
# `read_csv` leaves it, since no number is written so. Seen: `read_html` takes commas for marks of thousands unless told
# otherwise, and drops them wherever they stand: wards 1,2,3 are 123, and items 4,12 are the number 412 as 412 is, with
# integers as the type of the column. With `thousands=None` the cells are what the page says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check --no-compile pandas==3.1.1 lxml==6.1.3
cat > seen.py <<'CODE'
import io

import pandas

PAGE = """<table><tr><th>Item</th><th>Wards</th></tr>
<tr><td>12</td><td>1,2,3</td></tr><tr><td>13</td><td>4,12</td></tr><tr><td>14</td><td>9</td></tr></table>"""
seen = pandas.read_html(io.StringIO(PAGE))[0]
assert seen["Wards"].tolist() == [123, 412, 9], seen
assert str(seen["Wards"].dtype) == "int64", seen.dtypes
as_printed = pandas.read_html(io.StringIO(PAGE), thousands=None)[0]
assert as_printed["Wards"].tolist() == ["1,2,3", "4,12", "9"], as_printed
csv = pandas.read_csv(io.StringIO('Item,Wards\n12,"1,2,3"\n13,"4,12"\n14,9\n'))
assert csv["Wards"].tolist() == ["1,2,3", "4,12", "9"], csv
print("as stated")
CODE
env/bin/python -W ignore seen.py
