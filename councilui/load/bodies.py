"""What kind of body a name stands for, and what it is called where its source gives no name."""

import re
from typing import Final

DEFAULT_BODY: Final = "City Council"

_CLASSES: Final = (
    ("committee", re.compile(r"committee|task force|working group|delegation", re.IGNORECASE)),
    ("caucus", re.compile(r"caucus|conference of", re.IGNORECASE)),
    ("council", re.compile(r"\bcouncil\b|primary legislative", re.IGNORECASE)),
    ("board", re.compile(r"\bboard\b|\btrustees\b|supervisors", re.IGNORECASE)),
    ("commission", re.compile(r"commission", re.IGNORECASE)),
    ("authority", re.compile(r"authority|agency|department|office of", re.IGNORECASE)),
)


def classify(name: str, type_name: str = "", default: str = "body") -> str:
    """ "council", "committee", "board" and so on, by the type that a source gives or by the name; else `default`."""
    texts = [text for text in (type_name, name) if text]
    return next((word for text in texts for word, pattern in _CLASSES if pattern.search(text)), default)
