from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from councilui.cli.table import table_lines

WORDS = st.text(st.sampled_from("abcdefgh ÉŁß議案第5号é-,.()"), max_size=70).map(lambda text: " ".join(text.split()))
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6)
HEADINGS = ("DATE", "VOTES", "TITLE")


def _rich_lines(rows: list[tuple[str, str, str]], width: int) -> list[str]:
    """The same table by rich, which is right and slow."""
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=True, padding=(0, 2, 0, 0))
    for column, heading in enumerate(HEADINGS):
        table.add_column(heading, justify="right" if column == 1 else "left", no_wrap=column != 2, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False, emoji=False).print(table)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_a_table_is_laid_out_as_rich_does() -> None:
    rows = [
        ("2024-05-06", "9", "Approving the lease of the building at 12 Elm Street for a period of ten years"),
        (
            "2024-05-07",
            "11",
            "Élan Łódź: 議案第5号 on a municipal waterworks bond, its terms and its supervisory board",
        ),
    ]
    assert list(table_lines(HEADINGS, rows, 60, wrapped=2, right=(1,))) == _rich_lines(rows, 60)


@given(ROWS, st.integers(40, 200))
def test_every_line_fits_and_no_letter_is_lost(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = list(table_lines(HEADINGS, rows, width, wrapped=2, right=(1,)))
    assert all(cell_len(line) <= width for line in lines)
    letters = sorted(re.sub(r"\s", "", "".join(lines)))
    assert letters == sorted(re.sub(r"\s", "", "".join((*HEADINGS, *("".join(row) for row in rows)))))


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["C", "Z"]), max_size=80))
def test_any_script_in_a_narrow_column(text: str) -> None:
    lines = list(table_lines(("A", "B"), [("x", text)], 24, wrapped=1))
    assert all(cell_len(line) <= 24 for line in lines)
    assert "".join(lines[1:]).replace(" ", "") == f"x{text}"


def test_line_breaks_in_a_cell_stay() -> None:
    lines = list(table_lines(("RECORD", "TITLE"), [("12-3", "First\nSecond"), ("12-4", "")], 40, wrapped=1))
    assert lines == ["RECORD  TITLE", "12-3    First", "        Second", "12-4"]


def test_long_ids_leave_room_for_the_title() -> None:
    rows = [("legistar:lampton/meeting/committee-on-" + "x" * 40, "The committee's first meeting of the year")]
    lines = list(table_lines(("ID", "BODY"), rows, 50, wrapped=1))
    assert max(map(len, lines)) <= 50
    assert len(lines) > 3


def test_an_id_that_would_be_folded_can_be_copied_from_a_line_of_its_own() -> None:
    rows = [("lampton/city-council/2031-05-06", "City Council", "4")]
    lines = list(table_lines(("ID", "BODY", "VOTES"), rows, 60, wrapped=1, right=(2,)))
    assert lines == ["BODY          VOTES", "City Council      4", "  lampton/city-council/2031-05-06"]
    assert list(table_lines(("ID", "BODY", "VOTES"), rows, 120, wrapped=1, right=(2,)))[1].startswith("lampton/")
