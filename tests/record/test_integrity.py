"""A record that is not what was loaded says so, names what changed, and is neither added to nor taken for current."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record import integrity
from councilui.record.database import open_record
from councilui.record.digests import compute_digests
from councilui.record.integrity import Damage, check_integrity
from councilui.record.model import Body, Source
from tests.record.whole_record import write_record

CSV = """\
date,body,motion,member,vote
2024-03-05,Town Board,Approve the fence,{},yes
2024-03-05,Town Board,Approve the fence,Bo Nye,no
"""
JANUARY = "chicago-city-council/2021-01-27"


def changed(record: Path, folder: Path, *statements: str) -> Path:
    """A copy of a record, changed by another program."""
    path = folder / "changed.db"
    shutil.copy(record, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            connection.execute(statement)
    return path


def damage(path: Path) -> list[Damage]:
    with closing(open_record(path)) as connection:
        return check_integrity(connection)


def flipped(record: Path, path: Path, bit: int) -> Path:
    """A copy of a record with one bit turned over."""
    raw = bytearray(record.read_bytes())
    raw[bit // 8] ^= 1 << bit % 8
    path.write_bytes(raw)
    return path


def test_a_fresh_record_is_intact_and_every_meeting_has_its_digest(record: Path) -> None:
    assert damage(record) == []
    with closing(open_record(record)) as connection:
        of_meetings = [digest for digest in compute_digests(connection) if digest.subject == "meeting"]
        assert len(of_meetings) == 41


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE vote SET option = 'no' WHERE vote_event LIKE '%/2021-01-27/%'", {"vote", JANUARY}),
        ("UPDATE person SET name = name || 's' WHERE rowid = 1", {"person"}),
        ("UPDATE statement SET end_s = 1.0000000000000002 WHERE id % 2", {"statement"}),
        ("DELETE FROM claim WHERE field = (SELECT min(field) FROM claim)", {"claim"}),
        ("UPDATE statement_fts_data SET block = zeroblob(length(block)) WHERE id > 10", {"statement_fts_data"}),
        ("UPDATE title_term SET titles = titles + 1", {"title_term"}),
        ("UPDATE digest SET rows = rows + 1", {"digest"}),
    ],
)  # fmt: skip
def test_what_has_changed_is_named(statement: str, names: set[str], record: Path, tmp_path: Path) -> None:
    assert names <= {part.name for part in damage(changed(record, tmp_path, statement))}


def test_rows_that_refer_to_nothing_are_named(record: Path, tmp_path: Path) -> None:
    path = changed(record, tmp_path, "DELETE FROM person WHERE id = (SELECT min(person) FROM vote)")
    assert ("reference", "vote") in {part[:2] for part in damage(path)}


def test_an_index_without_its_rows_is_told(record: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'vote_person'").fetchone()
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        pages = record.read_bytes()
    path = tmp_path / "index.db"
    start = (root - 1) * size
    path.write_bytes(pages[:start] + b"\x0a\0\0\0\0\x10\0\0" + pages[start + 8 :])  # a leaf page with no rows
    parts = damage(path)
    assert parts
    assert {part.kind for part in parts} == {"database"}


def test_what_stands_behind_the_last_page_is_named_and_not_copied(record: Path, tmp_path: Path) -> None:
    """A sparse file of gigabytes would be one to be copied whole for each load that adds to it."""
    path = changed(record, tmp_path)
    os.truncate(path, 1 << 40)
    (part,) = damage(path)
    assert part.text.startswith("The file has 1,099,511,627,776 bytes, the database in it ")
    (tmp_path / "votes.csv").write_text(CSV.format("Ann Lee"))
    with pytest.raises(CouncilError, match="is damaged"):
        load([tmp_path / "votes.csv"], path)


@pytest.mark.parametrize("fate", ["larger", "smaller", "deleted"])
def test_a_record_that_is_replaced_or_deleted_while_it_is_read_is_not_called_damaged(
    fate: str, record: Path, tmp_path: Path
) -> None:
    path, other = tmp_path / "a.db", tmp_path / "b.db"
    (tmp_path / "votes.csv").write_text("date,body,motion,member,vote\n2031-03-05,Town Board,Fence,Ann Lee,yes\n")
    load([tmp_path / "votes.csv"], path if fate == "larger" else other)
    shutil.copy(record, other if fate == "larger" else path)
    with closing(open_record(path)) as connection:
        if fate == "deleted":
            path.unlink()
        else:
            other.replace(path)
        assert check_integrity(connection) == []


def test_the_command_says_so_and_leaves_with_its_status(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--integrity", "-d", str(record)]) == 0
    assert "hasn't changed since it was loaded" in capsys.readouterr().out
    path = changed(record, tmp_path, "UPDATE vote_count SET count = 9")
    assert run(["check", "--integrity", "-d", str(path)]) == 1
    out = capsys.readouterr().out
    assert "Table vote_count has changed." in out
    assert "load it again from record text: chicago." in out
    assert run(["check", "--integrity", "--json", "-d", str(path)]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["is_intact"] is False
    assert {"kind": "table", "name": "vote_count", "text": "Table vote_count has changed."} in data["damage"]


def test_whatever_reads_a_damaged_record_says_so(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(record, tmp_path, "UPDATE vote_count SET count = 9")
    for command in COMMANDS:
        assert run([*command, "-d", str(path)]) == 0
        assert "is damaged or was changed after it was loaded: Table vote_count" in capsys.readouterr().err


def test_what_a_damaged_record_lacks_is_not_only_said_to_be_missing(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(record, tmp_path, "UPDATE matter SET identifier = 'O2021-119' WHERE identifier = 'O2021-117'")
    for command in (("show", "matter", "O2021-117"), ("show", "meeting", "2021-01-28"), ("cite", "vote", "O2021-117")):
        assert run([*command, "-d", str(path)]) != 0
        assert "is damaged or was changed after it was loaded" in capsys.readouterr().err


def test_a_record_without_end_is_answered_and_not_checked(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.db"
    shutil.copy(record, path)
    os.truncate(path, 1 << 40)
    assert run(["list", "bodies", "-d", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "Chicago City Council" in out
    assert err.endswith(
        "long.db is larger than 4 GiB and was not checked for damage; 'councilui check --integrity' does it.\n"
    )


def test_a_record_that_was_just_loaded_is_known_to_be_intact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "votes.csv").write_text(CSV.format("Ann Lee"))
    load([tmp_path / "votes.csv"], tmp_path / "a.db")
    reads: list[sqlite3.Connection] = []
    monkeypatch.setattr(integrity, "check_integrity", reads.append)
    assert run(["list", "bodies", "-d", str(tmp_path / "a.db")]) == 0
    assert "Town Board" in capsys.readouterr().out
    assert reads == []


def test_a_damaged_record_is_loaded_again_and_not_added_to(tmp_path: Path) -> None:
    for name, member in (("one.csv", "Ann Lee"), ("two.csv", "Cy Poe")):
        (tmp_path / name).write_text(CSV.format(member).replace("fence", f"fence of {member}"))
    target = tmp_path / "town.db"
    load([tmp_path / "one.csv"], target)
    whole = target.read_bytes()
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("UPDATE vote SET option = 'no'")
        connection.commit()
    with pytest.raises(CouncilError, match="nothing was added"):
        load([tmp_path / "two.csv"], target)
    assert load([tmp_path / "one.csv"], target).changed
    assert target.read_bytes() == whole
    load([tmp_path / "two.csv"], target)
    assert damage(target) == []


def test_a_schema_that_is_no_text_is_damage(record: Path, tmp_path: Path) -> None:
    path = changed(
        record, tmp_path, "UPDATE sqlite_master SET sql = CAST(x'ff' || sql || x'ff' AS TEXT) WHERE name = 'vote'"
    )
    with pytest.raises(CouncilError, match=r"damaged|not those of a council record"):
        open_record(path)


COMMANDS: Sequence[Sequence[str]] = (
    ("show", "meeting", "2021-01-27"),
    ("list", "votes"),
    ("search", "the"),
    ("show", "vote", "O2021-117"),
)


@pytest.mark.parametrize("part", range(2))
def test_no_flipped_bit_answers_wrongly_unseen(
    part: int, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every bit that changes an answer is part by the check, and none is called a mistake of the program."""

    def answers(path: Path) -> list[tuple[int, str]]:
        results = []
        for command in COMMANDS:
            status = run([*command, "-d", str(path)])
            captured = capsys.readouterr()
            assert "mistake in councilui" not in captured.err, captured.err
            results.append((status, captured.out))
        return results

    expected = answers(record)
    random_bits = random.Random(part)
    for _ in range(8):
        path = flipped(record, tmp_path / "flipped.db", random_bits.randrange(record.stat().st_size * 8))
        if answers(path) != expected:
            assert run(["check", "--integrity", "-d", str(path)]) == 1
            capsys.readouterr()


