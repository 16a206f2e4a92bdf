"""A roll that names only who was away is no complete roll, whatever the format."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from councilui.load.formats import elms, legistar, popolo, vote_table
from councilui.record.model import Vote, VoteEvent
from tests.load.legistar.reading import event, item, vote, write
from tests.load.vote_table.rows import of, read_rows


def _legistar(folder: Path, words: tuple[str, ...]) -> None:
    votes = [vote(number, word) for number, word in enumerate(words, 1)]
    write(folder, events=[event()], eventitems=[item(7, PassedFlag=1, ActionText="By voice vote.")], votes=votes)


def _wide(folder: Path, words: tuple[str, ...]) -> None:
    names = ["Ann West", "Bo Ray", "Cy Moe"]
    rows = [["1", "A lamp", *(list(words) + [""] * 3)[:3], "Passed"], ["2", "A post", "Yes", "Yes", "No", "Passed"]]
    lines = [",".join(row) for row in [["Item", "Title", *names, "Result"], *rows]]
    (folder / "2024-05-06-city-council.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _long(folder: Path, words: tuple[str, ...]) -> None:
    rows = [f"2024-05-06,A lamp,Person {number},{word},Passed" for number, word in enumerate(words, 1)]
    rows += [f"2024-05-06,A post,Person {number},Yes,Passed" for number in range(1, 4)]
    (folder / "votes.csv").write_text("\n".join(["Date,Title,Member,Vote,Result", *rows]) + "\n", encoding="utf-8")


def _popolo(folder: Path, words: tuple[str, ...]) -> None:
    votes = [{"voter_name": f"Person {number}", "option": word.lower()} for number, word in enumerate(words, 1)]
    data = {"vote_events": [
        {"id": "v1", "start_date": "2024-05-06", "motion_text": "A lamp", "result": "pass", "votes": votes},
    ]}  # fmt: skip
    (folder / "votes.json").write_text(json.dumps(data), encoding="utf-8")


def _elms(folder: Path, words: tuple[str, ...]) -> None:
    votes = [{"voterName": f"West{number}, Ann", "vote": word} for number, word in enumerate(words, 1)]
    matter = {"matterId": "1", "recordNumber": "O2024-0000001", "title": "A lamp", "actions": [
        {"actionName": "Passed", "actionDate": "2024-05-06T15:00:00+00:00", "actionByName": "City Council",
         "votes": votes},
    ]}  # fmt: skip
    (folder / "matter.json").write_text(json.dumps(matter), encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "build"),
    [(legistar, _legistar), (vote_table, _wide), (vote_table, _long), (popolo, _popolo), (elms, _elms)],
)
def test_a_roll_of_who_was_away(
    module: ModuleType, build: Callable[[Path, tuple[str, ...]], None], tmp_path: Path
) -> None:
    cases = [
        (("Absent",), "partial"),
        (("Absent", "Excused"), "partial"),
        (("Absent", "Yes"), "complete"),
        (("Recused",), "partial"),
        (("Abstain", "Absent"), "partial"),
        (("Recused", "Yes"), "complete"),
        (("Recused", "No"), "partial"),  # noes alone did not pass it
    ]
    for words, roll in cases:
        folder = tmp_path / "-".join(words) / "town"
        folder.mkdir(parents=True)
        build(folder, words)
        rows, _ = read_rows(module, folder)
        rolls = Counter(vote.vote_event for vote in of(rows, Vote))
        votes = [(event.roll, rolls[event.id]) for event in of(rows, VoteEvent) if rolls[event.id] < 3]
        assert votes == [(roll, len(words))], words
