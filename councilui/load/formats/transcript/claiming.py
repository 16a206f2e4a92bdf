"""Which JSON files are transcripts, told from their first bytes: a Legistar folder holds 400,000 that are not."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any, Final

from councilui.load.inputs import Files
from councilui.load.settings import FILE

SPEAKERS: Final = "speakers.json"
_TRIED: Final = 5  # files of a folder that are looked at; if none is a transcript, a large folder is left alone
_LARGE: Final = 500
_LEGISTAR: Final = re.compile(rb'"(?:Event|EventItem|Vote|RollCall|Matter|Person|OfficeRecord|Body)[A-Z]\w*"\s*:')
_TEXT: Final = re.compile(rb'"text"\s*:')
_START: Final = re.compile(rb'"(?:start|start_time|startTime|start_seconds|from|begin|offsets)"\s*:')


def claimed(files: Files) -> list[str]:
    """The names of transcripts, in order, each folder's speakers with them."""
    folders: dict[str, list[str]] = defaultdict(list)
    for name in files.names("*.json"):
        folders[str(PurePosixPath(name).parent)].append(name)
    mapped = _mapped_list(files)
    found: list[str] = []
    for names in folders.values():
        few = names if len(names) < _LARGE else names[:_TRIED]
        if few is not names and not any(_is_transcript(files, name, mapped) for name in few):
            continue
        ours = [name for name in names if _is_transcript(files, name, mapped)]
        if ours:
            ours += [name for name in names if PurePosixPath(name).name == SPEAKERS and name not in ours]
        found += ours
    return sorted(found)


def _is_transcript(files: Files, name: str, mapped: bytes | None) -> bool:
    head = files.head(name, 4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] not in (b"[", b"{") or _LEGISTAR.search(head):
        return False
    if mapped is not None and mapped in head:
        return True
    if head.startswith(b"["):
        first = head.split(b"}", 1)[0]
        return bool(_TEXT.search(first) and _START.search(first))
    if b'"sentences"' in head or b'"segments"' in head or b'"turns"' in head or b'"transcription"' in head:
        return bool(_START.search(head)) or len(head) == 4096
    if re.match(rb'\{\s*"text"\s*:\s*"', head):  # Whisper writes the whole text first
        return b'"segments"' in files.path(name).read_bytes()
    return b'"schema"' in head and b'"meeting"' in head and b'"turn_id"' in files.path(name).read_bytes()


def _mapped_list(files: Files) -> bytes | None:
    """The key that the user's own map of fields names for the text, quoted, None without such a map."""
    name = next((name for name in files.names(f"*{FILE}") if PurePosixPath(name).name == FILE), None)
    if name is None:
        return None
    try:
        values: dict[str, Any] = tomllib.loads(files.path(name).read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        return None  # the pipeline says so
    fields = values.get("fields")
    key = (fields.get("list") or fields.get("text")) if isinstance(fields, dict) else None
    return f'"{key.rsplit(".", 1)[-1]}"'.encode() if isinstance(key, str) and key else None
