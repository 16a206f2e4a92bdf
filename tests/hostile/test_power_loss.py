"""A power cut loses what was not synced: each file is synced whole before it gets its name, and its folder after that.

No power is cut here. A file system's promises rest on the order of the calls: a renaming that reaches the disk before
the content does would leave an empty file, and one that isn't synced may be undone after the program said "Wrote".
"""

from __future__ import annotations

from pathlib import Path

from councilui.load.pipeline import load
from tests.hostile.faults import write_votes
from tests.hostile.traces import Call, needs_strace, trace

_COMMANDS = {
    "a new record": (["load", "votes.csv", "--db", "new.db"], "new.db"),
    "a record again": (["load", "votes.csv", "--db", "old.db"], "old.db"),
    "a record with more": (["load", "more.csv", "--db", "old.db"], "old.db"),
    "an export": (["export", "doubts", "-o", "doubts.csv", "-d", "old.db"], "doubts.csv"),
}


@needs_strace
def test_a_file_is_synced_before_it_gets_its_name_and_its_folder_after(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_votes(folder / "votes.csv", 20, 2023)
    load([folder / "votes.csv"], folder / "old.db")
    write_votes(folder / "votes.csv", 30, 2023)
    write_votes(folder / "more.csv", 20, 2024)
    traces = trace([command for command, _ in _COMMANDS.values()], folder)
    for (what, (_, file)), calls in zip(_COMMANDS.items(), traces, strict=True):
        _check_order(what, calls, folder / file)


def _check_order(what: str, calls: list[Call], target: Path) -> None:
    renamed = next(index for index, call in enumerate(calls) if (call.what, call.path) == ("rename", target))
    scratch = calls[renamed].old
    written = [index for index, call in enumerate(calls) if call.what == "write" and call.path == scratch]
    synced = [index for index, call in enumerate(calls) if call.what == "sync" and call.path == scratch]
    folder_synced = [index for index, call in enumerate(calls) if call == Call("sync", target.parent)]
    assert written, what
    assert folder_synced, what
    assert written[-1] < synced[-1] < renamed < folder_synced[-1], what
    assert not [call for call in calls if call.what in ("write", "remove") and call.path == target], what
