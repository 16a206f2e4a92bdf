"""Votes in JSON under keys that nobody knows: the refusal has lines to paste, and with them the file is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from councilui.common.errors import CouncilError
from councilui.load.formats import vote_table
from councilui.load.pipeline import load
from councilui.record.model import Meeting, Vote, VoteEvent
from tests.load.vote_table.rows import of, read_rows
from tests.load.vote_table.tables import votes_by_name

ROLL = {"Ana Roe": "Yes", "Ben Poe": "No", "Cy Moe": "Yes"}
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\nGood evening.\n"


def _rows(keys: str, codes: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """A row for each member's vote under these keys: day, subject, result, name, vote."""
    return [
        dict(
            zip(
                keys.split(),
                ("2031-06-03", "Lease of lot 5", "Passed", name, (codes or {}).get(word, word)),
                strict=True,
            )
        )
        for name, word in ROLL.items()
    ]


def _pasted(text: str) -> str:
    """The lines for councilui.toml in a sentence of a load, its comments with them."""
    lines = text[text.index("[columns]") :].splitlines()
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("keys", ["held_on matter_at_hand verdict human said", "d what became of_whom spoke"])
@pytest.mark.parametrize("is_mixed", [False, True])
def test_the_lines_of_a_refusal_make_it_read(keys: str, is_mixed: bool, tmp_path: Path) -> None:
    folder = tmp_path / "elmton"
    folder.mkdir()
    (folder / "export.json").write_text(json.dumps(_rows(keys)), encoding="utf-8")
    if is_mixed:
        (folder / "2031-06-10-city-council.vtt").write_text(CAPTIONS, encoding="utf-8")
        outcome = load([folder], tmp_path / "a.db")
        (text,) = (note for report in outcome.reports for note in report.notes if "[columns]" in note)
    else:
        with pytest.raises(CouncilError) as error:
            load([folder], tmp_path / "a.db")
        text = str(error.value)
    (folder / "councilui.toml").write_text(_pasted(text), encoding="utf-8")
    assert load([folder], tmp_path / "b.db").written["vote"] == 3


def test_codes_for_votes_are_asked_for(tmp_path: Path) -> None:
    rows = _rows("date title result member vote", {"Yes": 1, "No": 0})
    (tmp_path / "votes.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(CouncilError) as error:
        load([tmp_path], tmp_path / "a.db")
    lines = _pasted(str(error.value)).replace('# "1" = "…"', '"1" = "yes"').replace('# "0" = "…"', '"0" = "no"')
    (tmp_path / "councilui.toml").write_text(lines, encoding="utf-8")
    assert load([tmp_path], tmp_path / "b.db").written["vote"] == 3


@pytest.mark.parametrize("key", ["notes", "checked"])
def test_notes_on_motions_under_a_key_of_their_own_are_no_table_of_votes(key: str, tmp_path: Path) -> None:
    """What somebody keeps beside the minutes: "n" is the number of a motion there, and no count of noes."""
    motions = [
        {"n": number, "item": "7-A", "mover": "Roe", "result": "carried", "tally": {"ayes": 5, "noes": 0}}
        for number in (1, 2, 3)
    ]
    content = {"body": "Town Board", "date": "2031-06-03", "present": ["Roe", "Poe"], key: motions}
    (tmp_path / "2031-06-03.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CouncilError, match="isn't in any format"):
        load([tmp_path], tmp_path / "a.db")


MEETING = {"on": "2031-06-03"}
LEASE = {"matter_at_hand": "Lease of lot 5"}
SIDES = {"ja": ["Ana Roe", "Cy Moe"], "nein": ["Ben Poe"]}
CASTS = [{"who_was_it": name, "said_what": word} for name, word in ROLL.items()]


@pytest.mark.parametrize(
    "content",
    [
        {"council": {"sessions": [{**MEETING, "business": [{**LEASE, "how": ROLL, "verdict": "Carried"}]}]}},
        {"council": {"sessions": [{**MEETING, "business": [{**LEASE, "verdict": "Carried", **SIDES}]}]}},
        {"payload": {"entries": [{**MEETING, **LEASE, "verdict": "Carried", **cast} for cast in CASTS]}},
        [{**MEETING, "business": [{**LEASE, "verdict": "Carried", "how_each_of_them_did": CASTS}]}],
        {"data": {"sitting": {**MEETING, "votes": [{**LEASE, "verdict": "Carried", **SIDES}]}}},
    ],
)
def test_rows_in_lists_under_unknown_keys_are_read_with_the_lines_of_the_refusal(content: Any, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CouncilError) as error:
        load([tmp_path], tmp_path / "a.db")
    assert "rows = " in str(error.value)
    (tmp_path / "councilui.toml").write_text(_pasted(str(error.value)), encoding="utf-8")
    rows, _ = read_rows(vote_table, tmp_path)
    assert votes_by_name(rows) == {"Ana Roe": "yes", "Ben Poe": "no", "Cy Moe": "yes"}
    (event,) = of(rows, VoteEvent)
    assert (event.question, event.result) == ("Shall “Lease of lot 5” carry?", "pass")
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03"]


def test_meetings_by_their_dates_are_read(tmp_path: Path) -> None:
    content = {f"2031-06-{day}": [{"title": "Lease", "result": "Passed", "votes": ROLL}] for day in ("03", "10")}
    (tmp_path / "export.json").write_text(json.dumps(content), encoding="utf-8")
    rows, _ = read_rows(vote_table, tmp_path)
    assert [meeting.date for meeting in of(rows, Meeting)] == ["2031-06-03", "2031-06-10"]
    assert len(of(rows, Vote)) == 6


@pytest.mark.parametrize("word", ["Hayır", "HAYIR", "Olumsuz"])
def test_turkish_votes_in_json_are_read(word: str, tmp_path: Path) -> None:
    rows = [{"tarih": "2031-06-03", "konu": "Kira", "uye": name, "oy": word} for name in ROLL]
    (tmp_path / "oylar.json").write_text(json.dumps(rows), encoding="utf-8")
    assert load([tmp_path], tmp_path / "a.db").written["vote"] == 3


@pytest.mark.parametrize("name", ["old.sqlite", "old.sqlite3", "OLD.DB"])
def test_a_database_is_no_note_and_no_license(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"SQLite format 3\0" + bytes(100))
    (tmp_path / "2031-06-10-city-council.vtt").write_text(CAPTIONS, encoding="utf-8")
    outcome = load([tmp_path], tmp_path / "a.db")
    fates = {fate.file: (fate.fate, fate.reason) for files in outcome.files for fate in files}
    assert fates[name][0] == "not read"
    assert "an SQLite database" in fates[name][1]
