"""The commands as a user runs them: what they print, what they refuse, how they leave."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from councilui import __version__
from councilui.cli import run
from councilui.record.digests import write_digests
from tests.export.test_json_shape import THRESHOLD_KEYS, VOTE_KEYS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line on the record: (exit status, standard output, standard error)."""
    monkeypatch.setenv("COUNCILUI_DB", str(record))

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(list(arguments))
        out, err = capfd.readouterr()
        return status, out, err

    return call


def _object(command: Run, *arguments: str) -> Any:
    status, out, err = command(*arguments)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_the_ordinance_of_2021_as_json(command: Run) -> None:
    vote = _object(command, "show", "vote", "O2021-117", "--json")
    assert list(vote) == VOTE_KEYS
    assert (vote["announced"]["yes"], vote["announced"]["no"], vote["announced"]["not voting"]) == (41, 8, 1)
    assert vote["counted"] == {"yes": 41, "no": 8, "not voting": 1}
    assert vote["roll"] == "complete"
    assert len(vote["votes"]) == 50
    assert all(v["person"] and v["district"] and v["basis"] == "recorded" for v in vote["votes"])


def test_the_vote_to_table_as_json(command: Run) -> None:
    vote = _object(command, "show", "vote", "O2023-0004222", "--json")
    assert (vote["announced"], vote["counted"], vote["roll"]) == ({"yes": 39, "no": 11}, {"yes": 0, "no": 0}, "none")
    assert (vote["result"], vote["motion_type"], vote["votes"]) == ("pass", "table", [])
    assert "laid on the table" in vote["question"]
    assert all(list(threshold) == THRESHOLD_KEYS for threshold in vote["thresholds"])
    own = [t for t in vote["thresholds"] if t["applies"]]
    marks = {t["needed"]: t for t in vote["thresholds"] if t["measured"] == "no"}
    assert [(t["base"], t["votes"], t["met"]) for t in own] == [("votes cast", 39, True)]
    assert {needed: (t["of"], t["votes"], t["met"], t["short_by"]) for needed, t in marks.items()} == {
        26: (51, 11, False, 15),
        34: (50, 11, False, 23),
    }
    assert all("if all 11 no votes" in t["assumption"] for t in marks.values())
    others = [(t["purpose"], t["votes"], t["met"]) for t in vote["thresholds"] if t["assumption"] is None][1:]
    assert others == [("quorum", 50, True), ("tie-break", 28, False)]
    assert all(t["rule"] and t["source"] in {s["id"] for s in vote["sources"]} for t in vote["thresholds"])


def test_the_vote_to_table_for_people(command: Run) -> None:
    status, out, _ = command("show", "vote", "O2023-0004222")
    text = " ".join(out.split())
    assert status == 0
    assert text.index("Welcoming City Ordinance: let police work with ICE") < text.index("39")
    assert "No roll call found: no source says who voted which way." in text
    assert "A yes vote kept the law as it was." in text
    assert "15 votes short of the 26 needed to pass an ordinance" in text
    assert "23 votes short of the 34 needed to override a veto" in text


def test_comparing_with_a_vote_without_roll_does_not_pretend(command: Run) -> None:
    compared = _object(command, "compare", "O2021-117", "O2023-0004222", "--json")
    assert any("no roll" in caveat for caveat in compared["caveats"])
    assert compared["counts"]["kept side"] == compared["counts"]["switched"] == 0
    assert {row["second_option"] for row in compared["rows"]} == {None}


def test_comparing_two_rolls_by_ward(command: Run) -> None:
    rows = _object(command, "compare", "O2021-117", "Or2025-0014616", "--json")["rows"]
    change = {row["district"]: row["change"] for row in rows}
    assert len(change) == 50
    assert {ward for ward, what in change.items() if what == "switched"} == {"15", "18", "19"}
    assert {"4", "5", "6", "10", "11", "12", "14", "21", "24", "26", "30", "34", "43", "44", "46", "48"} == {
        ward for ward, what in change.items() if what == "new in the seat"
    }
    assert change["23"] == "kept side"
    assert change["31"] == "absent"  # not voting in 2021


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("sanctuary", "sanctuary law"),
        ('"who are you loyal"', "Who are you loyal to?"),
        ("by:lopez", "handing over priority targets"),
        ("venue:press", "massive deportations"),
    ],
)
def test_searches_find_what_the_record_has(query: str, finds: str, command: Run) -> None:
    data = _object(command, "search", query, "--json")
    assert list(data) == [
        *(
            "query",
            "total",
            "total_is_exact",
            "reading",
            "notes",
            "meanings",
            "did_you_mean",
            "about_matter_total",
            "people",
            "said_by",
            "hits",
        ),
    ]
    assert any(finds in hit["text"] for hit in data["hits"])
    assert all(hit["venue"] and hit["date"] and hit["sources"] for hit in data["hits"])
    status, out, _ = command("search", query)
    assert status == 0
    assert "in the meeting" in out or "outside the meeting" in out


