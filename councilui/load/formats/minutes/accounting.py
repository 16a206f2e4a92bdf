"""Every word of a paper that tells of a vote has a fate: inside a loaded vote, or listed with its page and words."""

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse
from typing import Final, NamedTuple

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import read_name
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.spans import Span, Spans
from councilui.load.formats.minutes.votes import ReadVote
from councilui.load.formats.minutes.windows import at
from councilui.load.outcomes.number_words import NUMBER_WORD

KIND: Final = "vote words"
IN_MOTION: Final = "in a motion without a printed vote"
OF_OTHERS: Final = "about another meeting or body, or only quoted"
REFUSED: Final = "of another body, of an unfilled form or rejected by you"
IN_TRANSCRIPT: Final = "in a part that is not minutes"
NOT_READ: Final = "that couldn't be read as a vote"
ONLY_MENTIONED: Final = "in a paragraph about voting, with no vote that could be read"

VOTE_WORDS: Final = at(
    re.compile(
        r"\b(?:ayes?|yeas?|nays?|noes|seconded|(?:second|2nd|motion(?:ed)?)\s+by|second(?=\s*:)|motioned|2nded|vot(?:ed|ing|es)\s+(?:against|no|nay|yes|in\s+opposition)|defeated|unanimous(?:ly)?|abstain(?:ed|ing|s)?|abstentions?"
        r"|carried(?!\s+(?:out|over|forward|on\b))|carries(?!\s+(?:out|over|forward|on\b))"
        r"|(?:motion|amendment|proposal)s?\s+(?:was\s+|is\s+|were\s+|has\s+)?(?:passed|passes|failed|fails"
        r"|adopted|approved|denied|lost|rejected|withdrawn|died|dies)"
        r"|moved\s+(?:by|that|approval|adoption|to\s+(?:approve|adopt|accept|table|adjourn|amend|postpone"
        r"|continue|deny|waive|go|enter))"
        r"|(?:in\s+favou?r|opposed|against|voting\s+(?:aye|nay))(?=\s*:)|for(?=\s*:\s*\(?\d)|(?:roll[-\s]call|voice|recorded|hand)\s+vote"
        r"|in\s+favou?r(?=[;,]\s[^.;\n]{2,40}\s(?:opposed|against)\b)|all\s+in\s+favou?r\s+except"
        r"|(?:for\s+the\s+(?:motion|amendment|proposal)(?=\s*[:(]|[ \t]{2})"
        r"|against\s+the\s+(?:motion|amendment|proposal))|voting\s+(?:yes|no)\s+(?:was|were)"
        r"|(?:council|committee|board|commission|cabinet|panel|trustees|members|it\s+was)\s+(?:\w+\s+)?(?:agreed|resolved)"
        r"(?:\s+unanimously)?\s+(?:to|that)"
        r"|\d{1,3}\s+in\s+favou?r|show\s+of\s+hands|vote\s+of\s+\d+|voted\s+\d{1,2}\s*(?:[-–]|to)\s*\d{1,2})\b"
        r"|[✓✔☑✗✘☒][^\n✓✔☑✗✘☒]{2,40}(?=[✓✔☑✗✘☒])"
        r"|(?<=[.:;]\s)(?<!\b(?:Ord|Res)\.\s)(?<!\bNo\.\s)\d{1,2}\s?[-–]\s?\d{1,2}(?=\.?[ \t]*(?:\n|$))"
        r"|\b\d{1,2}[ \t,]+\d{1,2}[ \t,]+(?:passed|failed|carried|adopted|approved|denied|defeated|lost)\b",
        re.IGNORECASE,
    ),
    "aye yea nay noe sec mot vot def una abs car ame pro mov in opp aga for rol voi rec han all cou com boa cab pan tru"
    " mem it sho 0 ✓ ✔ ☑ ✗ ✘ ☒",
)

