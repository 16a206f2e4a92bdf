"""`councilui search` in its other shapes: concordance, facets, over time, saved searches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilui.cli import run
from tests.export.test_written import valid

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def printed(capsys: Capture, *arguments: str | Path, status: int = 0) -> str:
    assert run([str(argument) for argument in arguments]) == status
    captured = capsys.readouterr()
    return captured.out if status == 0 else captured.err


def test_a_concordance_is_aligned_on_the_match(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "city", "--concordance", "--sort", "right", "-d", record)
    lines = [line for line in text.splitlines() if line[:4].isdigit()]
    assert len(lines) == 6
    assert len({line.lower().rindex("city", 30, 90) for line in lines if "the city" in line}) == 1
    assert "Billy Rivi" in text


def test_a_concordance_tells_what_it_cannot_align(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "sanctuary", "--concordance", "-d", record)
    assert "42 more statements were found by a field, or by the name of their matter" in text
    assert "There is no word to align on" in printed(capsys, "search", "by:lopez", "--concordance", "-d", record)
    assert "0 statements" in printed(capsys, "search", "xyzzy", "--concordance", "-d", record)


def test_a_concordance_for_programs(record: Path, capsys: Capture) -> None:
    found = json.loads(
        printed(capsys, "search", "the", "--concordance", "--sort", "left", "--limit", "5", "--json", "-d", record)
    )
    valid("concordance", found)
    assert (found["statements"], found["total"], found["sort"]) == (5, 56, "left")
    assert {line["match"].casefold() for line in found["lines"]} == {"the"}
    assert set(found["lines"][0]) >= {"left", "right", "statement_id", "date", "speaker", "venue"}


def test_facets_stand_beside_their_base(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "the", "--facets", "-d", record)
    row = next(line for line in text.splitlines() if line.startswith("Raymond Lopez"))
    assert row.split()[-4:] == ["7", "11", "210", "(33.3)"]
    assert "public comment" in text
    assert "press" in text
    found = json.loads(printed(capsys, "search", "the", "--facets", "--json", "-d", record))
    valid("facets", found)
    lopez = next(facet for facet in found["speakers"] if facet["label"] == "Raymond Lopez")
    assert (lopez["matches"], lopez["statements"], lopez["words"]) == (7, 11, 210)
    assert found["complete"] is True
    assert "Nothing in the record fits this." in printed(capsys, "search", "xyzzy", "--facets", "-d", record)


def test_several_queries_over_time(record: Path, capsys: Capture) -> None:
    arguments = ("search", "sanctuary", "--against", "deport*", "--over", "year", "-d", record)
    text = printed(capsys, *arguments)
    assert "2025  sanctuary" in text
    assert " 38 of 40" in text
    found = json.loads(printed(capsys, *arguments, "--json"))
    valid("over_time", found)
    assert [period["key"] for period in found["periods"]] == ["2021", "2022", "2023", "2024", "2025"]
    assert [(line["query"], line["matches"][-1]) for line in found["queries"]] == [("sanctuary", 38), ("deport*", 5)]
    quiet = printed(capsys, "search", "loyal", "--over", "month", "-d", record)
    assert "2021-01 – 2024-12  – of 38" in quiet


def test_a_search_is_saved_found_again_and_narrowed(record: Path, capsys: Capture, tmp_path: Path) -> None:
    assert "No search has been saved yet" in printed(capsys, "list", "searches")
    assert run(["search", "--save", "Beat", "the OR city", "--json", "-d", str(record)]) == 0
    captured = capsys.readouterr()
    total = json.loads(captured.out)["total"]
    assert f"Saved as “Beat” in {tmp_path}" in captured.err
    again = json.loads(printed(capsys, "search", "--saved", "beat", "--json", "-d", record))
    assert (again["query"], again["total"]) == ("the OR city", total)
    fewer = json.loads(printed(capsys, "search", "--saved", "beat", "by:lopez", "--json", "-d", record))
    assert 0 < fewer["total"] < total
    assert {hit["person_id"] for hit in fewer["hits"]} == {"raymond-lopez"}
    assert json.loads(printed(capsys, "list", "searches", "--json")) == [{"name": "Beat", "query": "the OR city"}]
    assert "the OR city" in printed(capsys, "list", "searches")
    assert run(["search", "--save", "Beat", "deport*", "-d", str(record)]) == 0
    assert "in place of: the OR city" in capsys.readouterr().err


def test_only_what_is_new_since_a_date(record: Path, capsys: Capture) -> None:
    found = json.loads(printed(capsys, "search", "the OR a", "--new-since", "2025-01-15", "--json", "-d", record))
    assert min(hit["date"] for hit in found["hits"]) == "2025-01-15"
    assert found["total"] == len(found["hits"])
    text = printed(capsys, "search", "the", "--new-since", "soon", "-d", record, status=1)
    assert text == "councilui: 'soon' is not a year, a month or a day like 2025-01-15.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("search",), 1, "The query is empty"),
        (("search", "--saved", "nothing"), 1, "No search is saved as “nothing”; none has been saved yet."),
        (("search", "a", "--facets", "--concordance"), 2, "different questions"),
        (("search", "a", "--against", "b", "--concordance"), 2, "different questions"),
        (("search", "a", "--sort", "left"), 2, "--sort is for --concordance."),
        (("search", "a", "--in", "items", "--facets"), 2, "--facets is for statements"),
        (("search", "a", "--in", "matters", "--new-since", "2025"), 2, "--new-since is for statements"),
    ],
)
def test_what_cannot_be_asked_is_told(
    record: Path, capsys: Capture, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    assert sentence in printed(capsys, *arguments, "-d", record, status=status)


def test_a_bad_file_of_searches_is_one_sentence(record: Path, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "config" / "councilui" / "searches.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[", encoding="utf-8")
    for arguments in (("list", "searches"), ("search", "--saved", "x"), ("search", "--save", "x", "y")):
        text = printed(capsys, *arguments, *(("-d", record) if arguments[0] == "search" else ()), status=1)
        assert text.startswith(f"councilui: {path} is not valid TOML")
        assert text.count("\n") == 1
    assert path.read_text(encoding="utf-8") == "["


@pytest.mark.parametrize("shape", ["--concordance", "--facets", "--over=month"])
@pytest.mark.parametrize(
    "query", [".", '"', "AND", "a*b", "NEAR(", "col:", "^", "-", "*", "a\0b", "👩‍👩‍👧", "שלום", "x" * 10_000]
)
def test_any_string_is_a_query_in_every_shape(record: Path, capsys: Capture, shape: str, query: str) -> None:
    assert json.loads(printed(capsys, "search", query, shape, "--json", "-d", record))
    assert "\x1b" not in printed(capsys, "search", query, shape, "-d", record)