def test_a_search_tells_where_it_was_said(command: Run) -> None:
    _, out, _ = command("search", '"priority targets"')
    assert "outside the meeting: written" in out


def test_json_lines_are_the_hits_of_json_all_of_them(command: Run) -> None:
    _, out, _ = command("search", "sanctuary", "--json-lines")
    whole = _object(command, "search", "sanctuary", "--json", "--limit", "1000")
    assert [json.loads(line) for line in out.splitlines()] == whole["hits"]
    assert len(command("search", "sanctuary", "--json-lines", "--limit", "3")[1].splitlines()) == 3
    assert command("search", "sanctuary", "--json-lines", "--relevance")[0] == 2


def test_a_citation_is_printed_in_the_style_asked_for(command: Run) -> None:
    assert command("cite", "vote", "o2021-117", "--style", "journal")[1] == "Coun. J. 1-27-21\n"
    assert "— Chicago City Council, Wednesday, Jan. 27, 2021." in command("cite", "vote", "O2021-117")[1]
    assert command("cite", "matter", "O2021-117", "--style", "bibtex")[1].startswith("@misc{o2021-117,")
    assert _object(command, "cite", "meeting", "2025-01-15", "--style", "csl-json")[0]["type"] == "hearing"
    hit = _object(command, "search", '"who are you loyal"', "--json")["hits"][0]
    assert "public comment" in command("cite", "statement", str(hit["statement_id"]))[1]


def test_the_reconciler_lists_what_does_not_add_up(command: Run) -> None:
    findings = _object(command, "check", "--json")
    findings_seen = {(finding["kind"], finding["subject_id"]) for finding in findings}
    table = "chicago-city-council/2025-01-15/o2023-0004222/table"
    assert ("no roll", table) in findings_seen
    suspicious = {id_ for kind, id_ in findings_seen if kind == "suspicious roster"}
    day = "chicago-city-council/2023-12-13"
    for number in ("sor2023-0006312", "o2023-0006332", "o2023-0006333"):
        assert f"{day}/{number}/vote" in suspicious
    assert {id_ for kind, id_ in findings_seen if kind == "contradictory result"} >= {f"{day}/o2023-0006333/vote"}
    assert any("2023-12-14" in id_ and kind in ("partial roll", "unresolved votes") for kind, id_ in findings_seen)
    disagree = [finding["text"] for finding in findings if finding["kind"] == "sources disagree"]
    assert any("36th Ward" in text and "26th Ward" in text for text in disagree)


@pytest.mark.parametrize("what", ["meetings", "votes", "matters", "people", "bodies"])
def test_lists_are_tables_for_people_and_arrays_for_programs(what: str, command: Run) -> None:
    rows = _object(command, "list", what, "--json")
    assert isinstance(rows, list)
    status, out, _ = command("list", what)
    assert status == 0
    assert len(out.splitlines()) >= len(rows) + 1


@pytest.mark.parametrize(("kind", "id_"), [("meeting", "2025-01-15"), ("matter", "O2021-117"), ("person", "tabares")])
def test_everything_can_be_shown(kind: str, id_: str, command: Run) -> None:
    assert isinstance(_object(command, "show", kind, id_, "--json"), dict)
    status, out, _ = command("show", kind, id_)
    assert (status, len(out) > 500) == (0, True)


