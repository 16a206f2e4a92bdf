"""A run of a Word document: whether it is struck out, hidden or raised, and the pictures of its font."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.unread import HIDDEN, STRUCK
from councilui.load.symbols import symbol

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE: Final = f"{W}val"
_ID: Final = f"{W}styleId"
_OFF: Final = frozenset(("0", "false", "off", "none"))


class Styles:
    """The styles of one document; `root` is its styles part, None without one."""

    def __init__(self, root: ElementTree.Element | None) -> None:
        self._styles: dict[str, ElementTree.Element] = {}
        self._default: str | None = None  # the style of paragraphs that name none
        for style in root.iter(f"{W}style") if root is not None else ():
            style_id = style.get(_ID, "")
            self._styles[style_id] = style
            if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
                self._default = style_id

    def style_of(self, paragraph: ElementTree.Element) -> str | None:
        """The style of a paragraph."""
        return _value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default

    def paragraph_properties(self, paragraph: ElementTree.Element) -> Iterator[ElementTree.Element]:
        """What is said of a paragraph: by itself, by its style, by the one that this is based on, and so on."""
        for element in (paragraph, *self._lineage(self.style_of(paragraph))):
            properties = element.find(f"{W}pPr")
            if properties is not None:
                yield properties

    def reason(self, run: ElementTree.Element, paragraph_style: str | None) -> str | None:
        """Why the words of a run are not to be read, None where they are."""
        properties = run.find(f"{W}rPr")
        run_style = _value(properties.find(f"{W}rStyle")) if properties is not None else None
        for name, reason in (("vanish", HIDDEN), ("strike", STRUCK), ("dstrike", STRUCK)):
            own = _switch(properties, name)
            # A switch in both styles is off again: so Word shows a struck word in a struck paragraph
            styled = self._switch_in(run_style, name) != self._switch_in(paragraph_style, name)
            if styled if own is None else own:
                return reason
        return None

    def is_superscript(self, run: ElementTree.Element) -> bool:
        """Whether a run stands raised, by its own properties or its style of characters."""
        properties = run.find(f"{W}rPr")
        own = _raise(properties)
        if own is not None or properties is None:
            return bool(own)
        return any(_raise(style.find(f"{W}rPr")) for style in self._lineage(_value(properties.find(f"{W}rStyle"))))

    def _switch_in(self, style_id: str | None, name: str) -> bool:
        """Whether a style switches a property on, itself or by the one that it is based on."""
        switches = (_switch(style.find(f"{W}rPr"), name) for style in self._lineage(style_id))
        return next((switch for switch in switches if switch is not None), False)

    def _lineage(self, style_id: str | None) -> Iterator[ElementTree.Element]:
        """A style, the one that it is based on, and so on."""
        earlier: set[str] = set()
        while style_id is not None and style_id not in earlier and style_id in self._styles:
            earlier.add(style_id)
            yield self._styles[style_id]
            style_id = _value(self._styles[style_id].find(f"{W}basedOn"))


def font_of(run: ElementTree.Element) -> str:
    """The font of a run by its own properties, "" where they name none."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return fonts.get(f"{W}ascii", "") if fonts is not None else ""


def inserted_symbol(element: ElementTree.Element) -> str:
    """What `w:sym` shows, which is a font and a code in place of a letter; "" for what is no mark."""
    code = element.get(f"{W}char", "")
    return symbol(int(code, 16), element.get(f"{W}font", "")) if re.fullmatch("[0-9A-Fa-f]{2,5}", code) else ""


def _switch(properties: ElementTree.Element | None, name: str) -> bool | None:
    switch = properties.find(f"{W}{name}") if properties is not None else None
    return None if switch is None else switch.get(_VALUE, "1").casefold() not in _OFF


def _raise(properties: ElementTree.Element | None) -> bool | None:
    """Whether properties raise their words, None where they say nothing of it."""
    if properties is None:
        return None
    alignment, height = _value(properties.find(f"{W}vertAlign")), _value(properties.find(f"{W}position"))
    if alignment is None and height is None:
        return None
    return alignment == "superscript" or re.fullmatch(r"\+?[1-9]\d*", height or "") is not None


def _value(element: ElementTree.Element | None) -> str | None:
    return element.get(_VALUE) if element is not None else None
