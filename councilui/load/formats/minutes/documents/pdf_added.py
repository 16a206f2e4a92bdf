"""Words that a page of a PDF shows and that are not in its text: filled into a form, or typed on top of the page."""

from collections.abc import Iterator
from ctypes import POINTER, cast, create_string_buffer
from typing import Any


def added_words(page: Any, form: Any) -> Iterator[str]:
    """Each entry of a page: a field as "name: value", what is typed on top as it is. `form` is the document's, or None.

    `page` and `form` are pypdfium2's; the page must have been opened after the form.
    """
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        entry = ""
        if subtype == raw.FPDF_ANNOT_WIDGET and form is not None:
            entry = _field(annotation, form)
        elif subtype == raw.FPDF_ANNOT_FREETEXT:
            entry = _text(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
        raw.FPDFPage_CloseAnnot(annotation)
        if entry:
            yield entry


def _field(annotation: Any, form: Any) -> str:
    """A field that was filled in or checked, "" for any other."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        value = _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
    elif raw.FPDFAnnot_IsChecked(form, annotation):
        value = _text(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation)
    else:
        return ""
    return f"{_text(raw.FPDFAnnot_GetFormFieldName, form, annotation)}: {value}" if value else ""


def _text(function: Any, *arguments: Any) -> str:
    """What a function of PDFium writes into a buffer of UTF-16, whose size it gives for a buffer of none."""
    from pypdfium2.raw import FPDF_WCHAR

    size = function(*arguments, None, 0)
    buffer = create_string_buffer(size)
    function(*arguments, cast(buffer, POINTER(FPDF_WCHAR)), size)
    return " ".join(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").split())
