"""Stable text keys that different formats agree on, so that what they tell of one thing meets in one row."""

from __future__ import annotations

import re

from councilui.common.slugs import slug

_ROLES = re.compile(
    r"^(?:the\s+)?(?:hon(?:orable|\.)?\s+)?(?:council\s*-?\s*(?:member|woman|man|person|or)|councill?or|cm|ald(?:erman|erwoman"
    r"|erperson|\.)?|mayor(?:\s+pro\s+tem(?:pore)?)?|vice\s+mayor|chair(?:man|woman|person)?|speaker|president|supervisor"
    r"|commissioner|member|clerk|vice\s+chair)\s+",
    re.IGNORECASE,
)


def body_key(place: str, name: str) -> str:
    """ "ann-arbor/city-council"."""
    return f"{slug(place)}/{slug(name)}"


def meeting_key(body: str, date: str, time: str | None = None) -> str:
    """ "ann-arbor/city-council/2024-05-06", with "/0930" when a body meets twice that day; `time` is "09:30"."""
    return f"{body}/{date}" + (f"/{time.replace(':', '')}" if time else "")


def bare_name(printed: str) -> str:
    """A name as printed without role and seat: "Councilmember  Disch (Ward 1)" is "Disch"."""
    name = re.sub(r"\s*\([^)]*\)\s*$", "", " ".join(printed.split()))
    while (shorter := _ROLES.sub("", name)) != name and shorter:
        name = shorter
    return name.strip(" .:,")


def district_in(printed: str) -> str | None:
    """The seat that stands in brackets after a name: "Disch (Ward 1)" gives "1", "Smith (At Large)" "At Large"."""
    match = re.search(r"\(([^)]*)\)\s*$", printed)
    if not match or not match[1].strip():
        return None
    return re.sub(r"^(?:ward|district|seat|dist\.?)\s+", "", match[1].strip(), flags=re.IGNORECASE)