@pytest.mark.parametrize("form", ["markdown", "csv", "json", "html"])
@pytest.mark.parametrize(
    "what",
    [
        ("vote", "O2021-117"),
        ("meeting", "2025-01-15"),
        ("person", "tabares"),
        ("matter", "O2021-117"),
        ("comparison", "O2021-117", "Or2025-0014616"),
        ("search", "sanctuary"),
    ],
)
def test_everything_can_be_exported(what: tuple[str, ...], form: str, command: Run, tmp_path: Path) -> None:
    status, out, _ = command("export", *what, "--to", form)
    assert status == 0
    assert out
    target = tmp_path / "out"
    assert command("export", *what, "--to", form, "-o", str(target))[0] == 0
    assert target.read_text(encoding="utf-8-sig") == out
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["vote", "meeting", "person", "matter"])
def test_popolo_has_what_it_has_words_for(kind: str, command: Run) -> None:
    id_ = {"meeting": "2025-01-15", "person": "tabares"}.get(kind, "O2021-117")
    data = _object(command, "export", kind, id_, "--to", "popolo")
    assert data["persons" if kind == "person" else "vote_events"]
    status, _, err = command("export", "search", "sanctuary", "--to", "popolo")
    assert status == 1
    assert "choose markdown, html, csv or json" in err


def test_several_votes_are_exported_at_once(command: Run) -> None:
    both = ("export", "vote", "O2021-117", "Or2025-0014616", "--to")
    assert len(json.loads(command(*both, "json")[1])) == 2
    table = command(*both, "csv")[1].splitlines()
    assert len(table) == 101
    assert sum(line.startswith("vote_event,") for line in table) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("show", "vote", "O1999-1"), 1, "No vote “O1999-1” is in this record"),
        (("show", "meeting", "2025-01-16"), 1, "No meeting"),
        (("show", "person", "nobody"), 1, "No person “nobody” is in this record. See 'councilui list people'."),
        (("search", " "), 1, "The query is empty"),
        (("list", "votes", "-d", "/nowhere/x.db"), 1, "There is no file /nowhere/x.db"),
        (("show", "vote", "sanctuary"), 2, "matches 3 votes; specify which one"),
        (("cite", "matter", "O2021-117", "--style", "journal"), 1, "Cite the vote or the meeting"),
        (("cite", "statement", "nothing"), 1, "No statement “nothing”"),
        (("show", "vote"), 2, "Missing argument"),
        (("show", "vote", "O2021-117", "--jsno"), 2, "No such option"),
        (("list", "nothing"), 2, "No such command"),
        (("load",), 2, "Missing argument"),
        (("export", "vote", "O2021-117", "--to", "docx"), 2, "“docx” isn't one of"),
        (("export", "vote", "O2021-117", "-o", "/nowhere/x.md"), 1, "No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    arguments: tuple[str, ...], status: int, sentence: str, command: Run
) -> None:
    left, out, err = command(*arguments)
    assert (left, out) == (status, "")
    assert sentence in err
    assert "Traceback" not in err


@pytest.mark.parametrize("before", [True, False])
def test_the_database_may_be_named_before_or_after_the_command(before: bool, command: Run, record: Path) -> None:
    database = ("-d", str(record))
    arguments = ("show", "vote", "O2021-117", "--json")
    assert _object(command, *((*database, *arguments) if before else (*arguments, *database)))["roll"] == "complete"


def test_candidates_are_listed_when_an_id_is_ambiguous(command: Run) -> None:
    _, _, err = command("show", "vote", "2025-01-15")
    assert len(err.splitlines()) == 9
    assert "chicago-city-council/2025-01-15/o2023-0004222/table" in err


