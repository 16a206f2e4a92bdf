"""The numbers that Word draws before the paragraphs of a list; they stand nowhere in the text of a file.

A paragraph names a list and its level, itself or by its style; the numbering part says how the level is written,
"%1.%2)", and where it begins (ECMA-376, part 1, 17.9).
"""

from collections import defaultdict
from typing import Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.docx_styles import Styles, W
from councilui.load.list_numbers import list_number

_VALUE: Final = f"{W}val"
_STYLES: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_UNNUMBERED: Final = frozenset(("bullet", "none"))
_LEVELS: Final = 9
_LONGEST: Final = 100  # characters of a level's text; what is longer is no number


class Numbering:
    """Counts the lists of one document; `root` is its numbering part, None without one."""

    def __init__(self, root: ElementTree.Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, str] = {}  # list: its definition
        self._levels: dict[tuple[str, int], ElementTree.Element] = {}  # of a definition
        self._starts: dict[tuple[str, int], int] = {}  # of a list that begins anew
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)  # of a definition, by level
        self._begun: set[tuple[str, int]] = set()
        for definition in root.iter(f"{W}abstractNum") if root is not None else ():
            for level in definition.iter(f"{W}lvl"):
                if (depth := _number(level.get(f"{W}ilvl"), 0)) < _LEVELS:
                    self._levels[definition.get(f"{W}abstractNumId", ""), depth] = level
        for item in root.iter(f"{W}num") if root is not None else ():
            number = item.get(f"{W}numId", "")
            self._abstract[number] = _value(item.find(f"{W}abstractNumId"))
            for override in item.iter(f"{W}lvlOverride"):
                if start := _value(override.find(f"{W}startOverride")):
                    self._starts[number, _number(override.get(f"{W}ilvl"), 0)] = _number(start, 1)

    def label(self, paragraph: ElementTree.Element) -> str:
        """What Word draws before a paragraph, "7." or "b)"; "" where it is in no list, or in one with bullets."""
        number, level = self._place(paragraph)
        definition = self._abstract.get(number)
        if definition is None or (definition, level) not in self._levels:
            return ""
        counts = self._counts[definition]
        if (number, level) in self._starts and (number, level) not in self._begun:
            counts[level] = self._starts[number, level]
        else:
            counts[level] = counts[level] + 1 if level in counts else self._start(definition, level)
        self._begun.add((number, level))
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return self._written(definition, level)

    def _place(self, paragraph: ElementTree.Element) -> tuple[str, int]:
        """The list of a paragraph and its level in it, "" for none; what it leaves out is in its style."""
        number = level = ""
        for properties in self._styles.paragraph_properties(paragraph):
            place = properties.find(f"{W}numPr")
            if place is not None:
                number = number or _value(place.find(f"{W}numId"))
                level = level or _value(place.find(f"{W}ilvl"))
        return number, _number(level, 0)

    def _start(self, definition: str, level: int) -> int:
        return _number(_value(self._levels[definition, level].find(f"{W}start")), 0)

    def _written(self, definition: str, level: int) -> str:
        """The text of a level with the numbers of it and those around it filled in."""
        shape = self._levels[definition, level]
        text = _value(shape.find(f"{W}lvlText"))
        if _value(shape.find(f"{W}numFmt")) in _UNNUMBERED or len(text) > _LONGEST:
            return ""
        for outer in range(level + 1):
            if f"%{outer + 1}" in text and (definition, outer) in self._levels:
                count = self._counts[definition].setdefault(outer, self._start(definition, outer))
                style = _STYLES.get(_value(self._levels[definition, outer].find(f"{W}numFmt")), "1")
                text = text.replace(f"%{outer + 1}", list_number(count, style))
        return text.strip()


def _value(element: ElementTree.Element | None) -> str:
    return element.get(_VALUE, "") if element is not None else ""


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
