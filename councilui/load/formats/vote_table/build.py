"""Ballots as the model's rows: body, meeting, agenda items, motions, vote events, votes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from councilui.common.shares import plural
from councilui.common.slugs import slug
from councilui.load.bodies import DEFAULT_BODY, classify
from councilui.load.called_off import called_off_word
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.formats.vote_table.items import Key, TableItem, group_items, is_motion_row
from councilui.load.formats.vote_table.midnight import sort_by_time
from councilui.load.formats.vote_table.votes import (
    MotionWords,
    counted_without_vote,
    disposition_of,
    is_vote,
    item_outcome,
    method_of,
    question_of,
    read_motion_words,
    read_result_words,
    roll_of,
    tally_problem,
    unknown_motion,
)
from councilui.load.formats.vote_table.words import Packed, unpack_class
from councilui.load.keys import body_key, matter_key, meeting_key
from councilui.load.members import Members, member_name
from councilui.load.outcomes import VoteWords, read_outcome, title_key
from councilui.load.people import find_voter
from councilui.load.report import Report
from councilui.load.rolls import report_voted_twice
from councilui.load.settings import Settings
from councilui.load.unknown_texts import UnknownTexts
from councilui.record import model
from councilui.record.model import NO_TITLE

_LEGISLATION: Final = re.compile(r"LegislationDetail\.aspx\?(?:[^#]*&)?ID=(\d+)", re.IGNORECASE)
_MOST_REUSED: Final = 50


class Builder:
    """Makes the rows of all tables of one load; what several tables name comes out once."""

    def __init__(self, settings: Settings, report: Report) -> None:
        self._settings = settings
        self._report = report
        self.members = Members(settings.place, "vote tables")
        self._bodies: set[str] = set()
        self._meetings: dict[tuple[str, str], dict[str, str]] = {}
        self._ids: set[str] = set()
        self._items: dict[tuple[str, Key], tuple[str, str | None]] = {}
        self._titles: dict[tuple[str, Key], str] = {}  # as `title_key`, of items with a number
        self._positions: Counter[str] = Counter()
        self._events: Counter[str] = Counter()
        self._matters: set[str] = set()
        self.unit = "table rows"  # what one vote is in the table (`Columns.unit`)
        self.words = VoteWords(settings.words)
        self.unknown_words = UnknownTexts()
        self._file = ""
        self._source = ""

    def body_of(self, ballot: Ballot) -> str:
        """The key of the body that voted."""
        return body_key(self._settings.place, self._body_name(ballot))

    def _body_name(self, ballot: Ballot) -> str:
        return ballot.body or self._settings.body or DEFAULT_BODY

    def rows(self, ballots: Sequence[Ballot], file: str, source: str) -> Iterator[object]:
        """The rows of one table's ballots; `file` is what reports call it, `source` the id of its Source."""
        self._file, self._source = file, source
        for ballot in ballots:
            self.members.tell_apart(member_name(cast.name, cast.district) for cast in ballot.casts)
        meetings: dict[tuple[str, str, str], list[Ballot]] = {}
        for ballot in ballots:
            meetings.setdefault((self._body_name(ballot), ballot.date, ballot.meeting), []).append(ballot)
        _join_unnumbered(meetings)
        a_day = Counter((body, date) for body, date, _ in meetings)
        for (body, date, reference), sitting in meetings.items():
            sort_by_time(sitting)
            yield from self._body(body)
            is_one_of_two = a_day[body, date] > 1
            key = body_key(self._settings.place, body)
            meeting, row = self._meeting(key, date, reference, sitting, is_one_of_two=is_one_of_two)
            yield from row
            yield from self._agenda(meeting, sitting)
        self._report_words(ballots)

    def _body(self, name: str) -> Iterator[object]:
        key = body_key(self._settings.place, name)
        if key in self._bodies:
            return
        self._bodies.add(key)
        kind = classify(name, default="council")
        seats = self._settings.seats if name in (self._settings.body, DEFAULT_BODY) else None
        yield model.Body(key, name, kind, self._settings.timezone, seats, source=self._source)

    def _meeting(
        self, body: str, date: str, reference: str, sitting: Sequence[Ballot], *, is_one_of_two: bool
    ) -> tuple[str, list[model.Meeting]]:
        """The meeting's id, and its row when it is new."""
        known = self._meetings.setdefault((body, date), {})
        if reference in known:
            return known[reference], []
        if known and (not reference or set(known) == {""}):
            # A table without ids tells of the one meeting of that day.
            known[reference] = next(iter(known.values()))
            return known[reference], []
        starts = min((ballot.meeting_time for ballot in sitting if ballot.meeting_time), default=None)
        basis = "scheduled" if starts else None
        key = meeting_key(body, date)
        if is_one_of_two and starts is None:
            # Meetings of one day are told apart by their time, so the first vote's stands for it.
            starts = min((ballot.time for ballot in sitting if ballot.time), default=None)
            basis = "first vote" if starts else None
        if key in self._ids:
            key = meeting_key(body, date, starts) if starts else f"{key}/{slug(reference)}"
            reason = f"A second meeting ({reference}) on {date}."
            self._report.warn("two meetings a day", self._file, sitting[0].line, reason)
        known[reference] = key
        if key in self._ids:
            return key, []
        self._ids.add(key)
        location = next((ballot.get("location") for ballot in sitting if ballot.get("location")), None)
        status = _called_off(sitting)
        video = next((ballot.get("video") for ballot in sitting if ballot.get("video")), None)
        row = model.Meeting(
            key, body, date, 0, sitting[0].kind, starts, basis, location=" ".join((location or "").split()) or None,
            source=self._source, status=status, video=video,
        )  # fmt: skip
        self._report.make("meetings")
        return key, [row]

    def _agenda(self, meeting: str, sitting: Sequence[Ballot]) -> Iterator[object]:
        """The items of a meeting in the order of their first row, and the votes in the table's order."""
        items, reused = group_items(sitting)
        for item in reused[:_MOST_REUSED]:
            number = item.number or item.main.get("number")
            reason = f"“{item.title[:60]}” has the number {number} of another item; the two were kept apart."
            self._report.warn("number used twice", self._file, item.main.line, reason)
        if len(reused) > _MOST_REUSED:
            more = f"{plural(len(reused) - _MOST_REUSED, 'more item')} with the number of another."
            self._report.warn("number used twice", self._file, reused[_MOST_REUSED].main.line, more)
        for item in items:
            self._part_from_other_tables(meeting, item)
        new = [item for item in items if (meeting, item.key) not in self._items]
        for item in new:
            yield from self._item(meeting, item)
        ends = {id(ballot): item for item in items for ballot in item.ballots}
        is_new = {id(item.main) for item in new}
        for ballot in sitting:
            item = ends[id(ballot)]
            if self.unit != "table rows":
                if is_vote(ballot) or id(ballot) in is_new:
                    self._report.load("table rows")
                else:
                    self._report.merge("table rows", "of an item listed before")
            yield from self._vote(meeting, item, ballot)

    def _part_from_other_tables(self, meeting: str, item: TableItem) -> None:
        """Give an item a key of its own if another table of the meeting has another title under its number."""
        number, identifier, _ = item.key
        own = title_key(item.title)
        if not number or identifier or not own or is_motion_row(item.main):
            return
        known = self._titles.setdefault((meeting, item.key), own)
        if known == own or known in own or own in known:
            return
        item.key = (number, "", own)
        self._titles[meeting, item.key] = own
        if (meeting, item.key) not in self._items:
            whose = f"has the number {item.number} of an item of another table"
            reason = f"“{item.title[:60]}” {whose}; the two were kept apart."
            self._report.warn("number used twice", self._file, item.main.line, reason)

    def _item(self, meeting: str, item: TableItem) -> Iterator[object]:
        main = item.main
        packed = unpack_class(main.get("class"))
        title = item.title or NO_TITLE
        if title == NO_TITLE:
            self._report.warn("no title", self._file, main.line, "The agenda item has no title.")
        matter = None
        for row in self._matter(item, title, packed):
            matter = row.id
            if matter not in self._matters:
                self._matters.add(matter)
                yield row
        item_id = self._item_id(meeting, item)
        self._items[meeting, item.key] = (item_id, matter)
        motion = read_motion_words(main, item.title)
        outcome = item_outcome(motion, read_result_words(main, motion.motion_type))
        if len(item.ballots) > 1 and not main.get("class"):
            outcome = None
        position = self._positions[meeting]
        self._positions[meeting] += 1
        self._report.make("agenda items")
        yield model.AgendaItem(
            item_id, meeting, position, title, item.number, packed.section, matter,
            outcome, " ".join(main.get("summary").split()) or None, source=self._source,
        )  # fmt: skip

    def _item_id(self, meeting: str, item: TableItem) -> str:
        name = item.key[0] or slug(item.main.get("identifier") or item.title)[:60].strip("-")
        item_id, more = f"{meeting}/{name}", 2
        while item_id in self._ids:
            item_id, more = f"{meeting}/{name}-{more}", more + 1
        self._ids.add(item_id)
        return item_id

    def _matter(self, item: TableItem, title: str, packed: Packed) -> Iterator[model.Matter]:
        place, main = self._settings.place, item.main
        file = main.get("identifier")
        kind, status = main.get("type") or packed.matter_type, main.get("status") or None
        links = [ballot.get("link") for ballot in (main, *item.ballots)]
        if file:
            url = main.get("link") if main.get("link").startswith("http") else None
            yield model.Matter(
                matter_key(place, file), file, "recorded", title, type=kind, status=status, url=url,
                source=self._source,
            )  # fmt: skip
        elif match := next((match for link in links if (match := _LEGISLATION.search(link))), None):
            url = next(link for link in links if _LEGISLATION.search(link))
            yield model.Matter(
                f"{place}/matter/{match[1]}", None, "unknown", title, type=kind, url=url, source=self._source
            )

    def _vote(self, meeting: str, item: TableItem, ballot: Ballot) -> Iterator[object]:
        if not is_vote(ballot):
            return
        item_id, matter = self._items[meeting, item.key]
        is_said = (item.number or "").casefold().startswith("item")
        title = item.title or (item.number if is_said else f"Item {item.number}" if item.number else None) or NO_TITLE
        motion = read_motion_words(ballot, item.title)
        result = read_result_words(ballot, motion.motion_type)
        event_id = self._event_id(meeting, item_id, ballot)
        votes = list(self._votes(event_id, ballot))
        roll, note = roll_of(
            votes, result, is_short=ballot.is_short, unread=ballot.unread_text(PurePosixPath(self._file).name)
        )
        link = ballot.get("link")
        position = self._events[meeting]
        self._events[meeting] += 1
        self._report.make("vote events")
        event = model.VoteEvent(
            event_id, f"{event_id}/motion", position, question_of(ballot, motion, title),
            method_of(ballot, result.packed), result.result, result.basis, result.text, disposition_of(motion, result),
            roll=roll, roll_note=note, url=link if link.startswith("http") else None, source=self._source,
        )  # fmt: skip
        body = self.body_of(ballot)
        for vote in votes:
            name = member_name(vote.voter_name, vote.district)
            yield from self.members.new_rows(name, self._source)
            self.members.add_vote_date(body, name, ballot.date)
        yield self._motion(meeting, item_id, matter, motion, ballot, event_id)
        yield event
        for place, other in enumerate(ballot.other_sources):
            yield model.Citation("vote_event", event_id, other, place)
        names = Counter(vote.option for vote in votes)
        tally = result.tally.named_by(names) if result.tally else None
        for option, count in tally.counts.items() if tally else ():
            yield model.VoteCount(event_id, option, self._source, count, basis="recorded")
        self._report.make("votes", len(votes))
        yield from votes

    def _event_id(self, meeting: str, item: str, ballot: Ballot) -> str:
        self._events[item] += 1
        number = self._events[item]
        vote = ballot.get("vote")
        event_id = f"{meeting}/vote/{slug(vote)}" if vote else f"{item}/vote" + (f"/{number}" if number > 1 else "")
        if event_id in self._ids:
            event_id = f"{event_id}-{number}"
        self._ids.add(event_id)
        return event_id

    def _motion(
        self, meeting: str, item: str, matter: str | None, motion: MotionWords, ballot: Ballot, event: str
    ) -> model.Motion:
        mover, seconder = motion.mover, ballot.get("seconder") or None
        names = [member_name(cast.name, cast.district) for cast in ballot.casts]
        voters = [(self.members.person(name), name.bare) for name in names]
        return model.Motion(
            f"{event}/motion", meeting, motion.motion_type, motion.text, item, matter,
            find_voter(mover, voters), mover, "recorded" if mover else None, self._source if mover else None,
            find_voter(seconder, voters), seconder, source=self._source,
        )  # fmt: skip

    def _votes(self, event: str, ballot: Ballot) -> Iterator[model.Vote]:
        words: dict[str, str] = {}
        for cast in ballot.casts:
            name = member_name(cast.name, cast.district)
            if name.is_vacant or name.key == "unnamed":
                self._report.omit(self.unit, "of vacant seats" if name.is_vacant else "that name no one")
                ballot.is_short |= not name.is_vacant
                continue
            person = self.members.person(name)
            if person in words:
                both = (words[person], cast.word)
                report_voted_twice(self._report, self._file, cast.line, name.printed, both, self.unit)
                ballot.is_short |= words[person] != cast.word  # one of the two may be somebody else's
                continue
            words[person] = cast.word
            self._report.load(self.unit)
            option = self.words.read(cast.word).option
            yield model.Vote(event, person, name.printed, option, cast.word, name.district, source=self._source)

    def _report_words(self, ballots: Sequence[Ballot]) -> None:
        """List the words for votes and results that are not known, and the tallies that were left out."""
        motions, results = UnknownTexts(), UnknownTexts()
        for ballot in ballots:
            for cast in ballot.casts:
                if not self.words.read(cast.word).is_known:
                    self.unknown_words.add(cast.word, self._file, cast.line)
            if is_vote(ballot) and (reason := tally_problem(ballot)):
                self._report.warn("tally left out", self._file, ballot.line, reason)
            if not is_vote(ballot) and (reason := counted_without_vote(ballot)):
                self._report.warn("tally left out", self._file, ballot.line, reason)
            if is_vote(ballot) and (motion := unknown_motion(ballot)):
                motions.add(motion, self._file, ballot.line)
            if is_vote(ballot) and ballot.get("result"):
                outcome = read_outcome(ballot.get("result"))
                if not outcome.is_known:
                    results.add(ballot.get("result"), self._file, ballot.line)
                elif outcome.note and outcome.tie is None:
                    self._report.warn("tally left out", self._file, ballot.line, outcome.note)
        motions.report(
            self._report,
            "unknown motion",
            "{text} appears {times} as an unknown kind of motion; it is quoted as is.",
        )
        reason = "{text} appears {times} as a result; it was loaded as unknown."
        results.report(self._report, "unknown result", reason)


def _called_off(sitting: Sequence[Ballot]) -> str | None:
    """The title of a meeting's only row where it says, in place of an item, that the meeting was called off."""
    title = sitting[0].get("title")
    return title if len(sitting) == 1 and not is_vote(sitting[0]) and called_off_word(None, title) else None


def _join_unnumbered(meetings: dict[tuple[str, str, str], list[Ballot]]) -> None:
    """Rows without a meeting's id are of the day's meeting, when the table has one alone."""
    for body, date, reference in [key for key in meetings if not key[2]]:
        others = [key for key in meetings if key[:2] == (body, date) and key[2]]
        if len(others) == 1:
            meetings[others[0]] += meetings.pop((body, date, reference))
