"""`councilui search` in its other shapes: concordance, facets, over time, saved searches."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.record.database import open_record
from councilui.record.search.statements import search
from tests.export.test_serialize import valid

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
    assert "42 more statements were found by a field or by their matter's name" in text
    assert "There is no word to align on" in printed(capsys, "search", "by:lopez", "--concordance", "-d", record)
    assert "0 statements" in printed(capsys, "search", "xyzzy", "--concordance", "-d", record)


def test_a_concordance_for_programs(record: Path, capsys: Capture) -> None:
    data = json.loads(
        printed(capsys, "search", "the", "--concordance", "--sort", "left", "--limit", "5", "--json", "-d", record)
    )
    valid("concordance", data)
    assert (data["statements"], data["total"], data["sort"]) == (5, 56, "left")
    assert {line["match"].casefold() for line in data["lines"]} == {"the"}
    assert set(data["lines"][0]) >= {"left", "right", "statement_id", "date", "speaker", "venue"}


def test_facets_stand_beside_their_base(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "the", "--facets", "-d", record)
    row = next(line for line in text.splitlines() if line.startswith("Raymond Lopez"))
    assert row.split()[-4:] == ["7", "11", "210", "(33.3)"]
    assert "public comment" in text
    assert "press" in text
    data = json.loads(printed(capsys, "search", "the", "--facets", "--json", "-d", record))
    valid("facets", data)
    lopez = next(facet for facet in data["speakers"] if facet["label"] == "Raymond Lopez")
    assert (lopez["matches"], lopez["statements"], lopez["words"]) == (7, 11, 210)
    assert data["complete"] is True
    assert "Nothing in this record matches." in printed(capsys, "search", "xyzzy", "--facets", "-d", record)


def test_several_queries_over_time(record: Path, capsys: Capture) -> None:
    arguments = ("search", "sanctuary", "--against", "deport*", "--over", "year", "-d", record)
    text = printed(capsys, *arguments)
    assert "2025  sanctuary" in text
    assert " 38 of 40" in text
    data = json.loads(printed(capsys, *arguments, "--json"))
    valid("over_time", data)
    assert [period["key"] for period in data["periods"]] == ["2021", "2022", "2023", "2024", "2025"]
    assert [(line["query"], line["matches"][-1]) for line in data["queries"]] == [("sanctuary", 38), ("deport*", 5)]
    assert "2022             nothing on record" in text
    quiet = printed(capsys, "search", "loyal", "--over", "month", "-d", record)
    assert "2021-01 – 2024-12  0 of 38" in quiet


def test_a_search_is_saved_found_again_and_narrowed(record: Path, capsys: Capture, tmp_path: Path) -> None:
    assert "No saved searches yet" in printed(capsys, "list", "searches")
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
    data = json.loads(printed(capsys, "search", "the OR a", "--new-since", "2025-01-15", "--json", "-d", record))
    assert min(hit["date"] for hit in data["hits"]) == "2025-01-15"
    assert data["total"] == len(data["hits"])
    text = printed(capsys, "search", "the", "--new-since", "soon", "-d", record, status=2)
    assert "“soon” isn't a year, a month or a day like 2025-01-15.\n" in text


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("search",), 1, "The query is empty"),
        (("search", "--saved", "nothing"), 1, "There is no saved search named “nothing”; none have been saved yet."),
        (("search", "a", "--facets", "--concordance"), 2, "different questions"),
        (("search", "a", "--against", "b", "--concordance"), 2, "different questions"),
        (("search", "a", "--sort", "left"), 2, "--sort works only with --concordance."),
        (("search", "a", "--in", "items", "--facets"), 2, "--facets works only with statements"),
        (("search", "a", "--in", "matters", "--new-since", "2025"), 2, "--new-since works only with statements"),
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
        assert text.startswith(f"councilui: {path}: this isn't valid TOML")
        assert text.count("\n") == 1
    assert path.read_text(encoding="utf-8") == "["


@pytest.mark.parametrize("shape", ["--concordance", "--facets", "--over=month"])
@pytest.mark.parametrize(
    "query", [".", '"', "AND", "a*b", "NEAR(", "col:", "^", "-", "*", "a\0b", "👩‍👩‍👧", "שלום", "x" * 10_000]
)
def test_any_string_is_a_query_in_every_shape(record: Path, capsys: Capture, shape: str, query: str) -> None:
    assert json.loads(printed(capsys, "search", query, shape, "--json", "-d", record))
    assert "\x1b" not in printed(capsys, "search", query, shape, "-d", record)


@pytest.mark.parametrize("words", [("-budget",), ("city", "-hall"), ("-d",), ('-"a hall"',), ("-by:lopez", "city")])
def test_a_word_behind_a_minus_is_excluded_not_an_option(record: Path, capsys: Capture, words: tuple[str, ...]) -> None:
    if words == ("-d",):  # an option stays one
        assert run(["search", "city", "-d", "nowhere.db"]) == 1
        return
    data = json.loads(printed(capsys, "search", *words, "--json", "-d", record))
    with closing(open_record(record)) as connection:
        assert data["total"] == search(connection, " ".join(words)).total > 0
    assert "without" in data["reading"]
    exported = printed(capsys, "export", "search", *words, "--to", "csv", "-d", record)
    assert exported.count("\n") == data["total"] + 1


def test_an_option_that_is_none_is_a_mistake(record: Path, capsys: Capture) -> None:
    assert run(["search", "city", "--jsn", "-d", str(record)]) == 2
    assert "No such option" in capsys.readouterr().err


def test_an_export_tells_how_many_there_are_and_what_is_to_be_known(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "export", "search", "the", "by:lopez", "--limit", "3", "-d", record)
    with closing(open_record(record)) as connection:
        assert f"{search(connection, 'the by:lopez').total} statements, 3 shown." in text
    assert "lopez finds Raymond Lopez, Byron Sigcho-Lopez" in text


@pytest.mark.parametrize(
    ("name", "begin"), [("a.csv", "date,"), ("a.JSON", "{"), ("a.html", "<!doctype"), ("a.md", "# "), ("a", "# ")]
)
def test_the_ending_of_a_file_tells_its_format(
    record: Path, capsys: Capture, tmp_path: Path, name: str, begin: str
) -> None:
    printed(capsys, "export", "search", "city", "-o", str(tmp_path / name), "-d", record)
    assert (tmp_path / name).read_text(encoding="utf-8-sig").lower().startswith(begin)


def test_what_cannot_be_asked_of_a_group_is_told(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "--in", "all", "by:lopez", "--limit", "1", "-d", record)
    assert "th), member · " in text  # the ward as in exports
    assert "by: does not apply to agenda items." in text
    assert "of people" not in text


def test_a_saved_search_is_narrowed_as_a_whole(record: Path, capsys: Capture) -> None:
    printed(capsys, "search", "--save", "either", "city OR law", "-d", record)
    data = json.loads(printed(capsys, "search", "--saved", "either", "--json", "x OR by:lopez", "-d", record))
    assert data["reading"].startswith("(city or law) · (x or by lopez)") or "(city OR law)" in data["query"]
    with closing(open_record(record)) as connection:
        assert data["total"] == search(connection, "(city OR law) (x OR by:lopez)").total


def test_a_search_saved_with_a_date_says_that_the_date_is_not(record: Path, capsys: Capture) -> None:
    assert run(["search", "--save", "late", "city", "--new-since", "2025", "-d", str(record)]) == 0
    captured = capsys.readouterr()
    assert "without --new-since 2025" in captured.err
    assert "since 2025" in captured.out


def test_a_value_that_begins_with_a_minus_stays_one(
    record: Path, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed(capsys, "export", "search", "city", "-o", "-x.md", "-d", record)
    assert (tmp_path / "-x.md").exists()
    assert run(["search", "city", "--limit", "-5", "-d", str(record)]) == 2
    assert "\0" not in capsys.readouterr().err


def test_a_mistyped_command_is_no_database(capsys: Capture) -> None:
    assert run(["searhc", "city"]) == 2
    assert "There is no command “searhc,” and no such file. Did you mean search?" in capsys.readouterr().err


def test_what_is_no_date_or_number_is_a_mistake_and_the_sentence_says_what_would_do(capsys: Capture) -> None:
    no_date, no_number = "isn't a year, a month or a day like 2025-01-15.", "isn't a whole number"
    for arguments, sentence in (
        (("list", "votes", "--since", "tomorrow"), f"“tomorrow” {no_date}"),
        (("list", "meetings", "--until", "2025-13"), f"“2025-13” {no_date}"),
        (("agreement", "--since", "soon"), f"“soon” {no_date}"),
        (("load", "folder", "--since", "ten", "--db", "new.db"), f"“ten” {no_date}"),
        (("load", "folder", "--since", "2024-1-1", "--db", "new.db"), f"“2024-1-1” {no_date}"),
        (("search", "city", "--limit", "ten"), f"“ten” {no_number} of 1 or more."),
        (("similar", "O2021-117", "--limit", "0"), f"“0” {no_number} of 1 or more."),
        (("list", "votes", "--max-margin", "-1"), f"“-1” {no_number} of 0 or more."),
        (("serve", "--port", "65536"), f"“65536” {no_number} from 1 to 65535."),
    ):
        assert run(list(arguments)) == 2
        assert sentence in " ".join(capsys.readouterr().err.split())


def test_a_hit_tells_how_to_cite_it(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "loyal", "--limit", "1", "-d", record)
    key = text.strip().rsplit("statement ", 1)[1]
    assert "loyal" in printed(capsys, "cite", "statement", key, "-d", record)


def test_a_saved_search_and_what_is_new_in_it_are_exported(record: Path, capsys: Capture) -> None:
    printed(capsys, "search", "--save", "beat", "city OR law", "-d", record)
    every, new = (
        printed(capsys, "export", "search", "--saved", "beat", *more, "--to", "csv", "-d", record).count("\n")
        for more in ((), ("--new-since", "2025"))
    )
    assert every > new > 1
    assert "“soon” isn't a year" in printed(
        capsys, "export", "search", "--saved", "beat", "--new-since", "soon", "-d", record, status=2
    )
    assert "The query is empty" in printed(capsys, "export", "search", "-d", record, status=1)


def test_a_name_gives_the_person_then_what_they_said_then_who_spoke_of_them(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "search", "lopez", "-d", record)
    order = [
        "1 statement with the words\n",
        "PEOPLE: 2\n",
        "Raymond Lopez, 15th Ward member: 120 votes, 11 statements · person raymond-lopez",
        "This record holds contested votes only.",
        "SAID BY RAYMOND LOPEZ OR BYRON SIGCHO-LOPEZ: 13 STATEMENTS, THE NEWEST 3",
        "MENTIONING THE NAME",
    ]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    data = json.loads(printed(capsys, "search", "lopez", "--json", "-d", record))
    valid("search", data)
    assert data["people"]["total"] == 2
    assert data["people"]["hits"][0]["vote_scope"] == "contested votes only"


def test_the_markdown_of_a_name_has_the_person_and_who_said_what(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "export", "search", "lopez", "-d", record)
    order = [
        "1 statement with the words.",
        "## People: 2",
        "- Raymond Lopez, 15th Ward member: 120 votes, 11 statements",
        "This record holds contested votes only.",
        "## Said by Raymond Lopez or Byron Sigcho-Lopez: 13 statements, the newest 3",
        "Ald. Raymond Lopez (15th) · press",
        "## Mentioning the name",
        "Source's account · Press: Alds. Lopez and Tabares do not answer",
        "## Sources",
    ]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "without a word of the query" not in text


@pytest.mark.parametrize(("query", "names"), [("by:lopez", 2), ("ward:15", 1), ("sanctuary", 0), ("body:council", 0)])
def test_people_come_first_where_the_query_names_them(record: Path, capsys: Capture, query: str, names: int) -> None:
    people = json.loads(printed(capsys, "search", query, "--json", "-d", record))["people"]
    assert people["total"] == len(people["hits"]) == names


def test_all_groups_have_the_people_once(record: Path, capsys: Capture) -> None:
    data = json.loads(printed(capsys, "search", "lopez", "--in", "all", "--json", "-d", record))
    assert "people" not in data["statements"]
    assert data["people"]["total"] == 2


def test_statements_that_only_concern_a_matter_have_a_heading_of_their_own(record: Path, capsys: Capture) -> None:
    text = printed(capsys, "export", "search", "sanctuary", "-d", record)
    assert "3 statements with the words, 42 more about this matter." in text
    assert text.count("## About this matter") == 1
    assert "· about this matter" not in text
