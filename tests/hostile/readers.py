"""What independent parsers find in an export: nothing that runs, loads or leads anywhere by itself."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import Final
from xml.etree.ElementTree import Element, fromstring

import feedparser
import html5lib
from markdown_it import MarkdownIt

_QUIET: Final = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style body main header footer nav section article h1 h2 h3 h4 h5 h6 p a ul ol li dl dt dd"
        " table caption colgroup col thead tbody tfoot tr th td strong em b i s del ins q blockquote cite code pre span"
        " div br hr sup sub small time figure figcaption abbr mark details summary"
        " svg g circle rect line path polygon text tspan desc",
    )
)
_SCHEMES: Final = ("http://", "https://", "#", "urn:", "tag:")


def plain(text: str) -> None:
    """Nothing that a terminal obeys or that turns text around."""
    for character in set(text) - {"\n"}:
        assert character.isprintable() or character in "\u200c\u200d", hex(ord(character))
        assert unicodedata.category(character) not in ("Cc", "Co", "Cs"), hex(ord(character))


def quiet_tree(tree: Element) -> None:
    """Only elements and attributes that show something; links lead to the Web or within the page."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        assert name in _QUIET, element.tag
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2]
            assert not attribute.startswith("on"), (name, attribute)
            assert attribute not in ("src", "srcset", "style", "formaction", "action", "ping"), (name, attribute)
            if attribute == "href":
                assert value.startswith(_SCHEMES), value
        if name == "style":
            assert not re.search(r"url\(|@import|expression", element.text or "")


def html(text: str) -> None:
    """As a browser reads it."""
    quiet_tree(html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text))


def markdown(text: str) -> None:
    """As GitHub reads it: no HTML, no picture, links only to the Web."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        assert token.type != "html_block", token.content
        for inline in token.children or ():
            assert inline.type not in ("html_inline", "image"), inline.content
            if inline.type == "link_open":
                assert str(inline.attrs["href"]).startswith(_SCHEMES), inline.attrs


def comma_separated(text: str) -> None:
    """As a spreadsheet reads it, by comma or by semicolon: no cell is a formula."""
    rows = list(csv.reader(io.StringIO(text)))
    assert len({len(row) for row in rows}) <= 1
    for row in [*rows, *csv.reader(io.StringIO(text), delimiter=";")]:
        for cell in row:
            if not re.fullmatch(r"[-+]?[\d.,]+%?", cell):
                assert not re.match(r"\s*[=+\-@\t\r]", cell), cell


def data(text: str) -> None:
    """JSON whose strings are all plain."""

    def walk(value: object) -> None:
        if isinstance(value, str):
            plain(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                plain(key)
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(json.loads(text))


def atom(text: str) -> None:
    """As a news reader reads it, which shows the HTML of each entry."""
    assert "<!ENTITY" not in text
    feed = feedparser.parse(text, sanitize_html=False)
    assert not feed.bozo, feed.bozo_exception
    fromstring(text)
    for entry in feed.entries:
        assert all(link.href.startswith(_SCHEMES) for link in entry.get("links", ())), entry.links
        for content in (*entry.get("content", ()), entry.get("title_detail", {}), entry.get("summary_detail", {})):
            if content and content["type"] in ("text/html", "application/xhtml+xml"):
                quiet_tree(html5lib.HTMLParser(namespaceHTMLElements=False).parse(content["value"]))


def calendar(text: str) -> None:
    """As RFC 5545 has it, read by hand: properties that a calendar only shows, none that it loads or answers."""
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    assert "\n" not in "".join(lines)
    for line in filter(None, lines):
        name, _, value = line.partition(":")
        name = name.partition(";")[0]
        assert name in {
            "BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION",
            "LOCATION", "URL", "STATUS", "TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "RDATE", "RRULE", "NAME",
            "X-WR-CALNAME", "COMMENT", "METHOD", "CALSCALE", "DURATION", "CATEGORIES", "LAST-MODIFIED",
        }, line  # fmt: skip
        if name == "URL":
            assert value.startswith(_SCHEMES), line
        if name in ("BEGIN", "END"):
            assert value in ("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"), line


READERS: Final = {
    "markdown": markdown, "html": html, "csv": comma_separated, "json": data, "popolo": data, "atom": atom,
    "ical": calendar,
}  # fmt: skip
