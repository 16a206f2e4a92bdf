from __future__ import annotations

import json
from dataclasses import dataclass

from councilui.analysis.comparison import compare
from councilui.analysis.reconcile import Finding
from councilui.export import json_shape
from councilui.record.model import GlossaryTerm, Vote
from councilui.record.views.matters import MatterLine
from councilui.record.views.meetings import MeetingLine
from councilui.record.views.people import PersonLine
from councilui.record.views.statements import SearchHit
from tests.analysis.cards import COUNCIL, card, line, table_card, welcoming_card
from tests.export.pages import hits, matter_page, meeting_page, person_page

VOTE_KEYS = [
    "id", "question", "motion", "motion_type", "matter", "meeting", "method", "mover", "seconder", "result",
    "result_basis", "disposition", "effect_yes", "effect_no", "announced", "counted", "roll", "thresholds", "votes",
    "speakers", "sources", "doubts",
]  # fmt: skip
THRESHOLD_KEYS = [
    "name", "needed", "of", "base", "votes", "met", "short_by", "applies", "assumption", "rule", "purpose",
    "measured", "source",
]  # fmt: skip


SEARCH_KEYS = ["query", "total", "total_is_exact", "reading", "notes", "meanings", "did_you_mean", "hits"]


@dataclass(frozen=True)
class Answer:
    query: str
    hits: list[SearchHit]
    total: int
    total_is_exact: bool
    reading: str = "words: loyal"
    notes: tuple[str, ...] = ()
    meanings: tuple[GlossaryTerm, ...] = ()
    did_you_mean: tuple[str, ...] = ()


def test_the_vote_has_the_shape_of_the_design() -> None:
    made = json_shape.vote_json(table_card())
    assert list(made) == VOTE_KEYS
    assert (made["announced"], made["counted"]) == ({"yes": 39, "no": 11}, {"yes": 0, "no": 0})
    assert (made["roll"], made["result"], made["mover"], made["seconder"]) == ("none", "pass", "First Fuentes", None)
    assert made["matter"] == {"id": "o2", "identifier": "O2023-0004222", "title": "Amend Chapter 2-173"}
    assert made["meeting"] == {"id": "meeting", "date": "2025-01-15", "body": "Chicago City Council"}
    own, quorum, to_pass, veto, _ = made["thresholds"]
    assert list(own) == THRESHOLD_KEYS
    assert (own["applies"], own["met"]) == (True, True)
    assert (to_pass["needed"], to_pass["of"], to_pass["short_by"], to_pass["applies"]) == (26, 50, 15, False)
    assert (veto["needed"], veto["short_by"]) == (34, 23)
    assert (quorum["measured"], quorum["votes"], quorum["met"]) == ("answering", 50, True)
    assert "11 nays" in to_pass["assumption"]
    assert made["sources"][0]["id"] == "trib"
    json.dumps(made)


def test_votes_by_district_as_a_number() -> None:
    made = json_shape.vote_json(welcoming_card())
    assert made["announced"] == made["counted"] == {"yes": 41, "no": 8, "not voting": 1}
    assert [vote["district"] for vote in made["votes"]] == [str(n) for n in range(1, 51)]
    assert made["votes"][14] == {
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
    made = json_shape.vote_json(empty)
    assert list(made) == VOTE_KEYS
    assert made["matter"] is made["announced"] is made["mover"] is made["motion"] is None
    assert made["thresholds"] == []
    assert made["votes"][0]["person"] == "As Printed"
    assert json_shape.vote_line_json(line(card()))["announced"] is None


def test_search() -> None:
    made = json_shape.search_json(Answer("x", hits("words"), 7, False))
    assert list(made) == SEARCH_KEYS
    assert list(made["hits"][0]) == [
        "statement_id", "meeting_id", "date", "body", "speaker", "person_id", "capacity", "kind", "form", "venue",
        "said_on", "said_when", "start_s", "snippet", "text", "agenda_item", "note", "matched", "sources",
    ]  # fmt: skip
    assert made["total_is_exact"] is False


def test_pages_and_lines_are_json() -> None:
    made = [
        json_shape.meeting_json(meeting_page("words")),
        json_shape.matter_json(matter_page("words")),
        json_shape.person_json(person_page("words")),
        json_shape.comparison_json(compare(welcoming_card(), table_card())),
        json_shape.body_json(COUNCIL),
        json_shape.meeting_line_json(MeetingLine("m", "2025", None, "b", "Body", "regular", 1, 2, 3)),
        json_shape.matter_line_json(MatterLine("m", None, "t", None, None, None, 0)),
        json_shape.person_line_json(PersonLine("p", "n", "s", None, None, 0, 0)),
        json_shape.finding_json(Finding("no roll", "vote_event", "v", "l", "t", "v", None, ("a",))),
    ]
    for value in made:
        assert json.loads(json.dumps(value)) == value
    meeting = made[0]
    assert meeting["order_known"] is False
    assert meeting["statements"][0]["sources"] == ["trib", "clerk"]
    assert made[3]["counts"]["unknown"] == 50
    assert made[8]["recorded"] is False
