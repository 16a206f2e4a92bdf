"""Statements in words: who, at which venue, in whose words. Screens and citations share it."""

from collections.abc import Sequence
from typing import Final

from councilui.analysis.sentence_case import is_shouted, sentence_case
from councilui.common.dates import ordinal
from councilui.common.shares import plural
from councilui.record.model import Statement

_VENUES: Final = {
    "floor": "on the floor",
    "public comment": "public comment",
    "chamber": "in the chamber",
    "press": "to the press",
    "written": "in writing",
    "interview": "in an interview",
    "not stated": "setting unknown",
}
SETTINGS: Final[dict[bool | None, str]] = {
    True: "in the meeting",
    False: "outside the meeting",
    None: "setting unknown",
}
"""Values of `Statement.inside` in words, in the order in which they are shown and never mixed."""
_ALIKE: Final = 5
_UNNAMED: Final = {"scene": "In the room", "narrative": "Source's account"}
_FORMS: Final = {"paraphrase": "paraphrased: ", "description": "described: "}


def clock(seconds: float) -> str:
    """Seconds into a recording as "1:02:03"."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def venue_words(statement: Statement) -> str:
    """Where it was said, in words."""
    return _VENUES.get(statement.venue, statement.venue)


def speaker(statement: Statement) -> str:
    """The speaker as printed, with the ward when resolved; in words when no name is on record, or nobody speaks."""
    if not statement.speaker_name:
        return _UNNAMED.get(statement.kind, "An unnamed speaker")
    if statement.district:
        return f"{statement.speaker_name} ({ordinal(statement.district)})"
    return statement.speaker_name


def own_words(statement: Statement) -> tuple[str, str]:
    """What is before and after a stretch of the text, to tell whose words these are."""
    if statement.kind == "scene":
        return "⟨", "⟩"
    return ("“", "”") if statement.form == "quote" else (_FORMS.get(statement.form, ""), "")


def told_text(statement: Statement) -> tuple[str, str]:
    """What is before the text ("paraphrased: " where it is not the speaker's own words), and the text.

    A scene is between angle brackets, a quote between quotation marks. Captions in capitals are in sentence case.
    """
    if statement.kind == "scene":
        return "", f"⟨{statement.text}⟩"
    if statement.form in _FORMS:
        return _FORMS[statement.form], statement.text
    if statement.form == "quote":
        return "", f"“{statement.text}”"
    return "", sentence_case(statement.text) if is_shouted(statement.text) else statement.text


def alike_text(alike: Sequence[tuple[str, int]]) -> str | None:
    """A note that statements under such printed names are linked to nobody; None when there are none."""
    if not alike:
        return None
    names = ", ".join(f"{name} ({count:,})" for name, count in alike[:_ALIKE])
    more = f" and {plural(len(alike) - _ALIKE, 'more name')}" if len(alike) > _ALIKE else ""
    return f"Statements printed under this surname but linked to nobody in this record: {names}{more}."
