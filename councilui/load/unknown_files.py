"""What stands in files that no format claims, and the settings that would make one read them.

A refusal names what it saw: the keys of JSON, the headings of a table, the first words of a text. For a list of speech
it gives the lines for councilui.toml that map the keys, ready to be pasted.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from councilui.common.shares import plural
from councilui.common.toml_file import toml_value
from councilui.common.width import cut
from councilui.load.bodies import DEFAULT_BODY, classify
from councilui.load.encodings import decode
from councilui.load.file_names import read_name
from councilui.load.inputs import Files
from councilui.load.json_file import JSON_ENDS, decode_json
from councilui.load.settings import FILE as SETTINGS_FILE
from councilui.load.speech.captions.small_forms import is_speech_head
from councilui.load.speech.transcripts.values import time_of

_MOST_BYTES: Final = 64 << 20
_MOST_FILES: Final = 5
_MOST_KEYS: Final = 12
_SAMPLE: Final = 200
_DEPTH: Final = 4
_FEWEST_COLUMNS: Final = 3
_LONGEST_HEADER: Final = 40
_FEWEST_LINES: Final = 2  # of speech
_FEWEST_LETTERS: Final = 8  # of a sentence, on average
_TEXT: Final = "a text"
_TIME_TAG: Final = re.compile(r"\s*\[[^\]\[{}\",]{1,40}\]")  # "[00:12]", "[Ana Roe]" at the head of a text
_CHAT: Final = re.compile(r"\d\d:\d\d:\d\d\s+From\s+\S.{0,160}?:|From\s+\S.{0,80}?\s+to\s+Every(?:one|body)\s*:")
_TABLE_ROW: Final = re.compile(
    r"<tr\b[^>]*>(.{1,4000}?</?t[hdr]\b[^>]*>)\s*(?=</tr|<tr|</table|</thead)", re.DOTALL | re.IGNORECASE
)
_MARKDOWN_TABLE: Final = re.compile(r"^(.*\|.*)\n\s*\|?(?:\s*:?-{3,}:?\s*\|)+", re.MULTILINE)
NO_INPUT: Final = re.compile(r"\.(toml|py)$|(^|/)(licen[cs]e|notice|readme)[^/]*$", re.IGNORECASE)
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".ods")
_MAGIC: Final = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a sound or video recording"),
    (b"SQLite format 3", "an SQLite database"),
)
_IF_SPEECH: Final = f"If this is what was said at a meeting, put this in a file {SETTINGS_FILE} beside it:"
_SPEAKER: Final = re.compile(r"speaker|name|voice|who|channel|participant|author|^(?:said_?)?by$", re.IGNORECASE)
_ID: Final = re.compile(r"(?:^|[_-])id$|[a-z]I[dD]$")
_START: Final = re.compile(r"start|begin|from|offset|time|^t|sec", re.IGNORECASE)
_SPOKEN: Final = re.compile(
    r"text|words?|content|caption|utterance|transcript|sentence|line|said|speech|message", re.IGNORECASE
)


def describe_files(files: Files, advise: Callable[[Files, str], str]) -> str:
    """A line for each of the first files, and the settings that would map one; "" when there is nothing to read.

    `advise` has the settings under which a format would read a file, "" for none.
    """
    names = [name for name in files.names() if not NO_INPUT.search(name)]
    lines, settings = [], ""
    for name in names[:_MOST_FILES]:
        description, help_text = describe_file(files, name)
        lines.append(f"{files.label_of(name)}: {description}")
        settings = settings or advise(files, name) or help_text
    if len(names) > _MOST_FILES:
        lines.append(f"and {plural(len(names) - _MOST_FILES, 'more file')}")
    if settings:
        lines.append(settings)
    elif any(f": {_TEXT} " in line for line in lines):
        lines.append(
            "A transcript is recognized by a name and a time at the start of each paragraph, as in"
            " “Ana Roe (0:12): Good evening.”, or by names with colons throughout;"
            " minutes are recognized by their motions and votes."
        )
    return "\n".join(lines)


def describe_file(files: Files, name: str) -> tuple[str, str]:
    """What stands in one file, as a part of a sentence, and the settings that would map it, "" when none would."""
    description, settings = _describe(files, name)
    return description, f"{_IF_SPEECH}\n{settings}" if settings else ""


def _describe(files: Files, name: str) -> tuple[str, str]:
    head = files.head(name, 4096)
    if not head.strip():
        return "it is empty", ""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return f"{kind}, from which councilui can't take text", ""
    if head.startswith(b"PK\x03\x04") and name.lower().endswith(_WORKBOOKS):
        return "a workbook in which no table of votes was found", ""
    if head.startswith(b"PK") and name.lower().endswith(".zip"):
        return "an archive inside the input; unpack it, or load it by itself", ""
    if head.startswith(b"PK\x03\x04"):
        return "a Word or Excel file, or a zip archive under another name, that can't be read here", ""
    text, _ = decode(head.rpartition(b"\n")[0] or head)  # whole lines, so that no letter is cut in two
    is_json = name.lower().endswith((*JSON_ENDS, ".geojson"))
    if text.lstrip()[:1] in ("{", "[") and (is_json or not _TIME_TAG.match(text)):
        return _describe_json(files, name)
    if "\0" in text:
        return "not text, and not any other kind of file that councilui knows", ""
    return _describe_text(text), ""


def _columns_in(text: str) -> list[str]:
    """The header of the first table of several columns in HTML or Markdown."""
    rows = [re.findall(r"<t[hd]\b[^>]*>(.*?)(?=</?t[hdr]\b)", row, re.DOTALL) for row in _TABLE_ROW.findall(text)]
    if match := _MARKDOWN_TABLE.search(text):
        rows.append(match[1].strip().strip("|").split("|"))
    header = next((row for row in rows if len(row) >= _FEWEST_COLUMNS), [])
    return [" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in header[:_MOST_KEYS]]


def _describe_text(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if _CHAT.match(first):
        return "a chat that Zoom saved: what people wrote to each other, not what was said; it isn't read"
    if columns := _columns_in(text):
        return f"a page with a table of the columns {_quoted(columns)}; save the table as .csv to have votes in it read"
    headings = [match[1] for match in re.finditer(r"^#{1,6}\s+(.+?)\s*#*$", text, re.MULTILINE)]
    if headings:
        return f"{_TEXT} with the headings {_quoted(headings[:_MOST_KEYS])}"
    if is_speech_head(first):
        return (
            f"a table of speech with the columns “{cut(first, 60)}”; save it as .srt, or as .tsv with columns start,"
            " end, speaker and text, the times in milliseconds"
        )
    cells = next((cells for mark in ",;\t|" if len(cells := first.split(mark)) >= _FEWEST_COLUMNS), None)
    if cells and all(len(cell) <= _LONGEST_HEADER for cell in cells):
        return f"a table with the columns {_quoted(cells[:_MOST_KEYS])}"
    return f"{_TEXT} that begins with “{cut(' '.join(first.split()), 60)}”"


def _describe_json(files: Files, name: str) -> tuple[str, str]:
    if files.is_larger_than(_MOST_BYTES, [name]):
        return "JSON of more than 64 MB in no form councilui knows", ""
    try:
        data, _ = decode_json(files.read(name))
    except ValueError as error:
        return f"it begins like JSON but isn't ({str(error)[:80]})", ""
    lists = sorted(_lists(data), key=lambda entry: -len(entry[1]))
    top = f"an object with the keys {_keys(data)}" if isinstance(data, dict) else "a list"
    if not lists:
        return f"JSON: {top}" if isinstance(data, dict) else f"JSON: a list of {plural(len(data), 'value')}", ""
    path, rows = lists[0]
    where = f"; its list “{path}” has {plural(len(rows), 'object')}" if path else f" of {plural(len(rows), 'object')}"
    return f"JSON: {top}{where} with the keys {_keys(rows[0])}", _speech_settings(name, data, path, rows)


def _lists(data: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lists of objects in a value, each with the way to it: "data.lines"."""
    if isinstance(data, list):
        rows = [row for row in data[:_SAMPLE] if isinstance(row, dict)]
        if rows and len(rows) == len(data[:_SAMPLE]):
            yield path, data
    elif isinstance(data, dict) and depth < _DEPTH:
        for key, value in data.items():
            if "." not in key:
                yield from _lists(value, f"{path}.{key}".lstrip("."), depth + 1)


