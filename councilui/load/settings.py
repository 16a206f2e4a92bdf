"""What a user may say about data in a small `councilui.toml` beside it: place, body, aliases, columns, fields.

A folder's settings are in force for everything below it; a folder further down may change some of them.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from councilui.common.corrections import Correction
from councilui.common.plain_text import safe_url
from councilui.common.slugs import slug
from councilui.common.toml_file import loads_toml, toml_fault
from councilui.load.date_forms import ORDERS, Order
from councilui.load.dates import is_zone
from councilui.load.file_names import read_name
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.outcomes import check_words

FILE: Final = "councilui.toml"

_KINDS: Final[Mapping[str, type]] = {
    "place": str,
    "body": str,
    "timezone": str,
    "date_order": str,
    "seats": int,
    "columns": dict,
    "fields": dict,
    "videos": dict,
    "aliases": dict,
    "words": dict,
}
_ABOVE_ALL: Final = ("date_order", "timezone", "place", "seats")  # words of no section
# A folder adds to these of the folders above; other settings it replaces.
_MERGED: Final = ("videos", "aliases", "words")
_GENERIC: Final = re.compile(
    r"(?:(?:votes?|voting|rolls?|calls?|captions?|subtitles?|subs|transcripts?|transcription|speech|speeches|vtt|srt|csv"
    r"|xlsx|json|pdfs?|text|txt|data|dataset|datasets|files?|inputs?|raw|downloads?|exports?|imports?|minutes|agendas?"
    r"|meetings?|sessions?|legistar|elms|records?|documents?|docs?|tables?|audio|videos?|recordings?|archives?|tmp|temp"
    r"|new|old|copy|councilui|city|town|county|village|council|commission|committee|board|planning|zoning|open|public"
    r"|results?|terms?|years?|fy|q[1-4]|h[12]|\d+)(?:[\W_]+|$))+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults for what the data itself does not say. `columns` and `fields` map the model's words to the input's.

    `place` comes before a body's name in its key, so that two cities' councils stay two; `is_place_set` when the user
    has written it. `videos` has the address of a recording by the name of its file or by the meeting's date, `aliases`
    a person's name by another spelling of it. `date_order` says which number of "06-05-2024" is the day;
    `words` what a word for a member's vote means: {"✓": "yes"}.
    `file` is the innermost councilui.toml, as errors show it. `corrections` are the user's own of earlier readings,
    `ocr` whether scanned pages are to be read by OCR.
    """

    place: str
    body: str | None = None
    timezone: str | None = None
    date_order: Order | None = None
    seats: int | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    videos: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    is_place_set: bool = False
    file: str | None = None
    corrections: tuple[Correction, ...] = ()
    ocr: bool = False

    def video(self, file: str, date: str) -> str | None:
        """The address of the recording that a file is of, None when nobody has said it."""
        return self.videos.get(Path(file).name) or self.videos.get(date)


class FolderSettings:
    """The settings of each folder of an input. Raises InputError for a file that is no TOML or has odd settings."""

    def __init__(self, files: Files) -> None:
        self._place, outer = _place_of(files)
        self._outer: dict[str, Any] = {}
        self._outer_file: str | None = None
        for path in outer:
            _check_owner(path, Path(files.label))
            self._outer = _combine(self._outer, _checked(files.read_beside(path), str(path)))
            self._outer_file = str(path)
        self._own = {
            name.rpartition("/")[0]: _checked(files.read(name), files.label_of(name))
            for name in files.names(f"*{FILE}")
            if name.rpartition("/")[2] == FILE
        }
        self._shown_files = {folder: files.label_of(f"{folder}/{FILE}".lstrip("/")) for folder in self._own}
        self._settings: dict[str, Settings] = {}

    def of(self, name: str) -> Settings:
        """The settings in force for a file of the input."""
        folder = name.rpartition("/")[0]
        while folder and folder not in self._own:
            folder = folder.rpartition("/")[0]
        if folder not in self._settings:
            self._settings[folder] = self._combined(folder)
        return self._settings[folder]

    def groups(self, names: Iterable[str]) -> list[tuple[Settings, list[str]]]:
        """The names with the settings that are in force for them, those of one folder's settings together."""
        groups: dict[int, tuple[Settings, list[str]]] = {}
        for name in names:
            settings = self.of(name)
            groups.setdefault(id(settings), (settings, []))[1].append(name)
        return list(groups.values())

    def _combined(self, folder: str) -> Settings:
        values, file = self._outer, self._outer_file
        parts = folder.split("/") if folder else []
        for end in range(len(parts) + 1):
            above = "/".join(parts[:end])
            if above in self._own:
                values, file = _combine(values, self._own[above]), self._shown_files[above]
        is_set = "place" in values
        return Settings(**{**values, "place": slug(values.get("place", self._place))}, is_place_set=is_set, file=file)


