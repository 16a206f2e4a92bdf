"""What the name of a file says about its meeting: "2019-08-26-CityCouncilSpecial190826-1415.vtt"."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from councilui.common.dates import day_number
from councilui.load.date_forms import Order, dates_of_folders, find_date, is_month_folder
from councilui.load.dates import DateReader
from councilui.load.file_languages import read_language
from councilui.load.inputs import Files

_VIDEO: Final = re.compile(
    r"[\s_.-]*(?:\[(?P<square>[\w-]{11})\]|\((?P<round>[\w-]{11})\))[\s_.-]*"
    r"|(?<=[\w)])-(?P<end>[\w-]{11})\s*\Z|\s-\s+(?P<inner>[\w-]{11})(?=\s-\s|\s*\Z)",
    re.ASCII,
)
_WORD_WITH_NUMBER: Final = re.compile(r"[\d_-]*[A-Z]?[a-z]{4,}[\d_-]*")
_SLASHES: Final = str.maketrans("⧸／∕", "///")  # what downloaders write for a slash
_BRACKETED_NUMBER: Final = re.compile(r"\s*[\[(]v?\d{5,}[\])]\s*\Z")  # the id of another video service
_MEDIA: Final = re.compile(
    r"\.(?:mp[34]|m4[av]|mov|mkv|webm|wav|avi|flac|ogg|aac|mpe?g|wmv|docx|pdf|txt)(?=\.|\Z)", re.IGNORECASE
)
_ZOOM: Final = re.compile(r"\bGMT(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(?!\d)")  # in UTC
_KINDS: Final = (
    (re.compile(r"\bspecial(?:\s+(?:session|meeting))?\b", re.IGNORECASE), "special"),
    (re.compile(r"\bwork(?:ing|shop)?(?:\s*(?:session|meeting))?\b", re.IGNORECASE), "working session"),
    (re.compile(r"\bstudy\s+session\b", re.IGNORECASE), "working session"),
    (re.compile(r"\b(?:executive|closed)\s+session\b", re.IGNORECASE), "executive session"),
    (re.compile(r"\bemergency(?:\s+(?:session|meeting))?\b", re.IGNORECASE), "emergency"),
    (re.compile(r"\bregular(?:\s+(?:session|meeting))?\b", re.IGNORECASE), "regular"),
    (re.compile(r"\b(?:public\s+)?hearing\b", re.IGNORECASE), "public hearing"),
)
_SESSION: Final = r"(?P<kind>(?:special|regular|emergency|work(?:ing)?|study|executive|closed)(?: called)?)"
_KIND_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<body>){_SESSION}(?: (?:meeting|session|workshop))?",
        rf"{_SESSION} (?:meeting|session) of (?:the )?(?P<body>.+)",
        rf"(?P<body>.+?)[\s(–—,:-]+{_SESSION} (?:(?:board|council|commission|committee) )?(?:meeting|session)\)?",
        rf"{_SESSION} (?P<body>(?:city|town|village|county|common|municipal|borough) council)",
        rf"(?P<body>.+?)\s*(?:\(|[–—,:]|\s-)\s*{_SESSION}\)?",
        rf"(?P<body>.+ (?:council|board|commission|committee|trustees|supervisors|aldermen|assembly)) {_SESSION}",
        r"(?P<body>.+?)(?P<kind>) meetings?",
    )
)
_PART: Final = re.compile(r"\b(?:part|pt|vol|disc|tape)\.?\s*\d+(?:\s*of\s*\d+)?\b", re.IGNORECASE)
_NO_BODY: Final = re.compile(
    r"\b(?:forced|sdh|hoh|orig|ep|episode|held|live|stream|livestream|captions?|closed|cc|subtitles?|subs|vtt|srt|json|mtgs?|transcripts?|transcription|speakers?|data|files?|video|audio"
    r"|recording|recorded|meetings?|minutes|output|whisper(?:x|cpp)?|diari[sz]ed|part|final|auto|generated|copy|en|eng"
    r"|corrected|corrections?|rev|revised|revisions?|edited|cleaned|clean|draft|approved|official|updated|reviewed|backup|v\d{1,2}"
    r"|english|am|pm|gmt|utc|zoom|saved|youtube|tmp|test)\b",
    re.IGNORECASE,
)
_TOOL: Final = re.compile(
    r"whisper|ggml|distil|deepgram|assemblyai|descript|voicebase|sonix|happy ?scribe|large[ _-]?v\d"
    r"|(?<![a-z])(?:otter|trint|teams|webex|turbo)(?![a-z])",
    re.IGNORECASE,
)
_MODELS_TEXT: Final = """
    tiny base small medium large turbo distil faster ggml cpp openai deepgram assemblyai otter rev nova best nano int
    float beam model default result results text words segments ai io descript trint voicebase sonix happyscribe
    happy scribe teams webex