def _keys(row: Mapping[str, Any]) -> str:
    more = f" and {len(row) - _MOST_KEYS} more" if len(row) > _MOST_KEYS else ""
    return _quoted(list(row)[:_MOST_KEYS]) + more


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{cut(' '.join(word.split()), 40)}”" for word in words)


def _speech_settings(name: str, data: Any, path: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The settings under which a list of speech is read; "" when no key of its objects holds sentences."""
    sample = rows[:_SAMPLE]
    if len(sample) < _FEWEST_LINES:
        return ""
    text, is_surely_text = _text_key(sample)
    if text is None:
        return ""
    others = [key for key in sample[0] if key != text and not _ID.search(key)]
    start = next((key for key in others if _START.search(key) and _rises(sample, key)), None)
    start = start or next((key for key in others if _rises(sample, key)), None)
    end = next((key for key in others if key != start and start and _follows(sample, start, key)), None)
    speaker = next(
        (key for key in others if key not in (start, end) and _SPEAKER.search(key) and _is_text(sample, key)), None
    )
    if (start is None and speaker is None) or (not is_surely_text and (start is None or speaker is None)):
        return ""
    fields = {"list": path or None, "text": text, "start": start, "end": end, "speaker": speaker}
    known = read_name(name)
    is_named = _has(data, "body") or (known.body is not None and classify(known.body) != "body")
    top = [] if is_named else [f'body = "{DEFAULT_BODY}"  # or another: whose meeting it is']
    lines = [f"{key} = {toml_value(value)}" for key, value in fields.items() if value is not None]
    if known.date is None and not _has(data, "date"):
        lines.append('date = "2025-01-31"  # the meeting\'s')
    return "\n".join([*top, "[fields]", *lines])


def _text_key(rows: Sequence[Mapping[str, Any]]) -> tuple[str | None, bool]:
    """The key of what was said, and whether that is sure: the longest texts that are not the same again and again, as
    names of speakers are."""
    lengths = {key: _lengths(rows, key) for key in rows[0] if not _SPEAKER.search(key) or _SPOKEN.search(key)}
    variety = {key: len({str(row.get(key)) for row in rows}) / len(rows) for key in lengths}
    best = max(lengths, key=lambda key: lengths[key] * variety[key], default=None)
    if best is None or not lengths[best]:
        return None, False
    return best, lengths[best] >= _FEWEST_LETTERS or _SPOKEN.search(best) is not None


def _has(data: Any, key: str) -> bool:
    return isinstance(data, dict) and isinstance(data.get(key), str)


def _is_text(rows: Sequence[Mapping[str, Any]], key: str) -> bool:
    """Whether texts or numbers stand under a key, as names and labels of speakers do."""
    values = [row.get(key) for row in rows]
    return all(value is None or (isinstance(value, (str, int)) and not isinstance(value, bool)) for value in values)


def _lengths(rows: Sequence[Mapping[str, Any]], key: str) -> float:
    """How long the texts under a key are on average, 0 for what is no text or has no blanks in it."""
    values = [row.get(key) for row in rows]
    texts = [value for value in values if isinstance(value, str)]
    if not texts or len(texts) * 2 < len(values) or not any(" " in value.strip() for value in texts):
        return 0
    return sum(map(len, texts)) / len(texts)


def _rises(rows: Sequence[Mapping[str, Any]], key: str) -> bool:
    """Whether the values under a key are times that hardly ever go back."""
    times = [_time(row.get(key)) for row in rows]
    known = [time for time in times if time is not None]
    back = sum(after < before for before, after in pairwise(known))
    return len(known) * 2 > len(rows) and back * 10 <= len(known) and (len(known) == 1 or known[-1] > known[0])


def _follows(rows: Sequence[Mapping[str, Any]], start: str, key: str) -> bool:
    """Whether the times under a key are never before those under another, and mostly after them."""
    pairs = [(_time(row.get(start)), _time(row.get(key))) for row in rows]
    known = [(first, second) for first, second in pairs if first is not None and second is not None]
    return (
        len(known) * 2 > len(rows)
        and all(first <= second for first, second in known)
        and sum(first < second for first, second in known) * 2 > len(known)
        and _rises(rows, key)
    )


def _time(value: Any) -> float | None:
    return time_of(value)[0]
