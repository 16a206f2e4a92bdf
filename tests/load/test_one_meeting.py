"""One invented meeting, written in every format that we read and loaded again, is the same meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from councilui.common.names import fold, parse_name
from councilui.common.slugs import slug
from councilui.record.model import AgendaItem, Meeting, Motion, Statement, Vote, VoteEvent
from tests.load.one_meeting import SPOKEN, VOTES, Sitting, Writing, sittings
from tests.load.speech.conversation import Sentence
from tests.load.vote_table.rows import of, read_rows

TYPES = {"approve": ("approve", "adopt", "pass"), "deny": ("deny",), "table": ("table",)}


class Fact(NamedTuple):
    """What a record says of one vote, in terms that each format shares; None for what a format cannot say."""

    title: str
    motion: str | None
    result: str | None
    roll: frozenset[tuple[str, str]] | None


def _surname(name: str) -> str:
    parts = parse_name(name)
    return fold(f"{parts.surname} {parts.suffix}")


def written(sitting: Sitting, writing: Writing) -> set[Fact]:
    """The facts of a meeting as far as a format can say them."""
    return {
        Fact(
            slug(item.title),
            item.motion if "motion" in writing.vote_facts else None,
            ("pass" if item.has_carried else "fail") if "result" in writing.vote_facts else None,
            frozenset(zip(map(_surname, sitting.members), item.options, strict=True))
            if "roll" in writing.vote_facts
            else None,
        )
        for item in sitting.items
    }


def loaded(rows: Sequence[object], writing: Writing) -> set[Fact]:
    """The facts in what was read."""
    motions = {motion.id: motion for motion in of(rows, Motion)}
    items = {item.id: item for item in of(rows, AgendaItem)}
    rolls: dict[str, set[tuple[str, str]]] = {}
    for vote in of(rows, Vote):
        rolls.setdefault(vote.vote_event, set()).add((_surname(vote.voter_name), vote.option))
    facts = set()
    for event in of(rows, VoteEvent):
        motion = motions[event.motion]
        kind = next((name for name, types in TYPES.items() if motion.motion_type in types), motion.motion_type)
        facts.add(
            Fact(
                slug(items[motion.agenda_item or ""].title),
                kind if "motion" in writing.vote_facts else None,
                event.result if "result" in writing.vote_facts else None,
                frozenset(rolls.get(event.id, ())) if "roll" in writing.vote_facts else None,
            )
        )
    return facts


@pytest.mark.parametrize("name", VOTES)
@settings(max_examples=8, deadline=None)
@given(sitting=sittings())
def test_the_votes_of_a_meeting_are_the_same_in_every_format(name: str, sitting: Sitting) -> None:
    writing = VOTES[name]
    with TemporaryDirectory() as folder:
        town = Path(folder) / "elmton"
        town.mkdir()
        writing.write(sitting, town)
        rows, _ = read_rows(writing.module, town)
    assert {meeting.date for meeting in of(rows, Meeting)} == {sitting.date}
    assert loaded(rows, writing) == written(sitting, writing)


@pytest.mark.parametrize(("module", "ending", "write"), SPOKEN.values(), ids=SPOKEN)
@settings(max_examples=8, deadline=None)
@given(sitting=sittings())
def test_what_was_said_is_the_same_in_every_format(
    module: ModuleType, ending: str, write: Callable[[Sequence[Sentence], Sequence[str]], bytes], sitting: Sitting
) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / f"{sitting.date}-CityCouncil{ending}").write_bytes(write(sitting.speech, sitting.members))
        rows, _ = read_rows(module, Path(folder))
    names = {name.upper(): name for name in sitting.members}  # some captions are in capitals
    turns = [(names[(row.speaker_name or "").upper()], row.text) for row in of(rows, Statement)]
    assert _joined(turns) == _joined([(sitting.members[part.speaker], part.text) for part in sitting.speech])


def _joined(turns: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turns, those of one speaker in a row as one: some formats begin a turn with each sentence."""
    joined: list[tuple[str, str]] = []
    for name, text in turns:
        if joined and joined[-1][0] == name:
            joined[-1] = (name, f"{joined[-1][1]} {text}")
        else:
            joined.append((name, text))
    return joined
