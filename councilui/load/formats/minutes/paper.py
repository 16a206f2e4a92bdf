"""What a paper is: minutes or an agenda, of which body and date, one meeting or two; and what in it is no minutes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from councilui.load.dates import DateReader
from councilui.load.formats.minutes.body_names import PRESENT, body_in
from councilui.load.formats.minutes.dates import PrintedDate, date_of_name, dates_in, number_reader
from councilui.load.formats.minutes.documents.lines import Line
from councilui.load.formats.minutes.hours import HOUR, first_hour
from councilui.load.formats.minutes.phrases import TRANSCRIPT
from councilui.load.settings import Settings

_HEAD_LINES: Final = 40
_HEAD_LENGTH: Final = 2600
_MINUTES: Final = re.compile(
    r"\bminutes\b|\bproceedings\b|\bjournal\b|\bprocès[-\s]verbal\b|\bcompte[-\s]rendu\b|\bdisposition of items\b",
    re.IGNORECASE,
)
_AGENDA: Final = re.compile(
    r"(?<!\bthe )(?<!\bconsent )(?<!\bapprove )(?<!\bapproval of )"
    r"\bagendas?\b(?!\s+(?:as\s+(?:presented|amended)|items?\b|and\s+minutes\b))"
    r"|(?<!first )(?<!next )\border of business\b|\bnotice of (?:a )?(?:public )?meeting\b",
    re.IGNORECASE,
)
_RESOLUTION: Final = re.compile(
    r"^\W*(?:resolution|ordinance|by-?law)\s+(?:no\.?|number|#)", re.IGNORECASE | re.MULTILINE
)
_GAZETTE: Final = re.compile(r"\b(?:gazette|city record|official (?:journal|publication))\b", re.IGNORECASE)
_ACTS: Final = re.compile(
    r"\b(?:seconded|carried|adjourned|convened|moved|called (?:the meeting )?to order|voted|ayes|yeas|nays|unanimously"
    r"|all in favou?r|vote\s*:\s*\d|motion (?:is |was |has )?(?:passe[sd]|approved|fail(?:s|ed)))\b",
    re.IGNORECASE,
)
_FRENCH: Final = re.compile(r"\b(?:le|la|les|des|une|est|dans|pour|que|du|et|sur|par)\b", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"\b(?:the|and|of|to|in|that|was|for|is|by|with)\b", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"^\W*(?:(?:draft|approved|unapproved|official)\s+)?(?:minutes\s+of\b|proceedings\s+of\b|minutes\s*$)",
    re.IGNORECASE,
)
_YEAR_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?![-_.]?\d)")
_SITTING: Final = re.compile(r"\b(?:meeting|minutes|session|proceedings|present|absent)\b", re.IGNORECASE)
_COUNCIL: Final = re.compile(r"\b(?:council|proceedings)\b", re.IGNORECASE)
_MET: Final = re.compile(r"\b(?:meeting|session|minutes|convened|met|held|be it remembered)\b", re.IGNORECASE)
_KIND: Final = re.compile(
    r"\b(?:(?P<kind>special|emergency|organizational|regular)(?:[\s–—-]+[\w’'&,-]+){0,6}?[\s–—-]+(?:meeting|session|minutes)"
    r"|(?P<session>work session|study session)|(?P<hearing>public hearing)(?=[\s–—-]+(?:meeting|minutes)|[ \t]*\n))\b",
    re.IGNORECASE,
)
_FIRST_ITEM: Final = re.compile(
    r"^[ \t]*(?:\d{1,2}|[IVX]{1,4}|A)[.)]\s|^[ \t]*(?:call to order|roll call)\b", re.MULTILINE | re.IGNORECASE
)
_OPENED: Final = re.compile(r"\b(?:to order|convened|was (?:duly )?(?:held|opened))\b", re.IGNORECASE)


@dataclass(slots=True)
class Paper:
    """One meeting's part of a document. `kind` is minutes, agenda, resolution, gazette or unknown."""

    kind: str
    lines: Sequence[Line]
    body: str | None = None
    date: str | None = None
    time: str | None = None
    time_basis: str | None = None  # "scheduled" or "reported"
    meeting_kind: str = "unknown"
    conflicts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """A document taken apart: its meetings, and the lines that are no minutes with the reason.

    `date_problem` says what to write in councilui.toml for a date in numbers that may be two.
    """

    papers: list[Paper]
    language: str
    date_problem: str | None
    left_out: list[tuple[str, Sequence[Line]]] = field(default_factory=list)


