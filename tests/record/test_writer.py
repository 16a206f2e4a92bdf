from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.record.database import open_record
from councilui.record.model import Body, Meeting, Source
from councilui.record.new_file import new_file
from tests.conftest import ROOT
from tests.record.whole_record import write_record

ROWS = [Source("s", "press", "P", "T"), Body("b", "Body", "council", source="s")]


def _write(target: Path, rows: list[object]) -> None:
    with new_file(target) as scratch:
        write_record(scratch, rows)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    _write(tmp_path / "one.db", list(ROWS))
    _write(tmp_path / "two.db", list(ROWS))
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_a_built_file_is_a_record_and_stands_alone(tmp_path: Path) -> None:
    _write(tmp_path / "a.db", list(ROWS))
    open_record(tmp_path / "a.db").close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_row_that_refers_to_nothing_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(CouncilError, match="A row of meeting refers to a body that isn't there"):
        _write(tmp_path / "a.db", [Meeting("m", "nobody", "2025-01-15", 0, "regular")])
    assert list(tmp_path.iterdir()) == []


def test_two_rows_of_one_key_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(CouncilError, match="contradict each other"):
        _write(tmp_path / "a.db", [*ROWS, ROWS[0]])


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    _write(target, list(ROWS))
    before = target.read_bytes()
    with pytest.raises(CouncilError):
        _write(target, [*ROWS, ROWS[0]])
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_second_build_at_once_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    with new_file(target) as scratch:
        with pytest.raises(CouncilError, match="Another load is writing"):
            _write(target, list(ROWS))
        write_record(scratch, ROWS)
    open_record(target).close()


def test_what_a_dead_build_left_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / ".a.db.loading").write_bytes(b"half a database")
    _write(tmp_path / "a.db", list(ROWS))
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize("end", ["-journal", "-wal"])
def test_a_file_in_use_by_another_program_is_not_replaced(end: str, tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    _write(target, list(ROWS))
    before = target.read_bytes()
    (tmp_path / f"a.db{end}").touch()
    with pytest.raises(CouncilError, match="in use by another program"):
        _write(target, [*ROWS, Source("t", "press", "P", "T")])
    assert target.read_bytes() == before


def test_a_new_file_has_the_usual_permissions_and_keeps_those_that_it_had(tmp_path: Path) -> None:
    def mode(path: Path) -> int:
        return path.stat().st_mode & 0o777

    target, usual = tmp_path / "a.db", tmp_path / "usual"
    before = os.umask(0o027)
    try:
        usual.touch()
        _write(target, list(ROWS))
        assert mode(target) == mode(usual) == 0o640
    finally:
        os.umask(before)
    target.chmod(0o600)
    _write(target, [*ROWS, Source("t", "press", "P", "T")])
    assert mode(target) == 0o600


def test_a_link_to_a_record_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "real.db", tmp_path / "a.db"
    link.symlink_to(real)  # which isn't there yet
    for more in ([], [Source("t", "press", "P", "T")]):
        _write(link, [*ROWS, *more])
        assert link.is_symlink()
        with closing(open_record(real)) as connection:
            assert connection.execute("SELECT count(*) FROM source").fetchone() == (1 + len(more),)
    assert [path.name for path in real.parent.iterdir()] == ["real.db"]


def test_a_scratch_file_that_leads_to_another_file_is_not_followed(tmp_path: Path) -> None:
    """Whoever may write to the folder could have put it there."""
    other = tmp_path / "other.txt"
    other.write_text("mine")
    (tmp_path / ".a.db.loading").symlink_to(other)
    with pytest.raises(CouncilError, match="can't be written"):
        _write(tmp_path / "a.db", list(ROWS))
    assert other.read_text() == "mine"


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CouncilError, match="can't be written"):
        _write(tmp_path / "file" / "a.db", list(ROWS))


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1])
def test_a_killed_build_leaves_the_old_file_whole(delay: float, tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    _write(target, list(ROWS))
    before = target.read_bytes()
    script = (
        "import sys; from pathlib import Path; from councilui.record.new_file import new_file\n"
        "from councilui.record.model import Source; from tests.record.whole_record import write_record\n"
        "with new_file(Path(sys.argv[1])) as scratch:\n"
        "    print('started', flush=True)\n"
        "    write_record(scratch, [Source(str(n), 'press', 'P', 'T') for n in range(300_000)])\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == b"started\n"
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert target.read_bytes() == before
    _write(target, [*ROWS, Source("t", "press", "P", "T")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
