"""Whether the terminal is light or dark: from COLORFGBG at once, then from the terminal's own answer when it comes.

The terminal is asked for its background color (OSC 11) and nothing waits for the answer, which arrives among the keys.
Textual doesn't know such an answer and would take its letters for keys, so the parser here takes it out before.
"""

import os
import re
from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Final

from textual.message import Message

from councilui.tui.escape_keys import EscapeParser

QUERY: Final = "\x1b]11;?\x07"
_PART: Final = "([0-9a-fA-F]{1,4})"
_REPLY: Final = re.compile(rf"\x1b\]11;rgba?:{_PART}/{_PART}/{_PART}[^\x07\x1b]{{0,8}}(?:\x07|\x1b\\)")
_BEGINNING: Final = re.compile(r"\x1b(?:$|\](?:$|1(?:$|1(?:$|;[^\x07\x1b]{0,32}(?:$|\x1b$)))))")
"""What ends in the middle of an answer."""
_WAIT: Final = 0.1
"""Seconds that what may be the beginning of an answer waits for the rest."""
_EXPECTED: Final = 3.0
"""Seconds after the start in which a lone Esc may be the beginning of an answer, unless that has come."""
_NO_ANSWER: Final = frozenset(("linux", "dumb"))
"""Values of TERM for which no terminal answers."""


class BackgroundReported(Message):
    """The terminal has said whether its background is light."""

    bubble = False

    def __init__(self, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


class ReplyParser(EscapeParser):
    """Reads keys as Textual does, without the terminal's answer among them.

    An answer may come in pieces. What may be the beginning of one waits for the rest, but not long: it may also be the
    Esc key.
    """

    _tail = ""
    _read_at = 0.0

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._expected_until = monotonic() + _EXPECTED

    def feed(self, data: str) -> Iterable[Message]:
        """The events of what was read; "" at the end."""
        text, self._tail, self._read_at = self._tail + data, "", monotonic()
        for reply in _REPLY.finditer(text):
            self._expected_until = 0.0
            yield BackgroundReported(is_light_color(*reply.groups()))
        text = _REPLY.sub("", text)
        match = _BEGINNING.search(text) if data else None
        if match is not None and (len(match[0]) > 1 or self._read_at < self._expected_until):
            text, self._tail = text[: match.start()], text[match.start() :]
        if text or not data:
            yield from super().feed(text)

    def tick(self) -> Iterable[Message]:
        """The clock: what waited is no answer."""
        if self._tail and monotonic() - self._read_at >= _WAIT:
            text, self._tail = self._tail, ""
            yield from super().feed(text)
        yield from super().tick()


def is_light_color(red: str, green: str, blue: str) -> bool:
    """Whether a color is light, by its share of white; the parts are hexadecimal, of one to four digits each."""
    shares = [int(part, 16) / (int("f" * len(part), 16)) for part in (red, green, blue)]
    return 0.299 * shares[0] + 0.587 * shares[1] + 0.114 * shares[2] > 0.5


def light_by_environment(environment: Mapping[str, str]) -> bool | None:
    """Whether COLORFGBG ("0;15", text and background as numbers of the 16 colors) says so; None if it doesn't say."""
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    return int(number) in (7, *range(9, 16)) if number.isdecimal() and int(number) < 16 else None


def can_answer(environment: Mapping[str, str]) -> bool:
    """Whether to ask the terminal: there is one that shows the screen itself, and it isn't known to be silent."""
    return "TEXTUAL_DRIVER" not in environment and environment.get("TERM", "dumb") not in _NO_ANSWER


def use_parser(*, asks_background: bool) -> None:
    """Let the driver read with our parser. It makes its parser by this name, and takes no other."""
    if "TEXTUAL_DRIVER" in os.environ:
        from textual.drivers import web_driver as driver
    else:
        from textual.drivers import linux_driver as driver  # type: ignore[no-redef]
    driver.XTermParser = ReplyParser if asks_background else EscapeParser  # type: ignore[attr-defined]
