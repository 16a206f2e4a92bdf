"""The finished text of a file: one or several exports in a format, with the date of the data and how it was made."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from councilui import __version__
from councilui.common.dates import long_date
from councilui.export.catalogue import Export, as_json
from councilui.export.escape import escape
from councilui.export.markdown_parts import bullets, document
from councilui.record.views.origin import Origin


def written(exports: Sequence[Export], form: str, origin: Origin | None) -> str:
    """The exports as one text: documents one after another, rows under one heading, objects in an array.

    `origin` is told in each: in Markdown and HTML at the end, in JSON under "record", in CSV in the last two columns,
    in Popolo under "meta"; None tells nothing. Raises KeyError for a format that one of them has not.
    """
    if form == "html":
        return _page(exports, origin)
    texts = [export.texts[form]() for export in exports]
    if form == "markdown":
        return "\n---\n\n".join(texts) + (f"\n{origin_markdown(origin)}" if origin is not None else "")
    if form == "csv":
        return _rows(texts, origin)
    if form == "popolo":
        return as_json(_collection([json.loads(text) for text in texts], origin))
    told = {"record": origin_json(origin)} if origin is not None else {}
    objects = [{**value, **told} if isinstance(value, dict) else value for value in map(json.loads, texts)]
    return as_json(objects[0] if len(objects) == 1 else objects)


def origin_json(origin: Origin) -> dict[str, Any]:
    """Which record it is; `digest` is that of what a load read."""
    return {
        "data_as_of": origin.data_as_of,
        "made_with": f"councilui {__version__}",
        "loads": [{"origin": load.origin, "format": load.format, "digest": load.digest} for load in origin.loads],
    }


def origin_markdown(origin: Origin) -> str:
    """The last section of a document: how current the data is, and which record it was taken from."""
    date = "The date of the data is not known."
    if origin.data_as_of is not None:
        newest = "the newest date on a source of this record, or of a meeting in it"
        date = f"Data as of {long_date(origin.data_as_of)}: {newest}."
    made = f"Made with councilui {__version__} from a record that was filled from:"
    loads = [f"{escape(load.origin)} ({escape(load.format)}, SHA-256 {load.digest[:16]}…)" for load in origin.loads]
    return document(["## About this document", f"{escape(date)} {escape(made)}", bullets(loads)])


def _page(exports: Sequence[Export], origin: Origin | None) -> str:
    from councilui.export.html import Part, html_page

    parts = [Part(export.texts["markdown"](), export.figures() if export.figures else {}) for export in exports]
    return html_page(parts, origin_markdown(origin) if origin is not None else "")


def _rows(texts: Sequence[str], origin: Origin | None) -> str:
    """Tables with the same columns as one; the cells are safe already."""
    from councilui.export.csv_rows import safe_cell

    tables = [list(csv.reader(io.StringIO(text))) for text in texts]
    rows = [tables[0][0], *(row for table in tables for row in table[1:])]
    if origin is not None:
        record = "; ".join(f"{load.origin} (SHA-256 {load.digest[:16]})" for load in origin.loads)
        told = (str(safe_cell(origin.data_as_of)), str(safe_cell(record)))
        rows = [[*row, *(told if nth else ("data_as_of", "record"))] for nth, row in enumerate(rows)]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _collection(found: Sequence[dict[str, Any]], origin: Origin | None) -> dict[str, Any]:
    """Collections as one; what is in several of them is once in it, with all that any of them tells."""
    together: dict[str, Any] = {"meta": origin_json(origin)} if origin is not None else {}
    for kind in dict.fromkeys(kind for collection in found for kind in collection):
        things: dict[str, dict[str, Any]] = {}
        for collection in found:
            for thing in collection.get(kind, ()):
                things[thing["id"]] = {**things.get(thing["id"], {}), **thing}
        together[kind] = list(things.values())
    return together
