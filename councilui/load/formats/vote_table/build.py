"""Ballots as the model's rows: body, meeting, agenda items, motions, vote events, votes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from councilui.common.names import Match, NameIndex
from councilui.common.slugs import slug
from councilui.load.formats.vote_table.ballots import Ballot, Cast
from councilui.load.formats.vote_table.people import Members, Named, named, sharing
from councilui.load.formats.vote_table.words import (
    Packed,
    counts_in,
    motion_type_in,
    motion_type_of_result,
    numbered,
    result_of,
    shortened,
    unpacked,
)
from councilui.load.keys import body_key, meeting_key
from councilui.load.outcomes import option_of
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record import model

known: Final = lru_cache(maxsize=1024)(option_of)  # a table has a dozen words, a million times
BODY: Final = "City Council"
NO_TITLE: Final = "(no title)"
_LEGISLATION: Final = re.compile(r"LegislationDetail\.aspx\?(?:[^#]*&)?ID=(\d+)", re.IGNORECASE)
_DONE: Final = {"postpone": ("postponed",), "refer": ("referred",), "table": ("tabled",)}
_ALIKE: Final = {"pass": "passed", "fail": "failed", "unknown": None}


class Builder:
    """Makes the rows of all tables of one load; what several tables name comes out once."""

    def __init__(self, settings: Settings, report: Report) -> None:
        self._settings = settings
        self._report = report
        self.members = Members(settings.place)
        self._bodies: set[str] = set()
        self._meetings: dict[tuple[str, str, str], str] = {}
        self._taken: set[str] = set()
        self._items: Counter[str] = Counter()
        self._events: Counter[str] = Counter()
        self._matters: set[str] = set()
        self.unit = "table rows"  # what one vote is in the table: a row of a long one, a cell of a wide one
        self._file = ""
        self._source = ""

    def body_of(self, ballot: Ballot) -> str:
        """The key of the body that voted."""
        return body_key(self._settings.place, ballot.body or self._settings.body or BODY)

    def rows(self, ballots: Sequence[Ballot], file: str, source: str) -> Iterator[object]:
        """The rows of one table's ballots; `file` is what reports call it, `source` the id of its Source."""
        self._file, self._source = file, source
        for ballot in ballots:
            self.members.shared |= sharing(named(cast.name, cast.district) for cast in ballot.casts)
        meetings: dict[tuple[str, str, str], list[Ballot]] = {}
        for ballot in ballots:
            body = ballot.body or self._settings.body or BODY
            meetings.setdefault((body, ballot.date, ballot.meeting), []).append(ballot)
        a_day = Counter((body, date) for body, date, _ in meetings)
        for (body, date, reference), held in meetings.items():
            if len(held) > 1 and all(ballot.time for ballot in held):
                held.sort(key=lambda ballot: ballot.time or "")
            yield from self._body(body)
            twice = a_day[body, date] > 1
            meeting, made = self._meeting(body_key(self._settings.place, body), date, reference, held, twice)
            yield from made
            yield from self._agenda(meeting, held)
        self._tell_words(ballots)

    def _body(self, name: str) -> Iterator[object]:
        key = body_key(self._settings.place, name)
        if key in self._bodies:
            return
        self._bodies.add(key)
        kind = next((word for word in ("committee", "commission", "board") if word in name.casefold()), "council")
        seats = self._settings.seats if name in (self._settings.body, BODY) else None
        yield model.Body(key, name, kind, self._settings.timezone, seats, source=self._source)

    def _meeting(
        self, body: str, date: str, reference: str, held: Sequence[Ballot], twice: bool
    ) -> tuple[str, list[model.Meeting]]:
        if (body, date, reference) in self._meetings:
            return self._meetings[body, date, reference], []
        starts = min((ballot.meeting_time for ballot in held if ballot.meeting_time), default=None)
        basis = "scheduled" if starts else None
        key = meeting_key(body, date)
        if twice and starts is None:
            # Meetings of one day are told apart by their time, so the first vote's stands for it.
            starts = min((ballot.time for ballot in held if ballot.time), default=None)
            basis = "first vote" if starts else None
        if key in self._taken:
            key = meeting_key(body, date, starts) if starts else f"{key}/{slug(reference)}"
            reason = f"A second meeting ({reference}) on {date}."
            self._report.doubt("two meetings a day", self._file, held[0].line, reason)
        self._meetings[body, date, reference] = key
        if key in self._taken:
            return key, []
        self._taken.add(key)
        location = next((ballot.get("location") for ballot in held if ballot.get("location")), None)
        video = next((ballot.get("video") for ballot in held if ballot.get("video")), None)
        made = model.Meeting(
            key, body, date, 0, "unknown", starts, basis, location=" ".join((location or "").split()) or None,
            source=self._source, video=video,
        )  # fmt: skip
        self._report.make("meetings")
        return key, [made]

    def _agenda(self, meeting: str, held: Sequence[Ballot]) -> Iterator[object]:
        """The items of a meeting in the order of their first row, each with its votes."""
        items: dict[tuple[str, str], list[Ballot]] = {}
        for ballot in held:
            parts = numbered(ballot.get("number"))
            key = (slug(parts.number or ""), ballot.get("identifier")) if parts.number else ("", ballot.get("title"))
            items.setdefault(key, []).append(ballot)
        identities = {key: self._item_id(meeting, key, found) for key, found in items.items()}
        matters: dict[tuple[str, str], str | None] = {}
        for key, found in items.items():
            for row in self._item(meeting, identities[key], self._items[meeting], found):
                if isinstance(row, model.AgendaItem):
                    matters[key] = row.matter
                yield row
            self._items[meeting] += 1
        order = {id(ballot): at for at, ballot in enumerate(held)}
        voted = [(order[id(b)], key, b) for key, found in items.items() for b in found]
        titles = {key: self._title(found) for key, found in items.items()}
        for _, key, ballot in sorted(voted, key=lambda part: part[0]):
            if self.unit != "table rows":
                if ballot.casts or _is_vote(ballot) or ballot is self._main(items[key]):
                    self._report.load("table rows")
                else:
                    self._report.merge("table rows", "of an item listed before")
            yield from self._vote(meeting, identities[key], matters[key], titles[key], ballot)

    def _item_id(self, meeting: str, key: tuple[str, str], found: Sequence[Ballot]) -> str:
        told = key[0] or slug(found[0].get("identifier") or found[0].get("title"))[:60].strip("-")
        identity, more = f"{meeting}/{told}", 2
        while identity in self._taken:
            identity, more = f"{meeting}/{told}-{more}", more + 1
        self._taken.add(identity)
        return identity

    @staticmethod
    def _main(found: Sequence[Ballot]) -> Ballot:
        """The row of the item itself, not of a motion on it."""
        plain = (
            ballot
            for ballot in found
            if numbered(ballot.get("number")).motion is None and not _motion_title(ballot.get("title"))
        )
        return next(plain, found[0])

    def _title(self, found: Sequence[Ballot]) -> str:
        return self._main(found).get("title") or NO_TITLE

    def _item(self, meeting: str, identity: str, position: int, found: Sequence[Ballot]) -> Iterator[object]:
        main = self._main(found)
        packed = unpacked(main.get("class"))
        title = self._title(found)
        if title == NO_TITLE:
            self._report.doubt("no title", self._file, main.line, "The agenda item has no title.")
        matter = None
        for row in self._matter(main, found, title, packed):
            matter = row.id
            if matter not in self._matters:
                self._matters.add(matter)
                yield row
        outcome = packed.disposition or _uncounted(main.get("result")) or _ALIKE[packed.result]
        if len(found) > 1 and not main.get("class"):
            outcome = None
        self._report.make("agenda items")
        yield model.AgendaItem(
            identity, meeting, position, title, numbered(main.get("number")).number, packed.section, matter,
            outcome or None, " ".join(main.get("summary").split()) or None, source=self._source,
        )  # fmt: skip

    def _matter(self, main: Ballot, found: Sequence[Ballot], title: str, packed: Packed) -> Iterator[model.Matter]:
        place, file = self._settings.place, main.get("identifier")
        kind, status = main.get("type") or packed.matter_type, main.get("status") or None
        links = [ballot.get("link") for ballot in (main, *found)]
        if file:
            url = main.get("link") if main.get("link").startswith("http") else None
            yield model.Matter(
                f"{place}/matter/{slug(file)}", file, "recorded", title, type=kind, status=status, url=url,
                source=self._source,
            )  # fmt: skip
        elif match := next((match for link in links if (match := _LEGISLATION.search(link))), None):
            url = next(link for link in links if _LEGISLATION.search(link))
            yield model.Matter(
                f"{place}/matter/{match[1]}", None, "unknown", title, type=kind, url=url, source=self._source
            )

    def _vote(self, meeting: str, item: str, matter: str | None, title: str, ballot: Ballot) -> Iterator[object]:
        printed = ballot.get("result") or " ".join(ballot.get("class").split())
        packed = unpacked(ballot.get("class"))
        result = result_of(ballot.get("result")) if ballot.get("result") else packed.result
        basis = "unknown" if result == "unknown" else "recorded"
        if not ballot.casts and not _is_vote(ballot):
            return
        self._events[item] += 1
        nth = self._events[item]
        told = ballot.get("vote")
        identity = f"{meeting}/vote/{slug(told)}" if told else f"{item}/vote" + (f"/{nth}" if nth > 1 else "")
        if identity in self._taken:
            identity = f"{identity}-{nth}"
        self._taken.add(identity)
        votes = list(self._votes(identity, ballot))
        motion = self._motion(meeting, (item, matter), title, ballot, packed, identity)
        if result == "unknown" and packed.disposition in _DONE.get(motion.motion_type, ()):
            result, basis = "pass", "inferred"  # a motion to postpone, and the row says: postponed
        counts = counts_in(ballot.get("result"))
        roll, note = _roll(votes, counts)
        link = ballot.get("link")
        position = self._events[meeting]
        self._events[meeting] += 1
        self._report.make("vote events")
        event = model.VoteEvent(
            identity, motion.id, position, _question(ballot, motion, title), _method(ballot, packed), result,
            basis, printed or None,
            packed.disposition or _disposition(ballot.get("result")), roll=roll, roll_note=note,
            url=link if link.startswith("http") else None, source=self._source,
        )  # fmt: skip
        body = self.body_of(ballot)
        for vote in votes:
            name = named(vote.voter_name, vote.district)
            yield from self.members.rows(name, self._source)
            self.members.sat(body, name, ballot.date)
        yield motion
        yield event
        for option, count in zip(("yes", "no"), counts or (), strict=False):
            yield model.VoteCount(identity, option, self._source, count, basis="recorded")
        self._report.make("votes", len(votes))
        yield from votes

    def _motion(
        self, meeting: str, subject: tuple[str, str | None], title: str, ballot: Ballot, packed: Packed, event: str
    ) -> model.Motion:
        parts = numbered(ballot.get("number"))
        own = ballot.get("title")
        kind = (
            ballot.get("motion_type") or parts.motion_type or _motion_title(own) or packed.motion_type
            or motion_type_of_result(ballot.get("result"))
        )  # fmt: skip
        said = [ballot.get("motion"), parts.motion or "", own if own != title else ""]
        mover = ballot.get("mover") or parts.mover
        words = ": ".join(" ".join(text.split()) for text in said if text)
        return model.Motion(
            f"{event}/motion", meeting, kind, words or None, subject[0], subject[1],
            self._mover(mover, ballot.casts), mover, "recorded" if mover else None,
            self._source if mover else None, self._mover(ballot.get("seconder"), ballot.casts),
            ballot.get("seconder") or None, source=self._source,
        )  # fmt: skip

    def _mover(self, printed: str | None, casts: Sequence[Cast]) -> str | None:
        """The one voter whom the printed name can mean."""
        if not printed:
            return None
        voters: NameIndex[str] = NameIndex()
        for cast in casts:
            name = named(cast.name, cast.district)
            voters.add(self.members.person(name), name.bare)
        people = voters.find(printed, least=Match.SURNAME_PART)
        return people[0] if len(people) == 1 else None

    def _votes(self, event: str, ballot: Ballot) -> Iterator[model.Vote]:
        seen: dict[str, str] = {}
        for cast in ballot.casts:
            name: Named = named(cast.name, cast.district)
            if name.is_vacant or name.key == "unnamed":
                self._report.omit(self.unit, "of vacant seats")
                continue
            person = self.members.person(name)
            if person in seen:
                differs = "the same" if seen[person] == cast.word else f"“{cast.word}” after “{seen[person]}”"
                reason = f"{name.printed} stands twice in one vote ({differs}); the first was kept."
                self._report.doubt("voted twice", self._file, cast.line, reason)
                self._report.merge(self.unit, "of a person who had voted in the same vote")
                continue
            seen[person] = cast.word
            self._report.load(self.unit)
            option = known(cast.word)[0]
            yield model.Vote(event, person, name.printed, option, cast.word, name.district, source=self._source)

    def _tell_words(self, ballots: Sequence[Ballot]) -> None:
        unknown: Counter[str] = Counter()
        first: dict[str, int] = {}
        for ballot in ballots:
            for cast in ballot.casts:
                if not known(cast.word)[1]:
                    unknown[cast.word] += 1
                    first.setdefault(cast.word, cast.line)
        for word, count in unknown.most_common(50):
            shown = f"The word “{word[:40]}”" if word else "An empty cell"
            times = "once" if count == 1 else f"{count} times"
            self._report.doubt(
                "unknown vote word", self._file, first[word],
                f"{shown} stands {times} where a vote should be; it was loaded as “other”.",
            )  # fmt: skip