def parts_of(
    lines: Sequence[Line], name: str, names: DateReader, settings: Settings, folder_date: str | None = None
) -> Parts:
    """What a document holds; `name` is the file's name, `names` reads the dates in the names of all files.

    The date of a folder is taken where neither heading nor name has one: minutes often lie in the folder of the meeting
    that approved them.
    """
    left_out: list[tuple[str, Sequence[Line]]] = []
    cut = next(
        (
            index
            for index, line in enumerate(lines)
            if index > 8 and TRANSCRIPT.search(line.text) and _is_bound(lines, index)
        ),
        None,
    )
    if cut is not None:
        left_out.append(("a transcript bound behind the minutes", lines[cut:]))
        lines = lines[:cut]
    kind = _kind(lines, name)
    name_date = date_of_name(name, names)
    numbers = number_reader(_head(lines), settings, name_date)
    papers = [_paper(kind, part, name_date, numbers) for part in _meetings(lines, numbers)]
    date_problem = numbers.problem or (names.problem if names.is_ambiguous(name) else None)
    first = papers[0]
    for paper in papers[1:]:
        paper.body = paper.body or first.body
        paper.date = paper.date or first.date
    year = _YEAR_IN_NAME.search(name) if date_problem is None else None
    for paper in papers:
        if paper.date is None and folder_date is not None:
            paper.date = folder_date
            paper.conflicts.append(f"The heading has no date; {folder_date} was taken from the folder's name.")
        if paper.date is None and year is not None:
            paper.date = year[1]
            paper.conflicts.append(f"It gives no meeting date; the year {year[1]} was taken from the file's name.")
    return Parts(papers, _language(lines), date_problem, left_out)


def _is_bound(lines: Sequence[Line], index: int) -> bool:
    """Whether a transcript begins here: the line that says so is not a hint to a file elsewhere."""
    return not re.search(r"\b(?:consult|see|refer to|available)\b", lines[index].text, re.IGNORECASE)


def _head(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines[:_HEAD_LINES])[:_HEAD_LENGTH]


def _kind(lines: Sequence[Line], name: str) -> str:
    head = _head(lines)
    first = "\n".join(line.text for line in lines[:14])[:900]
    text = "\n".join(line.text for line in lines)
    acts = len(_ACTS.findall(text))
    if _GAZETTE.search(head) and acts:
        return "gazette"
    document = _RESOLUTION.search(first)
    if document is not None and not _SITTING.search(first, 0, document.start()):
        return "resolution"
    agenda = _AGENDA.search(first)
    minutes = _MINUTES.search(first)
    if agenda and acts < 6 and (minutes is None or agenda.start() < minutes.start()):
        return "agenda"
    if minutes:
        return "minutes"
    if agenda and "minute" not in name.casefold():
        return "agenda" if len(lines) < 40 or acts < 12 else "unknown"
    return "minutes" if acts >= 3 or "minute" in name.casefold() else "unknown"


def _language(lines: Sequence[Line]) -> str:
    text = " ".join(line.text for line in lines[:300])
    return "fr" if len(_FRENCH.findall(text)) > 2 * len(_ENGLISH.findall(text)) + 20 else "en"


def _meetings(lines: Sequence[Line], numbers: DateReader) -> list[Sequence[Line]]:
    """The lines of each meeting: a new one begins at a heading that has a date or a time of its own near it."""
    starts = []
    for index, line in enumerate(lines):
        if (
            not _HEADING.match(line.text)
            or (len(line.text) > 110 and not line.text.isupper())
            or _mentions_minutes(line.text)
        ):
            continue
        near = "\n".join(other.text for other in lines[index : index + 6])
        if dates_in(near, numbers) and (
            index < 3 or HOUR.search(near) or lines[index - 1].page != line.page or line.text.isupper()
        ):
            starts.append(index)
    starts = [start for start in starts if start == starts[0] or not _is_running(lines, starts[0], start, numbers)]
    starts = [start for number, start in enumerate(starts) if number == 0 or start - starts[number - 1] > 12]
    if len(starts) < 2:
        return [lines]
    bounds = [0, *starts[1:], len(lines)]
    return [lines[start:end] for start, end in pairwise(bounds)]


def _is_running(lines: Sequence[Line], first: int, start: int, numbers: DateReader) -> bool:
    """Whether a heading within a paper is the first one's at the top of a later page: its day, and no time."""
    head, later = ("\n".join(line.text for line in lines[at : at + 6]) for at in (first, start))
    days = {date.date for date in dates_in(lines[start].text, numbers)}
    return bool(days) and days <= {date.date for date in dates_in(head, numbers)} and not HOUR.search(later)


def _mentions_minutes(text: str) -> bool:
    """Whether a line of minutes speaks of other minutes: "Minutes of the meeting of May 6 were approved"."""
    return bool(re.search(r"\bapprov|\badopt|\bmotion\b|\bmoved\b|\baccept|\bheld on\b.*\bwere\b", text, re.IGNORECASE))