def test_digests_stay_what_they_are(tmp_path: Path) -> None:
    """A digest of today must be that of tomorrow, or every record would seem damaged after an update."""
    path = tmp_path / "a.db"
    path.touch()
    write_record(path, [Source("s", "press", "P", "T"), Body("b", "Bódy", "council", seats=2**40, source="s")])
    with closing(open_record(path)) as connection:
        digests = {digest.name: digest.digest.hex() for digest in compute_digests(connection)}
    assert digests["body"] == "22baaf4bf4cfef2babf97d7afeadc71a"


def test_a_file_that_was_intact_once_is_checked_again_when_a_bit_changes(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "record.db"
    shutil.copy(record, path)
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    for _ in range(2):  # checked whole, then known
        assert run(["list", "bodies", "-d", str(path)]) == 0
        assert capsys.readouterr().err == ""
    raw = path.read_bytes()
    assert b"Carranza Chacon" in raw
    path.write_bytes(raw.replace(b"Carranza Chacon", b"Carranza Chacos", 1))
    os.utime(path, ns=times)
    assert run(["list", "bodies", "-d", str(path)]) == 0
    assert "is damaged or was changed after it was loaded" in capsys.readouterr().err


def test_a_record_is_checked_where_nothing_can_be_kept(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert run(["list", "bodies", "-d", str(record)]) == 0
    path = changed(record, tmp_path, "UPDATE vote SET option = 'no' WHERE option = 'yes'")
    assert run(["list", "bodies", "-d", str(path)]) == 0
    assert "is damaged or was changed" in capsys.readouterr().err
