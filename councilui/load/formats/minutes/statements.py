"""What a paper tells of what was said: sentences with a speaker and a verb of speech, as the clerk sums them up."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import first_title, read_name
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.spans import Span, Spans

_VERBS_TEXT: Final = """
    stated said inquired asked responded replied commented noted expressed spoke thanked suggested explained
    clarified requested questioned outlined urged discussed reported announced added agreed opined encouraged
    recommended remarked testified presented gave provided highlighted indicated advised addressed voiced mentioned
    concurred summarized described reviewed informed shared reminded told pointed_out introduced read submitted
    offered echoed supports supported opposed opposes objected wondered stressed emphasized welcomed congratulated
    answered called_for commended complimented praised
"""
_VERBS: Final = "|".join(verb.replace("_", r"\s+") for verb in _VERBS_TEXT.split())
_VERB: Final = re.compile(
    rf"(?:\s+(?:then|also|further|briefly|again|next|just|and|has|had|,))*\s*(?:{_VERBS})\b", re.IGNORECASE
)
_AFFILIATION: Final = re.compile(
    r"\s*,\s*(?P<who>(?:[^.;:\n]|(?<=\b(?:St|Dr|Rd|Ln|Ct|Pl))\.|(?<=\b(?:Ave|Hwy))\.|(?<=\bBlvd)\.){2,90}?)\s*,(?=\s+[a-z])"
)
_ADDRESS: Final = re.compile(r"\d")  # where somebody lives is no affiliation
_OFFICES: Final = (
    "Manager Attorney Clerk Director Engineer Planner Chief Administrator Treasurer Superintendent Supervisor Auditor "
    "Solicitor Coordinator Officer Staff Secretary Sheriff Assessor Comptroller Inspector"
)
_OFFICER: Final = re.compile(
    r"(?:The\s+)?(?P<who>(?:[A-Z][\w’'/&-]*\s+(?:(?:and|of|for|the)\s+)?){0,6}"
    rf"(?:{'|'.join(_OFFICES.split())}|(?<=City\s)staff|(?<=Town\s)staff)(?:\s+[A-Z][\w’'.-]*){{0,3}})(?=\s)"
)
_RESPONSE: Final = re.compile(r"In\s+(?:response|reply|answer)\s+to\s+[^,;.\n]{3,90},\s+(?:the\s+)?", re.IGNORECASE)
_DID: Final = re.compile(r"(?:\s*\([^()\n]{2,60}\))?\s+(?:\w+ed|made|gave|spoke|left|said|told|read|came|was|had)\b")
# What the meeting did, a heading or somebody without a name: no part of what was said before it.
_PROCEDURE: Final = re.compile(
    r"(?:\(\*?\d{2,4}-\d|(?-i:[A-Z]{4,}[A-Z ]*\s+[—–-])|An?\s+(?:unidentified|anonymous|unnamed)\b|In\s+response\b"
    r"|The\s+following\b|There\s+(?:was|were|being)\s+no|(?:The\s+)?(?:public\s+)?(?:hearing|comments?|meeting|item|discussion)\s+"
    r"(?:was|were|is|opened|closed|recessed|reconvened|adjourned|ended|followed)\b)",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"\s*(?:\(\*?[\w/-]{1,16}\)|\d{1,3}[.)]|[a-zA-Z][.)]|•|-|–|MINUTES:)\s*")
_NUMBER: Final = re.compile(r"\s*\d{1,3}[.)]\s+(?=[A-Z])")
_HEADING: Final = re.compile(r"(?<=\n)[A-Z][A-Z ,&/’'():–-]{7,80}(?=\n)")
_PUBLIC: Final = re.compile(
    r"public\s+(?:comments?|speakers?|hearing|input|forum)|oral\s+communications?|citizens?\b"
    r"|delegations?|non-agenda",
    re.IGNORECASE,
)
_COURTESIES: Final = frozenset(("mr", "ms", "mrs", "dr", "miss"))
_HEADING_REACH: Final = 1500
_LONGEST: Final = 2000


class Speech(NamedTuple):
    """A speaker as printed and what the paper says of the words; `is_member` for one of the roster."""

    start: int
    text: str
    speaker: str
    affiliation: str | None
    capacity: str
    is_member: bool


def speeches(minutes: MinutesText, roster: Roster, spans: Sequence[Span]) -> Iterator[Speech]:
    """The speeches of a paper in order; `spans` are the places of motions and votes, which are told elsewhere."""
    others = Spans(spans)
    current: Speech | None = None
    paragraph = -1
    for start, end in _sentences(minutes):
        if others.meets(start, end):
            if current is not None:
                yield current
            current = None
            continue
        begin = minutes.paragraph_end(start)
        speech = _speech(minutes, roster, start, end)
        if speech is not None:
            if current is not None:
                yield current
            current, paragraph = speech, begin
        elif (
            current
            and begin == paragraph
            and len(current.text) < _LONGEST
            and not _HEADING.match(minutes.text, start)
            and not _is_of_another(minutes.text, roster, current, start)
        ):
            current = current._replace(text=f"{current.text} {minutes.quote(start, end)}")
        elif current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _sentences(minutes: MinutesText) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, the number of a list's item with the sentence behind it: "18. Ann Poe spoke."."""
    start, length = 0, len(minutes.text)
    headings = [match.start() for match in _HEADING.finditer(minutes.text)]
    beginnings = set(headings)
    while start < length:
        index = bisect_right(headings, start)
        heading = headings[index] if index < len(headings) else length
        number = _NUMBER.match(minutes.text, start)
        words = start if number is None else number.end()
        end = min(minutes.sentence_end(words), minutes.paragraph_end(words) + 2, heading)
        if start in beginnings:
            end = min(end, minutes.text.find("\n", start) + 1 or length)
        if end <= start:
            return
        if minutes.text[start:end].strip():
            yield start, end
        start = end


