"""Real bytes: Seattle's recorded responses and LA Metro's single objects."""

from __future__ import annotations

from collections import Counter

from councilui.load.formats import legistar
from councilui.load.inputs import Files
from councilui.record.model import AgendaItem, Body, Matter, Meeting, Person, Source, Vote, VoteEvent
from tests.load.legistar.reading import FIXTURES, read


def test_seattle_joins_by_the_ids_inside_the_rows() -> None:
    seattle = read(FIXTURES / "seattle")
    assert Counter(type(row).__name__ for row in seattle.objects) == {
        "Source": 1, "Body": 3, "Meeting": 3, "AgendaItem": 37, "Person": 8, "Matter": 9, "MatterAction": 8,
        "Motion": 4, "VoteEvent": 4, "Vote": 32,
    }  # fmt: skip
    assert seattle.report.read == {"events": 3, "event items": 37, "votes": 32, "persons": 9}
    assert seattle.report.merged == {"persons listed before": 1}
    assert seattle.report.issues == []


def test_seattle_is_told_as_it_was() -> None:
    seattle = read(FIXTURES / "seattle")
    source = seattle.one(Source)
    assert (source.id, source.publisher) == ("legistar:seattle", "Legistar (seattle)")
    assert [body.id for body in seattle.all(Body)][1] == "seattle/city-council"
    council = next(row for row in seattle.all(Meeting) if row.id == "seattle/city-council/2019-07-29")
    assert council.time == "14:00"
    assert council.location == "Council Chamber, City Hall, 600 Fourth Avenue, Seattle, WA 98104"
    assert council.order_known
    assert council.status == "Final"
    assert {vote.option_text for vote in seattle.all(Vote)} == {"In Favor"}
    assert {vote.option for vote in seattle.all(Vote)} == {"yes"}
    assert "M. Lorena González" in {vote.voter_name for vote in seattle.all(Vote)}
    assert all(row.roll == "complete" and row.result == "pass" for row in seattle.all(VoteEvent))
    assert "Shall CB 119583 be passed?" in [row.question for row in seattle.all(VoteEvent)]
    assert seattle.all(Person)[1].sort_name == "González, M. Lorena"


def test_seattles_rich_text_is_plain() -> None:
    items = read(FIXTURES / "seattle").all(AgendaItem)
    texts = [text for row in items for text in (row.title, row.note, row.summary) if text]
    assert not any("\\rtf" in text or "fonttbl" in text or "\r" in text for text in texts)
    assert "There were none." in texts
    assert "9:30 a.m. to 9:35 a.m." in texts


def test_single_objects_are_read_and_attachments_left() -> None:
    files = Files(FIXTURES / "lametro", "lametro")
    assert legistar.detect(files) == ["event.json", "matter_candidates.json"]
    metro = read(FIXTURES / "lametro")
    meeting = metro.one(Meeting)
    assert meeting.id == "metro/board-of-directors-regular-board-meeting/2024-09-26"
    assert meeting.location == "One Gateway Plaza, Los Angeles, CA 90012, 3rd Floor, Metro Board Room"
    assert (meeting.kind, meeting.video) == ("regular", None)
    assert metro.one(Matter).identifier == "2024-1026"
