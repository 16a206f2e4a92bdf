"""What a reader types to narrow a desk: words and tokens such as `member:lopez margin<=10 after:2024`.

Any text can be read: what is no token is a word that number, title or question must have. `after:` and `before:` are as
in a search: that year, month or day itself is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from councilui.common.dates import DATE_FIELDS, Relation, bounds, is_date
from councilui.record.model import METHODS, OPTIONS, RESULTS
from councilui.record.views.divided_votes import VoteFilter

_TOKEN: Final = re.compile(r'([a-z]+)(:|<=|>=|<|>|=)("[^"]*"?|\S*)', re.IGNORECASE)
_PART: Final = re.compile(r'(?:[a-z]+(?::|<=|>=|<|>|=))?"[^"]*"?|\S+', re.IGNORECASE)
_WORDS: Final = {"method": METHODS, "result": RESULTS, "vote": OPTIONS}
TOKENS: Final = "member: dissenter: body: method: result: after: before: on: margin<=10 dissent>=5"

Find = Callable[[str], list[tuple[str, str]]]
"""From what was typed to (id, name) of whatever it may mean."""


class Typed(NamedTuple):
    """A filter as typed: what it narrows to, how it was read in words, and what could not be read as meant."""

    wanted: VoteFilter
    reading: str
    notes: tuple[str, ...]


def read_filter(text: str, people: Find, bodies: Find, wanted: VoteFilter = VoteFilter()) -> Typed:  # noqa: B008
    """`wanted` narrowed further by what was typed; `people` and `bodies` tell what a name may mean."""
    told: list[str] = []
    notes: list[str] = []
    for part in _PART.findall(text.replace("“", '"').replace("”", '"')):
        token = _TOKEN.fullmatch(part)
        name, sign, value = (token[1].lower(), token[2], token[3].strip('"')) if token else ("", "", part)
        if name in ("member", "dissenter") and sign in ":=":
            wanted = _person(name, value, people, wanted, told, notes)
        elif name == "body" and sign in ":=":
            wanted = _body(value, bodies, wanted, told, notes)
        elif name in DATE_FIELDS and sign in ":=":
            wanted = _date(DATE_FIELDS[name], value, wanted, told, notes)
        elif name in _WORDS and sign in ":=":
            wanted = _word(name, value, wanted, told, notes)
        elif name in ("margin", "dissent"):
            wanted = _number(name, sign, value, wanted, told, notes)
        else:
            word = part.strip('"')
            if word:
                wanted = wanted._replace(words=(*wanted.words, word))
                told.append(f"“{word}”")
    return Typed(wanted, ", ".join(told), tuple(notes))


def _person(name: str, value: str, people: Find, wanted: VoteFilter, told: list[str], notes: list[str]) -> VoteFilter:
    found = people(value)
    if not found:
        notes.append(f"{name}: nobody here is called “{value}”." if value else f"{name}: needs a name.")
        return wanted
    ids = tuple(identity for identity, _ in found)
    names = " or ".join(each for _, each in found[:4]) + (f" or {len(found) - 4} more" if len(found) > 4 else "")
    if name == "member":
        told.append(f"on the roll: {names}")
        return wanted._replace(members=(*wanted.members, ids))
    told.append(f"on the smaller side: {names}")
    return wanted._replace(dissenters=(*wanted.dissenters, ids))


def _body(value: str, bodies: Find, wanted: VoteFilter, told: list[str], notes: list[str]) -> VoteFilter:
    found = bodies(value)
    if not found:
        notes.append(f"body: no body here is called “{value}”." if value else "body: needs a name.")
        return wanted
    told.append(f"of {found[0][1]}" if len(found) == 1 else f"of {len(found)} bodies whose name has “{value}”")
    return wanted._replace(bodies=tuple(identity for identity, _ in found))


def _date(relation: Relation, value: str, wanted: VoteFilter, told: list[str], notes: list[str]) -> VoteFilter:
    if not is_date(value):
        notes.append(f"{relation}: needs a year, month or day: 2024, 2024-06, 2024-06-12.")
        return wanted
    since, until = bounds(relation, value)
    words = {"on": "in" if len(value) < 10 else "on", "after": "later than", "before": "earlier than"}
    told.append(f"{words[relation]} {value}")
    return wanted._replace(since=since or wanted.since, until=until or wanted.until)


def _word(name: str, value: str, wanted: VoteFilter, told: list[str], notes: list[str]) -> VoteFilter:
    known = _WORDS[name]
    found = [word for word in known if word.startswith(value.casefold())] if value else []
    if not found:
        notes.append(f"{name}: one of {', '.join(known)}.")
        return wanted
    told.append(f"{name} {found[0]}")
    if name == "method":
        return wanted._replace(method=found[0])
    return wanted._replace(result=found[0]) if name == "result" else wanted._replace(option=found[0])


def _number(name: str, sign: str, value: str, wanted: VoteFilter, told: list[str], notes: list[str]) -> VoteFilter:
    upward = name == "dissent"
    signs = (">", ">=") if upward else ("<", "<=")
    if not (value.isascii() and value.isdecimal() and len(value) < 9) or sign not in (*signs, ":", "="):
        notes.append("dissent: at least so many, dissent>=5." if upward else "margin: at most so much, margin<=10.")
        return wanted
    number = int(value) + (sign == ">") - (sign == "<")
    if upward:
        told.append(f"at least {number} on the smaller side")
        return wanted._replace(min_dissent=number)
    told.append(f"margin at most {number}")
    return wanted._replace(max_margin=number)