def _paper(kind: str, lines: Sequence[Line], name_date: str | None, numbers: DateReader) -> Paper:
    head = _head(lines)
    paper = Paper(kind, lines, body=body_in(head))
    heading_date = _date(head, kind, numbers)
    if heading_date is None and kind == "resolution":
        heading_date = _date("\n".join(line.text for line in lines), kind, numbers)
    if heading_date is None or kind == "gazette":
        heading_date = _heading_date(lines, numbers) or heading_date
    if kind == "minutes":
        agreed = [date for date in dates_in(head, numbers) if date.date == name_date and _stands_alone(head, date)]
        if agreed and heading_date is not None and heading_date.date != name_date:
            dates = f"{heading_date.date} and {name_date}"
            paper.conflicts.append(f"The heading says {dates}; {name_date} was used, the date in the file's name.")
        heading_date = agreed[0] if agreed else heading_date
    if heading_date is not None:
        paper.date = heading_date.date
        if not heading_date.is_weekday_right():
            paper.conflicts.append(f"The heading's day of the week doesn't match {heading_date.date}.")
    if heading_date is not None and name_date is not None and not heading_date.is_weekday_right():
        moved_date = heading_date._replace(date=name_date)
        if moved_date.is_weekday_right() and name_date != heading_date.date:
            paper.conflicts.append(f"{name_date} was taken from the file's name, as its day of the week matches.")
            paper.date = name_date
    if name_date is not None and paper.date is not None and name_date != paper.date:
        paper.conflicts.append(f"The heading says {paper.date}, the file's name {name_date}; the heading's was used.")
    if paper.date is None and name_date is not None:
        paper.date = name_date
        paper.conflicts.append(f"The heading has no date; {name_date} was taken from the file's name.")
    ends = [match.start() for end in (PRESENT, _FIRST_ITEM, _ACTS) if (match := end.search(head)) is not None]
    paper.time, paper.time_basis = first_hour(head, min(ends, default=len(head)))
    paper.meeting_kind = _meeting_kind(head[:900])
    return paper


def _meeting_kind(head: str) -> str:
    """The kind of the meeting as its heading says it, or the sentence that opens it.

    A public hearing among the items makes no such meeting, and the minutes of a special meeting that are approved none.
    """
    first_item = _FIRST_ITEM.search(head)
    for match in _KIND.finditer(head):
        end = head.find("\n", match.end())
        line = head[head.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(head)]
        if first_item is None or match.start() < first_item.start() or _OPENED.search(line):
            return str(match["kind"] or match["session"] or match["hearing"]).casefold()
    return "unknown"


def _date(head: str, kind: str, numbers: DateReader) -> PrintedDate | None:
    """The meeting's date in a heading: beside the word of a meeting, or the first of all."""
    dates = dates_in(head, numbers)
    if kind == "resolution":
        passed = [
            date
            for date in dates
            if re.search(
                r"(?:passed|adopted|enacted)[^.]{0,60}$", head[max(0, date.start - 120) : date.start], re.IGNORECASE
            )
        ]
        return passed[-1] if passed else None
    if kind == "gazette":
        met = [
            d
            for d in dates
            if re.search(
                r"(?:meeting|session|council|proceedings)\W[^.]{0,80}$",
                head[max(0, d.start - 100) : d.start],
                re.IGNORECASE,
            )
            and d.weekday is not None
        ]
        counts = Counter(date.date for date in dates)
        return met[0] if met else min(dates, key=lambda d: -counts[d.date], default=None)
    dates = [date for date in dates if _stands_alone(head, date)]
    near = [
        date
        for date in dates
        if re.search(
            r"\b(?:meeting|minutes|session|held|council|convened|board|commission|be it remembered)\b",
            head[max(0, date.start - 160) : date.start + 60],
            re.IGNORECASE,
        )
    ]
    return next(iter(near or dates), None)


def _heading_date(lines: Sequence[Line], numbers: DateReader) -> PrintedDate | None:
    """The first date in a line of its own under or above a heading that names a council's meeting, anywhere."""
    for index, line in enumerate(lines):
        if len(line.text) > 60 or not (dates := dates_in(line.text, numbers)):
            continue
        near = [other.text for other in lines[max(0, index - 2) : index + 2]]
        if any(_COUNCIL.search(text) for text in near if len(text) < 70):
            return dates[0]
    return None


def _stands_alone(head: str, date: PrintedDate) -> bool:
    """Whether a date is a heading's or of a sentence that tells of a meeting, and not one of a letter or a contract."""
    start = head.rfind("\n", 0, date.start) + 1
    end = head.find("\n", date.end)
    line = head[start : len(head) if end < 0 else end]
    return len(line) < 140 or bool(_MET.search(head[max(0, date.start - 90) : date.end + 20]))
