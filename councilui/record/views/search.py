"""Results of searches: statements, agenda items, matters and people, and counts of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from councilui.record.model import GlossaryTerm
from councilui.record.views.statements import SearchHit

if TYPE_CHECKING:
    from councilui.record.views.matters import MatterLine
    from councilui.record.views.people import PersonLine


class PeopleOfName(NamedTuple):
    """The people whom a query names: the lines of those with most on record, and how many there are."""

    lines: "tuple[PersonLine, ...]" = ()
    total: int = 0


class SaidBy(NamedTuple):
    """What the people said whose name is the words of a query.

    `hits` are the newest, `total` is the number of all, which `query` finds.
    """

    names: tuple[str, ...]
    query: str
    total: int
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of hits.

    `query` is what was typed, with "…" after a word that may still grow; `reading` tells how it was read, "" when there
    is nothing to search for; `notes` tell what couldn't be read or found as typed. `named_matters` is True when a word
    also stood for a matter: statements about it without the word come after all others, and `about_total` of `total`
    are such. `said_by` is there when the words are people's name. `total` counts all pages, up to a cap;
    `total_is_exact` is False when there are more. `meanings` are glossary entries for words of the query;
    `did_you_mean` are queries that may have been meant, the likeliest first, only offered. `partial` is True when only
    the newest statements have been searched, so that others may belong to the `hits`.
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
    about_total: int = 0
    said_by: SaidBy | None = None


class Total(NamedTuple):
    """The number of statements that a query finds; not `exact` when only a part was searched, as its notes say."""

    count: int  # type: ignore[assignment]  # the field's word, over the tuple's method
    exact: bool


class Facet(NamedTuple):
    """A speaker, body, capacity or venue with the number of matching statements.

    Names that differ only in case, accents or punctuation are one. `statements` and `words` are all there are of it in
    the time searched. `filter`, added to the query, finds just these; None where no filter can. `key` identifies it and
    is "" for speakers without a name.
    """

    key: str
    label: str
    matches: int
    statements: int
    words: int
    filter: str | None


class Facets(NamedTuple):
    """Matches by speaker (at most `LISTED`), body, capacity and venue, most first.

    `further_speakers` is the number of speakers left out, `total` the number of matches counted. When there are more,
    `complete` is False, only the newest are counted, and `since` is the date of the oldest of them; bases are of that
    time.
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

    @property
    def parts(self) -> dict[str, tuple[Facet, ...]]:
        """The matches by what they are counted by, in the order in which they are shown."""
        return {
            "speaker": self.speakers,
            "body": self.bodies,
            "capacity": self.capacities,
            "venue": self.venues,
        }


Unit = Literal["meeting", "month", "year"]


class Period(NamedTuple):
    """A meeting, month or year with all that was said in it.

    `key` is a meeting's id, "2025-01" or "2025"; `label` is for people. `filter`, added to a query, finds what is of
    it; None where no filter can: for several meetings of one body on one day.
    """

    key: str
    label: str
    date: str
    statements: int
    words: int
    filter: str | None


class SeriesLine(NamedTuple):
    """The matches of one query in each period of a `TimeSeries`.

    When there are too many to count, `complete` is False and those before the date `since` are left out.
    """

    query: str
    reading: str
    notes: tuple[str, ...]
    matches: tuple[int, ...]
    total: int
    complete: bool
    since: str | None


class TimeSeries(NamedTuple):
    """Several queries over the same periods, oldest first, without gaps between months or years."""

    unit: Unit
    periods: tuple[Period, ...]
    lines: tuple[SeriesLine, ...]


Kind = Literal["item", "matter", "person"]


class FoundItem(NamedTuple):
    """An agenda item found by a search, with its meeting's date and body and its matter's record number."""

    id: str
    meeting_id: str
    date: str
    body: str
    identifier: str | None
    title: str
    outcome: str | None


class OtherCounts(NamedTuple):
    """The number of matches of each kind; not `exact` when only a part was searched, as a note says."""

    items: int = 0
    matters: int = 0
    people: int = 0
    exact: bool = True


class Others(NamedTuple):
    """Agenda items, matters and people that a query finds: the newest, or those with most on record, first.

    The other fields are as in `SearchAnswer`. A field finds the kinds that it applies to: `by:` and `ward:` people,
    `body:` all three, `matter:` and `item:` items and matters; a date finds items of that time, and matters whose
    latest action was then.
    """

    items: tuple[FoundItem, ...] = ()
    matters: "tuple[MatterLine, ...]" = ()
    people: "tuple[PersonLine, ...]" = ()
    counts: OtherCounts = OtherCounts()
    reading: str = ""
    notes: tuple[str, ...] = ()
    meanings: tuple[GlossaryTerm, ...] = ()
    did_you_mean: tuple[str, ...] = ()