"""
_MODELS: Final = frozenset(_MODELS_TEXT.split())
"""The words of speech tools in file names, which name no body when nothing else stands there: "whisper-medium"."""
_PARTS: Final = re.compile(  # of a body's name that somebody wrote without blanks: "citycouncil"
    r"(city|town|county|village|borough|council|commission|committee|board|planning|zoning|school|special|working|work"
    r"|session|meeting|appeals|public|supervisors|trustees|of)"
)
_SMALL: Final = ("of", "on", "and", "the", "for", "in")


class FileName(NamedTuple):
    """What a name tells; None for what it does not. `stem` is the name without folder, suffix and language.

    `video` is the address of the recording, `date_problem` what to write in councilui.toml for a
    date that may be two. `is_utc` when the date is that of a moment in UTC, and nothing tells the local one.
    """

    stem: str
    date: str | None
    body: str | None
    kind: str
    language: str | None
    video: str | None = None
    date_problem: str | None = None
    is_utc: bool = False


def date_reader(names: Iterable[str], order: Order | None, timezone: str | None) -> DateReader:
    """The reader of the dates in the names of an input's files and folders, which decide together which number is
    the day."""
    parts = {part for name in names for part in PurePosixPath(name).parts}
    return DateReader(sorted(_plain(part)[0] for part in parts), order=order, timezone=timezone)


def dated_folder(files: Files) -> str | None:
    """The name of the folder or archive that is the input, when it is one meeting's: when it has a date."""
    label = Path(files.label).resolve()
    name = label.parent.name if files.names() == [label.name] else label.name
    return name if find_date(name) else None


def read_name(name: str, dates: DateReader | None = None, folder: str | None = None) -> FileName:
    """The date nearest to the file's own name, the body from it, or from the folder when it names none.

    `dates` reads dates whose day may stand first; without it such a date is not read. `folder` is the name of a
    folder around the input that counts, too.
    """
    path = PurePosixPath(name)
    stem, language = read_language(path.name[: -len(path.suffix)] if path.suffix else path.name)
    reader = dates or DateReader([stem, *path.parent.parts])
    plain, video = _plain(stem)
    day = body = problem = None
    kind = "unknown"
    folders = [part.translate(_SLASHES) for part in (*reversed(path.parent.parts), *([folder] if folder else []))]
    if not any(find_date(part) for part in (plain, *folders)):
        folders += dates_of_folders(path)
    for part in (plain, *folders):
        rest = part
        if match := find_date(part):
            day_read = reader.read(part)
            problem = None if day_read or day else problem or reader.problem
            day = day or day_read
            rest = f"{part[: match.start]} {part[match.end :]}"
        if body is None and not is_month_folder(rest.strip()):
            body, part_kind = _body_in(rest)
            kind = part_kind if kind == "unknown" else kind
        if day and body:
            break
    is_utc = bool(day) and not reader.has_zone and _ZOOM.search(stem) is not None
    if day and is_utc and (local_day := _near_day(day, map(reader.read, folders))):
        day, is_utc = local_day, False
    return FileName(stem, day, body, kind, language, video, None if day else problem, is_utc)


