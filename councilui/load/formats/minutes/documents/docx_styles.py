"""Whether a run of a Word document is struck out or hidden, by what it says itself and by the styles that it has."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

from councilui.load.formats.minutes.documents.unread import HIDDEN, STRUCK

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

    def _switch_in(self, style_id: str | None, name: str) -> bool:
        """Whether a style switches a property on, itself or by the one that it is based on."""
        earlier: set[str] = set()
        while style_id is not None and style_id not in earlier and style_id in self._styles:
            earlier.add(style_id)
            style = self._styles[style_id]
            own = _switch(style.find(f"{W}rPr"), name)
            if own is not None:
                return own
            style_id = _value(style.find(f"{W}basedOn"))
        return False


def _switch(properties: ElementTree.Element | None, name: str) -> bool | None:
    switch = properties.find(f"{W}{name}") if properties is not None else None
    return None if switch is None else switch.get(_VALUE, "1").casefold() not in _OFF


def _value(element: ElementTree.Element | None) -> str | None:
    return element.get(_VALUE) if element is not None else None
