from __future__ import annotations

import json

from councilui.analysis.comparison import compare
from councilui.analysis.reconcile import Finding
from councilui.analysis.vote_report import VoteReport
from councilui.export import data_parts
from councilui.export.comparison import comparison_data
from councilui.export.doubts import finding_data
from councilui.export.matter import matter_data
from councilui.export.meeting import meeting_data
from councilui.export.person import person_data
from councilui.export.search import search_data
from councilui.export.vote import vote_data
from councilui.record.model import Vote
from councilui.record.views.matters import MatterLine
from councilui.record.views.meetings import MeetingLine
from councilui.record.views.people import PersonLine
from councilui.record.views.search import PeopleOfName, SearchAnswer
from tests.analysis.cards import COUNCIL, card, line, table_card, welcoming_card
from tests.export.pages import hits, matter_page, meeting_page, person_page

VOTE_KEYS = [
    "id", "question", "motion", "motion_type", "matter", "meeting", "method", "mover", "seconder", "result",
    "result_basis", "disposition", "effect_yes", "effect_no", "announced", "counted", "roll", "thresholds", "votes",
    "speakers", "sources", "doubts", "passages", "subject",
]  # fmt: skip
THRESHOLD_KEYS = [
    "name", "needed", "of", "base", "votes", "met", "short_by", "applies", "assumption", "rule", "purpose",
    "measured", "source",
]  # fmt: skip


SEARCH_KEYS = [
    "query", "total", "total_is_exact", "reading", "notes", "meanings", "did_you_mean",
    "about_matter_total", "people", "said_by", "hits",
]  # fmt: skip


def test_the_vote_has_the_shape_of_the_design() -> None:
    data = vote_data(VoteReport(table_card()))
    assert list(data) == VOTE_KEYS
    assert (data["announced"], data["counted"]) == ({"yes": 39, "no": 11}, {"yes": 0, "no": 0})
    assert (data["roll"], data["result"], data["mover"], data["seconder"]) == ("none", "pass", "First Fuentes", None)
    assert data["matter"] == {"id": "o2", "identifier": "O2023-0004222", "title": "Amend Chapter 2-173"}
    assert data["meeting"] == {"id": "meeting", "date": "2025-01-15", "body": "Chicago City Council"}
    own, quorum, to_pass, veto, _ = data["thresholds"]
    assert list(own) == THRESHOLD_KEYS
    assert (own["applies"], own["met"]) == (True, True)
    assert (to_pass["needed"], to_pass["of"], to_pass["short_by"], to_pass["applies"]) == (26, 51, 15, False)
    assert (veto["needed"], veto["short_by"]) == (34, 23)
    assert (quorum["measured"], quorum["votes"], quorum["met"]) == ("answering", 50, True)
    assert "11 no votes" in to_pass["assumption"]
    assert data["sources"][0]["id"] == "trib"
    json.dumps(data)


def test_votes_by_district_as_a_number() -> None:
    data = vote_data(VoteReport(welcoming_card()))
    assert data["announced"] == data["counted"] == {"yes": 41, "no": 8, "not voting": 1}
    assert [vote["district"] for vote in data["votes"]] == [str(n) for n in range(1, 51)]
    assert data["votes"][14] == {
        "person": "First Lopez",
        "person_id": "p15",
        "voter_name": "Lopez, First",
        "option": "no",
        "option_text": "Nay",
        "district": "15",
        "basis": "recorded",
        "source": "clerk",
    }


def test_what_is_unknown_is_null() -> None:
    empty = card(matter=None, members=(), rules=())._replace(
        votes=(Vote("v", "x", "As Printed", "yes", "Yea"),), people={}
    )
    data = vote_data(VoteReport(empty))
    assert list(data) == VOTE_KEYS
    assert data["matter"] is data["announced"] is data["mover"] is data["motion"] is None
    assert data["thresholds"] == []
    assert data["votes"][0]["person"] == "As Printed"
    assert data_parts.vote_line_data(line(card()))["announced"] is None


def test_search() -> None:
    data = search_data(SearchAnswer("x", "word loyal", (), tuple(hits("words")), 7, False), PeopleOfName())
    assert list(data) == SEARCH_KEYS
    assert list(data["hits"][0]) == [
        "statement_id", "meeting_id", "date", "body", "speaker", "person_id", "capacity", "kind", "form", "venue",
        "said_on", "said_when", "start_s", "snippet", "text", "agenda_item", "note", "matched", "about_matter",
        "sources",
    ]  # fmt: skip
    assert data["total_is_exact"] is False


def test_pages_and_lines_are_json() -> None:
    data = [
        meeting_data(meeting_page("words")),
        matter_data(matter_page("words")),
        person_data(person_page("words")),
        comparison_data(compare(welcoming_card(), table_card())),
        data_parts.body_data(COUNCIL),
        data_parts.meeting_line_data(MeetingLine("m", "2025", None, "b", "Body", "regular", 1, 2, 3)),
        data_parts.matter_line_data(MatterLine("m", None, "t", None, None, None, 0)),
        data_parts.person_line_data(PersonLine("p", "n", "s", None, None, None, None, 0, 0)),
        finding_data(Finding("no roll", "vote_event", "v", "l", "t", "v", None, ("a",))),
    ]
    for value in data:
        assert json.loads(json.dumps(value)) == value
    meeting = data[0]
    assert meeting["order_known"] is False
    assert meeting["statements"][0]["sources"] == ["trib", "clerk"]
    assert data[3]["counts"]["unknown"] == 50
    assert data[8]["recorded"] is False


def test_where_no_source_says_where_it_was_said_is_unknown_and_not_outside_the_meeting() -> None:
    settings = {row["venue"]: row["inside"] for row in meeting_data(meeting_page("Words"))["statements"]}
    assert settings["not stated"] is None
    assert {setting for venue, setting in settings.items() if venue != "not stated"} == {True, False}
