"""JSON, in the shapes of docs/record.schema.json."""

import json
from collections.abc import Sequence

from councilui.export.formats import ExportFormat
from councilui.export.model import Export
from councilui.export.origin import origin_data
from councilui.record.views.origin import Origin


def json_text(value: object) -> str:
    """A JSON document with a newline at its end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(exports: Sequence[Export], origin: Origin | None) -> str:
    """One value, or an array of several; an object has the origin under "record"."""
    about = {"record": origin_data(origin)} if origin is not None else {}
    values = [export.data() for export in exports if export.data is not None]
    complete = [{**value, **about} if isinstance(value, dict) else value for value in values]
    return json_text(complete[0] if len(complete) == 1 else complete)


FORMAT = ExportFormat("json", "JSON, for programs", "json", "data", _write)
