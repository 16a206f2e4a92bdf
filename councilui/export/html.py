"""Markdown documents as one self-contained HTML page: readable without its style, printed well, no script.

Record text is escaped in the Markdown already, and HTML in it is never read. What Markdown has no words for is added
here: a section for each heading, a caption for each table and the scope of its headings, and marks of sources that
lead to the source and back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from html import escape
from typing import Any, Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from councilui.export.html_style import STYLE

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_MARK: Final = re.compile(r"\[([1-9][0-9]*)\]")
_NUMBER: Final = re.compile(r"[+−-]?[0-9][0-9,.]*%?|–")
_SHORT: Final = 16  # a cell of so many characters, a date for one, stays on its line
_WIDE: Final = 12  # a table of more columns than that
_BACK: Final = 20  # so many ways back from a source are enough


class Part(NamedTuple):
    """A document of a page; `figures` are drawings, as HTML, by the heading under which they stand."""

    markdown: str
    figures: Mapping[str, str] = {}  # never written to


class _Section(NamedTuple):
    """A heading with what follows up to the next one of its level, both as tokens; no heading before the first."""

    heading: list[Token]
    body: list[Token]

    @property
    def title(self) -> str:
        return _plain(self.heading[1]) if self.heading else ""


def html_page(parts: Sequence[Part], about: str = "") -> str:
    """The documents as HTML5; `about` is a Markdown document on how the page was made."""
    reader = _reader()
    several = len(parts) > 1
    articles = [_article(reader, part, f"d{nth}-" if several else "") for nth, part in enumerate(parts, 1)]
    title = next((title for title, _ in articles if title), "councilui")
    body = "\n".join(article for _, article in articles)
    foot = f"<footer>\n{_flat(reader, about)}</footer>\n" if about else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n{foot}</body>\n</html>\n"
    )


def _reader() -> MarkdownIt:
    """CommonMark with tables and our marks, without HTML."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.inline.ruler.before("link", "source_mark", _read_mark)
    reader.add_render_rule("source_mark", _show_mark)
    return reader


def _read_mark(state: StateInline, silent: bool) -> bool:
    """ "[1]" with brackets that are not escaped: only `Footnotes` writes that."""
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("source_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _show_mark(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    number, place = tokens[index].content, tokens[index].meta
    if not place:
        return f"[{number}]"
    return f'<sup><a id="{place["id"]}" href="#{place["to"]}" role="doc-noteref">[{number}]</a></sup>'


def _article(reader: MarkdownIt, part: Part, prefix: str) -> tuple[str, str]:
    """Its title and the HTML of a document. `prefix` keeps its ids apart from those of the others."""
    env: dict[str, Any] = {}
    tokens = reader.parse(part.markdown, env)
    sections = _sections(tokens)
    _link_marks(tokens, sections, prefix)
    title = next(
        (_plain(tokens[at + 1]) for at, token in enumerate(tokens) if token.tag == "h1" and token.nesting > 0), ""
    )
    made, named = [], set[str]()
    for section in sections:
        _complete_tables(section.body, ": ".join(part for part in (title, section.title) if part))
        body = reader.renderer.render(section.body, reader.options, env)
        if not section.heading:
            made.append(body)
            continue
        name = prefix + _name(section.title, named)
        heading = reader.renderer.render(section.heading, reader.options, env).replace("<h2>", f'<h2 id="{name}">', 1)
        figure = part.figures.get(section.title)
        drawn = f"<figure>{figure}</figure>\n" if figure else ""
        role = ' role="doc-endnotes"' if section.title == "Sources" else ""
        made.append(f'<section aria-labelledby="{name}"{role}>\n{heading}{drawn}{body}</section>\n')
    return title, f"<article>\n{''.join(made)}</article>"


def _flat(reader: MarkdownIt, markdown: str) -> str:
    return str(reader.render(markdown))


def _sections(tokens: Sequence[Token]) -> list[_Section]:
    made = [_Section([], [])]
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            made.append(_Section(list(tokens[at : at + 3]), []))
        elif token not in made[-1].heading:
            made[-1].body.append(token)
    return made


def _plain(inline: Token) -> str:
    """The text of a heading or a cell, without markup."""
    return "".join(child.content for child in inline.children or () if child.type != "source_mark").strip()


def _name(title: str, taken: set[str]) -> str:
    """An id for a heading, not yet taken."""
    start = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "section"
    name = next(name for name in (start, *(f"{start}-{n}" for n in range(2, 10_000))) if name not in taken)
    taken.add(name)
    return name


def _link_marks(tokens: Sequence[Token], sections: Sequence[_Section], prefix: str) -> None:
    """Give each mark a place to lead to, and each source the ways back to its marks."""
    listed = next((section.body for section in sections if section.title == "Sources"), [])
    items = [at for at, token in enumerate(listed) if token.type == "list_item_open" and token.level == 1]
    places: dict[int, list[str]] = {number: [] for number in range(1, len(items) + 1)}
    for mark in (child for token in tokens for child in token.children or () if child.type == "source_mark"):
        number = int(mark.content)
        if number in places:
            place = f"{prefix}mark-{number}-{len(places[number]) + 1}"
            places[number].append(place)
            mark.meta = {"id": place, "to": f"{prefix}source-{number}"}
    for number, at in enumerate(items, 1):
        listed[at].attrSet("id", f"{prefix}source-{number}")
        inline = next(token for token in listed[at:] if token.type == "inline")
        back = Token("html_inline", "", 0, content="".join(map(_way_back, places[number][:_BACK], range(1, _BACK + 1))))
        inline.children = [*(inline.children or ()), back]


def _way_back(place: str, nth: int) -> str:
    sign = "↩" if nth == 1 else f"↩{nth}"
    return f' <a class="back" href="#{place}" role="doc-backlink" aria-label="back to the text, place {nth}">{sign}</a>'


def _complete_tables(tokens: list[Token], caption: str) -> None:
    """A caption; headings of columns and rows say which they are; numbers and what is short are set as such.

    A table that is wider than a page is one by itself that can be moved sideways, by keyboard too.
    """
    at, wide = 0, False
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open":
            row = next(nth for nth in range(at, len(tokens)) if tokens[nth].type == "tr_close")
            wide = sum(cell.type == "th_open" for cell in tokens[at:row]) > _WIDE
            tokens.insert(at + 1, _raw(f"<caption>{escape(caption)}</caption>\n"))
            if wide:
                tokens.insert(
                    at, _raw(f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">\n')
                )
                at += 1
        elif token.type == "table_close" and wide:
            tokens.insert(at + 1, _raw("</div>\n"))
        elif token.type == "tr_open":
            _complete_row(tokens, at)
        at += 1


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html)


def _complete_row(tokens: Sequence[Token], start: int) -> None:
    first = True
    for at in range(start + 1, len(tokens)):
        token = tokens[at]
        if token.type == "tr_close":
            return
        if token.type not in ("th_open", "td_open"):
            continue
        closing, text = tokens[at + 2], _plain(tokens[at + 1])
        if token.type == "th_open" and not text:
            token.tag = closing.tag = "td"  # nothing is no heading
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif first:
            token.tag = closing.tag = "th"
            token.attrSet("scope", "row")
        if len(text) <= _SHORT:
            token.attrSet("class", "number" if _NUMBER.fullmatch(text) else "short")
        first = False
