from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.analysis.matter_history import HistoryStep, matter_history
from councilui.analysis.vote_wording import relation_words, step_text
from councilui.record.lookup import matters_by_alias
from councilui.record.model import AgendaItem, Matter, MatterAction, MatterRelation
from councilui.record.queries.matters import matter_page, popular_names
from councilui.record.views.matters import Listing, MatterPage
from tests.analysis.cards import line, welcoming_card
from tests.record.queries.test_checks import GROUND, record_of

MATTER = Matter("m", "O-1", "recorded", "Title")


def page(**more: object) -> MatterPage:
    fields: dict[str, object] = {
        "matter": MATTER, "aliases": (), "sponsorships": (), "history": (), "related": (), "votes": (),
        "statements": (), "doubts": (), "claims": (), "sources": {},
    }  # fmt: skip
    return MatterPage(**{**fields, **more})  # type: ignore[arg-type]


def action(position: int, date: str | None, what: str, meeting: str | None = None) -> MatterAction:
    return MatterAction(f"a{position}", "m", position, date, what, meeting=meeting)


def test_the_ordinance_and_its_rollback_stand_in_one_story(connection: sqlite3.Connection) -> None:
    for query in ("o2021-117", "o2023-0004222"):
        story = matter_history([matter_page(connection, query)])
        assert story.matters[0].id == query
        text = [(step.date, step.matter.identifier, step.what, len(step.votes)) for step in story.steps]
        assert text[0] == ("2016-12-14", "SR2016-908", "adopted", 0)
        assert ("2021-01-27", "O2021-117", "passed", 1) in text
        assert ("2023-09", "O2023-0004222", "introduced", 0) in text
        assert text[-1] == ("2025-01-15", "O2023-0004222", "tabled", 1)
        (vote,) = story.steps[-1].votes
        assert vote.tally == (39, 11)
        pairs = [(pair.matter.identifier, pair.relation, pair.other.identifier) for pair in story.relations]
        assert ("O2023-0004222", "would have rolled back part of", "O2021-117") in pairs
        assert len(pairs) == len(set(pairs)) == 5


def test_a_popular_name_is_a_topic(connection: sqlite3.Connection) -> None:
    called = matters_by_alias(connection, "Sanctuary")
    assert called == ["o2021-117", "o2023-0004222", "r2023-0004224", "sanctuary-referendum-2023-12"]
    assert matters_by_alias(connection, "O2021-117") == matters_by_alias(connection, "%") == []
    assert popular_names(connection, "o2021-117")[0] == ("sanctuary", 4)
    story = matter_history([matter_page(connection, id) for id in called])
    assert [matter.id for matter in story.matters] == [*called, "sr2016-908"]
    assert len(story.steps) == len(set(story.steps))


def test_a_vote_stands_with_the_action_that_tells_of_it() -> None:
    vote = line(welcoming_card())
    at_meeting = (action(0, "2021-01-27", "read", "meeting"), action(1, "2021-01-27", "passed", "meeting"))
    steps = matter_history([page(history=at_meeting, votes=(vote,))]).steps
    assert [(step.what, len(step.votes)) for step in steps] == [("read", 0), ("passed", 1)]
    assert {step.body_name for step in steps} == {"Chicago City Council"}
    elsewhere = (action(0, "2021-01-27", "approved by committee", "another"),)
    steps = matter_history([page(history=elsewhere, votes=(vote,))]).steps
    assert [(step.what, len(step.votes)) for step in steps] == [("approved by committee", 0), ("voted on", 1)]


@pytest.mark.parametrize(
    ("what", "body", "words"),
    [
        ("Approved by Committee", "Committee on Finance", "Approved by Committee on Finance"),
        ("Amended by Comm", "Committee on Finance", "Amended by Committee on Finance"),
        ("Referred to Comm by Council", "City Council", "Referred to Comm by City Council"),
        ("Approved by Council", "Committee on Finance", "Approved by Council, Committee on Finance"),
        ("introduced", "City Council", "introduced, City Council"),
        ("introduced", None, "introduced"),
    ],
)
def test_a_body_is_named_once(what: str, body: str | None, words: str) -> None:
    step = HistoryStep("2031-01-27", Matter("m", None, "unknown", "T"), action(0, "2031-01-27", what), body_name=body)
    assert step.what_and_where == words


def test_votes_of_one_meeting_are_in_the_order_in_which_they_were_taken() -> None:
    vote = line(welcoming_card())
    newest_first = (("later", "2021-02", "v1"), ("later", "2021-02", "v2"), ("first", "2021-01", "v0"))
    votes = tuple(vote._replace(meeting=meeting, date=date, id=id_) for meeting, date, id_ in newest_first)
    steps = matter_history([page(votes=votes)]).steps
    assert [[vote.id for vote in step.votes] for step in steps] == [["v0"], ["v1", "v2"]]


def test_a_step_without_a_date_stands_before_the_next_with_one() -> None:
    history = (action(0, None, "recommended"), action(1, "2025-02-19", "failed"), action(2, None, "filed"))
    listing = Listing(AgendaItem("i", "x", 0, "Title", matter="m", outcome="deferred"), "2025-01-15", "Council")
    steps = matter_history([page(history=history, listings=(listing,))]).steps
    assert [step.what for step in steps] == ["on the agenda: deferred", "recommended", "failed", "filed"]


@settings(max_examples=30)
@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
def test_relations_lead_on_and_never_in_a_circle(pairs: set[tuple[int, int]]) -> None:
    rows = [Matter(f"m{n}", f"O-{n}", "recorded", "T") for n in range(8)]
    relations = [MatterRelation(f"m{one}", f"m{other}", "amends") for one, other in pairs]
    connection = record_of([*GROUND, *rows, *relations])
    reached, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        near = {b if a == here else a for a, b in pairs if here in (a, b)} - reached
        reached |= near
        waiting += near
    story = matter_history([matter_page(connection, "m0")])
    connection.close()
    assert {matter.id for matter in story.matters} == {f"m{n}" for n in reached}
    assert len(story.matters) == len(reached)
    assert story.left == 0


def test_a_long_chain_is_cut_and_says_so() -> None:
    rows = [Matter(f"m{n}", None, "unknown", "T") for n in range(60)]
    relations = [MatterRelation("m0", f"m{n}", "amends") for n in range(1, 60)]
    connection = record_of([*GROUND, *rows, *relations])
    story = matter_history([matter_page(connection, "m0")])
    connection.close()
    assert (len(story.matters), story.left) == (41, 19)


@pytest.mark.parametrize(
    ("relation", "words"),
    [("substitute for", "is a substitute for"), ("amendment to", "is an amendment to"), ("repealed", "repealed")],
)
def test_a_relation_is_a_verb(relation: str, words: str) -> None:
    assert relation_words(relation) == words


@pytest.mark.parametrize(
    ("actor", "note", "text"),
    [
        (None, None, "passed"),
        ("Ald. Bo", None, "passed (Ald. Bo)"),
        ("Ald. Bo", "Read twice before.", "passed (Ald. Bo). Read twice before."),
        (None, "4-1. Read twice.", "passed, 4-1. Read twice."),
        (None, "as amended", "passed; as amended"),
    ],
)
def test_a_step_names_who_took_it_and_keeps_its_note_a_sentence(actor: str | None, note: str | None, text: str) -> None:
    assert step_text("passed", actor, note) == text
