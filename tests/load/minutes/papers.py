"""Invented minutes in the forms that councils print, and what a record made of them says."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from councilui.load.formats import minutes
from councilui.load.pipeline import Outcome, load
from councilui.load.report import Report
from councilui.record.database import open_record
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from tests.load.vote_table.rows import read_rows


class VoteRow(NamedTuple):
    """A vote as loaded: who moved and seconded, the result, the printed numbers, last names by option."""

    mover: str | None
    seconder: str | None
    result: str
    announced: dict[str, int] | None
    names: dict[str, tuple[str, ...]]
    roll: str


def load_paper(tmp_path: Path, name: str, content: str | bytes) -> Outcome:
    """Load one paper into `tmp_path / "a.db"`."""
    folder = tmp_path / "papers"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load([path], tmp_path / "a.db")


def read_paper(tmp_path: Path, name: str, content: str) -> tuple[list[object], Report]:
    """What is read of one paper, without a record: for tests of many papers that ask no more than that."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    return read_rows(minutes, tmp_path)


def vote_rows(tmp_path: Path) -> list[VoteRow]:
    """The votes of the record in the order of the paper."""
    rows = []
    with closing(open_record(tmp_path / "a.db")) as connection:
        meetings = connection.execute("SELECT id FROM meeting ORDER BY date, ordinal").fetchall()
        for (meeting,) in meetings:
            lines = list_votes(connection, meeting=meeting)
            for line in sorted(lines, key=lambda line: int(line.id.split("/motion-")[1].split("/")[0])):
                card = vote_card(connection, line.id)
                names: dict[str, tuple[str, ...]] = {}
                for vote in card.votes:
                    names[vote.option] = (*names.get(vote.option, ()), vote.voter_name)
                rows.append(
                    VoteRow(
                        card.motion.mover_name,
                        card.motion.seconder_name,
                        card.event.result,
                        dict(card.announced) if card.announced is not None else None,
                        {option: tuple(sorted(people)) for option, people in names.items()},
                        card.event.roll,
                    )
                )
    return rows


def reasons(outcome: Outcome, kind: str) -> Sequence[str]:
    """What the load listed of a kind."""
    return [issue.reason for issue in outcome.issues if issue.kind == kind]
