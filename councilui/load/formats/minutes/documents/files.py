"""Which reader a file needs, told by its first bytes and its name."""

import email
from pathlib import Path
from typing import Any, Final

from councilui.load.formats.minutes.documents.docx import read_docx
from councilui.load.formats.minutes.documents.html import read_html
from councilui.load.formats.minutes.documents.lines import Document, Line, Unread, UnreadableError
from councilui.load.formats.minutes.documents.ocr import ocr_program
from councilui.load.formats.minutes.documents.odt import read_odt
from councilui.load.formats.minutes.documents.pdf import read_pdf
from councilui.load.formats.minutes.documents.rtf import read_rtf
from councilui.load.formats.minutes.documents.text import read_text
from councilui.load.limited_process import StoppedError, call_limited

_OLE: Final = b"\xd0\xcf\x11\xe0"
_MOST_BYTES: Final = 32 << 20  # of text, or HTML and RTF: 10,000 pages of words


def read_document(path: Path, *, ocr: bool = False) -> Document:
    """The lines of a document; with `ocr`, pages without text are read by tesseract. Raises UnreadableError."""
    with path.open("rb") as file:
        head = file.read(1024)
    end = path.suffix.lower()
    if b"%PDF-" in head:
        return _read_pdf(path, ocr)
    if head.startswith(_OLE) or end == ".doc":
        raise UnreadableError("Word's old .doc format isn't read: save it as .docx or PDF.")
    if head.startswith(b"PK"):
        return read_odt(path) if end == ".odt" else read_docx(path)
    is_rtf = head.startswith(b"{\\rtf")
    if end in (".rtf", ".odt") and not is_rtf:
        raise UnreadableError(f"The file isn't {end[1:].upper()}.")
    if end == ".pdf":
        raise UnreadableError("The file is damaged, or not a PDF.")
    if (size := path.stat().st_size) > _MOST_BYTES:
        which = f"{size >> 20:,} MB, and no more than {_MOST_BYTES >> 20} are read"
        raise UnreadableError(f"The file has {which}: save it without its pictures, as PDF or in parts.")
    if is_rtf:
        return read_rtf(path.read_bytes())
    if end in (".mht", ".mhtml"):
        return read_html(_page_of(path.read_bytes()))
    if end in (".html", ".htm") or b"<html" in head.lower() or b"<!doctype html" in head.lower():
        return read_html(path.read_bytes())
    return read_text(path.read_bytes(), markdown=end == ".md")


def _page_of(archive: bytes) -> bytes:
    """The page that a browser or Word saved with its pictures in one file (RFC 2557). Raises UnreadableError."""
    try:
        parts = email.message_from_bytes(archive).walk()
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    except RecursionError:
        page = None
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes):
        raise UnreadableError("There is no page in this web archive: save it as HTML or PDF.")
    return content


def _read_pdf(path: Path, ocr: bool) -> Document:
    """The lines of a PDF, read by a process that may die of it. Raises UnreadableError."""
    try:
        content = call_limited(pdf_content, str(path), ocr_program() if ocr else None)
    except StoppedError as error:
        raise UnreadableError(f"The PDF can't be read: {error.reason}.") from error
    if isinstance(content, str):
        raise UnreadableError(content)
    lines = [Line(*line) for line in content.pop("lines")]
    unread = [Unread(*words) for words in content.pop("unread")]
    return Document(lines, unread=unread, blank_pages=tuple(content.pop("blank_pages")), **content)


def pdf_content(path: str, tesseract: str | None) -> dict[str, Any] | str:
    """The fields of a PDF's document as JSON has them; why it gives no text, where it gives none."""
    try:
        document = read_pdf(Path(path), tesseract=tesseract)
    except UnreadableError as error:
        return error.reason
    return {name: getattr(document, name) for name in ("lines", "unread", "blank_pages", "pages", "is_ocr")}
