"""Ticks, crosses and empty boxes of votes, as letters of Unicode and in the fonts of symbols that come with Word."""

from typing import Final

TICKS: Final = frozenset("✓✔√☑✅")
CROSSES: Final = frozenset("✗✘✕✖☒❌×xX")
EMPTY_BOXES: Final = frozenset("☐□▢")
VARIATION: Final = "\ufe0f"

_WINGDINGS: Final = {
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0x6C: "●", 0x6E: "■", 0x9F: "•", 0xA7: "•", 0xA8: "☐",
    0xD8: "•", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS: Final = {
    "symbol": {0xB7: "•", 0xD6: "√"},
    "webdings": {0x61: "✓", 0x63: "☐", 0x72: "✗"},
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
}
_PRIVATE: Final = {0xF000 + code: letter for code, letter in _WINGDINGS.items()}


def symbol(code: int, font: str = "Wingdings") -> str:
    """The mark at a code of a font of symbols, also at 0xF000 above it, as Word stores it; "" for any other picture."""
    return _FONTS.get(font.casefold(), {}).get(code - 0xF000 if code >= 0xF000 else code, "")


def as_shown(text: str, font: str) -> str:
    """What a font makes of a text: where its letters are pictures, the marks among them; else the text."""
    if not font.casefold().startswith(("webdings", "wingdings")):
        return text
    return "".join(letter if letter.isspace() else symbol(ord(letter), font) for letter in text)


def with_symbols(text: str) -> str:
    """A text with the marks that programs copy out of Wingdings as letters for private use."""
    return text.translate(_PRIVATE)
