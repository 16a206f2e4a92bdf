"""The lines of a caption file."""

import re
from typing import Final

# Lines end as WebVTT says. Other controls, and the marks by which we know a voice span later, are no text.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def split_lines(text: str) -> list[str]:
    """The lines, every control character a blank: encoders end each line with NUL, and a NUL ends a C string."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", text).split("\n")
