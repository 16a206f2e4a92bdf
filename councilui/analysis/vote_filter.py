"""What a reader types to narrow the divided votes: words, and terms such as `member:lopez margin<=10 after:2024`.

Any text can be read: what is no term is a word that must occur in a cell of the vote, its question or a name of its
matter. Dates are as in a search.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from councilui.common.dates import DATE_FIELDS, Relation, bounds, is_date
from councilui.common.width import cut
from councilui.record.model import METHODS, OPTIONS, RESULTS
from councilui.record.views.divided_votes import VoteFilter

_TERM: Final = re.compile(r'([a-z]+)(:|<=|>=|<|>|=)("[^"]*"?|\S*)', re.IGNORECASE)
_PART: Final = re.compile(r'(?:[a-z]+(?::|<=|>=|<|>|=))?"[^"]*"?|\S+', re.IGNORECASE)
_VOCABULARIES: Final = {"method": METHODS, "result": RESULTS, "vote": OPTIONS}
_MOST_NAMES: Final = 4
_CELLS: Final = 60  # of what was typed, said again
TOKENS: Final = "member: dissenter: body: method: result: after: before: on: margin<=10 dissent>=5"

Match = Callable[[str], list[tuple[str, str]]]
"""From what was typed to (id, name) of whatever it may mean."""


class FilterReading(NamedTuple):
    """A filter as typed: the `vote_filter` that it makes, how it was read, and what couldn't be read as meant."""

    vote_filter: VoteFilter
    reading: str
    notes: tuple[str, ...]


def read_filter(
    text: str,
    people: Match,
    bodies: Match,
    base: VoteFilter = VoteFilter(),  # noqa: B008
) -> FilterReading:
    """`base` narrowed further by what was typed; `people` and `bodies` tell what a name may mean."""
    reader = _FilterReader(people, bodies, base)
    for part in _PART.findall(text.replace("“", '"').replace("”", '"')):
        reader.read(part)
    return FilterReading(reader.filter, ", ".join(reader.reading), tuple(reader.notes))


class _FilterReader:
    """Narrows `filter` term by term."""

    def __init__(self, people: Match, bodies: Match, base: VoteFilter) -> None:
        self.people = people
        self.bodies = bodies
        self.filter = base
        self.reading: list[str] = []
        self.notes: list[str] = []

    def read(self, part: str) -> None:
        """A word, a phrase in quotes or a term."""
        term = _TERM.fullmatch(part)
        name, sign, value = (term[1].lower(), term[2], term[3].strip('"')) if term else ("", "", part)
        if name in ("margin", "dissent"):
            self._number(name, sign, value)
        elif sign not in (":", "="):
            self._word(part.strip('"'))
        elif name in ("member", "dissenter"):
            self._person(name, value)
        elif name == "body":
            self._body(value)
        elif name in DATE_FIELDS:
            self._date(DATE_FIELDS[name], value)
        elif name in _VOCABULARIES:
            self._choice(name, value)
        else:
            self._word(part.strip('"'))

    def _narrow(self, reading: str, **fields: Any) -> None:
        self.filter = self.filter._replace(**fields)
        self.reading.append(reading)

    def _word(self, word: str) -> None:
        if word:
            self._narrow(f"“{cut(word, _CELLS)}”", words=(*self.filter.words, word))

    def _person(self, name: str, value: str) -> None:
        matches = self.people(value)
        if not matches:
            self.notes.append(
                f"{name}: nobody here is called “{cut(value, _CELLS)}.”" if value else f"{name}: needs a name."
            )
            return
        ids = tuple(id for id, _ in matches)
        names = " or ".join(label for _, label in matches[:_MOST_NAMES])
        if len(matches) > _MOST_NAMES:
            names += f" or {len(matches) - _MOST_NAMES} more"
        if name == "member":
            self._narrow(f"on the roll: {names}", members=(*self.filter.members, ids))
        else:
            self._narrow(f"on the smaller side: {names}", dissenters=(*self.filter.dissenters, ids))

    def _body(self, value: str) -> None:
        matches = self.bodies(value)
        if not matches:
            self.notes.append(
                f"body: no body here is called “{cut(value, _CELLS)}.”" if value else "body: needs a name."
            )
            return
        reading = (
            f"of {matches[0][1]}"
            if len(matches) == 1
            else f"of {len(matches)} bodies whose names include “{cut(value, _CELLS)}”"
        )
        self._narrow(reading, bodies=tuple(id for id, _ in matches))

    def _date(self, relation: Relation, value: str) -> None:
        if not is_date(value):
            self.notes.append(f"{relation}: needs a year, month or day, such as 2024, 2024-06 or 2024-06-12.")
            return
        since, until = bounds(relation, value)
        words = {"on": "in" if len(value) < 10 else "on", "after": "later than", "before": "earlier than"}
        self._narrow(f"{words[relation]} {value}", since=since or self.filter.since, until=until or self.filter.until)

    def _choice(self, name: str, value: str) -> None:
        choices = _VOCABULARIES[name]
        chosen = next((word for word in choices if value and word.startswith(value.casefold())), None)
        if chosen is None:
            self.notes.append(f"{name}: needs one of {', '.join(choices)}.")
            return
        self._narrow(f"{name} {chosen}", **{"option" if name == "vote" else name: chosen})

    def _number(self, name: str, sign: str, value: str) -> None:
        is_minimum = name == "dissent"
        signs = (">", ">=", ":", "=") if is_minimum else ("<", "<=", ":", "=")
        if not (value.isascii() and value.isdecimal() and len(value) < 9) or sign not in signs:
            note = (
                "dissent: needs a minimum, such as dissent>=5."
                if is_minimum
                else "margin: needs a maximum, such as margin<=10."
            )
            self.notes.append(note)
            return
        number = int(value) + (sign == ">") - (sign == "<")
        if is_minimum:
            self._narrow(f"at least {number} on the smaller side", min_dissent=number)
        else:
            self._narrow(f"margin at most {number}", max_margin=number)
