"""From the bytes of a caption file to its lines."""

from __future__ import annotations

import codecs
import re
from typing import Final

from councilui.load.encodings import encoding_name, guess_encoding

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD: Final = 4096
_FEWEST_BYTES: Final = 16
# Lines end as WebVTT says. Other controls, and the marks by which we know a voice span later, are no text.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and what had to be assumed about its encoding, None when nothing.

    A byte order mark is believed. Without one it is UTF-8, UTF-16 when half of its bytes are zero, or else a
    guess by its letters.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            try:
                return body.decode(encoding), None
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    break
                return body.decode(encoding, "replace"), f"not all of it is {encoding.upper()}; the rest is shown as �"
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if (wide := _wide_encoding(raw)) is not None:
        return raw.decode(wide, "replace"), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        encoding = guess_encoding(raw)
        return raw.decode(encoding, "replace"), f"not UTF-8; read as {encoding_name(encoding)}"


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of its Latin letters and digits, which times are made of."""
    head = raw[:_HEAD]
    for encoding, first, second in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        zeros, others = head[second::2].count(0), head[first::2].count(0)
        if len(head) >= _FEWEST_BYTES and zeros * 4 > len(head) and not others:
            return encoding
    return None


def split_lines(text: str) -> list[str]:
    """The lines, every control character a blank: encoders end each line with NUL, and a NUL ends a C string."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", text).split("\n")
