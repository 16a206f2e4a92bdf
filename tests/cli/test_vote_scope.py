"""Which votes the record holds stands beside every number of votes that a reader could take for all there were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.analysis.vote_scope import vote_scope_aside, vote_scope_text, votes_of_scope
from councilui.cli import run
from tests.export.test_serialize import valid
from tests.tui.driver import drive

SCOPE = "contested votes only"
SENTENCE = "This record holds contested votes only."
VOTE = "O2021-117"
TABLED = "2025-01-15"
Capture = pytest.CaptureFixture[str]
TEXTS = (
    "list votes", "list votes --divided", "list votes --person raymond-lopez", "list people", "list people lopez",
    "list meetings", "list matters", "show person lopez", f"show meeting {TABLED} --grid", f"similar {VOTE}",
    "agreement", "agreement --all-rolls", "search lopez", "search --in people lopez",
    "brief --since 2025-01-01",
)  # fmt: skip
DOCUMENTS = (
    "person lopez", f"grid {TABLED}", f"similar {VOTE}", "divided-votes", "agreement", "agreement --all-rolls",
    "search lopez",
)  # fmt: skip


def printed(capsys: Capture, *arguments: str | Path) -> str:
    assert run([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", TEXTS)
def test_every_command_that_counts_votes_tells_which(record: Path, capsys: Capture, command: str) -> None:
    text = " ".join(printed(capsys, *command.split(), "-d", record).split())
    assert SCOPE in text, text[-600:]
    assert f'"{SENTENCE}"' not in text


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_that_counts_votes_tells_which(record: Path, capsys: Capture, name: str, form: str) -> None:
    assert SENTENCE in printed(capsys, "export", *name.split(), "--to", form, "-d", record)


@pytest.mark.parametrize(
    ("command", "path", "definition"),
    [
        ("list people --json", (0,), "person_line"),
        ("list meetings --json", (0,), None),
        ("list matters --json", (0,), None),
        ("search lopez --json", ("people", "hits", 0), "person_line"),
        ("search --in people lopez --json", ("hits", 0), "person_line"),
        ("export person lopez --to json", (0, "figures"), "member_figures"),
        (f"export grid {TABLED} --to json", (0,), None),
        (f"similar {VOTE} --json", (), None),
        ("export divided-votes --to json", (0, "figures"), None),
        ("export agreement --to json", (0,), None),
    ],
)
def test_every_object_that_counts_votes_tells_which(
    record: Path, capsys: Capture, command: str, path: tuple[str | int, ...], definition: str | None
) -> None:
    data = json.loads(printed(capsys, *command.split(), "-d", record))
    for step in path:
        data = data if step == 0 and isinstance(data, dict) else data[step]
    assert data["vote_scope"] == SCOPE
    if definition is not None:
        valid(definition, data)


async def test_every_screen_that_counts_votes_tells_which(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        for keys, place in (
            (("p", *"lopez", "enter"), "VOTES ON RECORD"),
            (("p",), "Pick a member"),
            (("m",), "Meetings, newest first"),
            (("d", "enter", "n"), "members in common"),
            (("d", "down", "enter", "r"), "members"),
            (("slash", *"lopez", "space"), "Raymond Lopez"),
            (("slash", *"O2021-117", "space", "ctrl+t"), "O2021-117"),
        ):
            await driver.press(*keys)
            for size in ((120, 36), (80, 24)):
                await driver.resize(*size)
                assert place in driver.words, (keys, size)
                assert SCOPE in driver.words, (keys, size)
            await driver.start_again()


def test_a_record_that_says_nothing_of_it_is_left_alone() -> None:
    assert vote_scope_text(None) == vote_scope_aside("") == vote_scope_text(" . ") == ""
    assert votes_of_scope(1, None) == "1 vote"


def test_the_words_of_a_record_stay_within_their_sentence() -> None:
    assert vote_scope_text("all votes\nsince 2019.") == "This record holds all votes since 2019."
    assert votes_of_scope(120, SCOPE) == "120 votes (contested votes only)"
    assert votes_of_scope(0, SCOPE) == "0 votes"
