"""Matters of eLMS: record, aliases, sponsors, history, and the votes in it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from councilui.common.shares import plural
from councilui.common.slugs import slug
from councilui.load.formats.elms.meetings import ElmsMeetings
from councilui.load.formats.elms.people import SOURCE, ElmsPeople
from councilui.load.formats.elms.shapes import NOBODY, ClerkName, local
from councilui.load.json_file import Object, objects, text
from councilui.load.outcomes import VoteWords, ask_question, read_motion, read_outcome
from councilui.load.people import find_voter
from councilui.load.report import Report
from councilui.load.rolls import JsonRoll, may_be_whole, unread_votes_text
from councilui.load.unknown_texts import UnknownTexts
from councilui.record import model
from councilui.record.model import NO_TITLE

_SITE: Final = "https://chicityclerkelms.chicago.gov/Matter/?matterId="
_MACHINE: Final = frozenset(("create", "submit", "accept", "post to public"))
_BODIES: Final = re.compile(r"\b(?:council|committee)\b", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"motion (?:of|by) ((?:ald(?:erman|erwoman|erperson|\.)?|vice chair|chair\w*|president)\s+[^,.;]{2,60})",
    re.IGNORECASE,
)
_DONE: Final = ("tabled", "filed", "recommended", "discharged")  # with a roll under it, the motion carried


class ElmsMatters:
    """Makes the rows of matters; each matter, step and vote once, however often lists and details repeat it."""

    def __init__(self, people: ElmsPeople, meetings: ElmsMeetings, words: Mapping[str, str], report: Report) -> None:
        self._words = VoteWords({"rising vote": "yes", **words})  # rising is how they said it
        self._unknown_words = UnknownTexts()
        self._people = people
        self._meetings = meetings
        self._report = report
        self._used_ids: set[str] = set()
        self._events: Counter[str] = Counter()

    def rows(self, data: Object, file: str) -> Iterator[object]:
        self._report.count("matters")
        record, number = text(data, "recordNumber"), text(data, "matterId")
        if record is None and number is None:
            self._report.omit("matters", "without a number")
            self._report.warn("matter without number", file, "matter", "The matter has neither record number nor id.")
            return
        matter = slug(record) if record else f"chicago/matter/{slug(number or '')}"
        title = text(data, "title") or text(data, "shortTitle") or NO_TITLE
        if self._is_new(matter):
            self._report.load("matters")
            if title == NO_TITLE:
                self._report.warn("no title", file, record or number or "", "The matter has no title.")
            yield model.Matter(
                matter, record, "recorded" if record else "unknown", title, text(data, "shortTitle"),
                text(data, "type"), text(data, "subStatus") or text(data, "status"), f"{_SITE}{number}",
                source=SOURCE,
            )  # fmt: skip
        else:
            self._report.merge("matters", "read before")
        yield from self._aliases(data, matter, record)
        yield from self._sponsors(data, matter, file)
        actions = [action for action in objects(data, "actions") if self._is_step(action)]
        actions.sort(key=lambda action: (local(action, "actionDate")[0] or "", _sort(action)))
        for position, action in enumerate(actions):
            yield from self._action(action, matter, title, record, position, file)

    def matters_of_agendas(self) -> Iterator[model.Matter]:
        """The matters that only an agenda names."""
        for matter, (record, title, kind, number) in self._meetings.agenda_matters.items():
            if self._is_new(matter):
                self._report.make("matters known only from agendas")
                url = f"{_SITE}{number}" if number else None
                yield model.Matter(matter, record, "recorded", title, None, kind, url=url, source=SOURCE)

    def close(self) -> None:
        """Report what was counted."""
        self._unknown_words.report_vote_words(self._report)

    def _is_new(self, key: str) -> bool:
        if key in self._used_ids:
            return False
        self._used_ids.add(key)
        return True

    def _is_step(self, action: Object) -> bool:
        self._report.count("actions")
        if (text(action, "actionName") or "").casefold() in _MACHINE and not objects(action, "votes"):
            self._report.omit("actions", "made by the system (create, submit, accept, post)")
            return False
        return True

    def _aliases(self, data: Object, matter: str, record: str | None) -> Iterator[model.MatterAlias]:
        for key, note in (("originalRecordNumber", "the number before it was substituted"), ("nicknameAlias", None),
                          ("legacyRecordNumber", "the number before 2023")):  # fmt: skip
            alias = text(data, key)
            if alias is not None and alias != record and self._is_new(f"alias {matter} {alias}"):
                yield model.MatterAlias(matter, alias, note, SOURCE)

    def _sponsors(self, data: Object, matter: str, file: str) -> Iterator[object]:
        for sponsor in objects(data, "sponsors"):
            printed = text(sponsor, "sponsorName")
            self._report.count("sponsors")
            if printed is None:
                self._report.omit("sponsors", "without a name")
                continue
            role = "co-sponsor" if (text(sponsor, "sponsorType") or "").casefold() == "cosponsor" else "primary"
            person, sponsor_name = None, printed
            if "," in printed and text(sponsor, "personId") not in (None, NOBODY):
                person, rows = self._people.person(printed, text(sponsor, "personId"), file)
                sponsor_name = ClerkName(printed).name
                yield from rows
            if self._is_new(f"sponsor {matter} {sponsor_name}"):
                self._report.load("sponsors")
                yield model.Sponsorship(matter, sponsor_name, person, role, SOURCE)
            else:
                self._report.merge("sponsors", "listed twice")

    def _action(
        self, action: Object, matter: str, title: str, record: str | None, position: int, file: str
    ) -> Iterator[object]:
        date = local(action, "actionDate")[0]
        history = text(action, "historyId") or f"{position + 1}"
        action_id = f"{matter}/action/{history.lower()}"
        if not self._is_new(action_id):
            self._report.merge("actions", "read before")
            return
        self._report.load("actions")
        actor, name = text(action, "actionByName"), text(action, "actionName") or "(no action)"
        votes = objects(action, "votes")
        if date is None:
            self._report.warn("action without date", file, f"{record} {name}", "The action has no valid date.")
        body = None
        if (actor and _BODIES.search(actor)) or votes:
            actor = actor if actor and _BODIES.search(actor) else "City Council"
            yield from self._people.body(actor)
            body = self._people.body_id(actor)
        meeting = self._meetings.of_action(text(action, "meetingId"), body, date) if body and date else None
        if meeting is not None and body is not None and date is not None and votes:
            yield from self._meetings.ensure_meeting(meeting, body, date)
            yield from self._vote(action, meeting, matter, title, record, file)
        elif votes:
            self._report.count("votes", len(votes))
            self._report.omit("votes", "without a date", len(votes))
            self._report.warn(
                "votes without date", file, f"{record} {name}", f"{plural(len(votes), 'vote')} without a date."
            )
        known_meeting = meeting if meeting is not None and self._meetings.has_meeting(meeting) else None
        page = text(action, "journalPage")
        note = " ".join(part for part in (text(action, "actionText"), page and f"Journal page {page}.") if part)
        yield model.MatterAction(
            action_id,
            matter,
            position,
            date,
            name,
            body,
            known_meeting,
            None if body else actor,
            note or None,
            source=SOURCE,
        )

    def _vote(
        self, action: Object, meeting: str, matter: str, title: str, record: str | None, file: str
    ) -> Iterator[object]:
        name = text(action, "actionName") or "(no action)"
        yield from self._meetings.item(meeting, matter, title, name.lower())
        item = f"{meeting}/{matter.rsplit('/', 1)[-1]}"
        event_id, number = f"{item}/vote", 1
        while not self._is_new(event_id):
            number += 1
            event_id = f"{item}/vote/{number}"
        result = _result_of(name)
        kind = read_motion(re.sub(r"^failed to ", "", name, flags=re.IGNORECASE)).motion_type
        moved = _MOVED.search(text(action, "actionText") or "")
        mover_name = moved[1] if moved else None
        roll = JsonRoll(self._words, self._unknown_words, self._report, file, event_id)
        rows = list(self._votes(action, event_id, file, roll))
        votes = [row for row in rows if isinstance(row, model.Vote)]
        yield from (row for row in rows if not isinstance(row, model.Vote))
        words = {vote.option_text.casefold() for vote in votes}
        is_whole = not roll.unread and may_be_whole({vote.option for vote in votes}, result)
        method = "rising" if words == {"rising vote"} else "roll call"
        mover = find_voter(mover_name, ((vote.person, vote.voter_name) for vote in votes))
        yield model.Motion(
            f"{event_id}/motion", meeting, kind, None, item, matter, mover, mover_name,
            "recorded" if moved else None, SOURCE if moved else None, source=SOURCE,
        )  # fmt: skip
        self._report.make("vote events")
        yield model.VoteEvent(
            event_id, f"{event_id}/motion", self._events[meeting], ask_question(kind, record or title),
            method, result, "recorded" if result != "unknown" else "unknown", name,
            roll="none" if not votes else "complete" if is_whole else "partial",
            roll_note=unread_votes_text(roll.unread) or None, source=SOURCE,
        )  # fmt: skip
        self._events[meeting] += 1
        yield from votes
        yeas, nays = (sum(vote.option == option for vote in votes) for option in ("yes", "no"))
        if (result == "fail" and yeas > nays) or (result == "pass" and nays > yeas):
            reason = f"“{name}” heads a roll of {yeas} yes and {nays} no votes, which may belong to another matter."
            self._report.warn("contradictory result", file, f"{record} {name}", reason)
            yield model.Doubt(f"doubt/{event_id}", "vote_event", event_id, "contradictory result", reason, SOURCE)

    def _votes(self, action: Object, event: str, file: str, roll: JsonRoll) -> Iterator[object]:
        """The votes, each behind the rows of who cast it that are new."""
        date = local(action, "actionDate")[0] or ""
        for vote in roll.entries(action.get("votes")):
            printed, word = text(vote, "voterName"), text(vote, "vote") or ""
            if word.casefold() == "vacant" or (printed and ClerkName(printed).is_vacant):
                roll.omit_vacant()
            elif printed is None:
                roll.omit_nameless(word)
            else:
                person, rows = self._people.person(printed, text(vote, "personId"), file)
                yield from rows
                if option := roll.option(person, printed, word):
                    ward = self._people.ward(person, date)
                    yield model.Vote(event, person, printed, option, word, ward, source=SOURCE)


def _result_of(action: str) -> str:
    """The result of a vote from its action's name: "Failed to Pass", "Placed on File", "Do Not Pass"."""
    if re.search(r"\bdo not pass", action, re.IGNORECASE):
        return "unknown"
    outcome = read_outcome(action)
    is_done = outcome.status in _DONE or re.match(r"re-?referred", action, re.IGNORECASE)
    return "pass" if outcome.result == "unknown" and is_done else outcome.result


def _sort(action: Object) -> int:
    value = action.get("sort")
    return value if isinstance(value, int) else 0