def _is_of_another(text: str, roster: Roster, speech: Speech, start: int) -> bool:
    """Whether a sentence tells of somebody else than the speaker, or of what the meeting did."""
    mark = _MARK.match(text, start)
    begin = start if mark is None else mark.end()
    if _NUMBER.match(text, start) or _PROCEDURE.match(text, start) or _PROCEDURE.match(text, begin):
        return True
    name = read_name(text, start)
    if name is None or name.name in speech.speaker:
        return False
    if name.title is not None or roster.knows(name.name):
        return True
    return " " in name.name and bool(_AFFILIATION.match(text, name.end) or _DID.match(text, name.end))


def _is_below_public_heading(text: str, start: int) -> bool:
    """Whether the last heading in capitals before a place is that of public comment."""
    headings = [line for line in text[max(0, start - _HEADING_REACH) : start].split("\n") if line.isupper()]
    return bool(headings and _PUBLIC.search(headings[-1]))


def _speech(minutes: MinutesText, roster: Roster, start: int, end: int) -> Speech | None:
    """The speech that a sentence begins, None for any other sentence."""
    text = minutes.text
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    is_listed = _NUMBER.match(text, begin, end) is not None
    mark = _MARK.match(text, begin, end)
    begin = mark.end() if mark is not None else begin
    first = begin
    if response := _RESPONSE.match(text, begin, end):
        begin = response.end()
    name = read_name(text, begin)
    officer = _OFFICER.match(text, begin, end)
    is_known = name is not None and roster.knows(name.name)
    if officer is not None and not is_known and _VERB.match(text, officer.end(), end):
        return Speech(first, minutes.quote(first, end), " ".join(officer["who"].split()), None, "staff", False)
    if name is not None and name.end < end:
        affiliation = _AFFILIATION.match(text, name.end, end)
        after = affiliation.end() if affiliation is not None else name.end
        is_member = bool(name.title or len(name.name.split()) == 1) and roster.knows(name.name)
        if _VERB.match(text, after, end) and (name.title or is_member or is_listed or " " in name.name):
            who = affiliation["who"].strip() if affiliation is not None else None
            group = None if who is None or _ADDRESS.match(who) else who
            is_of_public = _is_below_public_heading(text, begin)
            has_courtesy = name.title is not None and first_title(name.title) in _COURTESIES
            capacity = "member" if is_member else "unknown"
            if not is_member and (is_of_public or (not has_courtesy and (mark is not None or who))):
                capacity = "public comment"
            printed = f"{name.title} {name.name}" if name.title else name.name
            return Speech(first, minutes.quote(first, end), printed, group, capacity, is_member)
    return None
