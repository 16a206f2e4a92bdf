"""JSON of any shape, and what must hold of the rows that a format makes of it, whatever it is."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from councilui.load.format import Format
from councilui.load.input_errors import InputError
from councilui.load.inputs import open_input
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record import model
from councilui.record.schema import TABLES

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_REFERENCES: dict[str, type[Any]] = {
    "body": model.Body, "person": model.Person, "meeting": model.Meeting, "matter": model.Matter,
    "agenda_item": model.AgendaItem, "motion": model.Motion, "vote_event": model.VoteEvent,
}  # fmt: skip
_WITH_IDS: tuple[type[Any], ...] = (*_REFERENCES.values(), model.Membership, model.MatterAction)


class Shapes:
    """Objects whose fields hold any value, or one of the words of a format."""

    def __init__(self, words: Sequence[str]) -> None:
        self._field = VALUES | st.sampled_from(words)

    def shape(self, *keys: str, **lists: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
        """Objects with some of the keys, and with lists of such objects."""
        nested = {key: st.lists(inner, max_size=3) | self._field for key, inner in lists.items()}
        return st.fixed_dictionaries({}, optional={**dict.fromkeys(keys, self._field), **nested})

    def with_keys(self, *keys: str, rest: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
        """The objects with these keys in any case."""
        fixed = st.fixed_dictionaries(dict.fromkeys(keys, self._field))
        return st.tuples(fixed, rest).map(lambda both: {**both[1], **both[0]})


def read_or_refuse(module: Format, raw: bytes) -> None:
    """Read a file: it is refused by an InputError, or rows with one id are the same and references lead to rows."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "all.json").write_bytes(raw)
        with open_input(Path(folder)) as files:
            try:
                rows: list[Any] = list(module.read(files, ["all.json"], Settings("chicago"), Report()))
            except InputError:
                return
    assert all(type(row) in TABLES for row in rows)
    ids: dict[type, dict[str, Any]] = {cls: {row.id: row for row in rows if isinstance(row, cls)} for cls in _WITH_IDS}
    assert all(ids[type(row)][row.id] == row for row in rows if type(row) in _WITH_IDS)
    for row in rows:
        for name, cls in _REFERENCES.items():
            assert getattr(row, name, None) in (None, *ids[cls]), (name, row)
