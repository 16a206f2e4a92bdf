"""Small PDFs for tests: words at places of a page, in the order in which they are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """Text that begins at a place in points from the page's lower left corner, in a size of its own if it has one."""

    left: float
    bottom: float
    text: str
    size: float | None = None


def column_of(lines: Iterable[str], *, left: float = 72, top: float = 720, step: float = 14) -> list[Word]:
    """Lines below one another."""
    return [Word(left, top - number * step, line) for number, line in enumerate(lines)]


def make_pdf(
    pages: Sequence[Sequence[Word]],
    *,
    size: float = 10,
    font: str = "Helvetica",
    drawing: bytes = b"",
    annotation: bytes = b"",
    fields: Sequence[bytes] = (),
) -> bytes:
    """A PDF in one font with these pages, each with a drawing (operators) and an annotation (a dictionary).

    `fields` are those of a form, what is in the dictionary of each; all pages show them.
    """
    form = [b"<< /Type /Annot /Subtype /Widget /Rect [300 300 400 320] %s >>" % field for field in fields]
    objects: list[bytes] = [b"", b"", *form]
    numbers = b" ".join(b"%d 0 R" % number for number in range(3, 3 + len(form)))
    kids = []
    for words in pages:
        shows = [(word.size or size, word.left, word.bottom, _escaped(word.text)) for word in words]
        stream = b"\n".join([*(b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % show for show in shows), drawing])
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Annots [%s] /Resources << /Font <<"
            b" /F1 << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >> >> >> >>"
            % (len(objects), annotation + numbers, font.encode())
        )
    catalog = b"/AcroForm << /Fields [%s] >>" % numbers if form else b""
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(content))
    )


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
