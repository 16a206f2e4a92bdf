"""Seconds or milliseconds: the same schema comes with either, and only the words tell."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.load.speech.transcripts.utterances import Utterance

_BETWEEN: Final = 0.05  # words a unit; people speak one to five words a second, a thousandth of that a millisecond
_SURE: Final = (0.0002, 0.02, 0.2, 20.0)  # milliseconds between the first two, seconds between the others
_FEW_WORDS: Final = 20
_LONGEST_S: Final = 36 * 3600.0


class Unit(NamedTuple):
    """What one unit of the file is in seconds, its name, and why that may be wrong (None when that is certain)."""

    seconds: float
    name: str
    doubt: str | None


def unit_of(utterances: Sequence[Utterance]) -> Unit:
    """The unit of the times, from the words spoken in them; without times, seconds."""
    if any(utterance.has_clock for utterance in utterances):
        return Unit(1.0, "hours, minutes and seconds", None)
    words = 0
    spoken = 0.0
    last = 0.0
    for utterance in utterances:
        if utterance.start is not None:
            last = max(last, utterance.start, utterance.end or 0.0)
            if utterance.end is not None and utterance.end > utterance.start:
                spoken += utterance.end - utterance.start
                words += utterance.text.count(" ") + 1
    if not spoken:
        if last > _LONGEST_S:
            return Unit(0.001, "milliseconds", f"no end of speech is given; a recording of {last:,.0f} s is too long")
        return Unit(1.0, "seconds", None if not last else "no end of speech is given")
    rate = words / spoken
    unit = Unit(0.001, "milliseconds", None) if rate < _BETWEEN else Unit(1.0, "seconds", None)
    is_sure = _SURE[0] <= rate <= _SURE[1] or _SURE[2] <= rate <= _SURE[3]
    if unit.name == "seconds" and last > _LONGEST_S:
        return unit._replace(doubt=f"it would be {last / 3600:,.0f} hours long")
    if not is_sure or words < _FEW_WORDS:
        return unit._replace(doubt=f"{words} words in {spoken:,.3f} units")
    return unit
