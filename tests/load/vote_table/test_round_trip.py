"""A generated meeting written as a table of each kind and loaded again is the same, or the load says what it is not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats import vote_table
from councilui.record.model import AgendaItem, Meeting, Motion, Vote, VoteCount, VoteEvent
from tests.load.vote_table.rows import of, read_rows

MEMBERS = ("Ana Roe", "Ben O’Poe", "María de la Cruz", "Walt Burn Jr.", "P. J. Lee-Moe")
WORDS = {"yes": ("Yes", "AYE", "Yea"), "no": ("No", "Nay"), "abstain": ("Abstain",), "absent": ("Absent", "AWVT")}
MOTIONS = {
    "Motion to approve": "approve", "Motion to deny": "deny", "Lay on the table": "table",
    "Refer to committee": "refer", "Override the mayor's veto": "override", "Reconsider": "reconsider",
}  # fmt: skip
RESULTS = {
    "Passed": ("pass", None), "Did not pass": ("fail", None), "Carried, 7-2": ("pass", (7, 2)),
    "Withdrawn": ("unknown", None),
    "FAILED (3 to 4)": ("fail", (3, 4)), "Approved for FY 24-25": ("pass", None), "Passed over": ("unknown", None),
}  # fmt: skip
DATES = {
    "{d[0]:04}-{d[1]:02}-{d[2]:02}": None,
    "{d[1]}/{d[2]}/{d[0]}": "month first",
    "{d[2]:02}.{d[1]:02}.{d[0]:04}": "day first",
}  # fmt: skip
TITLES = (
    "Sale of lot 5, Elm Street",
    "An Ordinance to Rezone “Elm”",
    "Budget; part 2",
    "Kauaʻi | lease",
    "Lamps\nand posts",
)


class Ballot(NamedTuple):
    """A vote to be written: index of its title, motion, result, and the option of each member who voted."""

    title: str
    motion: str
    result: str
    options: dict[str, str]


def ballots() -> st.SearchStrategy[list[Ballot]]:
    options = st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(sorted(WORDS)), min_size=1)
    one = st.builds(
        Ballot, st.sampled_from(TITLES), st.sampled_from(sorted(MOTIONS)), st.sampled_from(sorted(RESULTS)), options
    )
    everybody = Ballot("A lamp", "Motion to approve", "Passed", dict.fromkeys(MEMBERS, "yes"))
    return st.lists(one, max_size=6, unique_by=lambda ballot: (ballot.title, ballot.motion, ballot.result)).map(
        lambda ballots: [everybody, *ballots]
    )


def wide_rows(votes: list[Ballot], date: str) -> list[list[str]]:
    rows = [["Meeting Date", "Item", "Title", "Motion", "Result", *MEMBERS]]
    for vote in votes:
        cells = [WORDS[vote.options[name]][0] if name in vote.options else "" for name in MEMBERS]
        rows.append(
            [
                date,
                str(TITLES.index(vote.title) + 1) if vote.title in TITLES else "9",
                vote.title,
                vote.motion,
                vote.result,
                *cells,
            ]
        )
    return rows


def long_rows(votes: list[Ballot], date: str) -> list[list[str]]:
    rows = [["MeetingDate", "ItemNumber", "AgendaItemTitle", "Motion", "Result", "full_name", "vote_choice"]]
    for vote in votes:
        number = str(TITLES.index(vote.title) + 1) if vote.title in TITLES else "9"
        rows += [
            [date, number, vote.title, vote.motion, vote.result, name, WORDS[o][-1]] for name, o in vote.options.items()
        ]
    return rows


def write_csv(folder: Path, rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    (folder / "votes.csv").write_text(buffer.getvalue(), encoding="utf-8")


def write_semicolons(folder: Path, rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows(rows)
    (folder / "votes.csv").write_text("sep=;\n" + buffer.getvalue(), encoding="utf-16")


def write_workbook(folder: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "votes.xlsx")


def write_json(folder: Path, rows: list[list[str]]) -> None:
    content = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    (folder / "votes.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize("write", [write_csv, write_semicolons, write_workbook, write_json])
@pytest.mark.parametrize("layout", [wide_rows, long_rows])
@settings(max_examples=15)
@given(votes=ballots(), day=st.integers(1, 28), form=st.sampled_from(sorted(DATES)))
def test_what_was_written_is_what_is_loaded(
    write: Callable[[Path, list[list[str]]], None],
    layout: Callable[[list[Ballot], str], list[list[str]]],
    votes: list[Ballot],
    day: int,
    form: str,
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, layout(votes, form.format(d=(2031, 5, day))))
        if DATES[form]:
            (folder / "councilui.toml").write_text(f'date_order = "{DATES[form]}"\n', encoding="utf-8")
        rows, report = read_rows(vote_table, folder)
    assert [meeting.date for meeting in of(rows, Meeting)] == [f"2031-05-{day:02}"]
    assert {item.title for item in of(rows, AgendaItem)} == {" ".join(vote.title.split()) for vote in votes}
    motions = {motion.id: motion for motion in of(rows, Motion)}
    titles = {item.id: item.title for item in of(rows, AgendaItem)}
    loaded: list[tuple[Any, ...]] = []
    for event in of(rows, VoteEvent):
        cast = {vote.voter_name: vote.option for vote in of(rows, Vote) if vote.vote_event == event.id}
        counts = {count.option: count.count for count in of(rows, VoteCount) if count.vote_event == event.id}
        motion = motions[event.motion]
        loaded.append(
            (titles[motion.agenda_item or ""], motion.motion_type, event.result_text, event.result, counts, cast)
        )
    written = [
        (
            " ".join(vote.title.split()), MOTIONS[vote.motion], vote.result, RESULTS[vote.result][0],
            dict(zip(("yes", "no"), RESULTS[vote.result][1] or (), strict=False)), vote.options,
        )
        for vote in votes
    ]  # fmt: skip
    assert sorted(loaded, key=str) == sorted(written, key=str)
    assert report.issues == []