def _is_vote(ballot: Ballot) -> bool:
    """Whether a row without votes by name tells the result of a vote."""
    return bool(ballot.get("result")) and result_of(ballot.get("result")) != "unknown"


def _motion_title(title: str) -> str | None:
    """The motion's type when the title itself is a motion: "Motion to Reconsider the Resolution …"."""
    match = re.match(r"motions? to (\w+(?: \w+)?)|(amendment) -", title, re.IGNORECASE)
    return motion_type_in(match[0]) if match else None


def _question(ballot: Ballot, motion: model.Motion, title: str) -> str:
    if asked := ballot.get("question"):
        return " ".join(asked.split())
    shown = f"“{shortened(title)}”"
    if motion.motion_type == "amend":
        return f"Shall the amendment to {shown} carry?"
    if motion.motion_type == "postpone":
        return f"Shall {shown} be postponed?"
    if motion.motion_type in ("reconsider", "suspend rules", "recuse", "refer", "substitute", "table"):
        return f"Shall the motion “{shortened(motion.text or motion.motion_type)}” carry?"
    return f"Shall {shown} carry?"


def _method(ballot: Ballot, packed: Packed) -> str:
    printed = ballot.get("method").casefold()
    for word, method in (("roll", "roll call"), ("electronic", "electronic"), ("voice", "voice"), ("rising", "rising"),
                         ("unanimous consent", "unanimous consent"), ("consent", "omnibus")):  # fmt: skip
        if word in printed:
            return method
    return packed.method


def _disposition(result: str) -> str | None:
    """What became of the matter, when the result tells more than carried or lost: "Passed as amended"."""
    text = _uncounted(result)
    return None if re.match(r"(?:carried|lost|1|0|true|false|yes|no|pass|fail)\b|$", text) else text


def _uncounted(result: str) -> str:
    """A result in lower case without its counts: "Carried, 25-1" is "carried"."""
    return re.sub(r",?\s*\d+\s*[-–:]\s*\d+.*$", "", result, flags=re.DOTALL).strip().lower()


def _roll(votes: Sequence[model.Vote], counts: tuple[int, int] | None) -> tuple[str, str | None]:
    """Whether the roll is whole: as many names as were announced, or nothing was announced."""
    if not votes:
        return "none", None
    if counts is None:
        return "complete", None
    named_so = tuple(sum(vote.option == option for vote in votes) for option in ("yes", "no"))
    if named_so == counts:
        return "complete", None
    return "partial", f"{named_so[0]} yes and {named_so[1]} no by name; announced {counts[0]} and {counts[1]}."
