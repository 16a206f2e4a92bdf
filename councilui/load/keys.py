"""Stable text keys that different formats agree on, so that what they say about one thing is joined in one row."""

import re
import unicodedata
from itertools import chain, zip_longest
from typing import Final

from councilui.common.slugs import slug

_JOINT: Final = re.compile(r"[\W_]+")
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)([./])(?=\d)")


def body_key(place: str, name: str) -> str:
    """ "ann-arbor/city-council"."""
    return f"{slug(place)}/{body_slug(name)}"


def body_slug(name: str) -> str:
    """ "ways-and-means" of "Ways and Means" and of "Ways & Means"."""
    return slug(name.replace("&", " and "))


def meeting_key(body: str, date: str, time: str | None = None) -> str:
    """ "ann-arbor/city-council/2024-05-06", with "/0930" when a body meets twice that day; `time` is "09:30"."""
    return f"{body}/{date}" + (f"/{time.replace(':', '')}" if time else "")


def person_key(place: str, name: str) -> str:
    """ "ann-arbor/person/ana-roe", for somebody whom the source knows by no number."""
    return f"{place}/person/{slug(name)}"


def matter_key(place: str, identifier: str) -> str:
    """ "ann-arbor/matter/24-1". A slash or a period between digits tells file numbers apart: "24/1", "24.1";
    so do accents: "Ö-5" may be of another kind than "O-5"."""
    text = unicodedata.normalize("NFC", identifier)
    has_accents = any(letter > "\x7f" and unicodedata.name(letter, "").startswith("LATIN") for letter in text)
    parts = _BETWEEN_DIGITS.split(text)
    stems = [_JOINT.sub("-", part.lower()).strip("-") if has_accents else slug(part) for part in parts[::2]]
    joints = ["." if joint == "." else "_" for joint in parts[1::2]]
    return f"{place}/matter/{''.join(chain.from_iterable(zip_longest(stems, joints, fillvalue='')))}"
