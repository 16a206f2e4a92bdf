"""In services' formats, too, a vote that couldn't be loaded leaves its roll partial, and no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from councilui.load.formats import elms, legistar, popolo
from councilui.record.model import VoteEvent
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


@pytest.mark.parametrize("format_name", ["elms", "popolo", "legistar"])
@pytest.mark.parametrize("kind", [*LEFT_OUT, "no object"])
def test_a_vote_that_was_left_out(tmp_path: Path, format_name: str, kind: str) -> None:
    write = {"elms": elms_json, "popolo": openstates_json, "legistar": legistar_json}[format_name]
    module = {"elms": elms, "popolo": popolo, "legistar": legistar}[format_name]
    file = {"elms": "matters.json", "popolo": "bills.json", "legistar": "votes/1.json"}[format_name]
    write(SITTING, tmp_path)

    def add(roll: list[Any]) -> None:
        changes = {key: value for key, value in LEFT_OUT.get(kind, {}).items() if key in roll[0]}
        roll.append("Orr, Li" if kind == "no object" else roll[0] | changes)

    _change(tmp_path / file, add, format_name)
    rows, report = read_rows(module, tmp_path)
    events = of(rows, VoteEvent)
    assert [event.roll for event in events] == [
        "complete" if kind == "the same again" else "partial",
        "complete",
    ]
    assert report.issues or kind == "the same again"
    if kind in ("nobody", "no object"):
        assert events[0].roll_note == "One vote in the source couldn't be loaded, so this roll may not be complete."
