"""Sentences about a query: what a term of the glossary means, what may have been meant, what each part holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from councilui.analysis.seat_wording import latest_seat_text
from councilui.analysis.vote_scope import vote_scope_text, votes_of_scope
from councilui.common.errors import did_you_mean
from councilui.common.plain_text import one_line
from councilui.common.shares import at_least, plural
from councilui.record.model import GlossaryTerm

if TYPE_CHECKING:
    from councilui.record.views.people import PersonLine
    from councilui.record.views.search import Others, PeopleOfName, SaidBy, SearchAnswer

ABOUT_MATTER: Final = "About this matter"
"""Heads the statements that have none of the words but concern a matter of that name."""


def meaning_text(term: GlossaryTerm) -> str:
    """What the glossary says of a term, on one line."""
    return one_line(f"{term.term}: {term.meaning}")


def asides(answer: SearchAnswer | Others) -> tuple[str, ...]:
    """What is to be known of a query: what could not be done as typed, what a term means, what may be meant."""
    suggestion = [did_you_mean(answer.did_you_mean)] if answer.did_you_mean else []
    return (*answer.notes, *map(meaning_text, answer.meanings), *suggestion)


def people_heading(people: PeopleOfName) -> str:
    """ "People: 5, those most on record 3"."""
    limit = len(people.lines)
    return f"People: {people.total:,}" + (f", those most on record {limit}" if limit < people.total else "")


def person_text(person: PersonLine) -> str:
    """ "Raymond Lopez, 15th Ward member: 120 votes, 11 statements"."""
    seat = latest_seat_text(person)
    return one_line(f"{person.name}{f', {seat}' if seat else ''}: {person_figures(person)}")


def person_figures(person: PersonLine, with_scope: bool = False) -> str:
    """ "120 votes, 11 statements"; with the scope of the votes "120 votes (contested votes only), 11 statements"."""
    votes = votes_of_scope(person.votes, person.vote_scope if with_scope else None)
    return f"{votes}, {plural(person.statements, 'statement')}"


def people_scope(people: Sequence[PersonLine]) -> str:
    """Which votes those of people in a list are of; "" where none has a vote or nothing is known of that."""
    return next((vote_scope_text(person.vote_scope) for person in people if person.votes), "")


def said_by_text(said_by: SaidBy) -> str:
    """ "Said by Raymond Lopez: 12 statements"."""
    return f"Said by {_names(said_by)}: {plural(said_by.total, 'statement')}"


def said_by_heading(said_by: SaidBy) -> str:
    """ "Said by Raymond Lopez: 12 statements, the newest 3"."""
    listed = len(said_by.hits)
    newest = "" if listed >= said_by.total else f", the newest {listed}" if listed > 1 else ", the newest"
    return f"{said_by_text(said_by)}{newest}"


def spoken_of_heading(said_by: SaidBy) -> str:
    """Heads the statements in which the name occurs."""
    return f"Mentioning {_names(said_by)}" if len(said_by.names) == 1 else "Mentioning the name"


def count_text(answer: SearchAnswer, total: int, is_exact: bool) -> str:
    """ "3 statements, 4 more about this matter"; `total` is the number of both."""
    with_words = max(total - answer.about_total, 0)
    statements = f"{at_least(with_words, is_exact)} statement{'' if with_words == 1 and is_exact else 's'}"
    if answer.about_total:
        return f"{statements} with the words, {answer.about_total:,} more about this matter"
    return statements if answer.said_by is None else f"{statements} with the words"


def page_text(answer: SearchAnswer) -> str:
    """The count of a page of hits: "45 statements, 12 shown"."""
    is_whole = answer.total_is_exact and len(answer.hits) == answer.total
    number = "" if is_whole else f", {len(answer.hits):,} shown"
    return f"{count_text(answer, answer.total, answer.total_is_exact)}{number}"


def _names(said_by: SaidBy) -> str:
    *others, last = said_by.names
    return f"{', '.join(others)} or {last}" if others else last
