"""Input that means harm: archives, numbers and nests without end, files made to be slow."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.load.vote_table.open_document import MANIFEST, ODS, ODS_CELL

_CSV: Final = "date,body,motion,member,vote\n2024-03-05,Town Board,Approve the fence,Ann Lee,yes\n"
_CUE: Final = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n"
_LAUGHS: Final = (
    '<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 12}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">&i;</p></div></body></tt>'
)
_OUTSIDE: Final = (
    '<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">&a;</p></div></body></tt>'
)


def _zip(path: Path, members: dict[str, bytes], link: str = "") -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        if link:
            info = zipfile.ZipInfo("link.csv")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, link)


def _tar(path: Path, name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE, link: str = "") -> None:
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size, info.type, info.linkname = len(content), kind, link
        archive.addfile(info, io.BytesIO(content))


def _zip_outside(folder: Path) -> None:
    _zip(folder / "a.zip", {"../outside.csv": _CSV.encode(), "/outside.csv": _CSV.encode()})


def _zip_link(folder: Path) -> None:
    _zip(folder / "a.zip", {"votes.csv": _CSV.encode()}, "/etc/passwd")


def _zip_bomb(folder: Path) -> None:
    _zip(folder / "a.zip", {f"votes{number}.csv": bytes(200 << 20) for number in range(3)})


def _zip_of_many(folder: Path) -> None:
    _zip(folder / "a.zip", {f"{number}.txt": b"" for number in range(20_000)})


def _tar_outside(folder: Path) -> None:
    _tar(folder / "a.tar.gz", "../outside.csv", _CSV.encode())


def _tar_link(folder: Path) -> None:
    _tar(folder / "a.tar.gz", "votes.csv", kind=tarfile.SYMTYPE, link="/etc/passwd")


def _tar_device(folder: Path) -> None:
    _tar(folder / "a.tar.gz", "votes.csv", kind=tarfile.CHRTYPE)


def _tar_bomb(folder: Path) -> None:
    (folder / "a.tar.gz").write_bytes(gzip.compress(bytes(300 << 20), 9))


def _deep_json(folder: Path) -> None:
    (folder / "a.json").write_text('{"a":' * 200_000 + "1" + "}" * 200_000)


def _deep_lists(folder: Path) -> None:
    (folder / "a.json").write_text("[" * 200_000)


def _endless_number(folder: Path) -> None:
    (folder / "Events.json").write_text(
        '[{"EventId": ' + "9" * 200_000 + ', "EventDate": 1e999, "EventBodyName": NaN}]'
    )


def _long_cue(folder: Path) -> None:
    (folder / "2024-03-05 town board.vtt").write_text(_CUE + "word " * 1_000_000)


def _long_cue_without_blanks(folder: Path) -> None:
    (folder / "2024-03-05 town board.vtt").write_text(_CUE + "w" * 5_000_000)


def _many_tags(folder: Path) -> None:
    (folder / "2024-03-05 town board.vtt").write_text(_CUE + "<v A><c.x><" * 100_000)


def _long_line(folder: Path) -> None:
    (folder / "2024-03-05 town board.txt").write_text("MAYOR LEE: " + "a b: " * 2_000_000)


def _nested_rtf(folder: Path) -> None:
    (folder / "2024-03-05 town board.rtf").write_text("{\\rtf1 " + "{\\b " * 100_000 + "x" + "}" * 100_000 + "}")


def _nested_html(folder: Path) -> None:
    (folder / "2024-03-05 town board minutes.html").write_text(
        "<html><body>" + "<table><tr><td><div>" * 20_000 + "Ayes: Lee"
    )


def _many_columns(folder: Path) -> None:
    heads = ",".join(f"Member {number}" for number in range(40_000))
    (folder / "votes.csv").write_text(f"date,motion,{heads}\n2024-03-05,Fence,{'yes,' * 40_000}\n")


def _long_cell(folder: Path) -> None:
    (folder / "votes.csv").write_text(_CSV + '2024-03-05,Town Board,"' + "a" * 20_000_000)


def _entities(folder: Path) -> None:
    (folder / "2024-03-05 town board.ttml").write_text(_LAUGHS)


def _outside_entity(folder: Path) -> None:
    (folder / "2024-03-05 town board.ttml").write_text(_OUTSIDE)


def _workbook(folder: Path) -> None:
    """A sheet that unpacks to 600 MB."""
    cell = b'<c r="A1" t="inlineStr"><is><t>' + b"a" * 1000 + b"</t></is></c>"
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    _zip(folder / "votes.xlsx", {
        "[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>",
        "xl/worksheets/sheet1.xml": sheet + cell * 300_000,
    })  # fmt: skip


def _far_cell(folder: Path) -> None:
    """A sheet with one cell in the last column of the last row, in a place of the archive that is not the usual one."""
    names = "http://schemas.openxmlformats.org"
    rels = f'<Relationships xmlns="{names}/package/2006/relationships"><Relationship Id="r1" Target="'
    office = f"{names}/officeDocument/2006/relationships"
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    _zip(folder / "votes.xlsx", {
        "_rels/.rels": f'{rels}xl/workbook.xml" Type="{office}/officeDocument"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns="{names}/spreadsheetml/2006/main" xmlns:r="{office}"><sheets>'
                           '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'{rels}far/a.xml" Type="{office}/worksheet"/></Relationships>'.encode(),
        "xl/far/a.xml": f'<worksheet xmlns="{names}/spreadsheetml/2006/main"><sheetData>{cells}'
                        '</sheetData></worksheet>'.encode(),
    })  # fmt: skip


def write_ods(folder: Path, rows: str, declarations: str = "") -> None:
    """An OpenDocument workbook with these rows, and what stands before its first element."""
    _zip(folder / "votes.ods", {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": MANIFEST.encode(),
        "content.xml": f"{declarations}{ODS.format(rows)}".encode(),
    })  # fmt: skip


def _repeated_cells(folder: Path) -> None:
    """One cell with a text, in all rows and columns that a sheet can have."""
    cell = (
        '<table:table-cell office:value-type="float" office:value="17" table:number-columns-repeated="16384">'
        "<text:p>O-17</text:p></table:table-cell>"
    )
    write_ods(folder, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def _deep_cell(folder: Path) -> None:
    spans = "<text:span>" * 50_000 + "O-17" + "</text:span>" * 50_000
    cell = f'<table:table-cell office:value-type="float" office:value="17"><text:p>{spans}</text:p></table:table-cell>'
    write_ods(folder, f"<table:table-row>{cell}</table:table-row>")


def _cell_of_entities(folder: Path) -> None:
    declarations = _LAUGHS[_LAUGHS.index("<!DOCTYPE") : _LAUGHS.index("]>") + 2]
    write_ods(folder, f"<table:table-row>{ODS_CELL.format('&i;')}</table:table-row>", declarations)


def _word_file(folder: Path) -> None:
    """A document of tables in tables, which unpacks to 100 MB."""
    table = b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ayes: Lee</w:t></w:r></w:p>"
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    _zip(folder / "2024-03-05 town board minutes.docx", {
        "[Content_Types].xml": b"<Types/>", "word/document.xml": head + table * 1_500_000,
    })  # fmt: skip


def _word_entities(folder: Path) -> None:
    _zip(folder / "2024-03-05 town board minutes.docx", {
        "[Content_Types].xml": b"<Types/>", "word/document.xml": _LAUGHS.encode(),
    })  # fmt: skip


def _pdf_pages(folder: Path) -> None:
    """Pages that refer to themselves, and a page count of a billion."""
    (folder / "2024-03-05 town board minutes.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 1000000000>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]/Contents 3 0 R>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


def _settings(folder: Path) -> None:
    (folder / "councilui.toml").write_text("a = " + "[" * 100_000)
    (folder / "votes.csv").write_text(_CSV)


def _unknown_settings(folder: Path) -> None:
    (folder / "councilui.toml").write_text("".join(f"unknown_{number} = 1\n" for number in range(20_000)))
    (folder / "votes.csv").write_text(_CSV)


def _strange_names(folder: Path) -> None:
    for name in ("\x1b[2J.csv", "a\nb.csv", "-rf.csv", "x" * 250 + ".csv", "\udcff.csv", "%s%n.csv", "$(id).csv"):
        (folder / name).write_text(_CSV)


def _empty_width(folder: Path) -> None:
    """Lines of blanks, which expressions for what stands at the end of a line would try one by one."""
    (folder / "2024-03-05 town board minutes.txt").write_text(
        f"Town Board\nMotion by Lee to approve {' ' * 200_000}the fence.\nAyes: Lee, Nye.\n{' ' * 200_000}\n"
    )


def _long_number(folder: Path) -> None:
    """More digits than Python makes a number of."""
    (folder / "record.toml").write_text(f"[record]\nid = {'9' * 5000}\n")
    (folder / "councilui.toml").write_text(f"seats = {'9' * 5000}\n")
    (folder / "votes.csv").write_text(_CSV)


def _one_word(folder: Path) -> None:
    """A word and a run of titles in which an expression would begin at every letter."""
    (folder / "2024-03-05 town board minutes.txt").write_text(
        f"Town Board\nMotion by Lee to approve {'A' * 400_000}\n{'Mr. ' * 20_000}\nAyes: Lee, Nye.\n"
    )


def _leader_dots(folder: Path) -> None:
    (folder / "2024-03-05 town board minutes.txt").write_text(
        f"Town Board\nMinutes of March 5, 2024\nPresent: Lee, Nye\nItem 1 {'.' * 40_000} 3\n"
        "Motion by Lee to approve the fence.\nAyes: Lee, Nye.\n"
    )


def _many_documents(folder: Path) -> None:
    """One RTF document after the other in the text of an item."""
    text = "{\\rtf1 The fence.\\par}" * 5_000
    event = {"EventId": 3, "EventBodyId": 1, "EventBodyName": "Board", "EventDate": "2024-03-05T00:00:00"}
    item = {"EventItemId": 7, "EventItemEventId": 3, "EventItemTitle": "Fence", "EventItemMinutesNote": text}
    (folder / "events.json").write_text(json.dumps([event]))
    (folder / "eventitems").mkdir()
    (folder / "eventitems" / "3.json").write_text(json.dumps([item]))


def _cells_over_everything(folder: Path) -> None:
    cell = "<td rowspan=99999 colspan=99999>Ayes</td>"
    table = f"<table>{f'<tr>{cell * 3}</tr>' * 500}</table>"
    (folder / "2024-03-05 town board minutes.html").write_text(
        f"<p>Town Board</p><p>Minutes of March 5, 2024</p><p>Motion by Lee to approve the fence.</p>{table}"
        "<p>Ayes: Lee, Nye. Nays: None.</p>"
    )


def _blank_cells(folder: Path) -> None:
    """Cells that begin as a tally, a legend or a meaning does and end otherwise."""
    rows = [
        f'2024-03-05,Fence,"{head}{" " * 200_000}{end}"\n' for head in ("5-2", "Key", "Y =") for end in ("=", "\nx\n.")
    ]
    (folder / "votes.csv").write_text(f"date,motion,vote count\n{''.join(rows)}")


def _many_motions(folder: Path) -> None:
    """Of one item, which leave the result empty: each may be a part of another."""
    rows = "".join(f"2024-03-05,Fence,Motion {number},,Ann Lee,yes\n" for number in range(4_000))
    (folder / "votes.csv").write_text(f"date,title,motion,result,member,vote\n{rows}")


def _circle_of_links(folder: Path) -> None:
    (folder / "a").symlink_to(folder)
    (folder / "b.csv").symlink_to(folder / "b.csv")
    (folder / "zero.csv").symlink_to("/dev/zero")
    (folder / "votes.csv").write_text(_CSV)


INPUTS: Final[dict[str, Callable[[Path], None]]] = {
    name.strip("_"): function
    for name, function in list(globals().items())
    if name.startswith("_") and not name.startswith("__") and callable(function) and name not in ("_zip", "_tar")
}
"""Each writes its input into a folder."""


def write_input(name: str, folder: Path) -> Path:
    """Write one of them into an empty folder; the path to load: the file, or the folder of several."""
    INPUTS[name](folder)
    files = [path for path in folder.iterdir() if not path.is_symlink()]
    return files[0] if len(files) == 1 else folder
