"""What is asked of a made-up record: every way of searching, by a name for the table."""

from __future__ import annotations

from typing import Final, NamedTuple


class Asked(NamedTuple):
    """A question: `typing` when its last word is still being typed."""

    name: str
    query: str
    typing: bool = False


ASKED: Final = (
    Asked("typed: w", "w", True),
    Asked("typed: we", "we", True),
    Asked("typed: wel", "wel", True),
    Asked("typed: welc", "welc", True),
    Asked("the commonest word", "the"),
    Asked("a common word", "council"),
    Asked("a rare word", "hyperbaric"),
    Asked("two words", "housing budget"),
    Asked("a word and a typed one", "affordable h", True),
    Asked("a phrase", '"affordable housing"'),
    Asked("a phrase of common words", '"in the"'),
    Asked("a phrase of common words that is rare", '"of the city"'),
    Asked("a rare form of a common stem", "=housings"),
    Asked("NEAR", "budget NEAR/5 amendment"),
    Asked("without a word", "housing -budget"),
    Asked("exclusion alone", "-housing"),
    Asked("by: one speaker", 'housing by:"Ana Adams"'),
    Asked("by: whoever has that name", "housing by:lopez"),
    Asked("by: typed", "by:lop", True),
    Asked("body", "housing body:council"),
    Asked("venue", "housing venue:press"),
    Asked("capacity", "housing capacity:chair"),
    Asked("ward", "housing ward:3"),
    Asked("lang", "housing lang:es"),
    Asked("on: a year", "housing on:2015"),
    Asked("after", "housing after:2020"),
    Asked("before: a rare word", "hyperbaric before:2010"),
    Asked("matter: by number", "matter:O2015-0050001"),
    Asked("matter: by a word", "housing matter:ordinance"),
    Asked("item: by a word", "housing item:{item}"),
    Asked("a date inside OR", "hyperbaric (on:2015-03 OR budget)"),
)
