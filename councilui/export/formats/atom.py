"""Atom (RFC 4287): a feed for a news reader.

An entry's id depends on the record and the entry's key alone, so that a reader shows it once. Atom wants a moment for
each entry; where the record has only a day, it is that day at midnight UTC.
"""

import uuid
from collections.abc import Sequence
from xml.etree import ElementTree

from councilui import __version__
from councilui.common.plain_text import safe_url
from councilui.export.formats import ExportFormat
from councilui.export.model import Export, Feed
from councilui.record.views.origin import Origin

_ATOM = "http://www.w3.org/2005/Atom"


def atom(feed: Feed) -> str:
    """The feed as an XML document."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.summary)
    _add(root, "id", _urn(feed.record, "feed"))
    _add(root, "updated", _moment(max((entry.day for entry in feed.entries), default=feed.today)))
    _add(_add(root, "author"), "name", "councilui")
    _add(root, "generator", "councilui", version=__version__)
    for entry in feed.entries:
        element = _add(root, "entry")
        _add(element, "title", entry.title)
        _add(element, "id", _urn(feed.record, entry.key))
        _add(element, "updated", _moment(entry.day))
        if url := safe_url(entry.url):
            _add(element, "link", href=url, rel="alternate")
        _add(element, "content", entry.text, type="text")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _urn(record: str, key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"councilui:{record}:{key}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    """The entries of all feeds under the head of the first; a feed names its record itself."""
    feeds = [export.feed() for export in exports if export.feed is not None]
    return atom(feeds[0]._replace(entries=tuple(entry for feed in feeds for entry in feed.entries)))


FORMAT = ExportFormat("atom", "Atom, for a news reader", "xml", "feed", _write, ("atom",))
