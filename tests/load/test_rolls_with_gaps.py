"""In services' formats, too, a vote that couldn't be loaded leaves its roll partial, and no other; an unknown word is
reported once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from councilui.load.formats import elms, legistar, popolo
from councilui.record.model import Vote, VoteEvent
from tests.load.one_meeting import Item, Sitting, elms_json, legistar_json, openstates_json
from tests.load.vote_table.rows import of, read_rows

SITTING = Sitting(
    "2031-05-06", ("Ana Roe", "Ben Poe", "Cy Moe"),
    (Item("Lease", "approve", True, ("yes", "yes", "no")), Item("Fees", "approve", True, ("yes", "no", "yes"))), (),
)  # fmt: skip
LEFT_OUT = {
    "nobody": dict.fromkeys(("voterName", "voter_name", "VotePersonName", "VotePersonId")),
    "another word": {"vote": "Nay", "option": "no", "VoteValueName": "Nay", "VoteId": 77},
    "the same again": {},
}


def _change(path: Path, change: Callable[[list[Any]], None], key: str | None) -> None:
    """Change the roll of the first vote in a file."""
    content = json.loads(path.read_text(encoding="utf-8"))
    roll = content
    if key == "elms":
        roll = content["data"][0]["actions"][0]["votes"]
    elif key == "popolo":
        roll = content[0]["votes"][0]["votes"]
    change(roll)
    path.write_text(json.dumps(content), encoding="utf-8")


WRITERS = {"elms": elms_json, "popolo": openstates_json, "legistar": legistar_json}
FILES = {"elms": "matters.json", "popolo": "bills.json", "legistar": "votes/1.json"}
MODULES = {"elms": elms, "popolo": popolo, "legistar": legistar}


@pytest.mark.parametrize("format_name", ["elms", "popolo", "legistar"])
@pytest.mark.parametrize("kind", [*LEFT_OUT, "no object"])
def test_a_vote_that_was_left_out(tmp_path: Path, format_name: str, kind: str) -> None:
    WRITERS[format_name](SITTING, tmp_path)

    def add(roll: list[Any]) -> None:
        changes = {key: value for key, value in LEFT_OUT.get(kind, {}).items() if key in roll[0]}
        roll.append("Orr, Li" if kind == "no object" else roll[0] | changes)

    _change(tmp_path / FILES[format_name], add, format_name)
    rows, report = read_rows(MODULES[format_name], tmp_path)
    events = of(rows, VoteEvent)
    assert [event.roll for event in events] == [
        "complete" if kind == "the same again" else "partial",
        "complete",
    ]
    assert report.issues or kind == "the same again"
    if kind in ("nobody", "no object"):
        assert events[0].roll_note == "One vote in the source couldn't be loaded, so this roll may not be complete."


@pytest.mark.parametrize("word", ["Zounds", 'so be it" = {x}', ""])
@pytest.mark.parametrize("format_name", WRITERS)
def test_an_unknown_word_is_reported_once_with_the_setting_for_it(tmp_path: Path, format_name: str, word: str) -> None:
    WRITERS[format_name](SITTING, tmp_path)

    def replace_words(roll: list[Any]) -> None:
        for entry in roll[:2]:
            entry |= {key: word for key in ("vote", "option", "VoteValueName") if key in entry} | {"VoteResult": None}

    _change(tmp_path / FILES[format_name], replace_words, format_name)
    rows, report = read_rows(MODULES[format_name], tmp_path)
    assert [vote.option for vote in of(rows, Vote)].count("other") == 2
    unknown = [issue.reason for issue in report.issues if issue.kind == "unknown vote word"]
    quoted = f"“{word}”" if word else "No word"
    assert unknown == [f"{quoted} appears 2 times where a vote should be; it was loaded as “other.”"]
    settings = [tomllib.loads(note.partition(":\n")[2]) for note in report.notes if "[words]" in note]
    assert settings == ([{"words": {word: "other"}}] if word else [])


def test_after_fifty_unknown_words_the_rest_are_counted(tmp_path: Path) -> None:
    elms_json(SITTING, tmp_path)

    def replace_roll(roll: list[Any]) -> None:
        roll[:] = [roll[0] | {"voterName": f"Ana Roe {'x' * n}", "vote": f"Word {'x' * n}"} for n in range(1, 61)]

    _change(tmp_path / "matters.json", replace_roll, "elms")
    _, report = read_rows(elms, tmp_path)
    unknown = [issue.reason for issue in report.issues if issue.kind == "unknown vote word"]
    assert len(unknown) == 51
    assert unknown[-1] == "10 more unknown texts, each as rare or rarer."
