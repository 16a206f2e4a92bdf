"""The protocol of a format that can be loaded."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from councilui.load.inputs import Files
from councilui.load.report import Report
from councilui.load.settings import Settings


class Format(Protocol):
    """A module or package of `formats/`: it knows its input by itself and turns it into the model's objects.

    `ORDER` says which format reads first when one input holds several: who sat and voted goes before who spoke.
    """

    NAME: str
    ORDER: int

    def detect(self, files: Files) -> list[str]:
        """The names of the files that are of this format, [] for none; it looks at names and beginnings only."""

    def read(self, files: Files, names: Sequence[str], settings: Settings, report: Report) -> Iterator[object]:
        """The model's objects from the named files, one after another, nothing held that need not be.

        A meeting comes before anything that refers to it; any other order will do. A `Meeting` has an id from
        `keys.meeting_key` and ordinal 0, a `Statement` has its position in its meeting from 0 as id: the pipeline
        finds the meeting that is there already and numbers both. Raises InputError only when the input as a whole
        cannot be used; a single bad row is reported and passed over.
        """
