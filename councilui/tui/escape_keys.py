"""The Esc key among other keys that come at the same moment, as they do over a slow connection or by fast typing.

A terminal sends Esc as the byte that also begins each arrow and each key with Alt. Textual 8.2 takes what comes within
a tenth of a second for one sequence: of "Esc, /" the Esc is lost, "Esc, 3" is "£", and of "Esc, j, Esc" the first is
"^". No key is bound to Alt here, so Esc before a key that begins no sequence is Esc. In what is pasted Textual reads on
after an Esc as if it were typed; there it is left out.
"""

import re
from collections.abc import Iterable
from time import monotonic
from typing import Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE: Final = "\x1b"
_ESCAPE_KEY: Final = _ESCAPE if constants.DISABLE_KITTY_KEY else "\x1b[27u"
"""The same key in kitty's protocol, which is like no other, unless the user has turned that off."""
_PASTE: Final = "\x1b[200~"
_PASTE_END: Final = "\x1b[201~"
_LONE: Final = re.compile(r"\x1b\[200~.*?(?:(?=\x1b\[201~)|\Z)|\x1b(?![\[\]Ofb\t\x7f])", re.DOTALL)
"""What is pasted, or Esc as a key, neither the beginning of a sequence nor of a key that moves by words in a line."""
_BEGINNING: Final = re.compile(r"\x1b(?:\[(?:2(?:0[01]?)?)?)?\Z")
"""Esc as the last that was read, or what may begin or end a paste."""


class EscapeParser(XTermParser):
    """Reads keys as Textual does, and each Esc among them."""

    _beginning = ""
    _held_at = 0.0
    _is_pasting = False

    def feed(self, data: str) -> Iterable[Message]:
        """The events of what was read; "" at the end."""
        text, self._beginning, self._held_at = self._beginning + data, "", monotonic()
        if data and (match := _BEGINNING.search(text)) is not None:
            text, self._beginning = text[: match.start()], match[0]
        if text:
            yield from super().feed(self._with_keys(text))
        if not data:
            yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """The clock: what has waited for as long as Textual, or the user, lets Esc wait is all that comes."""
        if self._beginning and monotonic() - self._held_at >= constants.ESCAPE_DELAY:
            text, self._beginning = self._beginning, ""
            yield from super().feed(self._with_keys(text))
        yield from super().tick()

    def _with_keys(self, text: str) -> str:
        """The text with each Esc that is a key in kitty's form."""
        start = _PASTE if self._is_pasting else ""
        text = _LONE.sub(_key_or_paste, start + text)
        self._is_pasting = text.rfind(_PASTE) > text.rfind(_PASTE_END)
        return text.removeprefix(start)


def _key_or_paste(match: re.Match[str]) -> str:
    if match[0] == _ESCAPE:
        return _ESCAPE_KEY
    return _PASTE + match[0].removeprefix(_PASTE).replace(_ESCAPE, "")
