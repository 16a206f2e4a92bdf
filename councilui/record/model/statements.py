"""What was said."""

from typing import NamedTuple

from councilui.record.model.vocabulary import VENUE_UNKNOWN, VENUES_INSIDE


class Statement(NamedTuple):
    """One continuous piece of speech, or something that happened in the room.

    `id` is in time order: day << 24 | nth meeting of the day << 16 | position (see `statement_id`); `key` is
    the stable text key. `form` tells words on record from a paraphrase. `said_on` is the local date of a
    statement made outside its meeting, None when not known. `district` is a member's seat on the meeting's
    date. `start_s` and `end_s` are seconds into the
    meeting's recording.
    """

    id: int
    key: str
    meeting: str
    text: str
    kind: str
    form: str
    venue: str
    capacity: str
    speaker_name: str | None = None
    person: str | None = None
    affiliation: str | None = None
    district: str | None = None
    agenda_item: str | None = None
    matter: str | None = None
    said_on: str | None = None
    said_when: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    language: str = "en"
    basis: str = "reported"
    source: str | None = None
    note: str | None = None

    @property
    def inside(self) -> bool | None:
        """Whether it was said in the meeting; None when no source says where."""
        return None if self.venue == VENUE_UNKNOWN else self.venue in VENUES_INSIDE


def statement_id(day: int, ordinal: int, position: int) -> int:
    """The integer key of a statement: `day` since 1970-01-01, the meeting's `ordinal` that day, its `position`.

    Newest first, a date, a year and a meeting are then ranges of the key. Raises ValueError out of range.
    """
    if not (0 <= ordinal < 256 and 0 <= position < 65536):
        raise ValueError(f"a day holds 256 meetings and a meeting 65,536 statements: {ordinal}, {position}")
    return (day << 24) | (ordinal << 16) | position
