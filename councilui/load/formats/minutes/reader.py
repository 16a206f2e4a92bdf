"""Documents to rows, one after another: what each is, its meetings, and the fate of every word that tells of a vote."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from councilui.common.slugs import slug
from councilui.common.width import cut_words
from councilui.load.bodies import DEFAULT_BODY
from councilui.load.file_names import date_reader, dated_folder
from councilui.load.formats.minutes import accounting
from councilui.load.formats.minutes.assembler import Assembler
from councilui.load.formats.minutes.dates import date_of_name
from councilui.load.formats.minutes.documents.files import read_document
from councilui.load.formats.minutes.documents.lines import Document, Line, UnreadableError
from councilui.load.formats.minutes.documents.unread import HIDDEN
from councilui.load.formats.minutes.events import events_of
from councilui.load.formats.minutes.grids import ReadPaper, read_with_grids
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.numbered_names import without_list_numbers
from councilui.load.formats.minutes.paper import Paper, Parts, parts_of
from councilui.load.formats.minutes.roster import Roster, roster_of
from councilui.load.formats.minutes.rows import LoadContext, MeetingRows, PaperOrigin, vote_spans
from councilui.load.formats.minutes.spans import Span
from councilui.load.formats.minutes.votes import OpenMotion, Reading, ReadVote
from councilui.load.inputs import Files
from councilui.load.members import Members, member_name
from councilui.load.report import FILE_UNREAD, Report
from councilui.load.settings import FILE, Settings
from councilui.record.model import Source

DOCUMENTS: Final = "documents"
_NO_DATE: Final = "It gives no meeting date: name the file or its folder after the date, as in 2031-05-06-minutes.pdf."
_REASONS: Final = {
    "withdrawn": "It was withdrawn",
    "no second": "It found no second",
    "replaced": "It was replaced",
    None: "No vote on it was found",
}
_MENTIONED: Final = "vote mentioned, not loaded"
_LONGEST_QUOTE: Final = 240


class Reader:
    """Reads the documents of one load."""

    def __init__(self, files: Files, settings: Settings, report: Report) -> None:
        self._files = files
        self._settings = settings
        self._report = report
        self._members = Members(settings.place, "minutes")
        self._meetings: dict[tuple[str, str, str | None], str] = {}  # the document of each body, date and time

    def rows(self, names: Sequence[str]) -> Iterator[object]:
        """The rows of all documents, then who sat in each body."""
        self._report.expect(len(names))
        self._names = date_reader(names, self._settings.date_order, self._settings.timezone)
        for name in names:
            yield from self._document(name)
            self._report.advance()
        for row in self._members.memberships(self._settings.place):
            yield row._replace(source=None)

    def _document(self, name: str) -> Iterator[object]:
        label = self._files.label_of(name)
        self._report.enter(label)
        self._report.count(DOCUMENTS)
        self._files.read(name)  # so that it counts towards the digest of the input
        try:
            document = read_document(self._files.path(name), ocr=self._settings.ocr)
        except UnreadableError as error:
            self._leave_out(label, error.reason)
            return
        last = PurePosixPath(name).name
        folders = (*reversed(PurePosixPath(name).parent.parts), dated_folder(self._files) or "")
        folder_date = next((date for folder in folders if (date := date_of_name(folder, self._names))), None)
        parts = parts_of(document.lines, last, self._names, self._settings, folder_date)
        reason = self._unusable(parts)
        if reason is not None:
            self._leave_out(label, reason, [paper.lines for paper in parts.papers])
            return
        self._report.load(DOCUMENTS)
        self._report.make("pages", document.pages)
        self._tell_pages(label, document, parts)
        self._tell_unread(label, document)
        if self._settings.body is None and parts.papers[0].body is None:
            self._report.note(
                f"{label} doesn't name its body, so “{DEFAULT_BODY}” was assumed."
                f' To change that, write body = "…" in {FILE}.'
            )
        publisher = self._settings.body or parts.papers[0].body or self._settings.place
        note = "Read by OCR from images of its pages." if document.is_ocr else None
        source = Source(f"{self._settings.place}/minutes/{name}", "official record", publisher, last, note=note)
        yield source
        reviews = {entry.passage: entry.verdict for entry in self._settings.corrections if entry.file == last}
        for number, paper in enumerate(parts.papers):
            earlier = self._meetings.get(_key(paper))
            if earlier is not None and paper.kind != "resolution":
                self._leave_out_meeting(label, paper, earlier)
                continue
            self._meetings[_key(paper)] = label
            stem = slug(PurePosixPath(name).stem) if paper.kind == "resolution" else ""
            origin = PaperOrigin(label, source.id, reviews, document.has_pages, document.is_ocr, stem)
            yield from self._meeting(paper, origin, timed=self._is_timed(paper, parts, number))

    def _is_timed(self, paper: Paper, parts: Parts, number: int) -> bool:
        """Whether the meeting's time must tell it from another one of its body and day."""
        if len(parts.papers) > 1:
            return True
        same_day = [key for key in self._meetings if key[:2] == _key(paper)[:2]]
        return len(same_day) > 1 and same_day[0] != _key(paper) and number == 0

    def _unusable(self, parts: Parts) -> str | None:
        """Why nothing of a document is loaded, None for one that is."""
        if parts.language == "fr":
            return "It is in French, which councilui doesn't read. Put its votes into a table and load that."
        if all(paper.kind == "agenda" for paper in parts.papers):
            return "It is an agenda, with no votes."
        return parts.date_problem or _NO_DATE if any(paper.date is None for paper in parts.papers) else None

    def _leave_out(self, label: str, reason: str, parts: Sequence[Sequence[Line]] = ()) -> None:
        self._report.omit(DOCUMENTS, f"not read: {reason}")
        self._report.set_file_fate(label, FILE_UNREAD, reason)
        self._report.warn("file not read", label, "", reason)
        for lines in parts:
            self._omit_words(lines, "in a document that is not read")

    def _leave_out_meeting(self, label: str, paper: Paper, earlier: str) -> None:
        reason = f"{earlier} is from the same meeting and was loaded; this one was left out."
        self._report.warn("second document of a meeting", label, "heading", reason)
        self._omit_words(paper.lines, "in a second document of a meeting")

    def _omit_words(self, lines: Sequence[Line], reason: str) -> None:
        places = accounting.word_places(MinutesText(lines).text)
        self._report.count(accounting.KIND, len(places))
        self._report.omit(accounting.KIND, reason, len(places))

    def _tell_pages(self, label: str, document: Document, parts: Parts) -> None:
        if document.blank_pages:
            pages = ", ".join(map(str, document.blank_pages[:12]))
            self._report.warn("page without text", label, f"page {pages}", "A page without text: an image or blank.")
        if document.is_ocr:
            self._report.warn(
                "read by OCR", label, "", "Its words were read from images: check its votes page by page."
            )
        for paper in parts.papers:
            for conflict in paper.conflicts:
                self._report.warn("date in conflict", label, "heading", conflict)
        for reason, lines in parts.left_out:
            self._omit_words(lines, accounting.IN_TRANSCRIPT)
            self._report.note(f"{label}: from page {lines[0].page} on it is {reason}, which wasn't searched for votes.")

    def _tell_unread(self, label: str, document: Document) -> None:
        """List what is struck out or added, and what is hidden and tells of a vote: menus are hidden, too."""
        for words, page, reason in document.unread:
            places = accounting.word_places(words)
            self._report.count(accounting.KIND, len(places))
            self._report.omit(accounting.KIND, f"{reason} in the paper", len(places))
            if reason != HIDDEN or places:
                quote = f"“{cut_words(words, _LONGEST_QUOTE)}”"
                self._report.warn(f"words {reason}", label, f"page {page}", quote, is_doubt=False)

    def _meeting(self, paper: Paper, origin: PaperOrigin, *, timed: bool) -> Iterator[object]:
        def read(lines: Sequence[Line]) -> ReadPaper:
            minutes = MinutesText(lines)
            roster = roster_of(minutes.text)
            body = self._settings.body or paper.body or ""
            return ReadPaper(
                minutes, roster, Assembler(minutes, body, paper.date or "").read(events_of(minutes, roster))
            )

        (minutes, roster, reading), grids = read_with_grids(without_list_numbers(paper.lines), read)
        self._members.tell_apart(member_name(member.name) for member in roster.members)
        context = LoadContext(self._settings, self._members, self._report)
        rows = MeetingRows(paper, minutes, roster, origin, context)
        yield from rows.rows(reading, timed=timed)
        self._account(minutes, reading, rows.refused, roster, origin.file)
        for grid in grids:
            self._omit_words(grid.lines, "in a grid of votes that isn't read")
            words = f"“{cut_words(grid.lines[0].text, _LONGEST_QUOTE)}” begins a grid of votes that isn't read."
            place = f"page {grid.lines[0].page}"
            self._report.warn(
                "grid of votes not read", origin.file, place, f"{words} Put its votes into a table and load that."
            )

    def _account(
        self, minutes: MinutesText, reading: Reading, refused: Sequence[ReadVote], roster: Roster, label: str
    ) -> None:
        """Give every vote word its fate, and list what is in no vote."""
        report = self._report
        places = accounting.word_places(minutes.text)
        report.count(accounting.KIND, len(places))
        left_out = set(map(id, refused))
        loaded = [vote for vote in reading.votes if id(vote) not in left_out]
        spans = [accounting.with_lead(minutes.text, span) for vote in loaded for span in vote_spans(vote)]
        inside, rest = accounting.split_places(places, spans)
        side_spans = [accounting.with_lead(minutes.text, span) for vote in loaded for span in vote.spans]
        sides = [place for place in inside if accounting.SIDE_WORDS.match(minutes.text, place)]
        unread = accounting.split_places(sides, side_spans)[1]
        inside, rest = sorted({*inside} - {*unread}), sorted([*rest, *unread])
        report.load(accounting.KIND, len(inside))
        voted = {id(vote.motion) for vote in reading.votes}
        without = [motion for motion in reading.motions if id(motion) not in voted]
        others = [(minutes.sentence_start(start), minutes.sentence_end(start)) for start, _ in reading.history]
        for reason, left in (
            (accounting.IN_MOTION, [span for motion in without for span in motion.spans]),
            (accounting.OF_OTHERS, others),
            (accounting.REFUSED, [span for vote in refused for span in vote_spans(vote)]),
        ):
            inside, rest = accounting.split_places(rest, left)
            report.omit(accounting.KIND, reason, len(inside))
            if reason == accounting.OF_OTHERS:
                for entry in accounting.listed(minutes, sorted({*inside, *_bare_history(reading, places, others)})):
                    place, words = f"page {entry.page}", f"“{entry.words}”"
                    report.warn(_MENTIONED, label, place, words, is_doubt=False)
        parts = [span for vote in reading.votes for span in vote_spans(vote)]
        parts += [span for motion in reading.motions for span in motion.spans]
        mentions = list(accounting.only_mentioned(minutes, [*places, *(start for start, _ in others)], parts))
        report.count(accounting.KIND, len(mentions))
        report.omit(accounting.KIND, accounting.ONLY_MENTIONED, len(mentions))
        for entry in accounting.listed(minutes, mentions):
            report.warn(_MENTIONED, label, f"page {entry.page}", f"“{entry.words}”", is_doubt=False)
        report.omit(accounting.KIND, accounting.NOT_READ, len(rest))
        for motion in without:
            self._tell_motion(minutes, motion, label)
        beside = accounting.beside_votes(minutes, loaded, reading.unused, roster)
        for entry in accounting.listed(minutes, sorted({*rest, *beside})):
            report.warn("vote words not read", label, f"page {entry.page}", f"“{entry.words}”")

    def _tell_motion(self, minutes: MinutesText, motion: OpenMotion, label: str) -> None:
        words = minutes.quote(motion.start, motion.spans[0][1] if motion.spans else motion.end)[:_LONGEST_QUOTE]
        reason = f"{_REASONS[motion.outcome]}: “{words}”"
        place, is_doubt = f"page {minutes.page(motion.start)}", motion.outcome is None
        self._report.warn("motion without a vote", label, place, reason, is_doubt=is_doubt)


def _bare_history(reading: Reading, places: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Where a vote of another day is told of in a sentence without a vote word: "approved the plan 4-1"."""
    return [
        start
        for (start, _), (first, last) in zip(reading.history, spans, strict=True)
        if not any(first <= place < last for place in places)
    ]


def _key(paper: Paper) -> tuple[str, str, str | None]:
    return (paper.body or "").casefold(), paper.date or "", paper.time
