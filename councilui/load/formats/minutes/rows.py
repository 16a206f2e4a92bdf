"""A meeting's votes, motions, speeches and members as the rows of a record."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from councilui.common.corrections import REJECTED
from councilui.common.shares import series
from councilui.common.width import cut_words
from councilui.load.bodies import DEFAULT_BODY, classify
from councilui.load.formats.minutes.agenda import Agenda
from councilui.load.formats.minutes.checks import (
    CheckedRoll,
    announced,
    checked_roll,
    is_bare_list,
    is_form,
    is_of_others,
    names_off_list,
    names_off_roster,
    votes_beyond_roster,
)
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.motion_texts import LONGEST_TEXT, motion_text, motion_type_of
from councilui.load.formats.minutes.paper import Paper
from councilui.load.formats.minutes.people import PrintedName
from councilui.load.formats.minutes.proposals import before_vote, title_of, words_above
from councilui.load.formats.minutes.questions import Questions
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.spans import Span, merged
from councilui.load.formats.minutes.statements import Speech, speeches
from councilui.load.formats.minutes.votes import OpenMotion, Reading, ReadVote
from councilui.load.keys import body_key, meeting_key
from councilui.load.members import Members, member_name
from councilui.load.outcomes import aim_of, is_about
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record import model

_LONGEST_QUOTE: Final = 240
_LONGEST_TITLE: Final = 160
_SUBJECT: Final = re.compile(r"SUBJECT:\s*(?=\S)")
_ITEM_OF_ROW: Final = re.compile(r"Item:[ \t]+(?=\S)")  # the first cell of a row in a table of motions
_ONLY_MOVERS: Final = re.compile(r"moved by [^.;:,\n]{2,40},? (?:and )?seconded by [^.;:,\n]{2,40}\.?", re.IGNORECASE)
_APPROVAL: Final = re.compile(
    r"\bmoved\s+(?:for\s+|its\s+)?(?:approval|adoption|passage|acceptance|denial)\s*(?:[.,;]|\Z)", re.IGNORECASE
)
_BY_LABELS: Final = re.compile(
    r"(?:moved|mover|proposed|proposer)\b[^\n]*\n\s*(?:second|that\b)"
    r"|(?:(?:motion|resolution)[^\n]{1,20}\n)?[^\n/]{3,40}/[^\n/]{3,40}\n\s*that\b",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(r"\bconsent\s+(?:agenda|calendar)\b", re.IGNORECASE)
_ITEMS: Final = re.compile(r"\bitems\b", re.IGNORECASE)
_IT_WAS: Final = re.compile(r"it\s+was\b", re.IGNORECASE)
_THE_ITEM: Final = re.compile(
    r"\b(?:the\s+(?:item|matter)|this\s+(?:\w+\s+)?(?:item|matter|ordinance|resolution|bill))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PaperOrigin:
    """Where rows come from: the file as reports and passages call it, the id of its source.

    `reviews` has the user's verdicts by the words of the passage; `stem` tells the votes of several documents on one
    meeting apart.
    """

    file: str
    source: str
    reviews: Mapping[str, str]
    has_pages: bool = True
    is_ocr: bool = False
    stem: str = ""


class LoadContext(NamedTuple):
    """What the documents of one load share: the user's settings, the members that they name, where doubts go."""

    settings: Settings
    members: Members
    report: Report