_ACTED: Final = (
    r"(?:approve[ds]?|adopt(?:s|ed)|accept(?:s|ed)|den(?:y|ied|ies)|authorize[ds]?|reject(?:s|ed)|grant(?:s|ed)|ratifie[ds]"
    r"|passe[ds]|tabled|decided|concur(?:s|red)|recommended|agreed|elected)"
)
_TELLS: Final = re.compile(
    r"\b(?:(?<!affirmative\s)vote[ds]?|voting|motions?(?!\s+picture)|motioned|moved(?=\s*[.;,]|\s+and\b)|seconded|supported\s+by"
    r"|carried|not\s+carry|opposed|dissent\w*|majority\s+was|ballots?|acclamation|(?:by\s+|general\s+)(?:consensus|consent)"
    r"|no\s+objections?|recused|roll[-\s]call\s+was|hands\s+were|so\s+ordered|(?<!\bspoke\s)(?<!\bspeak\s)(?<!\bspeaking\s)in\s+(?:opposition|favou?r)|2nd(?=\s*:)|all\s+agreed"
    r"|broke\s+the\s+tie|tie\s+was\s+broken|it\s+passed|proposition\s+f[ea]ll"
    rf"|(?:council|board|commission|committee|trustees|supervisors|aldermen|selectmen)"
    rf"\s+(?:(?:had|has|have|also|then|previously|recently|unanimously)\s+){{0,2}}{_ACTED}"
    rf"|(?:was|were)\s+(?:then\s+|duly\s+|put\s+and\s+)?{_ACTED}|(?<=[a-z]\s){_ACTED},?\s+\d{{1,2}}\s?[-–]\s?\d{{1,2}})\b"
    rf"|{_ACTED}\s+approval\b|^[\d/. -]*(?-i:RESOLVED)\b(?!,)"
    rf"|^[^\w\n]*(?:decision|disposition|action|outcome)\s*:\s*{_ACTED}\b"
    r"|^[^\w\n]*agreed\b|^[^\w\n]*noted\W*$"
    r"|^[^\w\n]*(?:\d{1,2}(?:\s?[-–/]\s?\d{1,2}){1,3}|(?:y|yes|aye)[\s:–-]*\d{1,2}\W+(?:n|no|nay)[\s:–-]*\d{1,2}"
    rf"|{NUMBER_WORD}\s+to\s+{NUMBER_WORD}|[A-Z][\w.’' -]{{1,40}}:\s*(?:yes|no|aye|nay|abstain))\W*$",
    re.IGNORECASE | re.MULTILINE,
)
"""Words that tell of a vote where nothing else in their paragraph does."""

_HEADING: Final = re.compile(
    r"\W*(?:\w+\.\s+)?(?:(?:notices?\s+of|new|other|council|council[’']s)\s+)?motions?\W*", re.IGNORECASE
)


_HOW: Final = r"(?:roll[-\s]call|voice|recorded|hand)\s+votes?\b"
_LEAD: Final = re.compile(
    rf"\b(?:{_HOW}(?:\s*\([^()]{{1,60}}\)|\.\s+the\s+[^.;:]{{0,60}}:|[^.;]{{0,60}}?[:(]"
    r"|\s+was\s+(?:called|taken|requested|held|asked)\b[^.;]{0,110}?[.:])?|voted|all\s+(?:ayes|yeas))"
    r"[\s:.,(–—-]*(?:the\s+)?\Z",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    rf"\s*(?:[,(]\s*)?(?:(?:up)?on|by)\s+(?:an?\s+)?{_HOW}|\s*,\s*unanimous(?:ly)?\b", re.IGNORECASE
)
_LONGEST_LEAD: Final = 160


SIDE_WORDS: Final = re.compile(
    r"\b(?:ayes?|yeas?|nays?|noes|abstain(?:ed|ing|s)?|abstentions?|vot(?:ed|ing|es)\s+(?:against|no\b|nay|aye|yes|in\s+opposition)"
    r"|dissent(?:ed|ing)|(?:in\s+favou?r|opposed|against)(?=\s*:)|for(?=\s*:\s*\(?\d)|all\s+in\s+favou?r\s+except)",
    re.IGNORECASE,
)
"""Words of who voted how: only a roll or numbers that were read account for them, the sentence of a motion does not."""


_BEHIND_VOTE: Final = re.compile(r"[ \t]*[,;(:–—-][ \t(]*|\s+(?:by|from)\s+")
_ENDS_THERE: Final = re.compile(r"[ \t]*(?:[.,;)\n]|and\b|\Z)")


_SIDE_BEHIND: Final = re.compile(
    r"\b(?:dissent\w*|oppos\w*|against|abst\w*|recus\w*|in\s+favou?r|vot(?:ing|ed)|nays?|noes|ayes?|yes|no(?!\.))\b",
    re.IGNORECASE,
)
_EXCEPT: Final = re.compile(r"\b(?:except(?:\s+for)?|exception\s+of)\s+(?=(?-i:[A-Z]))", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"(?<![\w’'-])(?=[A-Z])")


class Listed(NamedTuple):
    """Words that are in no vote: how many vote words, on which page, in which sentence."""

    number: int
    page: int
    words: str
    start: int


def word_places(text: str) -> list[int]:
    """Where the words that tell of a vote begin."""
    return [match.start() for match in VOTE_WORDS.finditer(text)]


