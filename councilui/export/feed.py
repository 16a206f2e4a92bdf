"""A briefing as an Atom feed (RFC 4287), one entry a divided vote, a search with news or a meeting to come.

An entry's id depends on the record's id of what it is about alone, so that a reader shows it once. Atom wants a moment
for each entry; where the record has only a day, it is that day at midnight UTC.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from councilui import __version__
from councilui.analysis.briefing import Briefing
from councilui.common.dates import long_date
from councilui.export.briefing import meeting_title, news_sentences, news_title, search_text, summary
from councilui.export.escape import safe_url

_ATOM = "http://www.w3.org/2005/Atom"


class Entry(NamedTuple):
    """An entry of a feed. `day` is an ISO date, `url` an http or https address or None."""

    key: str
    title: str
    day: str
    text: str
    url: str | None


def atom_feed(briefing: Briefing, record: str) -> str:
    """The feed as a document; `record` names the record and keeps the entries of two records apart."""
    ElementTree.register_namespace("", _ATOM)
    entries = list(_entries(briefing))
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", f"councilui: {record}")
    _add(root, "subtitle", summary(briefing))
    _add(root, "id", _urn(record, "feed"))
    _add(root, "updated", _moment(max((entry.day for entry in entries), default=briefing.today)))
    _add(_add(root, "author"), "name", "councilui")
    _add(root, "generator", "councilui", version=__version__)
    for entry in entries:
        element = _add(root, "entry")
        _add(element, "title", entry.title)
        _add(element, "id", _urn(record, entry.key))
        _add(element, "updated", _moment(entry.day))
        if entry.url:
            _add(element, "link", href=entry.url, rel="alternate")
        _add(element, "content", entry.text, type="text")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _entries(briefing: Briefing) -> Iterator[Entry]:
    for news in briefing.votes:
        line = news.vote.line
        text = f"{line.body_name}, {long_date(line.date)}. {' '.join(news_sentences(news))}"
        source = briefing.sources.get(line.source or "")
        yield Entry(f"vote {line.id}", news_title(news), line.date, text, safe_url(source.url) if source else None)
    for search in briefing.searches:
        if search.total:
            key = f"search {search.name} {briefing.since} {search.total}"
            yield Entry(key, f"“{search.name}”: {search_text(search)}", briefing.today, search.query, None)
    for meeting, items in briefing.coming:
        title = meeting_title(meeting, briefing.bodies.get(meeting.body))
        facts = [meeting.time, meeting.location, f"{items} agenda items" if items else None]
        text = "; ".join(fact for fact in facts if fact) or title
        yield Entry(f"meeting {meeting.id}", f"To come: {title}", briefing.today, text, safe_url(meeting.url))


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _urn(record: str, key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"councilui:{record}:{key}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
