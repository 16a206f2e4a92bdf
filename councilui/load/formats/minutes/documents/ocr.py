"""Text of scanned pages by the user's own tesseract, asked for with --ocr; whatever comes of it is marked.

Pages are given at 300 dpi as gray images. Segmentation 3 keeps the lines of a roll; 4 reshuffles them on a page that is
turned by less than a degree.
"""

import shutil
import subprocess
from typing import Any, Final

from councilui.load.formats.minutes.documents.lines import Line, UnreadableError

PROGRAM: Final = "tesseract"
_SCALE: Final = 300 / 72
_LONGEST: Final = 120  # seconds that a page may take


def ocr_program() -> str:
    """Where tesseract is; "" where it isn't, which matters once a page needs it."""
    return shutil.which(PROGRAM) or ""


def ocr_page(document: Any, number: int, program: str) -> list[Line]:
    """The lines that tesseract reads on the page with an index from 0. Raises UnreadableError when it fails."""
    if not program:
        raise UnreadableError("--ocr needs tesseract, which isn't installed: install it, then load the file again.")
    page = document[number]
    try:
        bitmap = page.render(scale=_SCALE, grayscale=True)
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    finally:
        page.close()
    pixels = b"".join(rows[row * stride : row * stride + width] for row in range(height))
    command = [program, "stdin", "stdout", "--psm", "3", "--dpi", "300"]
    try:
        ended = subprocess.run(
            command,
            input=b"P5 %d %d 255\n" % (width, height) + pixels,
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise UnreadableError(f"tesseract can't read page {number + 1}: {error}.") from error
    lines, is_first = [], True
    for text in ended.stdout.decode("utf-8", "replace").replace("\f", "").split("\n"):
        if text.strip():
            lines.append(Line(" ".join(text.split()), number + 1, is_first))
        is_first = not text.strip()
    return lines
