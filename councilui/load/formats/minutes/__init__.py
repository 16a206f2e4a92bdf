"""Minutes of any council, as PDF, Word, HTML, text or Markdown: motions, votes and who cast them, as printed.

Nothing is computed: a result is the printed word, a number a printed number, a name a printed name. Every word in a
paper that tells of a vote is inside a loaded vote or listed with its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilui.load.formats.minutes import accounting
from councilui.load.formats.minutes.documents.files import ENDS, read_document
from councilui.load.formats.minutes.documents.lines import Document, UnreadableError
from councilui.load.formats.minutes.events import events_of
from councilui.load.formats.minutes.flat import Flat
from councilui.load.formats.minutes.motions import Assembler
from councilui.load.formats.minutes.paper import Paper, Parts, parts_of
from councilui.load.formats.minutes.roster import roster_of
from councilui.load.formats.minutes.rows import MeetingRows, Origin, vote_spans
from councilui.load.formats.minutes.votes import Reading, ReadVote
from councilui.load.formats.vote_table.people import Members
from councilui.load.inputs import Files
from councilui.load.report import FILE_UNREAD, Report
from councilui.load.settings import Settings
from councilui.load.speech.forms import form_of
from councilui.record.model import Source

NAME: Final = "minutes"
ORDER: Final = 60
_TEXTS: Final = (".txt", ".md", ".html", ".htm")
_NOTES: Final = re.compile(
    r"(?:^|/)(?:licen[cs]e|notice|readme|changelog|contributing|source|sources)\b[^/]*$", re.IGNORECASE
)
_TELLS: Final = re.compile(
    rb"(?i)\bminutes\b|\bseconded\b|\bmoved by\b|\bayes\b|\byeas\b|\bnays\b|\bmotion carried\b|\bin "
    rb"favou?r\b|\bcarried\b"
)
_HEAD: Final = 262_144


def claims(files: Files) -> list[str]:
    """Documents by their ending; texts and pages only when they have two words of minutes."""
    found = []
    for name in files.names():
        if not name.lower().endswith(ENDS) or _NOTES.search(name):
            continue
        if name.lower().endswith(_TEXTS):
            head = files.head(name, _HEAD)
            if len({match.lower() for match in _TELLS.findall(head)}) < 2 or form_of(files, name, {}) is not None:
                continue  # or captions and transcripts, in which people move and second, too
        found.append(name)
    return found


def read(files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
    """The rows of all papers."""
    report.expect(len(names))
    members = Members(settings.place, "minutes")
    for name in names:
        yield from _PaperReader(files, name, settings, report, members).rows()
        report.advance()
    for row in members.memberships(f"{settings.place}/minutes"):
        yield row._replace(source=None)


class _PaperReader:
    """Reads one document."""

    def __init__(self, files: Files, name: str, settings: Settings, report: Report, members: Members) -> None:
        self._files = files
        self._name = name
        self._shown = files.shown(name)
        self._settings = settings
        self._report = report
        self._members = members

    def rows(self) -> Iterator[object]:
        """Its rows; none, and the reason in the report, for one that cannot be read."""
        self._report.enter(self._shown)
        self._report.count("documents")
        try:
            document = read_document(self._files.path(self._name))
        except UnreadableError as error:
            self._leave_out(error.reason)
            return
        self._files.read(self._name)
        parts = parts_of(document.lines, self._name.rsplit("/", 1)[-1])
        reason = self._unusable(parts)
        if reason is not None:
            self._leave_out(reason, parts)
            return
        self._report.load("documents")
        self._report.make("pages", document.pages)
        self._tell_pages(document, parts)
        publisher = self._settings.body or parts.papers[0].body or self._settings.place
        title = self._name.rsplit("/", 1)[-1]
        source = Source(f"{self._settings.place}/minutes/{self._name}", "official record", publisher, title)
        yield source
        timed = len(parts.papers) > 1
        for paper in parts.papers:
            yield from self._meeting(paper, document, source.id, timed=timed)

    def _unusable(self, parts: Parts) -> str | None:
        """Why nothing of a document is loaded, None for one that is."""
        if parts.language == "fr":
            return "It is in French, which is not read."
        if all(paper.kind == "agenda" for paper in parts.papers):
            return "It is an agenda: no vote is in it."
        if any(paper.date is None for paper in parts.papers):
            return "No date of the meeting is in it: name the file after the date, as in 2031-05-06-minutes.pdf."
        return None

    def _leave_out(self, reason: str, parts: Parts | None = None) -> None:
        self._report.omit("documents", f"not read: {reason}")
        self._report.set_file_fate(self._shown, FILE_UNREAD, reason)
        self._report.doubt("file not read", self._shown, "", reason)
        for paper in parts.papers if parts is not None else ():
            flat = Flat(paper.lines)
            places = accounting.word_places(flat.text)
            self._report.count(accounting.KIND, len(places))
            self._report.omit(accounting.KIND, "in a document that is not read", len(places))

    def _tell_pages(self, document: Document, parts: Parts) -> None:
        if document.blank_pages:
            pages = ", ".join(map(str, document.blank_pages[:12]))
            self._report.doubt(
                "page without text", self._shown, f"page {pages}", "A page without text: an image, or blank."
            )
        for paper in parts.papers:
            for conflict in paper.conflicts:
                self._report.doubt("date in conflict", self._shown, "heading", conflict)
        for reason, lines in parts.left_out:
            flat = Flat(lines)
            places = accounting.word_places(flat.text)
            self._report.count(accounting.KIND, len(places))
            self._report.omit(accounting.KIND, accounting.IN_TRANSCRIPT, len(places))
            self._report.note(
                f"{self._shown}: from page {flat.page(0)} on it is {reason}, which was not read for votes."
            )

    def _meeting(self, paper: Paper, document: Document, source: str, *, timed: bool) -> Iterator[object]:
        flat = Flat(paper.lines)
        roster = roster_of(flat.text)
        reading = Assembler(flat).read(events_of(flat, roster))
        name = self._name.rsplit("/", 1)[-1]
        reviews = {entry.passage: entry.verdict for entry in self._settings.corrections if entry.file == name}
        origin = Origin(self._shown, source, reviews, document.has_pages, document.is_ocr)
        rows = MeetingRows(paper, flat, roster, origin, self._settings, self._members, self._report)
        yield from rows.rows(reading, timed=timed)
        self._account(flat, reading, rows.refused)

    def _account(self, flat: Flat, reading: Reading, refused: Sequence[ReadVote]) -> None:
        """Give every vote word its fate, and list what is in no vote."""
        report = self._report
        places = accounting.word_places(flat.text)
        report.count(accounting.KIND, len(places))
        loaded = [span for vote in reading.votes if vote not in refused for span in vote_spans(vote)]
        inside, rest = accounting.split_places(places, loaded)
        report.load(accounting.KIND, len(inside))
        without = [motion for motion in reading.motions if not any(vote.motion is motion for vote in reading.votes)]
        inside, rest = accounting.split_places(rest, [span for motion in without for span in motion.spans])
        report.omit(accounting.KIND, accounting.IN_MOTION, len(inside))
        for motion in without:
            reason = {
                "withdrawn": "It was withdrawn",
                "no second": "It found no second",
                "replaced": "It was replaced",
            }.get(motion.outcome or "", "No vote on it is printed")
            words = flat.quote(motion.start, motion.spans[0][1] if motion.spans else motion.end)[:240]
            report.doubt(
                "motion without a vote", self._shown, f"page {flat.page(motion.start)}", f"{reason}: “{words}”"
            )
        others = [(flat.sentence_start(start), flat.sentence_end(start)) for start, _ in reading.history]
        inside, rest = accounting.split_places(rest, others)
        report.omit(accounting.KIND, accounting.OF_OTHERS, len(inside))
        inside, rest = accounting.split_places(rest, [span for vote in refused for span in vote_spans(vote)])
        report.omit(accounting.KIND, accounting.REFUSED, len(inside))
        report.omit(accounting.KIND, accounting.NOT_READ, len(rest))
        for entry in accounting.listed(flat, rest):
            report.doubt("vote words not read", self._shown, f"page {entry.page}", f"“{entry.words}”")