def test_a_mistake_of_the_program_is_a_sentence_too(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("councilui.record.queries.bodies.list_bodies", broken)
    status, _, err = command("list", "bodies")
    assert status == 1
    assert re.fullmatch(r"councilui: A mistake in councilui itself .*ZeroDivisionError at .*: by zero\n", err)


def test_loading_a_typo_names_file_and_line(command: Run, tmp_path: Path) -> None:
    (tmp_path / "record.toml").write_text('[record]\nid = "x"\n\n[[body]]\nid = "b"\nnmae = "B"\n')
    status, out, err = command("load", str(tmp_path), "--db", str(tmp_path / "x.db"))
    assert (status, out) == (1, "")
    assert f"{tmp_path}/record.toml:6: " in err
    assert 'did you mean "name"?' in err
    assert not (tmp_path / "x.db").exists()


def test_loading_again_says_that_nothing_changed(command: Run, tmp_path: Path) -> None:
    (tmp_path / "record.toml").write_text('[record]\nid = "x"\n[[body]]\nid = "b"\nname = "B"\nclassification = "c"\n')
    load = ("load", str(tmp_path), "--db", str(tmp_path / "x.db"))
    assert "x.db: 1 body" in command(*load)[1]
    assert "nothing was changed" in command(*load)[1]


def test_hostile_text_is_printed_not_obeyed(command: Run, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    path.write_bytes(record.read_bytes())
    connection = sqlite3.connect(path)
    evil = "[red]x[/] [@click=app.quit] \x1b]52;c;aGk=\x07 \x1b[2J =cmd() <script>"
    connection.execute("UPDATE body SET name = ?", (evil,))
    connection.execute("UPDATE matter SET title = ?, short_title = ?", (evil, evil))
    connection.execute("UPDATE statement SET speaker_name = ?", (evil,))
    write_digests(connection)
    connection.commit()
    for arguments in (
        ("list", "meetings"), ("list", "votes"), ("list", "matters"), ("show", "meeting", "2025-01-15"),
        ("show", "vote", "O2021-117"), ("show", "matter", "O2021-117"), ("search", "loyal"), ("check",),
        ("export", "meeting", "2025-01-15"), ("export", "vote", "O2021-117", "--to", "csv"),
        ("export", "vote", "O2021-117", "--to", "html"), ("export", "search", "loyal", "--to", "csv"),
    ):  # fmt: skip
        status, out, err = command(*arguments, "-d", str(path))
        assert (status, err) == (0, "")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)
        assert "<script>" not in out or arguments[-1] not in ("html",)
    assert "[red]x[/]" in command("list", "meetings", "-d", str(path))[1]


def test_help_names_every_command_and_version_the_version(command: Run) -> None:
    for group in ("list", "show", "export"):
        assert "..." not in command(group, "--help")[1].partition("Commands:")[2]
    _, out, _ = command("--help")
    assert all(name in out for name in ("browse", "load", "list", "show", "search", "export", "check", "compare"))
    assert __version__ in command("--version")[1]


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        ("list votes --json", "["),
        ("search the OR of --json-lines", "{"),
        ("search the OR of", "R"),
        ("list votes", "D"),
    ],
)
def test_a_reader_that_leaves_early_is_no_error(arguments: str, first: str, record: Path) -> None:
    line = f"{sys.executable} -m councilui {arguments} -d {record} | head -c1; echo =${{PIPESTATUS[0]}}"
    process = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert (process.stdout, process.stderr) == (f"{first}=0\n", "")


def test_a_statement_has_one_place_in_the_json_of_its_meeting(command: Run) -> None:
    page = _object(command, "show", "meeting", "2025-01-15", "--json")
    keys = [statement["key"] if "key" in statement else statement["statement_id"] for statement in page["statements"]]
    assert len(keys) == len(set(keys)) > 30


@pytest.mark.parametrize(("value", "has_traceback"), [("1", True), ("0", False), ("", False)])
def test_a_traceback_is_printed_only_for_whoever_asks(
    value: str, has_traceback: bool, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNCILUI_DEBUG", value)
    status, out, err = command("show", "vote", "no such vote")
    assert (status, out) == (1, "")
    assert ("Traceback (most recent call last)" in err) is has_traceback
    assert err.splitlines()[-1].startswith("councilui: No vote “no such vote”")


def test_a_journal_is_cited_only_where_the_record_has_its_form(command: Run, record: Path, tmp_path: Path) -> None:
    assert command("cite", "meeting", "2025-01-15", "--style", "journal")[1] == "Coun. J. 1-15-25\n"
    copy = tmp_path / "elsewhere.db"
    copy.write_bytes(record.read_bytes())
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE body SET journal_form = NULL")
    status, out, err = command("cite", "vote", "O2021-117", "--style", "journal", "-d", str(copy))
    assert (status, out) == (1, "")
    sentence = "councilui: The record has no journal style for Chicago City Council; choose another style."
    assert err.splitlines()[0] == sentence


def test_numbers_have_their_nouns(command: Run, tmp_path: Path) -> None:
    table = "date,title,result,Ana Roe,Ben Poe\n2031-05-06,Lamp,Passed,Yes,No\n"
    (tmp_path / "a.csv").write_text(table)
    _, out, _ = command("load", str(tmp_path), "--db", str(tmp_path / "x.db"))
    assert "made from these: 1 meeting, 1 agenda item, 1 vote event, 2 votes\n" in out
    assert "1 meeting, 1 agenda item, 1 vote with 2 names in roll calls, 2 people, 1 body, 1 source." in out
