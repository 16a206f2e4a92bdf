from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.cli import run


def _out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_statement_with_how_its_speaker_voted_on_it(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of = ("-d", str(record))
    hit = json.loads(_out(capsys, "search", "by:tabares venue:press on:2025-01", "--json", *of))["hits"][0]
    text = " ".join(_out(capsys, "show", "statement", str(hit["statement_id"]), *of).split())
    assert "said outside the meeting" in text
    assert "Ald. Silvana Tabares (23rd): vote unknown (Motion to table: “Welcoming City Ordinance" in text
    assert "kinds of case,” Jan. 15, 2025)." in text
    data = json.loads(_out(capsys, "show", "statement", str(hit["statement_id"]), "--json", *of))
    assert data["text"] == hit["text"]
    assert [(vote["option"], vote["basis"]) for vote in data["speaker_votes"]] == [(None, "unknown")]
    assert data["sources"][0]["publisher"] == "Chicago Tribune"


def test_who_had_no_vote_is_said_to_have_had_none(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hit = json.loads(_out(capsys, "search", "loyal", "--json", "-d", str(record)))["hits"][0]
    text = _out(capsys, "show", "statement", str(hit["statement_id"]), "-d", str(record))
    assert "No vote by this speaker on the matter is on record." in text
    assert run(["show", "statement", "no-such", "-d", str(record)]) == 1
