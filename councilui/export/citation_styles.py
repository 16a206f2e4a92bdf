"""Citations for programs: BibTeX and CSL-JSON. Record text can end no field and run no command of TeX."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from councilui.common.plain_text import one_line
from councilui.export.escape import safe_url

if TYPE_CHECKING:
    from councilui.export.citation import Cited

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


def bibtex(cited: Cited) -> str:
    """An entry of the kind @misc, which every style knows; `date` is for biblatex, `year` and `month` for BibTeX."""
    year, month, _ = _parts(cited.date)
    url = _address(cited)
    told = "; ".join(f"{source.publisher}: {one_line(source.title)}" for source in cited.sources)
    note = f"Source: {told}" if told and cited.kind != "source" else ""
    fields = [
        ("author", _braced(cited.author, twice=True)),
        ("title", _braced(cited.title, twice=True)),
        ("howpublished", _braced(cited.container if cited.container != cited.author else None)),
        ("number", _braced(cited.number)),
        ("year", f"{{{year}}}" if year else None),
        ("month", _MONTHS[int(month) - 1] if month else None),
        ("date", f"{{{cited.date}}}" if year else None),
        ("note", _braced(note)),
        ("url", f"{{{url}}}" if url else None),
    ]
    body = ",\n".join(f"  {name} = {value}" for name, value in fields if value)
    return f"@misc{{{key(cited.id)},\n{body}\n}}"


def csl_json(cited: Cited) -> str:
    """An array of one item of CSL 1.0.2."""
    year, *rest = _parts(cited.date)
    url = _address(cited)
    item: dict[str, Any] = {"id": key(cited.id), "type": _type(cited), "title": one_line(cited.title)}
    if cited.author and cited.kind != "source":
        item["author"] = [{"literal": one_line(cited.author)}]
    if year:
        item["issued"] = {"date-parts": [[int(part) for part in (year, *rest) if part]]}
    if cited.container and (cited.container != cited.author or cited.kind == "source"):
        item["container-title"] = one_line(cited.container)
    if cited.number:
        item["number"] = cited.number
    if cited.kind != "source":
        item["note"] = one_line(f"{cited.quote} {cited.where}")
        if cited.sources:
            item["source"] = "; ".join(one_line(source.publisher) for source in cited.sources)
    if url:
        item["URL"] = url
    return json.dumps([item], ensure_ascii=False, indent=2)


def key(identity: str) -> str:
    """An id as the key of an entry."""
    return re.sub(r"[^a-z0-9]+", "-", identity.casefold()).strip("-") or "councilui"


def _address(cited: Cited) -> str | None:
    """Where it can be read or heard; only an address of the web that ends no field."""
    found = (safe_url(url) for url in (cited.address, *(source.url for source in cited.sources)))
    return next((url for url in found if url), None)


def _type(cited: Cited) -> str:
    if cited.kind == "source":
        return _SOURCES.get(cited.medium, "webpage")
    if cited.kind == "statement":
        return _VENUES.get(cited.medium, "speech")
    return _KINDS[cited.kind] if cited.number or cited.kind != "vote" else "hearing"


def _braced(text: str | None, *, twice: bool = False) -> str | None:
    """A field's value; in two pairs of braces it is one name, or keeps its capitals."""
    if not text:
        return None
    inner = one_line(text).translate(_TEX)
    return f"{{{{{inner}}}}}" if twice else f"{{{inner}}}"


def _parts(date: str | None) -> tuple[str, str, str]:
    """Year, month and day, "" for what is not known or no number."""
    found = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?", date or "")
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")
