"""Fetching from the Web API: what is asked for, what is kept, and patience with a service that fails."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.live.http import Endpoint, Pace
from councilui.load.live.legistar import fetch
from councilui.record.model import AgendaItem, Meeting, Person, Vote
from tests.load.legistar.reading import read
from tests.load.legistar.service import CUT, Fault, Seattle

TODAY = date(2019, 8, 2)


class Clock:
    """A clock that stands still but for sleep, and remembers each sleep."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)

    def pace(self, page: int = 1000) -> Pace:
        return Pace(attempts=5, timeout=5, page=page, clock=lambda: self.now, sleep=self.sleep)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _fetch(folder: Path, address: str, clock: Clock, since: str | None = "2019-07-01", page: int = 1000) -> None:
    fetch("seattle", folder, since, Endpoint(address, clock.pace(page)), today=TODAY)


def test_what_is_fetched_can_be_read(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock)
    result = read(tmp_path)
    assert result.report.issues == []
    assert [len(result.all(kind)) for kind in (Meeting, AgendaItem, Vote, Person)] == [3, 37, 32, 8]
    assert "eventitems/65911/votes" in seattle.paths
    assert seattle.filters == ["EventDate ge datetime'2019-07-01'"]


def test_votes_are_asked_for_whatever_the_roll_call_flag_says(
    tmp_path: Path, address: str, seattle: Seattle, clock: Clock
) -> None:
    _fetch(tmp_path, address, clock)
    asked_votes = {path.split("/")[1] for path in seattle.paths if path.endswith("/votes")}
    asked_calls = {path.split("/")[1] for path in seattle.paths if path.endswith("/rollcalls")}
    with_matter = {
        str(row["EventItemId"]) for rows in seattle.items.values() for row in rows if row["EventItemMatterId"]
    }
    assert asked_votes == with_matter
    flagged = {
        str(row["EventItemId"]) for rows in seattle.items.values() for row in rows if row["EventItemRollCallFlag"]
    }
    assert flagged < asked_calls
    assert "65919" in asked_calls  # "Call To Order"


def test_requests_keep_their_distance(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock)
    assert clock.now == pytest.approx(0.25 * (len(seattle.paths) - 1))


def test_lists_are_paged(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock, page=2)
    assert seattle.paths.count("events") == 2
    assert seattle.paths.count("persons") == 5
    assert len(read(tmp_path).all(Meeting)) == 3


FAULTS: list[Fault] = [
    (429, b"", {"Retry-After": "7"}), (500, b"", {}), CUT, (200, b"<html>", {}), (200, b'{"a": 1}', {}),
    (200, b"[1]", {}), (503, b"", {"Retry-After": "soon"}), (200, b"[{", {}),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_waited_out(tmp_path: Path, address: str, seattle: Seattle, clock: Clock, fault: Fault) -> None:
    seattle.faults = [fault, fault]
    _fetch(tmp_path, address, clock)
    assert len(read(tmp_path).all(Vote)) == 32
    assert any(wait > 0.25 for wait in clock.slept)
    if "Retry-After" in fault[2] and fault[0] == 429:
        assert clock.slept.count(7.0) == 2


def test_a_service_that_keeps_failing_is_told_in_a_sentence(
    tmp_path: Path, address: str, seattle: Seattle, clock: Clock
) -> None:
    seattle.refused = {"events": (500, b"", {})}
    with pytest.raises(CouncilError, match=r"seattle/events in 5 attempts \(status 500\); what was fetched is"):
        _fetch(tmp_path, address, clock)
    assert max(clock.slept) <= 12  # doubled four times from one second, give or take a half


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ((404, b"", {}), "has no client “seattle.”"),
        ((403, b"Token is required", {}), "only to holders of its token"),
        ((400, b"bad filter", {}), "with status 400: bad filter"),
        ((500, b'{"ExceptionMessage": "LegistarConnectionString setting is not set up"}', {}), "has no client"),
    ],
)
def test_a_refusal_is_told_in_a_sentence_at_once(
    tmp_path: Path, address: str, seattle: Seattle, clock: Clock, fault: Fault, sentence: str
) -> None:
    seattle.refused = {"bodies": fault}
    with pytest.raises(CouncilError, match=sentence):
        _fetch(tmp_path, address, clock)
    assert seattle.paths == ["bodies"]


@pytest.mark.parametrize("client", ["sea/ttle", ""])
def test_nonsense_is_refused_before_anything_is_asked(tmp_path: Path, client: str) -> None:
    with pytest.raises(CouncilError, match="can't be a Legistar client"):
        fetch(client, tmp_path, None, Endpoint("http://127.0.0.1:9/v1"))


