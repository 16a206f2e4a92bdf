"""Transcripts as text: a line with a name and a time, the words below or behind it (Otter, Rev, Zoom, Descript).

Where there are no times at all, most lines must begin with a name and a colon.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from councilui.load.speech.label_shapes import is_name, is_unnamed
from councilui.load.speech.markup import clean_text
from councilui.load.speech.names import capacity_of
from councilui.load.speech.transcripts.utterances import Transcript, Utterance
from councilui.load.speech.transcripts.values import time_of

_CLOCK: Final = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?!\s*[AaPp]\.?[Mm]\b)"  # not "5:30 PM REGULAR MEETING"
_NAME: Final = r"(?P<name>[^\d\W][^:\[\]()<>?!\t]{0,59}?)"
_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}(?: {{2,}}|\t+)\(?(?P<time>{_CLOCK})\)?\s*(?P<text>)\Z",  # Otter: Jane Roe  0:12
        rf"{_NAME} ?\((?P<time>{_CLOCK})\):?\s*(?P<text>.*)\Z",  # Rev: Speaker 1 (00:12): …
        rf"{_NAME}:? \[(?P<time>{_CLOCK})\]:?\s*(?P<text>.*)\Z",
        rf"\[(?P<name>[^\[\]]{{1,60}})\] (?P<time>{_CLOCK})\s*(?P<text>)\Z",  # Zoom's saved captions
        rf"[\[(]?(?P<time>{_CLOCK})[\])]?\s*[-–|]?\s*\[?{_NAME}\]?:\s+(?P<text>.*)\Z",  # Descript: [0:12] Roe: …
        rf"{_NAME}:? (?P<time>{_CLOCK})\s*(?P<text>)\Z",
        rf"[\[(]?(?P<time>{_CLOCK})[\])]?\s+{_NAME}\s*(?P<text>)\Z",
    )
)
_NAMELESS_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>)[\[(]?(?P<time>{_CLOCK})[\])]?\s*(?P<text>)\Z",  # a line for the time, as YouTube shows them
        rf"(?P<name>)[\[(]?(?P<time>{_CLOCK})[\])]?\s+(?P<text>\S.*)\Z",
    )
)
_TIMELESS: Final = re.compile(rf"(?:\*\*)?{_NAME}(?P<time>):(?:\*\*)?\s+(?P<text>\S.*)\Z")
_BARE_TIME: Final = re.compile(rf"[\[(]?(?P<time>{_CLOCK})[\])]?:?\Z")  # between paragraphs of one speaker
_STAMPED: Final = re.compile(rf"\[(?P<time>{_CLOCK})\]\s+(?P<text>[^\s:][^:]*)\Z")  # among lines that have names, too
_FOOT: Final = re.compile(  # what a program adds, and nobody said: Otter, Rev, Google Meet, Teams
    r"Transcri(?:bed|pt) by (?:https?://|\w+\.(?:com|ai)\b)|(?:Transcription|Meeting|Recording) ended after "
    r"|This editable transcript was computer[- ]generated"
    r"|(?!(?:we|i|they|he|she|you|it)\b)[^.:?!]{1,60} (?:started|stopped) transcription\W*\Z",
    re.IGNORECASE,
)
Heading = tuple[str, float | None, list[str]]
"""A speaker, the time, and the lines of the paragraph."""
_FEWEST: Final = 2
_FEWEST_TIMELESS: Final = 3
_WORDS_OF_A_VOTE: Final = 2
_FEWEST_NAMELESS: Final = 3
_EARLY_S: Final = 60.0  # a list of times that begins later may be an agenda's
_LATE_S: Final = 3_600.0  # a transcript that begins later has times of the day, as Zoom's saved captions
_LONGEST_TITLE: Final = 60  # lines before the first heading
_MOST_LINES_EACH: Final = 40  # lines of text to a heading; more, and the headings are something else


def is_text_transcript(lines: Sequence[str]) -> bool:
    """Whether a text has headings of one form often enough, and begins with one but for a short title."""
    filled = list(filter(None, map(_plain, lines)))
    form = _form_of(filled)
    if form is None:
        return False
    headings = [number for number, line in enumerate(filled) if form.match(line)]
    return headings[0] < _LONGEST_TITLE and len(filled) <= len(headings) * _MOST_LINES_EACH


def read_text_transcript(lines: Sequence[str]) -> Transcript:
    """The paragraphs under each heading, with its time; what stands before the first heading is a title.

    Where names have no times, a time on a line of its own is that of the next paragraph.
    """
    form = _form_of(list(filter(None, map(_plain, lines))))
    has_names = form in _FORMS
    utterances: list[Utterance] = []
    headings: list[Heading] = []
    stamp: float | None = None
    filled = [plain for line in lines if (plain := _plain(line))]
    is_numbered = form is not None and len(filled) > 1 and filled[0] == "1" and form.match(filled[1]) is not None
    for line, below in pairwise([*filled, ""]):
        if is_numbered and line == str(len(headings) + 1) and form is not None and form.match(below):
            continue
        if form is not None and (match := form.match(line)):
            headings.append((match["name"].strip(), _time(match) if match["time"] else stamp, [match["text"]]))
            stamp = None
        elif has_names and (match := _BARE_TIME.match(line)):
            headings.append((headings[-1][0] if headings else "", time_of(match["time"])[0], []))
        elif form is _TIMELESS and (match := _BARE_TIME.match(line)):
            stamp = time_of(match["time"])[0]
        elif has_names and (match := _STAMPED.match(line)):
            headings.append(("", time_of(match["time"])[0], [match["text"]]))
        elif headings and not _FOOT.match(line):
            headings[-1][2].append(line)
    headings = _with_names(headings) if form in _NAMELESS_FORMS else headings
    first = next((start for _, start, _ in headings if start is not None), 0.0)
    is_of_day = first >= _LATE_S
    for name, start, texts in headings:
        time = None if is_of_day else start
        utterances += [Utterance(text, time, None, name or None, True) for text in map(clean_text, texts) if text]
    return Transcript(utterances, len(headings), 1.0, has_times_of_day=is_of_day)


def _with_names(headings: list[Heading]) -> list[Heading]:
    """The paragraphs with their speakers, where the line below nearly every time is a name."""
    below = [[text for text in texts if text] for _, _, texts in headings]
    are_named = [len(texts) > 1 and (is_name(texts[0]) or is_unnamed(texts[0])) for texts in below]
    if sum(are_named) * 5 < len(headings) * 4:
        return headings
    return [
        (texts[0] if has_name else "", start, texts[1:] if has_name else texts)
        for (_, start, _), texts, has_name in zip(headings, below, are_named, strict=True)
    ]


def _plain(line: str) -> str:
    """A line without the asterisks that make a name bold."""
    return line.replace("**", "").strip()


def _form_of(lines: Sequence[str]) -> re.Pattern[str] | None:
    """The form of heading that most lines have, one with names first; None when hardly any line has one."""
    for forms, is_likely in ((_FORMS, _are_named), (_NAMELESS_FORMS, _are_times)):
        headings_by_form = {form: [match for line in lines if (match := form.match(line.strip()))] for form in forms}
        likely = [form for form, headings in headings_by_form.items() if is_likely(headings)]
        if likely:
            return max(likely, key=lambda form: len(headings_by_form[form]))
    labels = [match for line in lines if (match := _TIMELESS.match(line.strip()))]
    words = [line for line in lines if not (_BARE_TIME.match(line.strip()) or _FOOT.match(line))]
    return _TIMELESS if _are_labels(labels) and len(labels) * 2 > len(words) else None


def _time(heading: re.Match[str]) -> float | None:
    return time_of(heading["time"])[0] if heading["time"] else None


def _are_labels(headings: Sequence[re.Match[str]]) -> bool:
    """Whether lines without times begin with speakers: nearly all with names, some of which come again, and more behind
    them than the word of a vote."""
    sentences = sum(len(heading["text"].split()) > _WORDS_OF_A_VOTE for heading in headings)
    names = [heading["name"] for heading in headings]
    count = sum(map(_is_speaker, names))
    is_named = len(names) >= _FEWEST_TIMELESS and count * 5 >= len(names) * 4 and 1 < len(set(names)) < len(names)
    return is_named and sentences * 5 > len(names)


def _are_named(headings: Sequence[re.Match[str]]) -> bool:
    return len(headings) >= _FEWEST and sum(_is_speaker(heading["name"]) for heading in headings) * 2 >= len(headings)


def _is_speaker(label: str) -> bool:
    return is_name(label) or is_unnamed(label) or capacity_of(label) != "unknown"


def _are_times(headings: Sequence[re.Match[str]]) -> bool:
    times = [time_of(heading["time"])[0] or 0.0 for heading in headings]
    return len(times) >= _FEWEST_NAMELESS and times[0] <= _EARLY_S and times == sorted(times)
