#!/usr/bin/env bash
# Rich, Textual: the number of a parcel becomes a picture.
# rich 15.0.0, textual 8.2.8. Hawaii numbers land by zone, section, plat, parcel and unit, and what stands between two
# colons is the parcel: 3-9-001:100:0001. One would expect a number without letters or brackets to be printed as it is.
# Seen: Rich replaces what it takes for the name of an emoji, in cells of tables too, so that parcel 100 is "hundred
# points" and 1234 "input numbers"; `markup=False` doesn't stop it, `emoji=False` does. A cell of Textual's DataTable
# has the picture too, while its Static shows the number. councilui hands both of them `Text`, in which a colon is a
# colon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check rich==15.0.0 textual==8.2.8
cat > seen.py <<'CODE'
import asyncio
import io

from rich.console import Console
from rich.table import Table
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Static

PARCEL = "3-9-001:100:0001"
PICTURE = "3-9-001\N{HUNDRED POINTS SYMBOL}0001"


def printed(value: object, **options: bool) -> str:
    console = Console(file=io.StringIO(), width=60)
    console.print(value, **options)
    return console.file.getvalue()


table = Table("Parcel")
table.add_row(PARCEL)
assert PICTURE in printed(table), printed(table)
assert printed(PARCEL) == PICTURE + "\n", printed(PARCEL)
assert printed(PARCEL, markup=False) == PICTURE + "\n", printed(PARCEL, markup=False)
assert printed(PARCEL, emoji=False) == PARCEL + "\n", printed(PARCEL, emoji=False)
assert printed("Lot 5:1234:7") == "Lot 5\N{INPUT SYMBOL FOR NUMBERS}7\n", printed("Lot 5:1234:7")


class Parcels(App[None]):
    def compose(self) -> ComposeResult:
        yield DataTable()
        yield Static(PARCEL)

    def on_mount(self) -> None:
        self.query_one(DataTable).add_column("Parcel")
        self.query_one(DataTable).add_row(PARCEL)


async def shown() -> list[str]:
    app = Parcels()
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).strip() for strip in strips]


lines = asyncio.run(shown())
assert PICTURE in lines and PARCEL in lines, lines
print("as stated")
CODE
env/bin/python -W ignore seen.py