def test_nobody_there_is_told_in_a_sentence(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(CouncilError, match="ConnectError"):
        _fetch(tmp_path, "http://127.0.0.1:9/v1", clock)


def test_office_records_that_are_kept_back_do_not_stop_it(
    tmp_path: Path, address: str, seattle: Seattle, clock: Clock
) -> None:
    seattle.refused = {"officerecords": (403, b"", {})}
    _fetch(tmp_path, address, clock)
    assert len(read(tmp_path).all(Meeting)) == 3


def test_a_broken_run_goes_on_where_it_stopped(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    seattle.refused = {"eventitems/65936/votes": (400, b"not now", {})}
    with pytest.raises(CouncilError):
        _fetch(tmp_path, address, clock)
    first, seattle.paths, seattle.refused = seattle.paths, [], {}
    _fetch(tmp_path, address, clock)
    again = {path for path in first if path.startswith("eventitems/")} & set(seattle.paths)
    assert again == {"eventitems/65936/votes"}
    assert len(read(tmp_path).all(Vote)) == 32
    assert not list(tmp_path.rglob("*.part"))


def test_a_second_run_asks_only_for_what_changed(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    seattle.paths, seattle.filters = [], []
    _fetch(tmp_path, address, clock)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before
    assert not any(path.startswith("eventitems/") for path in seattle.paths)
    assert (
        "EventDate ge datetime'2019-07-01' and EventLastModifiedUtc gt datetime'2019-07-31T22:52:00.233'"
        in seattle.filters
    )
    assert "EventItemLastModifiedUtc gt datetime'2019-08-01T23:44:09.01'" in seattle.filters


def test_a_changed_item_and_an_item_that_is_gone(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock)
    changed = next(row for row in seattle.items[4049] if row["EventItemId"] == 65911)
    changed["EventItemLastModifiedUtc"], changed["EventItemTitle"] = "2019-08-02T09:00:00", "As amended"
    seattle.votes[65911][0].update(VoteValueName="Opposed", VoteResult=2)
    seattle.paths = []
    _fetch(tmp_path, address, clock)
    assert [path for path in seattle.paths if path.startswith("eventitems/")] == ["eventitems/65911/votes"]
    result = read(tmp_path)
    assert "As amended" in [row.title for row in result.all(AgendaItem)]
    assert [row.option for row in result.all(Vote)].count("no") == 1

    seattle.items[4049] = [row for row in seattle.items[4049] if row["EventItemId"] != 65936]
    next(row for row in seattle.lists["events"] if row["EventId"] == 4049)["EventLastModifiedUtc"] = (
        "2019-08-03T00:00:00"
    )
    seattle.paths = []
    _fetch(tmp_path, address, clock)
    assert not any(path.startswith("eventitems/") for path in seattle.paths)
    result = read(tmp_path)
    assert result.report.issues == []
    assert [len(result.all(kind)) for kind in (AgendaItem, Vote)] == [36, 24]


def test_an_earlier_since_fetches_what_was_before(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock, since="2019-07-30")
    assert read(tmp_path).all(Meeting) == []
    _fetch(tmp_path, address, clock, since="2019-07-29")
    assert len(read(tmp_path).all(Meeting)) == 3
    assert "EventDate ge datetime'2019-07-29' and EventDate lt datetime'2019-07-30'" in seattle.filters
    _fetch(tmp_path, address, clock, since=None)
    assert json.loads((tmp_path / ".legistar.json").read_bytes())["since"] is None


def test_old_meetings_are_left_alone(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    _fetch(tmp_path, address, clock)
    seattle.paths = []
    fetch("seattle", tmp_path, "2019-07-01", Endpoint(address, clock.pace()), today=date(2020, 1, 1))
    assert seattle.paths == ["bodies", "persons", "officerecords", "events"]


def test_a_meeting_to_come_has_no_votes_yet(tmp_path: Path, address: str, seattle: Seattle, clock: Clock) -> None:
    fetch("seattle", tmp_path, None, Endpoint(address, clock.pace()), today=date(2019, 7, 1))
    assert not any(path.startswith("eventitems/") for path in seattle.paths)
    assert len(read(tmp_path).all(AgendaItem)) == 37


def test_a_damaged_memory_is_no_memory(tmp_path: Path, address: str, clock: Clock) -> None:
    (tmp_path / ".legistar.json").write_text('{"events": 7, "stamps"', encoding="utf-8")
    (tmp_path / "events.json").write_text("[{", encoding="utf-8")
    _fetch(tmp_path, address, clock)
    assert len(read(tmp_path).all(Vote)) == 32
