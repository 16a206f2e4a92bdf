"""An OpenDocument workbook for tests, written by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.2"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="Votes">{}<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)
ODS_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def write_open_document(
    path: Path, rows: list[list[str]], repeated: str = "", replace: tuple[str, str] = ("", "")
) -> None:
    """An OpenDocument sheet; `repeated` are attributes of its first row, `replace` another form of its cells."""
    body = "".join(f"<table:table-row>{''.join(map(ODS_CELL.format, row))}</table:table-row>" for row in rows)
    body = body.replace(*replace) if replace[0] else body
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", ODS.format(body.replace("table-row>", f"table-row{repeated}>", 1)))
