"""The words of an RTF document, as plain text.

Follows the Rich Text Format Specification 1.9.1. What is struck is marked as in `struck.py`, a link's address stands
behind its words, cells of a table are parted by " | ". Pictures, styles, page headers and hidden text are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from councilui.load.struck import Run, mark_struck
from councilui.load.superscripts import superscript
from councilui.load.symbols import symbol

_TOKEN: Final = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)"
)
_SKIPPED: Final = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "shprslt", "nonshppict", "nonesttables", "fldinst", "bkmkstart",
        "bkmkend", "annotation", "atnid", "atnauthor", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl",
        "sp", "pntxta", "pntxtb", "xe", "tc", "template", "comment", "themedata", "datastore", "latentstyles", "ftnsep",
        "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "upr",
    )
)  # fmt: skip
_STARRED_AND_SHOWN: Final = frozenset(("ud", "nesttableprops", "shppict", "shpinst", "shptxt", "footnote"))
_BREAKS: Final = dict.fromkeys(("par", "line", "page", "column", "sect", "pagebb", "lbr"), "\n")
_BLANKS: Final = dict.fromkeys(
    ("softline", "softpage", "softcol", "emspace", "enspace", "qmspace"), " "
)  # where a program broke a line by itself
_WORDS: Final = {
    **_BREAKS, **_BLANKS, "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS: Final = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n", "\t": "\t"}
_CELL: Final = " | "
_CODE_PAGES: Final = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp437",
}  # fmt: skip
_SYMBOL_FONT: Final = 2
_AROUND: Final = "\x00 \r\n\t"  # a document
_LINK: Final = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]+)"|([^\s"\\]+))', re.IGNORECASE)


@dataclass(slots=True)
class _GroupState:
    """What holds in a group: the formatting, and whether its text is left out."""

    is_skipped: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    is_struck: bool = False
    fallback: int = 1  # characters after \u for readers without Unicode
    encoding: str = "cp1252"
    is_symbol: bool = False
    destination: str = ""


def find_rtf(text: str, start: int = 0) -> int:
    """Where the next RTF document begins in the text, -1 for nowhere."""
    return text.find("{\\rtf", start)


def rtf_runs(text: str) -> Iterator[Run]:
    """The words of the RTF document in a text in pieces, each struck or not; none without a document."""
    start = find_rtf(text)
    return iter(()) if start < 0 else _RtfReader(text, start).runs()


def rtf_text(text: str) -> str:
    """The words of a text that holds an RTF document, with what stands before and behind it."""
    start = find_rtf(text)
    if start < 0:
        return text
    parts: list[str] = []
    position = 0
    while start >= 0:
        reader = _RtfReader(text, start)
        words = mark_struck(reader.runs())
        parts += (text[position:start].strip(_AROUND).removeprefix("ï»¿").strip(f"\ufeff{_AROUND}"), words)
        position = reader.end
        start = find_rtf(text, position)
    return "\n".join(part for part in (*parts, text[position:].strip(_AROUND)) if part)


class _RtfReader:
    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.end = start
        self._states = [_GroupState()]
        self._encoding = "cp1252"
        self._fonts: dict[int, int] = {}
        self._font = 0
        self._bytes = bytearray()
        self._skip = 0
        self._is_starred = False
        self._instructions: list[str] = []  # one for each field that is open
        self._open_fields: list[int] = []

    def runs(self) -> Iterator[Run]:
        """The text in pieces, each struck or not."""
        while token := _TOKEN.search(self._text, self.end):
            self.end = token.end()
            kind = token.lastgroup
            if kind == "number":
                kind = "word"
            if kind == "brace":
                yield from self._brace(token[0])
                if len(self._states) == 1:
                    return
            elif kind == "word":
                number = int(token["number"]) if token["number"] else None
                if token["word"] == "bin":
                    self.end += max(0, number or 0)
                else:
                    yield from self._word(token["word"].lower(), number)
            elif kind == "byte":
                yield from self._byte(int(token["byte"], 16))
            elif kind == "symbol":
                yield from self._symbol(token["symbol"])
            elif kind == "text":
                yield from self._plain(token["text"])
        yield from self._decoded()

    @property
    def _state(self) -> _GroupState:
        return self._states[-1]

    def _visible(self, text: str) -> Iterator[Run]:
        state = self._state
        if state.destination == "fldinst" and self._instructions:
            self._instructions[-1] += text
        elif text and not (state.is_skipped or state.is_hidden):
            yield Run(superscript(text) if state.is_raised else text, state.is_struck)

    def _decoded(self) -> Iterator[Run]:
        """The characters of the bytes that were escaped one by one."""
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            pictures = "".join(map(_picture, raw)) if self._state.is_symbol else None
            yield from self._visible(raw.decode(self._state.encoding, "replace") if pictures is None else pictures)

    def _brace(self, brace: str) -> Iterator[Run]:
        yield from self._decoded()
        self._skip = 0
        self._is_starred = False
        if brace == "{":
            inherited = "fldinst" if self._state.destination == "fldinst" else ""
            self._states.append(replace(self._state, destination=inherited))
            return
        closed = self._state
        if len(self._states) > 1:
            self._states.pop()
        if self._open_fields and len(self._states) < self._open_fields[-1]:
            yield from self._close_field()
        if closed.destination == "footnote":
            yield from self._visible("]")

    def _close_field(self) -> Iterator[Run]:
        self._open_fields.pop()
        instruction = self._instructions.pop()
        link = _LINK.search(instruction)
        address = (link[1] or link[2]) if link else ""
        if re.match(r"https?://|www\.", address, re.IGNORECASE) and not self._state.is_skipped:
            yield Run("", self._state.is_struck, address)

    def _word(self, word: str, number: int | None) -> Iterator[Run]:
        yield from self._decoded()
        if self._skip:
            self._skip -= 1
            return
        is_on = number != 0
        state = self._state
        if word in _WORDS:
            yield from self._visible(_WORDS[word])
        elif word == "u" and number is not None:
            self._skip = state.fallback
            code = number if 0xFFFF < number <= 0x10FFFF else number & 0xFFFF
            yield from self._visible(_picture(code) if state.is_symbol and 0xF000 <= code <= 0xF0FF else chr(code))
        elif word in ("cell", "nestcell"):
            yield from self._visible(_CELL)
        elif word in ("row", "nestrow"):
            yield from self._visible("\n")
        elif word in ("strike", "striked", "deleted"):
            state.is_struck = is_on
        elif word in ("v", "webhidden"):
            state.is_hidden = is_on
        elif word == "plain":
            state.is_struck = state.is_hidden = state.is_raised = False
        elif word in ("super", "up"):
            state.is_raised = is_on
        elif word in ("sub", "nosupersub", "dn"):
            state.is_raised = False
        elif word == "uc":
            state.fallback = max(0, number or 0)
        elif word == "f" and number is not None:
            self._set_font(number)
        else:
            yield from self._destination(word, number)

    def _destination(self, word: str, number: int | None) -> Iterator[Run]:
        state = self._state
        if word == "fcharset" and number is not None:
            self._fonts[self._font] = number
        elif word in ("ansicpg", "mac", "pc", "pca"):
            self._encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(word, f"cp{number}")
            state.encoding = self._encoding = _known(self._encoding)
        elif word == "field":
            self._open_fields.append(len(self._states))
            self._instructions.append("")
        elif word == "footnote":
            yield from self._visible(" [Note: ")
            state.destination = word
        elif word in _STARRED_AND_SHOWN:
            state.is_skipped = state.is_skipped and word != "ud"
            yield from self._visible("\n" if word == "shptxt" else "")
        elif word in _SKIPPED or self._is_starred:
            state.is_skipped = True
            state.destination = word
        self._is_starred = False

    def _set_font(self, number: int) -> None:
        self._font = number
        charset = self._fonts.get(number, 1)
        self._state.is_symbol = charset == _SYMBOL_FONT
        self._state.encoding = _CODE_PAGES.get(charset, self._encoding)

    def _byte(self, byte: int) -> Iterator[Run]:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(byte)
        return iter(())

    def _symbol(self, symbol: str) -> Iterator[Run]:
        yield from self._decoded()
        if symbol == "*":
            self._is_starred = True
        elif self._skip:
            self._skip -= 1
        elif symbol in _SYMBOLS:
            yield from self._visible(_SYMBOLS[symbol])

    def _plain(self, text: str) -> Iterator[Run]:
        skipped, self._skip = min(self._skip, len(text)), max(0, self._skip - len(text))
        text = text[skipped:]
        if self._bytes and text and self._is_half_character():
            self._bytes += text[0].encode("latin-1", "replace")
            text = text[1:]
        yield from self._decoded()
        yield from self._visible(text)

    def _is_half_character(self) -> bool:
        """Whether the escaped bytes end with the first of two that make a character; the second may be a letter."""
        try:
            bytes(self._bytes).decode(self._state.encoding)
        except UnicodeDecodeError as error:
            return error.end == len(self._bytes) and self._state.encoding in ("cp932", "cp949", "gbk", "big5", "johab")
        return False


def _picture(code: int) -> str:
    """A mark at a code of a font of symbols, which are told apart by no more than being such."""
    return symbol(code) or symbol(code, "Symbol")


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
