"""Stable text keys that different formats agree on, so that what they tell of one thing meets in one row."""

from __future__ import annotations

from councilui.common.slugs import slug


def body_key(place: str, name: str) -> str:
    """ "ann-arbor/city-council"."""
    return f"{slug(place)}/{slug(name)}"


def meeting_key(body: str, date: str, time: str | None = None) -> str:
    """ "ann-arbor/city-council/2024-05-06", with "/0930" when a body meets twice that day; `time` is "09:30"."""
    return f"{body}/{date}" + (f"/{time.replace(':', '')}" if time else "")
