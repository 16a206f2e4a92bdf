"""Whatever is typed as a query, the command answers it: with hits, or in a sentence."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_commands import Run, command
from tests.record.search.test_search_language import NASTY

__all__ = ["command"]


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_odd_text_is_answered(text: str, command: Run) -> None:
    status, out, err = command("search", "--in", "all", "--", text)
    if not text.strip():
        assert (status, out, err.count("\n")) == (1, "", 1)
        return
    assert (status, err) == (0, "")
    assert "statement" in out
    assert "\x1b" not in out
    assert "\0" not in out


@pytest.mark.parametrize("text", [".", '"', "a*b", "NEAR(", "\U0001f642", "(" * 10_000, "שלום", "by:x OR =y"])
def test_odd_text_has_the_shape_of_any_other(text: str, command: Run) -> None:
    status, out, err = command("search", "--json", "--", text)
    assert (status, err) == (0, "")
    assert {"query", "total", "hits", "notes", "did_you_mean"} <= set(json.loads(out))


def test_the_groups_as_json(command: Run) -> None:
    data = json.loads(command("search", "--in", "all", "--json", "--limit", "2", "tabares")[1])
    assert list(data) == ["query", "statements", "items", "matters", "people"]
    assert [hit["id"] for hit in data["people"]["hits"]] == ["silvana-tabares"]
    assert 1 <= len(data["statements"]["hits"]) <= 2
    items = json.loads(command("search", "--in", "items", "--json", "lakisel")[1])
    assert [hit["identifier"] for hit in items["hits"]] == ["Or2025-0014616"]


def test_what_may_have_been_meant_is_asked(command: Run) -> None:
    assert "\nDid you mean Tabares?\n0 statements" in command("search", "tavares")[1]
    assert "Did you mean Tabares?" in command("search", "--in", "people", "tavares")[1]


def test_a_term_of_the_glossary_is_explained_and_its_expansion_searched(command: Run) -> None:
    _, out, _ = command("search", "--in", "items", "tif")
    assert 'tif also stands for "tax increment"' in out
    assert "TIF: Tax increment allocation financing" in out
    assert "O2024-0014391" in out
    assert "also stands for" not in command("search", "--in", "items", "=tif")[1]
    _, out, _ = command("list", "glossary")
    assert "Immigration and Customs Enforcement" in out
