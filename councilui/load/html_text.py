"""The words of HTML as councils paste it into notes, as plain text.

Only what is a tag of HTML is one: "<affirmative>" and "a<b>c" without a "</b>" are words. What is struck is marked as
in `struck.py`, items of lists keep their numbers, a link's address stands behind its words.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from councilui.load.html_styles import HIDDEN, LINE_THROUGH, STRUCK_CLASS, STRUCK_TAGS
from councilui.load.invisible import join_surrogates
from councilui.load.list_numbers import OrderedList
from councilui.load.struck import Run, mark_struck
from councilui.load.superscripts import superscript

_TAG: Final = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*(?::[a-zA-Z]+)?)"""
    r"""(?P<attributes>(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*/?>""",
)
_ATTRIBUTE: Final = re.compile(r"""([\w:-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ASIDE: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[.*?\]>|<!DOCTYPE[^>]*>|<\?xml.*?\?*>|<(script|style|head|title|xml)\b[^>]*>.*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ALONE: Final = frozenset(("br", "hr", "img", "wbr", "input", "col"))
_MAY_STAY_OPEN: Final = frozenset(("p", "li", "tr", "td", "th", "dd", "dt", "option"))
_BLOCKS: Final = frozenset(
    ("p", "div", "br", "hr", "li", "ul", "ol", "tr", "table", "tbody", "thead", "tfoot", "h1", "h2", "h3", "h4", "h5",
     "h6", "blockquote", "pre", "section", "article", "dl", "dt", "dd", "center", "address", "body", "html", "form")
)  # fmt: skip
_INLINE: Final = frozenset(
    ("b", "i", "u", "em", "strong", "font", "span", "a", "sup", "sub", "s", "strike", "del", "ins", "small", "big",
     "code", "tt", "mark", "label", "abbr", "cite", "q", "kbd", "time", "img", "wbr", "input", "td", "th", "caption",
     "colgroup", "col", "option", "select", "button", "nobr", "var", "samp", "bdi", "bdo", "u1")
)  # fmt: skip
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CELL: Final = " | "


@dataclass(slots=True)
class _Element:
    name: str
    is_struck: bool = False
    is_hidden: bool = False
    link: str | None = None
    ordered: OrderedList | None = None


def html_text(text: str) -> str:
    """The words of a text with or without tags; entities are resolved."""
    if "<" in text:
        text = _ASIDE.sub("", text)
        tags = list(_TAG.finditer(text))
        certain = {tag["name"].lower() for tag in tags if tag["close"] or "=" in tag["attributes"]}
        known = {name for tag in tags if _is_tag(name := tag["name"].lower(), certain)}
        if known:
            text = mark_struck(_runs(text, known))
            text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
            return re.sub(r"\n{3,}", "\n\n", text)
    return resolve_entities(text)


def resolve_entities(text: str) -> str:
    """The text with its entities as characters; only what ends with a semicolon is one."""
    if "&" not in text:
        return text
    text = _ENTITY.sub(lambda entity: _character(entity[0]), text)
    return join_surrogates(text)


def _character(entity: str) -> str:
    """What an entity stands for; half a character, as some programs write "&#55357;&#56832;", stays half a one."""
    number = int(entity[3:-1], 16) if entity[:3] in ("&#x", "&#X") else int(entity[2:-1]) if entity[1] == "#" else 0
    return chr(number) if 0xD800 <= number <= 0xDFFF else html.unescape(entity)


def _is_tag(name: str, certain: set[str]) -> bool:
    """Whether a name in angle brackets is a tag of HTML; `certain` are those that are ended or have attributes."""
    if name in _ALONE or name in _MAY_STAY_OPEN:
        return True
    return name in certain and (name in _BLOCKS or name in _INLINE or ":" in name)


def _runs(text: str, known: set[str]) -> Iterator[Run]:
    elements: list[_Element] = []
    end = 0
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in known:
            continue
        yield from _words(text[end : tag.start()], elements)
        end = tag.end()
        if name in _BLOCKS and not _is_hidden(elements):
            yield Run("\n", False)
        if name in ("td", "th") and tag["close"] and not _is_hidden(elements):
            yield Run(_CELL, _is_struck(elements))
        if tag["close"]:
            yield from _close(name, elements)
        elif name not in _ALONE:
            yield from _open(name, tag["attributes"], elements)
    yield from _words(text[end:], elements)


def _open(name: str, written: str, elements: list[_Element]) -> Iterator[Run]:
    attributes = {
        match[1].lower(): resolve_entities((match[2] or "").strip("\"'")) for match in _ATTRIBUTE.finditer(written)
    }
    if name in ("td", "th") and (cell := _open_cell(elements)) is not None:
        del elements[cell:]
        yield Run(_CELL, _is_struck(elements))
    if name in _MAY_STAY_OPEN and elements and elements[-1].name == name:
        elements.pop()
    style = attributes.get("style", "")
    element = _Element(
        name,
        is_struck=name in STRUCK_TAGS
        or LINE_THROUGH.search(style) is not None
        or STRUCK_CLASS.search(attributes.get("class", "")) is not None,
        is_hidden="hidden" in attributes or HIDDEN.search(style) is not None,
        ordered=OrderedList.of(attributes) if name == "ol" else None,
    )
    address = attributes.get("href", "")
    element.link = address if re.match(r"https?://|www\.", address, re.IGNORECASE) else None
    if name == "li":
        around = next((outer for outer in reversed(elements) if outer.name in ("ol", "ul")), None)
        if around is not None and around.ordered is not None:
            yield Run(around.ordered.item(attributes), False)
        elif around is not None and not _is_hidden(elements):
            yield Run("• ", False)
    elements.append(element)


def _open_cell(elements: list[_Element]) -> int | None:
    """Where a cell of the innermost row is open: another cell ends it."""
    for index in reversed(range(len(elements))):
        if elements[index].name in ("tr", "table"):
            return None
        if elements[index].name in ("td", "th"):
            return index
    return None


def _close(name: str, elements: list[_Element]) -> Iterator[Run]:
    """End the element, and with it those inside it that were never ended; a stray end tag ends nothing."""
    position = next((index for index in reversed(range(len(elements))) if elements[index].name == name), None)
    if position is None:
        return
    link = elements[position].link
    if link and not _is_hidden(elements):
        yield Run("", _is_struck(elements), link)
    if name in ("a", "b", "i", "u", "em", "strong", "font", "span", "s", "strike", "del", "ins"):
        del elements[position]  # overlapping tags of formatting: only this one ends
    else:
        del elements[position:]


def _words(text: str, elements: list[_Element]) -> Iterator[Run]:
    if text and not _is_hidden(elements):
        words = resolve_entities(text)
        is_raised = any(element.name == "sup" for element in elements)
        yield Run(superscript(words) if is_raised else words, _is_struck(elements))


def _is_struck(elements: list[_Element]) -> bool:
    return any(element.is_struck for element in elements)


def _is_hidden(elements: list[_Element]) -> bool:
    return any(element.is_hidden for element in elements)
