"""`councilui brief`, on the shipped record and on a small one with meetings to come."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from councilui.cli import run
from councilui.record import model
from councilui.saved_searches import save_search
from tests.record.small_council import ROWS
from tests.record.whole_record import write_record

COMING = (
    model.Meeting("zoning/2999", "zoning", "2999-03-04", 0, "regular", time="19:30", location="Room 201, City Hall"),
    model.Meeting("council/2999", "council", "2999-05-06", 0, "regular", url="https://council.example/2999"),
    model.Meeting("council/2999-06", "council", "2999-06-06", 0, "regular", status="Cancelled"),
    model.AgendaItem("i/2999", "zoning/2999", 0, "Rezoning <b>; of, \\ Elm Street"),
)

SOURCE_TEXT = """
[record]
id = "small"
[[source]]
id = "s"
kind = "press"
publisher = "The Lampton Post"
title = "A report"
published = "DATE"
[[body]]
id = "council"
name = "Lampton City Council"
classification = "council"
timezone = "America/Chicago"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.db"
    path.touch()
    rows = [row._replace(timezone="America/Chicago") if isinstance(row, model.Body) else row for row in ROWS]
    write_record(path, (*rows, *COMING))
    return path


def brief(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(["brief", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_divided_votes_come_closest_first_with_who_was_on_the_smaller_side(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = brief(capsys, "--since", "2025-03", "--to", "markdown", "-d", record)
    headlines = re.findall(r"^### (.*)$", text, re.M)
    assert headlines[0] == "Trade in fur products: failed, 19-26"
    assert len(headlines) == 8
    assert "8 divided" in text
    fur = text[text.index("### Trade in fur") : text.index("### Settlement")]
    assert "Voting yes (19): Daniel La Spata (1st), " in fur
    assert "Usually with the majority: Daniel La Spata in 103 of 111, " in fur
    assert "Lopez in " not in fur  # who dissents often has not crossed over


def test_names_are_in_the_order_of_an_export_and_have_their_base(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = brief(capsys, "--since", "2025-02-19", "--to", "markdown", "-d", record)
    limit = text[text.index("### 25 mph") :].partition("\n\n###")[0]
    assert "Voting yes (20 named, 21 in the tally): Daniel La Spata (1st), Lamont Robinson (4th), William" in limit
    wards = [int(ward) for ward in re.findall(r"\((\d+)\w\w\)", limit.partition("Usually")[0])]
    assert len(wards) == 20
    assert wards == sorted(wards)


def test_nobody_is_named_where_no_roll_exists(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    votes = json.loads(brief(capsys, "--since", "2025-01-15", "--json", "-d", record))["divided_votes"]
    table = next(vote for vote in votes if vote["identifier"] == "O2023-0004222")
    assert (table["announced"], table["dissenters"], table["switched"]) == ({"yes": 39, "no": 11}, [], None)


def test_a_figure_of_a_member_counts_only_what_came_before(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def cruz(since: str) -> tuple[int, int]:
        votes = json.loads(brief(capsys, "--since", since, "--json", "-d", record))["divided_votes"]
        fur = next(vote for vote in votes if vote["identifier"] == "SO2023-0002983")
        dissenter = next(row for row in fur["dissenters"] if row["name"] == "Ruth Cruz")
        return dissenter["with_majority"], dissenter["before"]

    assert cruz("2025-03") == cruz("2023") == (103, 106)


def test_a_period_without_anything_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = brief(capsys, "--since", "2030", "--to", "markdown", "-d", record)
    assert "No vote on record" in text
    assert "##" not in text.removeprefix("#")


def test_saved_searches_tell_what_is_new_in_them(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_search("Housing watch", "housing OR houses")
    save_search("Bees", "bees")
    text = brief(capsys, "--since", "2025-12", "--to", "markdown", "-d", small)
    assert "- Housing watch: 1 new statement\n- Bees: nothing new" in text


def test_meetings_to_come_are_told_unless_called_off(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = brief(capsys, "--since", "2026", "--to", "markdown", "-d", small)
    assert re.findall(r"- (Committee on Zoning|City Council),", text) == ["Committee on Zoning", "City Council"]
    assert "7:30 p.m.; Room 201, City Hall; 1 agenda item" in text


def test_the_feed_is_atom_that_a_reader_takes(record: Path, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = feedparser.parse(brief(capsys, "--since", "2025-03", "--to", "atom", "-d", record))
    assert (feed.bozo, feed.version, len(feed.entries)) == (False, "atom10", 8)
    assert feed.feed.title == "What's new: Chicago City Council"
    assert feed.entries[0].title == "Trade in fur products: failed, 19-26"
    assert all(entry.link.startswith("https://") and entry.updated_parsed for entry in feed.entries)
    again = feedparser.parse(brief(capsys, "--since", "2025-02", "--to", "atom", "-d", record))
    assert {entry.id for entry in feed.entries} < {entry.id for entry in again.entries}  # a vote is shown once
    coming = feedparser.parse(brief(capsys, "--since", "2026", "--to", "atom", "-d", small))
    assert [entry.title.split(",")[0] for entry in coming.entries] == [
        "Upcoming: Committee on Zoning", "Upcoming: City Council",
    ]  # fmt: skip


def test_the_calendar_is_icalendar_with_the_bodies_time(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = Calendar.from_ical(brief(capsys, "--since", "2026", "--to", "ical", "-d", small)).walk("VEVENT")
    zoning, council = events
    start = zoning.decoded("dtstart")
    assert (start.strftime("%Y-%m-%d %H:%M"), str(start.tzinfo)) == ("2999-03-04 19:30", "America/Chicago")
    assert str(zoning["location"]) == "Room 201, City Hall"
    assert "dtend" not in zoning  # no source says when it ends
    assert council.decoded("dtstart").isoformat() == "2999-05-06"  # no source says at what time
    assert str(council["url"]) == "https://council.example/2999"


def test_a_calendar_without_meetings_has_the_component_that_the_standard_wants(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calendar = Calendar.from_ical(brief(capsys, "--since", "2025-04", "--to", "ical", "-d", record))
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE"]


def test_it_is_written_to_a_file_in_the_format_of_its_ending(record: Path, tmp_path: Path) -> None:
    for name, beginning in (("new.md", "# New since"), ("new.xml", "<?xml"), ("new.ics", "BEGIN:VCALENDAR")):
        assert run(["brief", "--since", "2025-04", "-o", str(tmp_path / name), "-d", str(record)]) == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)


def test_a_refreshed_record_hints_at_what_is_new_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, target = tmp_path / "small", tmp_path / "my.db"
    folder.mkdir()
    source = SOURCE_TEXT.replace("DATE", "2025-03-01")
    (folder / "record.toml").write_text(source, encoding="utf-8")
    assert run(["load", str(folder), "-d", str(target)]) == 0
    assert "New since then" not in capsys.readouterr().out
    (folder / "record.toml").write_text(source.replace("2025-03-01", "2025-03-08"), encoding="utf-8")
    assert run(["load", str(folder), "-d", str(target)]) == 0
    out = capsys.readouterr().out
    assert f"New since then: councilui brief --since 2025-03-01 -d {target}\n" in out
    assert run(["load", str(folder), "-d", str(target)]) == 0
    assert "New since then" not in capsys.readouterr().out


def test_without_a_date_the_briefing_says_which_days_it_covers(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = brief(capsys, "--to", "markdown", "-d", record)
    assert "This covers the 30 days up to the latest meeting, on Wednesday, April 16, 2025." in text
    assert "This covers" not in brief(capsys, "--since", "2025-03-17", "--to", "markdown", "-d", record)
    assert json.loads(brief(capsys, "--json", "-d", record))["since_is_default"]
