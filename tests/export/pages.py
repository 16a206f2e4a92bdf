"""Pages full of hostile record text, made by hand."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

from councilui.record.model import (
    AgendaItem,
    Citation,
    Claim,
    Doubt,
    Matter,
    MatterAction,
    MatterAlias,
    Membership,
    PersonName,
    Source,
    Sponsorship,
    Statement,
)
from councilui.record.views.matters import MatterPage
from councilui.record.views.meetings import ItemLine, MeetingPage
from councilui.record.views.people import PersonPage, PersonVote
from councilui.record.views.statements import SearchHit
from councilui.record.views.votes import RelatedMatter, VoteCard
from tests.analysis.cards import SOURCES, line, table_card, welcoming_card

HOSTILE = (
    "[x](javascript:1)", "=cmd()", "a | b", "<script>alert(1)</script>", "# head", "1. one", "- item", "> quote",
    "**b** _i_", "![i](http://evil.example)", "https://evil.example www.evil.example evil.com me@evil.example",
    "`code` ~~s~~ $x$", "&lt; &amp;", "\\[x\\]", "| a |\n|---|", "---", "===", "+ plus", "[1]: http://evil.example",
    "@somebody", "a\n\n# b", "",
)  # fmt: skip
EVERYTHING = " ".join(HOSTILE)


def assert_plain(tokens: Iterable[Token], *others: str) -> None:
    """Record text as Markdown is only text, and code where that is an address; `others` are kinds of token of ours."""
    for token in tokens:
        is_address = token.type == "code_inline" and token.content.startswith(("http://", "https://"))
        assert is_address or token.type in ("text", "text_special", *others)


def statements(text: str) -> tuple[Statement, ...]:
    """One statement in the meeting, one outside it, one of unknown place, and a scene."""
    return (
        Statement(
            1, "s1", "meeting", text, "speech", "quote", "floor", "member", text, "p15", text, "15", source="trib"
        ),
        Statement(
            2, "s2", "meeting", text, "speech", "paraphrase", "press", "press", text, said_when=text, source="fox"
        ),
        Statement(3, "s3", "meeting", text, "speech", "quote", "not stated", "unknown", None, note=text, source="fox"),
        Statement(4, "s4", "meeting", text, "scene", "description", "public comment", "audience", source="fox"),
    )


def hostile_card(text: str) -> VoteCard:
    """A card with `text` wherever a record has text."""
    card = table_card()
    matter = Matter("o2", text, "reported", text, short_title=f"short {text}", type="Ordinance")
    return card._replace(
        event=card.event._replace(question=text, disposition=text, effect_yes=text, roll_note=text, result_text=text),
        motion=card.motion._replace(mover=None, mover_name=text, motion_type="table"),
        matter=matter,
        statements=statements(text),
        history=(MatterAction("a", "o2", 0, text, text, actor=text, note=text, source="fox"),),
        related=(RelatedMatter(matter, text, "to", text, "fox", (line(welcoming_card()),)),),
        sponsorships=(Sponsorship("o2", text, role=text, source="fox"),),
        doubts=(Doubt("d", "vote_event", "v", "other", text, "fox"),),
        claims=(Claim("vote_event", "v", text, text, "fox"), Claim("vote_event", "v", text, f"{text}!", "trib", True)),
        citations=(Citation("statement", "s1", "clerk", 0),),
        votes=tuple(vote._replace(voter_name=text, note=text, basis="derived") for vote in welcoming_card().votes),
        people={},
        sources={**SOURCES, "fox": Source("fox", "press", text, text, "javascript:alert(1)", note=text)},
    )


def meeting_page(text: str) -> MeetingPage:
    """A meeting with an item in a section and one without."""
    card = hostile_card(text)
    items = (
        ItemLine(
            AgendaItem("i1", "meeting", 0, text, text, text, "o2", text, source="trib"), card.matter, (line(card),)
        ),
        ItemLine(AgendaItem("i2", "meeting", 1, text), None, ()),
    )
    meeting = card.meeting._replace(summary=text, location=text, time="10:00", source="fox")
    return MeetingPage(
        meeting, card.body, None, items, card.statements, card.doubts, card.claims, card.sources,
        {("statement", "s1"): ("clerk",), ("agenda_item", "i1"): ("clerk",)},
    )  # fmt: skip


def person_page(text: str) -> PersonPage:
    """A person with a seat, two votes and statements."""
    card = hostile_card(text)
    person = table_card().people["p15"]._replace(name=text, note=text)
    votes = tuple(PersonVote(vote, line(card)) for vote in card.votes[:2])
    seat = Membership("s", "council", "p15", text, "15", "2015-05-18", None, end_text=text, source="fox")
    assert card.matter is not None
    return PersonPage(
        person, (PersonName("p15", f"{text} alias", "fox", text),), (seat,), votes, card.statements,
        ((card.sponsorships[0], card.matter),), card.claims, card.sources,
    )  # fmt: skip


def matter_page(text: str) -> MatterPage:
    """A matter with everything that belongs to one."""
    card = hostile_card(text)
    assert card.matter is not None
    return MatterPage(
        card.matter, (MatterAlias("o2", text),), card.sponsorships, card.history, card.related, (line(card),),
        card.statements, card.doubts, card.claims, card.sources,
    )  # fmt: skip


def hits(text: str) -> list[SearchHit]:
    """A search hit for each of the statements."""
    sources = (SOURCES["trib"], Source("fox", "press", text, text, "javascript:alert(1)"))
    return [SearchHit(s, "2025-01-15", text, text, text, ((0, 1),), sources) for s in statements(text)]
