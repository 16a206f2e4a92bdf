"""Which record something was taken from."""

from typing import NamedTuple

from councilui.record.model import Load


class Origin(NamedTuple):
    """Which record something was taken from.

    `data_as_of` is the newest date that a source of the record bears, or on which a meeting was held of which it has
    a vote or a statement; None when there is none. No clock is read: the same record always tells the same date.
    `file_name` is that of the record, without its folder; None of the record that comes with the program.
    """

    data_as_of: str | None
    loads: tuple[Load, ...]
    file_name: str | None = None
