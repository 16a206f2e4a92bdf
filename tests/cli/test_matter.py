from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from councilui.cli import run
from tests.conftest import ROOT


def _out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def valid(kind: str, value: Any) -> None:
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator({**schema, "$ref": f"#/$defs/{kind}"}).validate(value)


def test_a_matter_is_told_with_its_kin(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(_out(capsys, "show", "matter", "O2021-117", "-d", str(record)).split())
    assert "Jan. 27, 2021: O2021-117 passed (Ald. Ariel Reboyras). On motion" in text
    assert "Jan. 15, 2025: O2023-0004222 tabled" in text
    assert "let police work with ICE in four kinds of case — tabled, 39-11, no roll call" in text
    assert "O2023-0004222 would have rolled back part of O2021-117" in text


def test_the_export_has_it_too(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _out(capsys, "export", "matter", "O2023-0004222", "-d", str(record))
    text = " ".join(token.content for token in MarkdownIt().parse(text) if token.type == "inline")
    assert "Jan. 27, 2021: O2021\\-117 passed" in text or "Jan. 27, 2021: O2021-117 passed" in text
    data = json.loads(_out(capsys, "export", "matter", "O2023-0004222", "--to", "json", "-d", str(record)))
    valid("matter", {key: value for key, value in data.items() if key != "record"})
    assert [step["date"] for step in data["lineage"]["steps"]][-1] == "2025-01-15"
    assert data["lineage"]["steps"][-1]["votes"][0]["announced"] == {"yes": 39, "no": 11}


def test_a_popular_name_needs_no_quotes(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(_out(capsys, "show", "matter", "welcoming", "city", "-d", str(record)).split())
    assert "3 matters go by this name." in text
    data = json.loads(_out(capsys, "show", "matter", "welcoming city", "--json", "-d", str(record)))
    valid("matter_group", data)
    assert data["topic"] == "welcoming city"
    assert {matter["identifier"] for matter in data["matters"]} == {"O2021-117", "O2023-0004222", "SR2016-908"}


def test_findings_have_the_shape_that_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for finding in json.loads(_out(capsys, "check", "--json", "-d", str(record))):
        valid("finding", finding)


def test_a_word_in_several_titles_is_ambiguous(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "matter", "settlement", "-d", str(record)]) == 2
    assert "specify which one" in capsys.readouterr().err
