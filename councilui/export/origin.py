"""From which record an export comes and how current that record is, in each neutral form."""

import shlex
from collections.abc import Sequence
from typing import Final

from councilui import __version__
from councilui.common.dates import short_date
from councilui.export.document import ExportDocument, bullets, document, paragraph, section
from councilui.export.model import Export, Object, fields
from councilui.record.views.origin import Origin

COLUMNS = ("data_as_of", "record")
"""The last two columns of a table."""


_MOST_PLACES: Final = 100  # beyond them a list of commands is longer than what it is about


def origin_data(origin: Origin) -> Object:
    """The record as an object; `digest` is the SHA-256 of what a load read."""
    return {
        "data_as_of": origin.data_as_of,
        "made_with": f"councilui {__version__}",
        "loads": [fields(load, "origin format digest about") for load in origin.loads],
    }


def origin_document(origin: Origin, exports: Sequence[Export]) -> ExportDocument:
    """The section that ends a document, with the command that opens each vote or statement in it."""
    date = "The date of the data is unknown."
    if origin.data_as_of is not None:
        date = f"Data as of {short_date(origin.data_as_of)}, the newest date of a source or meeting in this record."
    about = f"Made with councilui {__version__} from:"
    loads = [f"{load.origin} ({load.format}, SHA-256 {load.digest[:16]}…)" for load in origin.loads]
    places = dict.fromkeys(place for export in exports for place in export.places)
    program = f"councilui {shlex.quote(origin.file_name)}" if origin.file_name is not None else "councilui"
    commands = [f"{program} --at {shlex.quote(place)}" for place in list(places)[:_MOST_PLACES]]
    more = f", the first {_MOST_PLACES} of {len(places):,}" if len(places) > _MOST_PLACES else ""
    return document(
        [
            section("About this document"),
            *map(paragraph, dict.fromkeys(load.about for load in origin.loads if load.about)),
            paragraph(f"{date} {about}"),
            bullets(loads),
            paragraph(f"To open it on the screen{more}:") if commands else None,
            bullets(commands),
        ]
    )


def origin_cells(origin: Origin) -> tuple[str | None, str]:
    """The cells under `COLUMNS`."""
    return origin.data_as_of, "; ".join(f"{load.origin} (SHA-256 {load.digest[:16]})" for load in origin.loads)
