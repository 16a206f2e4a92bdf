"""Record text made plain: the one place that every string of a record passes before it is shown anywhere.

Record text comes from outside: it may hold terminal escapes, bidirectional overrides, NULs or broken bytes. What
remains after `plain` can be printed as it is; brackets and markup stay, for nothing here reads markup.
"""

import unicodedata
from typing import Final
from urllib.parse import quote, urlsplit

_KEPT: Final = frozenset("\n\u200c\u200d")  # line breaks; joiners that Persian, Indic scripts and emoji need
_TAGS: Final = range(0xE0000, 0xE0080)
_MARKS: Final = (("“", "”"), ("‘", "’"))  # outside, and inside of others
_INCH: Final = "″"
_URL_SAFE: Final = "%/:=&?#+!$,;'@()*[]"


def _visible(character: str) -> str:
    code = ord(character)
    if character in _KEPT:
        return character
    if character in "\t\xa0" or unicodedata.category(character) == "Zs":
        return " "
    if character in "\u2028\u2029\x85":
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)  # the control picture: an escape is seen, not obeyed
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(character) == "Cf" or code in _TAGS:
        return ""
    return "\ufffd"


class _Characters(dict[int, str]):
    """A translation table that works out each unprintable character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        visible = character if character.isprintable() else _visible(character)
        self[code] = visible
        return visible


_TABLE: Final = _Characters()


def plain(text: str) -> str:
    """`text` with nothing in it that a terminal, a page or a file could obey; line breaks are kept.

    Controls become their visible pictures (ESC is shown as ␛), bidirectional and other format characters go, tabs
    and odd spaces become a space, unassigned characters and stray surrogates U+FFFD.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def plain_bytes(raw: bytes) -> str:
    """The same for UTF-8 bytes; what is not UTF-8 becomes U+FFFD. Meant as a connection's `text_factory`."""
    text = raw.decode("utf-8", "replace")
    return text if text.isprintable() else plain(text)


def one_line(text: str) -> str:
    """`text` made plain, on one line, runs of spaces folded."""
    return " ".join(plain(text).split())


def quotation(words: str) -> str:
    """The words in quotation marks; marks within become single ones, as AP style has it, and are closed where the
    words are cut. A mark behind a number that closes nothing is one of inches: 7/8″.
    """
    marks: list[str] = []
    result = []
    for index, character in enumerate(words):
        before = words[index - 1 : index]
        is_straight = character == '"'
        if character == "“" or (is_straight and (not before or before in " (“‘[—–-") and words[index + 1 :].strip()):
            start, end = _MARKS[1 - len(marks) % 2]
            marks.append(end)
            result.append(start)
        elif (character == "”" or is_straight) and marks:
            result.append(marks.pop())
        elif character == "”" or is_straight:
            result.append(_INCH if before.isdigit() else "’")
        else:
            result.append(character)
    return f"“{''.join((*result, *reversed(marks)))}”"


def with_period(words: str) -> str:
    """The words with a period, inside quotation marks that end them, unless they end as a sentence does."""
    start = words.rstrip("’”" if "‘" in words else "”")
    return words if start.endswith((".", "!", "?", "…")) else f"{start}.{words[len(start) :]}"


def close_marks(words: str) -> str:
    """The words with the quotation marks closed that were open where they were cut."""
    if "“" not in words:
        return words
    missing = 0
    for character in words:
        missing = max(0, missing + (character == "“") - (character == "”"))
    return words + "”" * missing


def safe_url(url: str | None) -> str | None:
    """An http or https address with everything unsafe percent-encoded, fit for `<…>`; None for anything else."""
    if not url:
        return None
    address = one_line(url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or "\\" in parts.netloc:
        return None
    return quote(address, safe=_URL_SAFE)
