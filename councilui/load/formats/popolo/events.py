"""Events and vote events as meetings, agenda items, motions, votes and counts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from councilui.common.names import parse_name
from councilui.common.plain_text import quotation
from councilui.common.width import cut_words
from councilui.load.bodies import DEFAULT_BODY
from councilui.load.called_off import called_off_word, split_called_off
from councilui.load.formats.popolo.entities import OF_TERMS, slugged
from councilui.load.formats.popolo.store import PopoloStore
from councilui.load.formats.popolo.values import reference, source_url, when, words
from councilui.load.json_file import Object, objects, text
from councilui.load.keys import meeting_key
from councilui.load.outcomes import VoteWords, ask_question, read_motion, read_outcome
from councilui.load.report import Report
from councilui.load.rolls import JsonRoll, may_be_whole, unread_votes_text
from councilui.load.settings import Settings
from councilui.load.unknown_texts import UnknownTexts
from councilui.record import model
from councilui.record.model import NO_TITLE
from councilui.record.questions import matter_question, motion_question

_MOST: Final = 1 << 31
_LONGEST: Final = 140  # characters of a title in a question


class Events:
    """Meetings first, by events and by what votes tell; then the votes."""

    def __init__(self, store: PopoloStore, settings: Settings, report: Report) -> None:
        self._store = store
        self._report = report
        self._words = VoteWords({"other": "other", **settings.words})
        self._unknown_words = UnknownTexts()
        self._default = settings.body or DEFAULT_BODY
        self._timezone = settings.timezone
        self._by_day: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._days: dict[str, str] = {}
        self._items: dict[tuple[str, str], str] = {}
        self._used_ids: set[str] = set()
        self._positions: Counter[str] = Counter()
        self._events: Counter[str] = Counter()

    def meetings(self) -> Iterator[object]:
        """The events with their agendas."""
        for key, data, where in self._store.of_kind["event"]:
            if (kind := text(data, "classification")) in OF_TERMS:
                self._report.omit("events", f"that are a {kind} and no meeting")
                continue
            date, clock = when(data, "start_date", "start_time")
            if date is None:
                self._report.omit("events", "without a date")
                self._report.warn("event without date", where, key, "The event has no date that can be read.")
                continue
            body = self._host(data)
            place = data.get("location")
            location = text(place, "name") if isinstance(place, dict) else text(data, "location")
            url = source_url(data)
            self._by_day[body, date].append(key)
            self._days[key] = date
            self._report.load("events")
            yield model.Meeting(
                key, body, date, 0, kind or "unknown", clock, "scheduled" if clock else None,
                when(data, "end_date", "end_time")[1], location, summary=text(data, "description"),
                source=self._store.source, status=_status(data), url=url,
            )  # fmt: skip
            for number, item in enumerate(objects(data, "agenda")):
                yield self._item(key, number, item)

    def _host(self, data: Object) -> str:
        """The body that meets: the organization, the host among the participants, else the first organization there."""
        if reference(data, "organization") != (None, {}):
            return self._store.body(data, self._default)
        parts = [part for part in objects(data, "participants") if text(part, "entity_type") == "organization"]
        for part in sorted(parts, key=lambda part: text(part, "note") != "host"):
            key, details = reference(part, "organization")
            name = text(part, "name", "entity_name") or text(dict(details), "name")
            if key is not None or name is not None:
                return self._store.body({"organization_id": key, "organization": {"id": key, "name": name}}, name or "")
        return self._store.body({}, self._default)

    def _item(self, meeting: str, number: int, item: Object) -> model.AgendaItem:
        self._report.count("agenda items")
        self._report.load("agenda items")
        matter = None
        for related in objects(item, "related_entities"):
            if text(related, "entity_type") == "bill" and matter is None:
                name = text(related, "name", "entity_name")
                matter = self._store.matter({"bill_identifier": name, **related})
        title = text(item, "description", "title") or NO_TITLE
        item_id = self._free_id(text(item, "id") or f"{meeting}/item/{number + 1}")
        if matter is not None:
            self._items.setdefault((meeting, matter), item_id)
        position = self._positions[meeting]
        self._positions[meeting] += 1
        notes = "; ".join(words(item, "notes")) or None
        section = ", ".join(words(item, "classification")) or None
        return model.AgendaItem(
            item_id, meeting, position, title, text(item, "number", "order"), section, matter,
            source=self._store.source, note=notes,
        )  # fmt: skip

    def votes(self) -> Iterator[object]:
        """The vote events, those inside motions too."""
        for key, motion, where in self._store.of_kind["motion"]:
            for number, vote_event in enumerate(objects(motion, "vote_events"), 1):
                details = {**vote_event, "motion_id": key}
                self._report.count("vote events")
                yield from self._vote_event(text(vote_event, "id", "_id") or f"{key}/vote/{number}", details, where)
        for key, data, where in self._store.of_kind["vote_event"]:
            yield from self._vote_event(key, data, where)
        self._unknown_words.report_vote_words(self._report)

    def _vote_event(self, key: str, data: Object, where: str) -> Iterator[object]:
        if f"vote {key}" in self._used_ids:
            self._report.merge("vote events", "of an id read before")
            return
        self._used_ids.add(f"vote {key}")
        motion_id = text(data, "motion_id")
        if (of_motion := self._store.get("motion", motion_id)) is not None:
            data = {**_of_motion(of_motion), **data}
        date = when(data, "start_date", "date", "start_time", timezone=self._timezone)[0]
        event_id, _ = reference(data, "event")
        if date is None and event_id is not None:
            date = self._days.get(event_id)
        if date is None:
            self._report.omit("vote events", "without a date")
            self._report.count("votes", len(objects(data, "votes")))
            self._report.omit("votes", "of a vote event without a date", len(objects(data, "votes")))
            self._report.warn("vote without date", where, key, "The vote event has no date that can be read.")
            return
        self._report.load("vote events")
        body = self._store.body(data, self._default)
        meeting = event_id if event_id in self._days else next(iter(self._by_day[body, date]), None)
        if meeting is None:
            meeting = meeting_key(body, date)
            while meeting in self._days:
                meeting += "/votes"
            self._by_day[body, date].append(meeting)
            self._days[meeting] = date
            self._report.make("meetings known by a vote alone")
            yield model.Meeting(meeting, body, date, 0, "unknown", source=self._store.source)
        matter = self._store.matter(data)
        nested = data.get("motion")
        motion_text = text(data, "motion_text", "text") or (text(nested, "text") if isinstance(nested, dict) else None)
        item = self._items.get((meeting, matter or key))
        if item is None:
            self._report.make("agenda items known by a vote alone")
            item, row = self._item_for_vote(meeting, matter, key, motion_text)
            yield row
        motion = motion_id or f"{key}/motion"
        kind = ", ".join(words(data, "motion_classification")) or read_motion(motion_text or "").motion_type
        if f"motion {motion}" not in self._used_ids:
            self._used_ids.add(f"motion {motion}")
            yield model.Motion(motion, meeting, kind, motion_text, item, matter, source=self._store.source)
        printed = text(data, "result_text", "result")
        result = read_outcome(text(data, "result") or "").result
        url = source_url(data)
        roll = JsonRoll(self._words, self._unknown_words, self._report, where, key)
        votes, counts = list(self._votes(key, data, roll)), list(self._counts(key, data, where))
        position = self._events[meeting]
        self._events[meeting] += 1
        coverage, note = _coverage(votes, counts, roll.unread, result)
        yield model.VoteEvent(
            key, motion, position, self._question(motion_text, matter), "unknown", result,
            "unknown" if result == "unknown" else "recorded", printed, roll=coverage, roll_note=note, url=url,
            source=self._store.source,
        )  # fmt: skip
        yield from counts
        yield from votes

    def _free_id(self, item_id: str) -> str:
        """The id, or with a number behind it when another item has it."""
        free, number = item_id, 2
        while free in self._used_ids:
            free, number = f"{item_id}-{number}", number + 1
        self._used_ids.add(free)
        return free

    def _item_for_vote(
        self, meeting: str, matter: str | None, key: str, motion_text: str | None
    ) -> tuple[str, model.AgendaItem]:
        bill = self._store.get("bill", matter) or {}
        item_id = self._free_id(f"{meeting}/{slugged(text(bill, 'identifier'), matter or key)}")
        self._items[meeting, matter or key] = item_id
        position = self._positions[meeting]
        self._positions[meeting] += 1
        title = text(bill, "title") or motion_text or NO_TITLE
        return item_id, model.AgendaItem(
            item_id, meeting, position, title, None, None, matter, basis="derived", source=self._store.source,
            note="Added for a vote that no agenda lists.",
        )  # fmt: skip

    def _question(self, motion_text: str | None, matter: str | None) -> str:
        """What a vote asks: the motion's own question, or, where it names but a kind of motion, that of its bill."""
        if motion_text and motion_text.endswith("?"):
            return motion_text
        bill = self._store.get("bill", matter) or {}
        name = text(bill, "title") or text(bill, "identifier") or self._store.matter_name(matter)
        motion = read_motion(motion_text or "")
        is_bare = motion.is_known and re.fullmatch(r"(?:(?:as|on|with)\b.*)?", motion.subject) is not None
        if name and (is_bare or motion_text is None):
            return ask_question(motion.motion_type, quotation(cut_words(name, _LONGEST)), motion_text)
        if motion_text is None:
            return matter_question("the motion")
        return motion_question(motion_text) if is_bare else matter_question(quotation(motion_text))

    def _votes(self, event: str, data: Object, roll: JsonRoll) -> Iterator[model.Vote]:
        for vote in roll.entries(data.get("votes")):
            voter_id, details = reference(vote, "voter")
            name = text(vote, "voter_name") or text(dict(details), "name")
            known = self._store.get("person", voter_id)
            name = name or (text(known, "name") if known is not None else None) or voter_id
            word = text(vote, "option_text", "option", "vote") or ""
            if name is None:
                roll.omit_nameless(word)
            elif parse_name(name).is_vacant:
                roll.omit_vacant()
            else:
                person = self._store.person(voter_id, details, name)
                if option := roll.option(person, name, word):
                    note = text(vote, "note")
                    yield model.Vote(event, person, name, option, word, source=self._store.source, note=note)

    def _counts(self, event: str, data: Object, where: str) -> Iterator[model.VoteCount]:
        voters: dict[str, str] = {}
        for count in objects(data, "counts"):
            word, value = text(count, "option_text", "option") or "", count.get("value")
            if isinstance(value, str) and value.strip().isdecimal():
                value = int(value[:20])
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
                self._report.warn("count not a number", where, event, f"The count of “{word[:40]}” isn't a number.")
                continue
            option = self._words.read(word).option
            if option in voters:
                reason = f"Counts for “{voters[option]}” and “{word}” mean one option; the first was kept."
                self._report.warn("counted twice", where, event, reason)
                continue
            voters[option] = word
            yield model.VoteCount(event, option, self._store.source, value, word, "recorded")


def _of_motion(motion: Object) -> Object:
    """What a motion says about its vote events, under their keys."""
    details = {
        key: value for key, value in motion.items() if key not in ("id", "_id", "vote_events", "text", "classification")
    }
    return {**details, "motion_text": motion.get("text"), "motion_classification": motion.get("classification")}


def _coverage(
    votes: list[model.Vote], counts: list[model.VoteCount], unread: int, result: str
) -> tuple[str, str | None]:
    """How many of the names are on record, and what is to be told; `unread` votes couldn't be loaded."""
    gap = unread_votes_text(unread)
    if not votes:
        return "none", gap or None
    names_by_option = Counter(vote.option for vote in votes)
    short = [count for count in counts if names_by_option[count.option] != count.count]
    if not short:
        return "partial" if gap or not may_be_whole(names_by_option.keys(), result) else "complete", gap or None
    shares = ", ".join(f"{names_by_option[count.option]} of {count.count} “{count.option_text}”" for count in short)
    return "partial", f"By name: {shares}. {gap}".strip()


def _status(data: Object) -> str | None:
    """The event's status, or what its name says of it: "City Council - CANCELLED"."""
    status = text(data, "status")
    return status if called_off_word(status, None) else split_called_off(text(data, "name") or "")[1] or status
