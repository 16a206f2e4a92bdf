"""The files that a user or the program keeps about a record, with anything in them: read, or told in a sentence."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from councilui.bookmarks import Bookmark, list_bookmarks, save_bookmark
from councilui.common.corrections import Correction, corrections_file, read_corrections, save_correction
from councilui.common.errors import CouncilError
from councilui.config.file import read_file
from councilui.saved_searches import list_searches, save_search
from councilui.tui.state import SavedState

BOOKMARK: Final = Bookmark("vote:o-1/vote", "Fence", "ask again", "2024-03-05")
CORRECTION: Final = Correction("board.txt", 1, "Ayes: Lee", "rejected")


def _use_config(path: Path) -> None:
    read_file({"COUNCILUI_CONFIG": str(path)})


def _use_searches(path: Path) -> None:
    list_searches(path)
    save_search("fences", "fence", path)
    assert list_searches(path)["fences"] == "fence"


def _use_bookmarks(path: Path) -> None:
    list_bookmarks(path)
    save_bookmark(path, BOOKMARK)
    assert BOOKMARK in list_bookmarks(path)


def _use_corrections(path: Path) -> None:
    record = path.with_name("a.db")
    path.rename(corrections_file(record))
    read_corrections(record)
    save_correction(record, CORRECTION)
    assert CORRECTION in read_corrections(record)


def _use_state(path: Path) -> None:
    state = SavedState(path, "a.db")
    for read in (state.text, state.texts, state.numbers, state.fields):
        for key in ("theme", "place", "queries", "record"):
            read(key)
    state.set("theme", "councilui-light")
    state.set("queries", ["fence"])
    state.save()
    assert SavedState(path).text("theme") == "councilui-light"


FILES: Final[dict[str, tuple[bytes, Callable[[Path], None]]]] = {
    "config": (b'theme = "councilui-dark"\nmouse = true\n[keys]\nquit = ["q", "ctrl+q"]\n', _use_config),
    "searches": (b'# Mine\n"fences" = "fence -gate"\nparks = "park*"\n', _use_searches),
    "bookmarks": (
        b'[[bookmark]]\nplace = "vote:o-2/vote"\ntitle = "Gate"\nnote = ""\nadded = "2024-01-01"\n', _use_bookmarks,
    ),
    "corrections": (
        b'[[correction]]\nfile = "a.txt"\npage = 2\npassage = "Nays: Nye"\nverdict = "confirmed"\n', _use_corrections,
    ),
    "state": (
        b'{"record": "a.db", "theme": "councilui-dark", "queries": ["gate"], "place": {"meeting": "m/1"}}', _use_state,
    ),
}  # fmt: skip
_PIECES: Final = st.binary(max_size=8) | st.sampled_from((
    b"", b"\0", b"\xff\xfe", b'"', b"'''", b"[", b"{}", b"[[a]]\n", b"=", b"\n", b"null", b"1e999", b"NaN", b"9" * 5000,
    b"[" * 3000, b'"\\ud800"', b"\\ud800", b"\xe2\x80\xae", b"2024-01-01", b"\\u0000", b"-1", b"#",
))  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), _PIECES), max_size=3))
@example(changes=[(0.4, 0, b"\\ud800")])
@example(changes=[(0.0, 1000, b'{"queries": ["\\ud800"]}')])
def test_any_content_is_used_or_refused_in_a_sentence(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    raw, use = FILES[name]
    for place, length, piece in changes:
        start = int(place * len(raw))
        raw = raw[:start] + piece + raw[start + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.toml"
        path.write_bytes(raw)
        with suppress(CouncilError):
            use(path)