def _near_day(day: str, others: Iterable[str | None]) -> str | None:
    """The first of the other ISO dates that can be the local one of a moment in UTC: a day away at most."""
    number = day_number(day)
    return next((other for other in others if other and abs(day_number(other) - number) <= 1), None)


def _plain(stem: str) -> tuple[str, str | None]:
    """The stem without the id that a downloader puts at its end, and the video's address."""
    stem = _ZOOM.sub(r"\1-\2-\3T\4:\5:\6Z ", _MEDIA.sub("", stem.translate(_SLASHES)))
    date = find_date(stem)
    for match in _VIDEO.finditer(stem):
        id_ = next(filter(None, match.groups()))
        if date and date.start < match.end() and match.start() < date.end:
            continue  # "2025-06-03T19-00-00" and "2025-06-03_fr-CA" end with no id
        if _is_video_id(id_, in_brackets=bool(match["square"] or match["round"])):
            rest = f"{stem[: match.start()]} {stem[match.end() :]}".strip()
            return rest, f"https://www.youtube.com/watch?v={id_}"
    return _BRACKETED_NUMBER.sub("", stem), None


def _is_video_id(text: str, *, in_brackets: bool) -> bool:
    """Whether eleven characters are an id of YouTube's rather than words or a date."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    is_word = letters in (letters.lower(), letters.upper(), letters.capitalize()) and not re.search(r"\d", text)
    has_word = re.search(r"[a-z]{5}", text) is not None
    if is_word or find_date(text) is not None or _WORD_WITH_NUMBER.fullmatch(text):
        return False
    return not has_word or (in_brackets and re.search(r"[\d_-]", text) is not None)


def split_kind(printed: str) -> tuple[str, str]:
    """A body's name without the kind of its meeting, and that: "City Council Special Meeting" is ("City Council",
    "special"), "Regular" ("", "regular"). "Special Events Commission" is a body."""
    for form in _KIND_FORMS:
        if match := form.fullmatch(printed.strip()):
            kind = next((kind for pattern, kind in _KINDS if pattern.match(match["kind"])), None)
            sitting = {"study": "working session", "executive": "executive session", "closed": "executive session"}
            return match["body"].strip(), kind or sitting.get(match["kind"].casefold().split(" ")[0], "unknown")
    return printed, "unknown"


def _body_in(text: str) -> tuple[str | None, str]:
    """ "CityCouncilWork190909-1441" is ("City Council", "working session"); numbers and words for files go."""
    words = re.sub(r"\d+(?:st|nd|rd|th)?", " ", _PART.sub(" ", text))
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\w]+|_+", " ", words)
    words = " ".join(_split_compound(word) for word in words.split())
    kind = "unknown"
    for pattern, name in _KINDS:
        words, times = pattern.subn(" ", words)
        kind = name if times and kind == "unknown" else kind
    is_of_tool = bool(_TOOL.search(text))
    rest = [word for word in _NO_BODY.sub(" ", words).split() if len(word) > 1]
    while rest and rest[0].casefold() in ("of", "the", "for"):
        del rest[0]
    if is_of_tool or all(word.casefold() in _MODELS for word in rest):
        rest = [word for word in rest if word.casefold() not in _MODELS]
    words = " ".join(rest)
    if not re.search(r"[^\W\d_]{2}", words):
        return None, kind
    return " ".join(_titled(word, first=not number) for number, word in enumerate(words.split())), kind


def _split_compound(word: str) -> str:
    pieces = [piece for piece in _PARTS.split(word.casefold()) if piece]
    known = all(_PARTS.fullmatch(piece) for piece in pieces)
    return " ".join(pieces) if known and len(pieces) > 1 else word


def _titled(word: str, *, first: bool) -> str:
    if word.casefold() in _SMALL and not first:
        return word.casefold()
    return word if any(letter.isupper() for letter in word[1:]) else word.capitalize()
