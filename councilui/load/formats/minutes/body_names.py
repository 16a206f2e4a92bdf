"""Whose minutes a paper is: the name of the council, board or committee in its heading."""

import re
from typing import Final

PRESENT: Final = re.compile(r"\b(?:present|attendance|called (?:the meeting )?to order|roll call)\b", re.IGNORECASE)
"""Where a heading ends."""
_REACH: Final = 1200  # characters of a paper in which the name stands
_TITLE: Final = 300  # of a heading that no list of members ends
_BODY_WORD: Final = (
    r"(?:police\s+jury|city\s+council|town\s+council|village\s+council|county\s+council|borough\s+council|council|board"
    r"|commission|committee|trustees|aldermen|selectmen|select\s?board"
    r"|supervisors|authority|agency|assembly|court|tribunal|corporation|conseil\s+municipal)"
)
_BODY: Final = re.compile(
    r"(?:(?-i:[A-Z])[\w.'’&-]*,?\s+(?:(?:of|and|the|for|on|&|de"
    rf"|du)\s+){{0,2}}){{0,7}}(?-i:(?=[A-Z]|conseil)){_BODY_WORD}\b(?!\s+chambers?\b)(?:\s+of\s+(?:the\s+)?(?:[A-Z][\w.'’&-]*\s*(?:of\s+|and\s+)?){{1,7}})?",
    re.IGNORECASE,
)
_KIND_WORDS: Final = (
    "honou?rable|draft|approved|unapproved|official|minutes|proceedings|journal|of|the|a|an|at|regular(?:ly)?|emergency"
    "|organizational|annual|adjourned|scheduled|ordinary|monthly|stated|session|meetings?|resolution|that|held|being|by"
    "|hearings?|city of|in"
)
_BODY_OF_ANY: Final = "city|town|village|county|council|board|commission(?:ers)?|committee"
_SPECIAL: Final = (
    r"special(?!\s+(?:events?|projects?|use|education|districts?|services?|needs|tax\w*|assessments?|task|committee)\b)"
)
# "Public hearing", but "Public Works Committee" and "Joint Powers Authority".
_KIND_OR_NAME: Final = "joint|full|work|study|closed|open|public"
_NOISE: Final = re.compile(
    rf"^(?:(?:{_KIND_WORDS}|{_SPECIAL}"
    rf"|(?:{_KIND_OR_NAME})(?=[\s:,–—-]+(?:{_KIND_WORDS}|{_SPECIAL}|{_KIND_OR_NAME}|{_BODY_OF_ANY})\b))\b[\s:,–—-]*)+",
    re.IGNORECASE,
)
_ENDS_BODY: Final = re.compile(
    rf"\b(?:MEETING|MET|CONVENED|MINUTES|WAS|HELD|REGULAR|{_SPECIAL}|DRAFT|(?:UN)?APPROVED|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY"
    r"|SATURDAY|SUNDAY|DATE|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b",
    re.IGNORECASE,
)
_BEFORE_BODY: Final = re.compile(
    r"^(?:[A-Z]+\d+\s+|.*(?<!of )\bThe\s+|.*\b[AP]\.?M\.?\s+|(?i:.*\bby\s+the\s+))"
)  # a paper's number; the sentence before
_OF_ANY: Final = re.compile(
    r"(?:(?:city|town|village|county|parish|school|board|council|commission(?:ers)?|committee|selectmen"
    r"|aldermen|trustees|supervisors"
    r"|of|and|mayor|education|meeting)\b\s*)+",
    re.IGNORECASE,
)
"""A body's name that could be any place's; a fuller one in the heading says whose it is."""
_TOWN_MEETING: Final = re.compile(r"\b(?:annual|special)\s+town\s+meeting\b", re.IGNORECASE)
"""The meeting of a town's voters, which no council holds."""
_COMMITTEE: Final = re.compile(
    r"\b(?i:council|board)\b.*?(?:\b(?i:meeting\s+of\s+(?:the\s+|its\s+)?)|\|\s*)"
    r"(?P<body>(?:[A-Z][\w’'&-]*,?\s+(?:(?:and|&|of|the)\s+)*){1,6}(?i:(?:sub-?)?committee))"
    r"\s*(?=\||\Z|(?i:held|meeting|minutes|regular)\b)"
)
"""A committee in the heading of its council: "LANPORT DISTRICT COUNCIL" over "Meeting of the Planning Committee"."""
_PLACE: Final = re.compile(
    r"(?:\A|\|)\s*(?:the\s+)?(?:(?P<kind>city|town|village|borough|township|county|district)\s+of"
    r"\s+(?P<name>(?-i:[A-Z])[\w.’'-]+(?:\s+(?-i:[A-Z])[\w.’'-]+){0,3})"
    r"|(?P<county>(?-i:[A-Z])[\w.’'-]+(?:\s+(?-i:[A-Z])[\w.’'-]+)?\s+county))\s*(?=,|\||\Z)",
    re.IGNORECASE,
)
"""A place in a line of its own, above or below a body's name that could be any place's."""
_LINE_ENDS: Final = re.compile(
    r"(?<!\bof)(?<!\bthe)(?<!\band)(?<!\bfor)(?<!\bcity)(?<!\btown)(?<!\bcounty)(?<!\bboard)\s*\n\s*(?!(?:of|and|for)\b)",
    re.IGNORECASE,
)


def body_in(head: str) -> str | None:
    """The name of the body in a heading, without the words around it."""
    head = head[:_REACH]
    present = PRESENT.search(head)
    title = _joined(head[: present.start()] if present is not None else head[:_TITLE])
    if committee := _COMMITTEE.search(title):
        return _in_small_letters(committee["body"].strip())
    joined = _joined(head)
    body = (_named_body(title) if present is not None else None) or _named_body(joined)
    if body is None and _TOWN_MEETING.search(joined):
        body = "Town Meeting"
    place = _PLACE.search(joined) if body is not None and _OF_ANY.fullmatch(body) else None
    return body if place is None or body is None else _of_place(body, place)


def _of_place(body: str, place: re.Match[str]) -> str:
    """A name that could be any place's with the place that stands in the heading: "Council", "City of Lanport"."""
    name, kind = _in_small_letters(place["name"] or place["county"]), (place["kind"] or "").capitalize()
    is_bare = kind and body.casefold() in ("council", "meeting")
    is_county = kind == "County" and not body.casefold().startswith("county")
    return f"{name} {kind} {body}" if is_bare or is_county else f"{name} {body}"


def _joined(head: str) -> str:
    """Lines as one, with a bar between two of which the second does not go on with the first."""
    return " ".join(_LINE_ENDS.sub(" | ", head).split())


def _named_body(joined: str) -> str | None:
    best = None
    for match in _BODY.finditer(joined):
        words = _NOISE.sub("", match[0]).strip(" ,.-–—")
        parts = [part for part in _ENDS_BODY.split(words) if re.search(_BODY_WORD, part, re.IGNORECASE)]
        words = _NOISE.sub("", _BEFORE_BODY.sub("", parts[0].strip() if parts else "")).strip(" ,.-–—")
        if len(words.split()) > 10 or not words or not re.search(_BODY_WORD, words, re.IGNORECASE):
            continue
        if best is None or (len(words) > len(best) and best.casefold() in words.casefold()):
            best = words
        if not _OF_ANY.fullmatch(best):
            break
    return None if best is None else _in_small_letters(best)


def _in_small_letters(name: str) -> str:
    if not name.isupper():
        return name
    name = name.title().replace("’S", "’s").replace("'S", "'s")
    return re.sub(r" (?:Of|And|The|For)(?= )", lambda match: match[0].lower(), name)