def settings_by_file(files: Files) -> Callable[[str], Settings]:
    """The settings in force for each file; empty ones where a file of settings is wrong, which a reading tells."""
    try:
        return FolderSettings(files).of
    except (InputError, OSError):
        empty = Settings("")
        return lambda name: empty


def _combine(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    merged = {key: {**outer.get(key, {}), **inner[key]} for key in _MERGED if key in inner}
    return {**outer, **inner, **merged}


def _checked(raw: bytes, file: str) -> dict[str, Any]:
    try:
        values = loads_toml(raw.decode("utf-8-sig"))
    except ValueError as error:
        if match := re.match(r"Cannot declare \('(\w+)',\) twice", str(error)):
            raise InputError(file, None, f"[{match[1]}] appears twice; combine the two") from error
        line, fault = toml_fault(error)
        raise InputError(file, line, f"this isn't valid TOML ({fault}){_hint(raw, line)}") from error
    for key, value in values.items():
        if key not in _KINDS:
            raise InputError(file, None, f'there is no setting "{key}"; known: {", ".join(_KINDS)}')
        if not isinstance(value, _KINDS[key]):
            raise InputError(file, None, f'"{key}" must be a {_KINDS[key].__name__}')
    for key, section in values.items():
        if isinstance(section, dict) and (strays := [word for word in _ABOVE_ALL if word in section]):
            raise InputError(file, None, f'"{strays[0]}" is under [{key}]; write it above the first [ ] of the file')
    if values.get("date_order") not in (None, *ORDERS):
        raise InputError(file, None, f'"date_order" must be one of: {", ".join(ORDERS)}')
    if "timezone" in values and not is_zone(values["timezone"]):
        raise InputError(file, None, f'"timezone" must be one such as "America/Chicago", not "{values["timezone"]}"')
    if mistake := check_words(values.get("words", {})):
        raise InputError(file, None, mistake)
    for name, address in values.get("videos", {}).items():
        if not isinstance(address, str) or safe_url(address) is None:
            raise InputError(file, None, f"the video of “{name}” isn't a web address")
    for name, other in values.get("aliases", {}).items():
        if not isinstance(other, str) or not other.strip() or not name.strip():
            raise InputError(file, None, f'the alias "{name}" must be a name: "{name or "T. Roe"}" = "Tom Roe"')
    return values


def _hint(raw: bytes, line: int | None) -> str:
    """What is likely wrong in a line of settings: quotation marks as word processors set them, or none."""
    lines = raw.decode("utf-8", "replace").splitlines()
    text = lines[line - 1] if line is not None and line <= len(lines) else ""
    if re.search("[“”„‘’«»]", text):
        return '; quotation marks must be straight: "'
    key, _, value = (part.strip() for part in text.partition("="))
    if re.match(r"[^\W\d]", value):
        return f'; put text in quotation marks: {key} = "{value}"'
    return ""


def _place_of(files: Files) -> tuple[str, list[Path]]:
    """The name of the place, and the settings that lie beside the input or above it, the outermost first.

    The place is the folder or archive that holds the data; of a file alone, the folder in which it lies. A name that
    says what is in it, not where it is from ("votes", "2024", "city council"), is passed over for the folder above,
    whose settings are then in force.
    """
    label = Path(files.label).resolve()
    outer: list[Path] = []
    folder = label
    if not label.is_dir():
        outer.append(label.parent / FILE)
        if files.names() == [label.name]:
            folder = label.parent
    own = folder
    ends = (Path.home(), *Path.home().parents)  # a user's own name names no place
    while _is_generic(folder.name.split(".")[0]) and folder.parent not in ends:
        folder = folder.parent
        outer.append(folder / FILE)
    is_place = not _is_generic(folder.name.split(".")[0])
    place = (folder if is_place else own).name.split(".")[0]
    return place, [path for path in reversed(dict.fromkeys(outer)) if path.is_file()]


def _check_owner(path: Path, data: Path) -> None:
    """Raise InputError for settings outside the data that belong to neither the user, the data's owner nor root.

    Anyone can leave a file in /tmp, and it would say what the votes of everybody's data there mean.
    """
    if sys.platform != "win32" and path.stat().st_uid not in (os.geteuid(), data.stat().st_uid, 0):
        raise InputError(str(path), None, "this file above the data belongs to another user; move the data elsewhere")


def _is_generic(name: str) -> bool:
    return bool(_GENERIC.fullmatch(name)) or read_name(name).date is not None
