"""Where a statement can be heard or read: the recording at its second, else its source.

What each player takes for a place in time: YouTube `t=` (seconds), Vimeo `#t=` (seconds), Granicus' player `entrytime=`
(seconds), and for a file of video or sound a Media Fragment (https://www.w3.org/TR/media-frags/). For all others the
address is opened as it is, and the time is told in words. Only http and https addresses are ever opened.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from councilui.analysis.statement_wording import clock
from councilui.common.plain_text import safe_url
from councilui.record.model import Meeting, Passage, Source, Statement

_RECORDINGS: Final = frozenset(("captions", "transcript"))
_DOCUMENTS: Final = frozenset((".pdf", ".docx", ".txt", ".md"))  # no page that could run a script
_FILE: Final = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|wav)\Z", re.I)


class Jump(NamedTuple):
    """An address to open. `what` says what it is ("The recording"), `at` at which second of it something begins.

    `leads` is True when the address itself leads to that second.
    """

    address: str
    what: str
    at: float | None = None
    leads: bool = False

    @property
    def label(self) -> str:
        """What opens: "The recording at 1:02:03", "The recording (go to 1:02:03 in it)"."""
        if self.at is None:
            return self.what
        return f"{self.what} at {clock(self.at)}" if self.leads else f"{self.what} (go to {clock(self.at)} in it)"


def statement_jump(statement: Statement, meeting: Meeting, sources: Sequence[Source]) -> Jump | None:
    """The recording of what was said in the meeting at its second, else the first source with an address.

    None when no address is on record.
    """
    in_recording = statement.inside or statement.start_s is not None
    if in_recording and (video := safe_url(meeting.video)) is not None:
        return _recording(video, statement.start_s)
    for source in sources:
        address = safe_url(source.url)
        if address is None:
            continue
        if statement.start_s is not None and (source.kind in _RECORDINGS or at_second(address, 0) is not None):
            return _recording(address, statement.start_s)
        return Jump(address, f"The source ({source.publisher})")
    return None


def meeting_jump(meeting: Meeting, sources: Sequence[Source] = ()) -> Jump | None:
    """The recording of a meeting, else its page, else the first of its sources with an address."""
    if (video := safe_url(meeting.video)) is not None:
        return Jump(video, "The recording")
    return page_jump(meeting.url, "The meeting's page") or source_jump(*sources)


def page_jump(url: str | None, what: str) -> Jump | None:
    """A page, if there is one with an address on the web."""
    address = safe_url(url)
    return Jump(address, what) if address is not None else None


def document_jump(passage: Passage, folders: Sequence[Path]) -> Jump | None:
    """The document of a passage at its page, where it is still below one of some folders; else None."""
    for folder in folders:
        path = folder / passage.file
        if path.suffix.casefold() in _DOCUMENTS and path.is_file():
            page = f"#page={passage.page}" if passage.page is not None and path.suffix.casefold() == ".pdf" else ""
            label = f"The document, page {passage.page}" if passage.page is not None else "The document"
            return Jump(path.resolve().as_uri() + page, label)
    return None


def source_jump(*sources: Source) -> Jump | None:
    """The first of some sources that has an address."""
    addresses = ((source, safe_url(source.url)) for source in sources)
    return next((Jump(url, f"The source ({source.publisher})") for source, url in addresses if url is not None), None)


def _recording(address: str, at: float | None) -> Jump:
    if at is None:
        return Jump(address, "The recording")
    timed = at_second(address, at)
    return Jump(timed or address, "The recording", at, timed is not None)


def at_second(address: str, seconds: float) -> str | None:
    """A safe `address` of a recording with the second put in; None when its player is not known to take one."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path, second = parts.path.casefold(), max(int(seconds), 0)
    if host in ("youtube.com", "youtu.be", "youtube-nocookie.com"):
        name = "start" if path.startswith("/embed/") else "t"
        return urlunsplit(parts._replace(query=_with_parameter(parts.query, name, f"{second}"), fragment=""))
    if host in ("vimeo.com", "player.vimeo.com"):
        return urlunsplit(parts._replace(fragment=f"t={second}s"))
    granicus = host == "granicus.com" or host.endswith(".granicus.com")
    if granicus and ("/player/clip/" in path or path.endswith("/mediaplayer.php")):
        return urlunsplit(parts._replace(query=_with_parameter(parts.query, "entrytime", f"{second}")))
    if _FILE.search(path):
        return urlunsplit(parts._replace(fragment=f"t={second}"))
    return None


def _with_parameter(query: str, name: str, value: str) -> str:
    """A query string with this parameter in place of any of the names that give a time."""
    times = ("t", "start", "time_continue") if name in ("t", "start") else (name, "starttime")
    parameters = [part for part in query.split("&") if part and part.split("=")[0].casefold() not in times]
    return "&".join((*parameters, f"{name}={value}"))
