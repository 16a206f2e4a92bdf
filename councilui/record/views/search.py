"""What searches answer: statements, agenda items, matters and people, and counts of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from councilui.record.model import GlossaryTerm
from councilui.record.views.matters import MatterLine
from councilui.record.views.people import PersonLine
from councilui.record.views.statements import SearchHit


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of what a search found.

    `query` is what was typed, made plain, with "…" behind a word that may yet grow; `reading` how it was read, "" when
    there is nothing in it to search for; `notes` are sentences on what could not be read or found as typed.
    `named_matters` is True when a word also stood for a matter, so that hits without a matched word are about it.
    `total` counts all pages, up to the cap; `total_is_exact` is False when there are more. `meanings` are what the
    record's glossary says of words in the query; `did_you_mean` are queries that may have been meant, likeliest first:
    they are offered, nothing more. `partial` is True when only the newest statements have been searched and others may
    belong to the `hits`.
    """

    query: str
    reading: str
    notes: tuple[str, ...]
    hits: tuple[SearchHit, ...]
    total: int
    total_is_exact: bool
    named_matters: bool = False
    meanings: tuple[GlossaryTerm, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    partial: bool = False


class Total(NamedTuple):
    """How many statements a query finds; `exact` is False when, as its notes say, only a part was searched."""

    count: int  # type: ignore[assignment]  # the field's word, over the tuple's method
    exact: bool


class Facet(NamedTuple):
    """A speaker, body, capacity or venue with how many statements of it match.

    Whoever is called the same is one, capitals, accents and punctuation apart. `statements` and `words` are all there
    are of it in the time searched, whether they match or not. `filter` is what, added to the query, finds these alone;
    None where no filter can say it. `key` tells it apart; it is "" for whoever is not named.
    """

    key: str
    label: str
    matches: int
    statements: int
    words: int
    filter: str | None


class Facets(NamedTuple):
    """What a query finds, by what it is about, most matches first: of the speakers at most `LISTED`, of all others all.

    So many `further_speakers` are left out. `total` matches were looked at. When there are more, `complete` is False,
    these are the newest, and `since` is the date of the oldest of them; the bases are of the same time.
    """

    reading: str
    notes: tuple[str, ...]
    total: int
    complete: bool
    since: str | None
    speakers: tuple[Facet, ...] = ()
    bodies: tuple[Facet, ...] = ()
    capacities: tuple[Facet, ...] = ()
    venues: tuple[Facet, ...] = ()
    further_speakers: int = 0


Unit = Literal["meeting", "month", "year"]


class Period(NamedTuple):
    """A meeting, month or year, with all that was said in it; `filter`, added to a query, finds what is of it.

    `key` is a meeting's id, "2025-01" or "2025"; `label` is for people. `filter` is None where none can say it: for
    meetings of one body on one day.
    """

    key: str
    label: str
    date: str
    statements: int
    words: int
    filter: str | None


class SeriesLine(NamedTuple):
    """One query over the periods of a `TimeSeries`: its matches in each.

    When there are more than could be counted `complete` is False, and what lies before the date `since` is left out.
    """

    query: str
    reading: str
    notes: tuple[str, ...]
    matches: tuple[int, ...]
    total: int
    complete: bool
    since: str | None


class TimeSeries(NamedTuple):
    """Several queries over the same periods, oldest first; months and years without a match or a meeting are there."""

    unit: Unit
    periods: tuple[Period, ...]
    lines: tuple[SeriesLine, ...]


Kind = Literal["item", "matter", "person"]


class FoundItem(NamedTuple):
    """An agenda item that a search found, with its meeting's date and body and its matter's record number."""

    id: str
    meeting_id: str
    date: str
    body: str
    identifier: str | None
    title: str
    outcome: str | None


class OtherCounts(NamedTuple):
    """How many there are in all of each; not `exact` when, as a note says, only a part was searched."""

    items: int = 0
    matters: int = 0
    people: int = 0
    exact: bool = True


class Others(NamedTuple):
    """What a query finds beside statements: items and matters newest first, people with most on record first.

    The rest is as in `SearchAnswer`. A field finds what it can be said of: `by:` and `ward:` people,
    `body:` all three, `matter:` and `item:` items and matters; a date finds items of that time, and matters whose
    latest step was then.
    """

    items: tuple[FoundItem, ...] = ()
    matters: tuple[MatterLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    counts: OtherCounts = OtherCounts()
    reading: str = ""
    notes: tuple[str, ...] = ()
    meanings: tuple[GlossaryTerm, ...] = ()
    did_you_mean: tuple[str, ...] = ()
