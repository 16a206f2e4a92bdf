"""Sources, bodies, people, seats, rules and the glossary."""

from typing import NamedTuple


class Source(NamedTuple):
    """Where a fact comes from. `url` is None when the address wasn't kept."""

    id: str
    kind: str
    publisher: str
    title: str
    url: str | None = None
    published: str | None = None
    note: str | None = None


class Body(NamedTuple):
    """Whoever meets and votes. `seats` is the number of members with a vote, the presiding officer apart.

    `member_title` is put before a member's surname ("Ald."); `district_name` names a seat ("ward"). `journal_form` is
    how a code's history notes cite the body's journal ("Coun. J. {month}-{day}-{yy}"), None where it has no such form.
    """

    id: str
    name: str
    classification: str
    timezone: str | None = None
    seats: int | None = None
    member_title: str | None = None
    district_name: str | None = None
    url: str | None = None
    note: str | None = None
    source: str | None = None
    journal_form: str | None = None


class Person(NamedTuple):
    """Somebody. `name` is as shown, `sort_name` as the record files it, `surname` what a headline calls them."""

    id: str
    name: str
    sort_name: str
    surname: str
    note: str | None = None


class PersonName(NamedTuple):
    """A name by which a source calls a person."""

    person: str
    name: str
    source: str | None = None
    note: str | None = None


class Membership(NamedTuple):
    """A person's seat or office in a body. Dates may be partial; `None` is unknown or, for `end`, still there.

    `start_text` and `end_text` keep what the source says when it is not a date ("before 2025-04-01").
    """

    id: str
    body: str
    person: str
    role: str
    district: str | None = None
    start: str | None = None
    end: str | None = None
    start_text: str | None = None
    end_text: str | None = None
    basis: str = "recorded"
    source: str | None = None
    note: str | None = None


class Rule(NamedTuple):
    """What a body's rules or the law require for a kind of motion: data, so that no number is in the code.

    `base` is what the share is taken of, one of `RULE_BASES`: "votes cast" is yes + no, "in office" the seats that are
    not vacant. More than
    `numerator`/`denominator` of the base is needed when `strict`, else at least that. `start` and `end` bound
    the dates on which the rule held, as far as known.
    """

    id: str
    body: str
    name: str
    purpose: str
    base: str
    numerator: int
    denominator: int
    strict: bool
    text: str
    start: str | None = None
    end: str | None = None
    source: str | None = None
    note: str | None = None


class GlossaryTerm(NamedTuple):
    """A word or an abbreviation of the field, and what it means; `body` is None when it holds of all.

    `expansion` is what else is searched for when `term` is: the words that an abbreviation stands for. None when the
    term is only explained.
    """

    id: str
    term: str
    meaning: str
    body: str | None = None
    expansion: str | None = None
    note: str | None = None
    source: str | None = None