def with_lead(text: str, span: Span) -> Span:
    """The place of a vote with the words at its edges that only tell how it was taken: "Roll call vote:"."""
    lead = _LEAD.search(text, max(0, span[0] - _LONGEST_LEAD), span[0])
    tail = _TAIL.match(text, span[1])
    return (lead.start() if lead is not None else span[0]), (tail.end() if tail is not None else span[1])


def only_mentioned(minutes: MinutesText, places: Iterable[int], parts: Iterable[Span]) -> Iterator[int]:
    """The first word that tells of a vote in each paragraph without a vote word and without a part of a vote or motion.

    `places` are those of vote words, which have their fate, `parts` are read votes and motions.
    """
    around = Spans([*parts, *((place, place + 1) for place in places)])
    end = 0
    for match in _TELLS.finditer(minutes.text):
        if match.start() < end:
            continue
        start, end = minutes.paragraph_start(match.start()), minutes.paragraph_end(match.start())
        if not around.meets(start, end) and not _HEADING.fullmatch(minutes.text, start, end):
            yield match.start()


def split_places(places: Iterable[int], spans: Iterable[Span]) -> tuple[list[int], list[int]]:
    """The places inside any of the spans, and those outside."""
    ordered, around = sorted(places), Spans(spans)
    return list(filter(around.holds, ordered)), list(filterfalse(around.holds, ordered))


def beside_votes(minutes: MinutesText, votes: Iterable[ReadVote], unused: Iterable[Event], roster: Roster) -> set[int]:
    """Where a number or a member's name stands in or right behind a loaded vote that did not take it.

    Behind a vote is what is left of its sentence where that has a word for a side: "carried, with Mr. Bo in dissent".
    """
    text = minutes.text
    places: set[int] = set()
    bare = [event.start for event in unused if event.tally is not None]
    around = Spans(span for vote in votes for span in _spans_of(vote))
    for vote in votes:
        if vote.tally is None:
            first, last = minutes.paragraph_start(vote.start), minutes.paragraph_end(vote.end)
            places.update(start for start in bare if first <= start < last)
        parts = [(vote.start, vote.end)] if not vote.spans else vote.spans
        end = max(vote.end, min(minutes.sentence_end(vote.end - 1), vote.end + _LONGEST_LEAD))
        if _SIDE_BEHIND.search(text, vote.end, end):
            for start in _CAPITAL.finditer(text, vote.end, end):
                name = roster.trimmed(read_name(text, start.start(), in_line=True))
                if name is not None and roster.knows(name.name) and not around.holds(name.start):
                    places.add(name.start)
        for match in _EXCEPT.finditer(text, minutes.sentence_start(vote.start), end):
            name = roster.trimmed(read_name(text, match.end(), in_line=True))
            if name is not None and roster.knows(name.name) and name.start not in _names_of(vote):
                places.add(match.start())
        movers = {name.start for name in (vote.motion.mover, vote.motion.seconder) if name} if vote.motion else set()
        for _, end in parts:
            gap = _BEHIND_VOTE.match(text, end)
            name = roster.trimmed(read_name(text, gap.end(), in_line=True)) if gap is not None else None
            if name is not None and roster.knows(name.name) and _ENDS_THERE.match(text, name.end):
                is_part = name.start in movers or any(start <= name.start < stop for start, stop in parts)
                places.update(() if is_part else (name.start,))
    return places


def _names_of(vote: ReadVote) -> set[int]:
    """Where the names begin that a vote took."""
    rolls = [roll for roll in (vote.roll, vote.counts) if roll is not None]
    names = [group.names for roll in rolls for group in roll.groups]
    names += vote.tally.names.values() if vote.tally is not None else ()
    return {name.start for group in names for name in group}


def _spans_of(vote: ReadVote) -> list[Span]:
    return [(vote.start, vote.end), *(vote.motion.spans if vote.motion is not None else ())]


def listed(minutes: MinutesText, places: Iterable[int]) -> Iterator[Listed]:
    """The sentences of words that are in no vote, each once."""
    last: Span | None = None
    count, first = 0, 0
    for place in places:
        span = (minutes.sentence_start(place), minutes.sentence_end(place))
        if last is not None and span != last:
            yield _listed(minutes, last, count, first)
            count = 0
        if count == 0:
            first = place
        last = span
        count += 1
    if last is not None:
        yield _listed(minutes, last, count, first)


def _listed(minutes: MinutesText, span: Span, count: int, first: int) -> Listed:
    start = max(span[0], first - 160)
    words = minutes.quote(start, min(span[1], first + 240))
    return Listed(count, minutes.page(first), words, first)