class MeetingRows:
    """Makes the rows of one meeting whose date is known; people are those of the whole load."""

    def __init__(
        self, paper: Paper, minutes: MinutesText, roster: Roster, origin: PaperOrigin, context: LoadContext
    ) -> None:
        self._paper = paper
        self._minutes = minutes
        self._roster = roster
        self._origin = origin
        self._settings, self._members, self._report = context
        self._source = origin.source
        self._date = paper.date or ""
        self._body_name = self._settings.body or paper.body or DEFAULT_BODY
        self._body = body_key(self._settings.place, self._body_name)
        self._meeting = ""
        self._prefix = f"{origin.stem}/" if origin.stem else ""
        self._off_roster: set[str] = set()
        self._unlisted: dict[str, str] = {}  # members who vote and are not listed as present, with the page
        self._questions = Questions(minutes)
        self.refused: list[ReadVote] = []

    def rows(self, reading: Reading, *, timed: bool) -> Iterator[object]:
        """The rows; `timed` puts the meeting's time into its key, for two meetings of one paper."""
        paper, name = self._paper, self._body_name
        kind = classify(name, default="council")
        yield model.Body(self._body, name, kind, self._settings.timezone, self._settings.seats, source=self._source)
        self._meeting = meeting_key(self._body, self._date, paper.time if timed else None)
        yield model.Meeting(
            self._meeting, self._body, self._date, 0, paper.meeting_kind, paper.time,
            paper.time_basis, order_known=True, source=self._source,
        )  # fmt: skip
        self._report.make("meetings")
        yield from self._attendance()
        self.refused = [vote for vote in reading.votes if self._is_refused(vote)]
        agenda = Agenda(self._meeting, self._prefix, self._settings.place, self._minutes, self._source)
        voted = {id(vote.motion) for vote in reading.votes}
        positions: dict[str, int] = {}
        open_numbers = {id(motion): number for number, motion in enumerate(reading.motions, 1)}
        numbers = {id(vote): number for number, vote in enumerate(reading.votes, 1)}
        count = 0
        for start, part in self._parts(reading, voted):
            item, matter, rows = agenda.rows_at(
                start, self._item_title(part), self._questions.words(part), partial(self._is_apart, part),
                names_nothing=self._names_nothing(part),
            )  # fmt: skip
            yield from rows
            if isinstance(part, Speech):
                yield from self._statement(part, item, matter, count)
                count += 1
            elif isinstance(part, ReadVote):
                positions[item] = positions.get(item, -1) + 1
                yield from self._vote(part, item, matter, agenda.title(item), numbers[id(part)], positions[item])
            elif part.mover is not None:
                key = f"{self._meeting}/{self._prefix}open-{open_numbers[id(part)]}"
                yield from self._motion(key, item, matter, part, "")
        self._report.make("statements", count)
        if self._unlisted:
            verbs = ("votes", "isn't") if len(self._unlisted) == 1 else ("vote", "aren't")
            reason = "{} {} but {} in the attendance list as it was read; the printed list may be longer."
            reason = reason.format(series(list(self._unlisted)), *verbs)
            self._report.warn("name not in the roster", self._origin.file, next(iter(self._unlisted.values())), reason)

    def _item_title(self, part: ReadVote | OpenMotion | Speech) -> str | None:
        """What an item of a motion's own is called: its subject, else its sentence; None for a speech."""
        if isinstance(part, Speech):
            return None
        motion = part if isinstance(part, OpenMotion) else part.motion
        start = motion.start if motion is not None else self._minutes.sentence_start(part.start)
        end = max(part.end, self._minutes.sentence_end(start)) if motion is None else self._minutes.sentence_end(start)
        subject = _SUBJECT.search(self._minutes.text, start, self._minutes.paragraph_end(start))
        subject = subject or _ITEM_OF_ROW.match(self._minutes.text, self._minutes.paragraph_start(start))
        if subject is not None:
            start, end = subject.end(), self._minutes.text.find("\n", subject.end())
        elif (words := self._questions.words(part)) is not None:
            return cut_words(title_of(words), _LONGEST_TITLE)
        elif motion is not None and motion_type_of(motion_text(self._minutes, motion), motion) == "adjourn":
            return "Motion to adjourn"
        elif motion is not None and (words := words_above(self._minutes, motion)) is not None:
            return cut_words(title_of(words), _LONGEST_TITLE)
        words = self._minutes.quote(start, min(end, self._minutes.paragraph_end(start)))
        return cut_words(before_vote(words), _LONGEST_TITLE)

    def _is_apart(self, part: ReadVote | OpenMotion | Speech, title: str, is_next: bool) -> bool:
        """Whether a motion is on something else than the item with this title, which it stands under or right below."""
        motion = part.motion if isinstance(part, ReadVote) else part if isinstance(part, OpenMotion) else None
        if motion is None or isinstance(part, Speech):
            return False
        if motion.kind == "adjourn":
            return "adjourn" not in title.casefold()
        motion_type = motion_type_of(motion_text(self._minutes, motion), motion)
        if motion_type in ("override", "sustain") or (motion_type != "other" and aim_of(motion_type) != "for"):
            return False  # to table it, to amend it, to override the veto of it: what stands above
        words = self._questions.words(part)
        if words is None or _THE_ITEM.search(words) is not None:
            return False
        if _CONSENT.search(words) and "item" not in words.casefold() and "consent" not in title.casefold():
            return True
        is_labeled = is_next and _BY_LABELS.match(self._minutes.text, motion.start) is not None
        return not (is_labeled and _ITEMS.search(words) is None) and not is_about(words, title)

    def _names_nothing(self, part: ReadVote | OpenMotion | Speech) -> bool:
        """Whether a motion only points at what stands above it: "moved approval", "that the item be referred"."""
        motion = part.motion if isinstance(part, ReadVote) else part if isinstance(part, OpenMotion) else None
        words = self._questions.words(part)
        if motion is None or words is None:
            text = motion_text(self._minutes, motion) if motion is not None else ""
            return _APPROVAL.search(text) is not None or _ONLY_MOVERS.fullmatch(text) is not None
        return _THE_ITEM.search(words) is not None or (is_about(words, "") and not _IT_WAS.match(words))

    def _parts(self, reading: Reading, voted: set[int]) -> list[tuple[int, ReadVote | OpenMotion | Speech]]:
        """Votes, motions without one and speeches in the order of the paper."""
        parts: list[tuple[int, ReadVote | OpenMotion | Speech]] = []
        refused = set(map(id, self.refused))
        for vote in reading.votes:
            start = vote.start if vote.motion is None else min(vote.start, vote.motion.start)
            if id(vote) in refused:
                self._tell_refused(vote)
            else:
                parts.append((start, vote))
        parts += [(motion.start, motion) for motion in reading.motions if id(motion) not in voted]
        if len(self._date) == 10:
            spans = [span for vote in reading.votes for span in vote_spans(vote)]
            spans += [span for motion in reading.motions for span in motion.spans]
            parts += [(speech.start, speech) for speech in speeches(self._minutes, self._roster, spans)]
        return sorted(parts, key=lambda part: part[0])

    def _attendance(self) -> Iterator[object]:
        attendees = [member for member in self._roster.members if member.status is not None]
        self._members.surnames_only = sum(" " not in member.name for member in attendees) * 2 > len(attendees)
        for member in attendees:
            person = member_name(member.name)
            yield from self._members.new_rows(person, self._source)
            self._members.add_vote_date(self._body, person, self._date)
            yield model.Attendance(
                f"{self._meeting}/attendance", self._members.person(person), member.name, self._meeting,
                member.status or "other", member.status_text or member.status or "", source=self._source,
            )  # fmt: skip

    def _motion(
        self, key: str, item: str, matter: str | None, motion: OpenMotion | None, passage: str
    ) -> Iterator[object]:
        text = motion_text(self._minutes, motion) if motion is not None else passage
        mover = motion.mover if motion is not None else None
        seconder = motion.seconder if motion is not None else None
        for printed in (mover, seconder):
            if printed is not None and not self._roster.is_shared(printed.name):
                yield from self._person_rows(printed)
        yield model.Motion(
            key, self._meeting, motion_type_of(text, motion), text or None, item, matter,
            self._mover(mover), mover.name if mover else None, "recorded" if mover else None, None,
            self._mover(seconder), seconder.name if seconder else None, source=self._source,
        )  # fmt: skip

    def _vote(
        self, vote: ReadVote, item: str, matter: str | None, title: str | None, number: int, position: int
    ) -> Iterator[object]:
        key = f"{self._meeting}/{self._prefix}motion-{number}"
        passage = passage_of(self._minutes, vote)
        yield from self._motion(key, item, matter, vote.motion, cut_words(passage, LONGEST_TEXT))
        roll = checked_roll(vote, self._roster)
        event = f"{key}/vote"
        text = motion_text(self._minutes, vote.motion) if vote.motion is not None else passage
        question = self._questions.ask(vote, text, title)
        basis = "inferred" if vote.weight == "number" else "recorded"
        yield model.VoteEvent(
            event, key, position, question, vote.method, vote.result, basis if vote.result != "unknown" else "unknown",
            vote.result_text, roll=roll.extent, roll_note=roll.note, source=self._source,
        )  # fmt: skip
        self._report.make("vote events")
        for option, count in announced(vote).items():
            yield model.VoteCount(event, option, self._source, count, basis="recorded")
        yield model.Passage(
            "vote_event", event, self._source, self._origin.file,
            self._minutes.page(vote.start) if self._origin.has_pages else None, passage, self._origin.is_ocr,
            self._origin.reviews.get(passage),
        )  # fmt: skip
        yield from self._votes(event, roll)
        self._tell_roll(vote, roll)
        if beyond := votes_beyond_roster(vote, self._roster):
            text = "The tally has {:,} votes, and the minutes list {:,} members.".format(*beyond)
            yield model.Doubt(f"doubt/{event}", "vote_event", event, "more votes than seats", text, self._source)
            self._report.warn(
                "tally larger than the roster", self._origin.file, self._page(vote), f"{text} “{self._quote(vote)}”"
            )

    def _votes(self, event: str, roll: CheckedRoll) -> Iterator[object]:
        people = Counter(self._person(printed) for _, _, printed in roll.names)
        for option, word, printed in roll.names:
            is_shared = people[self._person(printed)] > 1  # "Bo (K)" and "Bo (M)" where the paper's roster has one Bo
            full = printed.name if is_shared else self._full_name(printed)
            person = self._members.person(member_name(full))
            yield from self._member_rows(full)
            yield model.Vote(event, person, printed.name, option, word, source=self._source)
        self._report.make("votes of members", len(roll.names))

    def _statement(self, speech: Speech, item: str, matter: str | None, number: int) -> Iterator[object]:
        member = self._roster.find(re.sub(r"^\S+\s+", "", speech.speaker)) or self._roster.find(speech.speaker)
        person = None
        if speech.is_member and member is not None:
            person = self._members.person(member_name(member.name))
            yield from self._members.new_rows(member_name(member.name), self._source)
            self._members.add_vote_date(self._body, member_name(member.name), self._date)
        venue = "public comment" if speech.capacity == "public comment" else "floor"
        key = f"{self._meeting}/minutes/{self._prefix}{number + 1}"
        yield model.Statement(
            number, key, self._meeting, speech.text, "speech", "paraphrase", venue,
            speech.capacity, speech.speaker, person, speech.affiliation, agenda_item=item, matter=matter,
            basis="reported", source=self._source,
        )  # fmt: skip

    def _is_refused(self, vote: ReadVote) -> bool:
        review = self._origin.reviews.get(passage_of(self._minutes, vote))
        return (
            is_form(vote) or is_bare_list(vote, self._roster) or is_of_others(vote, self._roster) or review == REJECTED
        )

    def _tell_refused(self, vote: ReadVote) -> None:
        kind, reason = "vote of another body", "Most of the names aren't in this body"
        if is_form(vote):
            kind, reason = "form left in the document", "No one filled it in"
        elif is_bare_list(vote, self._roster):
            kind, reason = "words that look like a roll", "They have no motion, result or number"
        elif self._origin.reviews.get(passage_of(self._minutes, vote)) == REJECTED:
            kind, reason = "vote rejected by you", "Your corrections file rejects this reading"
        words = f"{reason}: “{self._quote(vote)}”"
        self._report.warn(kind, self._origin.file, self._page(vote), words, is_doubt=False)

    def _tell_roll(self, vote: ReadVote, roll: CheckedRoll) -> None:
        if roll.refusal is not None:
            reason = f"{roll.refusal[0].upper()}{roll.refusal[1:]}"
            self._report.warn(
                "roll not loaded", self._origin.file, self._page(vote), f"{reason}: “{self._quote(vote)}”"
            )
        for problem in roll.problems:
            self._report.warn(
                "roll incomplete", self._origin.file, self._page(vote), f"{problem}: “{self._quote(vote)}”"
            )
        if vote.notes:
            reason = f"The roll is printed twice, and the first time {vote.notes[0]}: “{self._quote(vote)}”"
            self._report.warn("roll printed twice", self._origin.file, self._page(vote), reason)
        for name in names_off_list(roll, self._roster) if roll.refusal is None else ():
            self._unlisted.setdefault(name, self._page(vote))
        for name in names_off_roster(roll, self._roster) if roll.refusal is None else ():
            if name.casefold() not in self._off_roster:
                self._off_roster.add(name.casefold())
                reason = f"{name} votes, but isn't in the document's list of members."
                self._report.warn("name not in the roster", self._origin.file, self._page(vote), reason)

    def _page(self, vote: ReadVote) -> str:
        return f"page {self._minutes.page(vote.start)}"

    def _quote(self, vote: ReadVote) -> str:
        return cut_words(self._minutes.quote(vote.start, vote.end), _LONGEST_QUOTE)

    def _person(self, printed: PrintedName | None) -> str | None:
        return None if printed is None else self._members.person(member_name(self._full_name(printed)))

    def _mover(self, printed: PrintedName | None) -> str | None:
        """Who moved or seconded; None for a surname that two members have, which `check` lists."""
        return None if printed is None or self._roster.is_shared(printed.name) else self._person(printed)

    def _person_rows(self, printed: PrintedName) -> Iterator[object]:
        yield from self._member_rows(self._full_name(printed))

    def _member_rows(self, name: str) -> Iterator[object]:
        person = member_name(name)
        yield from self._members.new_rows(person, self._source)
        self._members.add_vote_date(self._body, person, self._date)

    def _full_name(self, printed: PrintedName) -> str:
        """The name by which the paper's own roster has somebody, else as printed, capitals made small."""
        member = self._roster.find(printed.name)
        if member is not None:
            return member.name
        return printed.name.title() if printed.name.isupper() else printed.name


def passage_of(minutes: MinutesText, vote: ReadVote) -> str:
    """The words that a vote was read from: the motion's sentences and the vote's, with "…" for what stands between."""
    return " … ".join(minutes.quote(start, end) for start, end in merged(vote_spans(vote), gap=2))


def vote_spans(vote: ReadVote) -> list[Span]:
    """The places of the paper that a vote was read from."""
    spans = [(vote.start, vote.end), *vote.spans]
    if vote.motion is not None:
        spans += vote.motion.spans or [(vote.motion.start, vote.motion.end)]
    return spans
