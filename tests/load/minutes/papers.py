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
from councilui.record.model import AgendaItem, Motion, Vote, VoteCount, VoteEvent
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import as_given
from tests.load.vote_table.rows import of, read_rows


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


def read_paper(tmp_path: Path, name: str, content: str | bytes) -> tuple[list[object], Report]:
    """What is read of one paper, without a record, which takes three times as long."""
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_rows(minutes, tmp_path)


def voted_items(rows: Sequence[object]) -> list[tuple[AgendaItem, VoteEvent]]:
    """The votes among the rows of a paper, each with its item, in the order of the items."""
    items = {item.id: item for item in of(rows, AgendaItem)}
    motions = {motion.id: motion for motion in of(rows, Motion)}
    pairs = [(items[motions[vote.motion].agenda_item or ""], vote) for vote in of(rows, VoteEvent)]
    return sorted(pairs, key=lambda pair: (pair[0].position, pair[1].position))


def read_votes(tmp_path: Path, name: str, content: str | bytes) -> tuple[list[VoteRow], Report]:
    """The votes that are read of one paper in its order."""
    rows, report = read_paper(tmp_path, name, content)
    return votes_of(rows), report


def votes_of(rows: Sequence[object]) -> list[VoteRow]:
    """The votes among the rows of a paper in its order, as `vote_rows` has those of a record."""
    motions = {motion.id: motion for motion in of(rows, Motion)}
    votes = []
    for event in sorted(of(rows, VoteEvent), key=lambda event: _motion_number(event.id)):
        motion = motions[event.motion]
        counts = {count.option: count.count for count in of(rows, VoteCount) if count.vote_event == event.id}
        announced = as_given(counts) if counts else None
        names: dict[str, tuple[str, ...]] = {}
        for vote in of(rows, Vote):
            if vote.vote_event == event.id:
                names[vote.option] = tuple(sorted((*names.get(vote.option, ()), vote.voter_name)))
        votes.append(VoteRow(motion.mover_name, motion.seconder_name, event.result, announced, names, event.roll))
    return votes


def _motion_number(vote_event: str) -> int:
    return int(vote_event.split("/motion-")[1].split("/")[0])


def vote_rows(tmp_path: Path) -> list[VoteRow]:
    """The votes of the record in the order of the paper."""
    rows = []
    with closing(open_record(tmp_path / "a.db")) as connection:
        meetings = connection.execute("SELECT id FROM meeting ORDER BY date, ordinal").fetchall()
        for (meeting,) in meetings:
            lines = list_votes(connection, meeting=meeting)
            for line in sorted(lines, key=lambda line: _motion_number(line.id)):
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


def reasons(outcome: Outcome | Report, kind: str) -> Sequence[str]:
    """What the load or the reading listed of a kind."""
    return [issue.reason for issue in outcome.issues if issue.kind == kind]
