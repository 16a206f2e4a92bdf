"""The styles of a citation: with the quote for a reader, in Markdown, as the body's journal, for programs.

A style that has no words for a thing is refused with the reason. Record text can end no field and run no command of
TeX.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from councilui.common.dates import long_date
from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line, safe_url
from councilui.common.slugs import slug
from councilui.export.citation import Reference, quoted, source_words
from councilui.export.escape import escape
from councilui.record.model import Source

_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&", "%": r"\%",
        "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        '"': "{\\textquotedbl}", "@": "{@}",
    }
)  # fmt: skip
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SOURCES: Final = {
    "press": "article-newspaper", "press copy": "article-newspaper", "dataset": "dataset", "statute": "legislation",
    "rules": "regulation", "official record": "document", "captions": "document", "transcript": "document",
}  # fmt: skip
_VENUES: Final = {"interview": "interview", "written": "document"}
_KINDS: Final = {"vote": "bill", "matter": "bill", "meeting": "hearing"}


def _plain(reference: Reference) -> str:
    if reference.kind == "source":
        return one_line(reference.where)
    names = "; ".join(source_words(source) for source in reference.sources) or "no source is on record"
    end = "" if reference.sources and reference.sources[-1].url else "."  # an address ends without one
    return f"{reference.quote}\n— {one_line(f'{reference.where} Source: {names}')}{end}"


def _journal(reference: Reference) -> str:
    if reference.journal is None:
        raise CouncilError(reference.no_journal)
    return reference.journal


def _markdown(reference: Reference) -> str:
    sources = "; ".join(_linked(source) for source in reference.sources)
    if reference.kind == "source":
        return sources
    lines = [escape(line) for line in reference.quote.splitlines() if line.strip()]
    quote = "\n>\n".join(f"> {line}" for line in lines)
    return f"{quote}\n>\n> — {escape(reference.where)} Source: {sources or 'no source is on record'}."


def _linked(source: Source) -> str:
    url, title = safe_url(source.url), quoted(escape(source.title), "," if source.published else "")
    date = f" {escape(long_date(source.published))}" if source.published else ""
    return f"{escape(source.publisher)}, {f'[{title}](<{url}>)' if url else title}{date}"


def _bibtex(reference: Reference) -> str:
    """An entry of the kind @misc, which every style knows; `date` is for biblatex, `year` and `month` for BibTeX."""
    year, month, _ = _parts(reference.date)
    url = _address(reference)
    names = "; ".join(f"{source.publisher}: {one_line(source.title)}" for source in reference.sources)
    note = f"Source: {names}" if names and reference.kind != "source" else ""
    fields = [
        ("author", _braced(reference.author, twice=True)),
        ("title", _braced(reference.title, twice=True)),
        ("howpublished", _braced(reference.container if reference.container != reference.author else None)),
        ("number", _braced(reference.number)),
        ("year", f"{{{year}}}" if year else None),
        ("month", _MONTHS[int(month) - 1] if month else None),
        ("date", f"{{{reference.date}}}" if year else None),
        ("note", _braced(note)),
        ("url", f"{{{url}}}" if url else None),
    ]
    body = ",\n".join(f"  {name} = {value}" for name, value in fields if value)
    return f"@misc{{{entry_key(reference.id)},\n{body}\n}}"


def _csl_json(reference: Reference) -> str:
    """An array of one item of CSL 1.0.2."""
    year, *rest = _parts(reference.date)
    url = _address(reference)
    item: dict[str, Any] = {"id": entry_key(reference.id), "type": _type(reference), "title": one_line(reference.title)}
    if reference.author and reference.kind != "source":
        item["author"] = [{"literal": one_line(reference.author)}]
    if year:
        item["issued"] = {"date-parts": [[int(part) for part in (year, *rest) if part]]}
    if reference.container and (reference.container != reference.author or reference.kind == "source"):
        item["container-title"] = one_line(reference.container)
    if reference.number:
        item["number"] = reference.number
    if reference.kind != "source":
        item["note"] = one_line(f"{reference.quote} {reference.where}")
        if reference.sources:
            item["source"] = "; ".join(one_line(source.publisher) for source in reference.sources)
    if url:
        item["URL"] = url
    return json.dumps([item], ensure_ascii=False, indent=2)


def entry_key(id_: str) -> str:
    """An id as the key of an entry, which BibTeX wants in ASCII."""
    return re.sub("[^a-z0-9]+", "-", slug(id_)).strip("-") or "councilui"


def _address(reference: Reference) -> str | None:
    """Where it can be read or heard; only an address of the web that ends no field."""
    urls = (safe_url(url) for url in (reference.address, *(source.url for source in reference.sources)))
    return next((url for url in urls if url), None)


def _type(reference: Reference) -> str:
    if reference.kind == "source":
        return _SOURCES.get(reference.medium, "webpage")
    if reference.kind == "statement":
        return _VENUES.get(reference.medium, "speech")
    return _KINDS[reference.kind] if reference.number or reference.kind != "vote" else "hearing"


def _braced(text: str | None, *, twice: bool = False) -> str | None:
    """A field's value; in two pairs of braces it is one name, or keeps its capitals."""
    if not text:
        return None
    inner = one_line(text).translate(_TEX)
    return f"{{{{{inner}}}}}" if twice else f"{{{inner}}}"


def _parts(date: str | None) -> tuple[str, str, str]:
    """Year, month and day, "" for what is not known or no number."""
    match = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?", date or "")
    return (match[1], match[2] or "", match[3] or "") if match else ("", "", "")


class CitationStyle(NamedTuple):
    """A style: its name in commands, what it is for, and what writes it, without a line break at the end."""

    name: str
    label: str
    description: str
    write: Callable[[Reference], str]


STYLES: Final = {
    style.name: style
    for style in (
        CitationStyle("plain", "Plain", "with the quote, for a story", _plain),
        CitationStyle("markdown", "Markdown", "with the quote, its source linked", _markdown),
        CitationStyle("journal", "Journal", "as cited in the history notes of a municipal code", _journal),
        CitationStyle("bibtex", "BibTeX", "an entry for LaTeX", _bibtex),
        CitationStyle("csl-json", "CSL-JSON", "an item for Zotero and other programs", _csl_json),
    )
}


def cite(reference: Reference, style: str) -> str:
    """The citation in one of `STYLES`. Raises CouncilError when it has none in that style."""
    return STYLES[style].write(reference)
