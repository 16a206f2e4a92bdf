from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.input_errors import InputError
from councilui.load.pipeline import load
from tests.conftest import SOURCES
from tests.load.test_record_text import GOOD, _folder


def test_the_same_input_again_leaves_the_file_alone(tmp_path: Path) -> None:
    folder, target = _folder(tmp_path, GOOD), tmp_path / "a.db"
    assert load([folder], target).changed
    before = target.stat()
    again = load([folder], target)
    assert not again.changed
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_changed_input_replaces_what_it_gave_before(tmp_path: Path) -> None:
    folder, target = _folder(tmp_path, GOOD), tmp_path / "a.db"
    load([folder], target)
    (folder / "record.toml").write_text(GOOD.replace("I move it.", "I withdraw it."))
    assert load([folder], target).changed
    assert sqlite3.connect(target).execute("SELECT text FROM statement").fetchall() == [("I withdraw it.",)]


def test_the_same_record_from_another_place_gives_the_same_bytes(record: Path, tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "elsewhere")
    load([tmp_path / "elsewhere"], tmp_path / "b.db")
    assert (tmp_path / "b.db").read_bytes() == record.read_bytes()


def test_what_another_load_brought_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    folder = _folder(tmp_path, GOOD)
    load([folder], target)
    other = (
        GOOD.replace('id = "small"', 'id = "other"')
        .replace("I move it.", "I second it.")
        .replace('id = "s"', 'id = "s2"')
    )
    (folder / "record.toml").write_text(
        other.replace('name = "Small Council"', 'name = "Small Council"\ntimezone = "UTC"')
    )
    load([folder], target)
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT text FROM statement ORDER BY id").fetchall() == [
        ("I move it.",),
        ("I second it.",),
    ]
    assert connection.execute("SELECT timezone FROM body").fetchall() == [("UTC",)]
    assert connection.execute("SELECT count(*) FROM load").fetchone() == (2,)
    count_sql = "SELECT count(*) FROM statement_fts WHERE statement_fts MATCH 'text : second OR text : move'"
    assert connection.execute(count_sql).fetchone() == (2,)
    before = target.read_bytes()
    assert not load([folder], target).changed
    assert target.read_bytes() == before


def test_a_file_that_is_no_record_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "thesis.db"
    target.write_text("years of work")
    with pytest.raises(CouncilError, match="isn't an SQLite database"):
        load([_folder(tmp_path, GOOD)], target)
    assert target.read_text() == "years of work"


@pytest.mark.parametrize(("name", "expected"), [("nothing", "There is no file or folder"), ("empty", "holds no files")])
def test_input_that_cannot_be_read_is_told(name: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CouncilError, match=expected):
        load([tmp_path / name], tmp_path / "a.db")


def test_an_unknown_format_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    folder = _folder(tmp_path, GOOD)
    with pytest.raises(CouncilError, match=r"There is no format “gazettes\.” The formats are "):
        load([folder], tmp_path / "a.db", format_name="gazettes")
    paths = iter([folder])
    with pytest.raises(CouncilError, match="There is no folder"):
        load(paths, tmp_path / "none" / "a.db")
    assert list(paths) == [folder], "what may have to be fetched is not asked for"


def test_a_file_that_no_format_knows_is_listed(tmp_path: Path) -> None:
    folder = _folder(tmp_path, GOOD)
    (folder / "minutes.docx").write_bytes(b"PK")
    (folder / "LICENSE-data").write_text("MIT")
    outcome = load([folder], tmp_path / "a.db")
    assert [(issue.kind, issue.file) for issue in outcome.issues] == [("file not read", f"{folder}/minutes.docx")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("council.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"),
        ("2024-05-06-council.vtt", "WEBVTT\n\n"),
        ("2024-05-06-council.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
        ("votes.csv", "date,title,person,vote\nsoon,A lamp,Ann West,Yes\n"),
        ("events.json", '[{"EventId": null, "EventBodyName": "City Council", "EventDate": "2024-05-06T00:00:00"}]'),
    ],
)
def test_a_load_that_read_nothing_says_so_and_writes_no_file(name: str, content: str, tmp_path: Path) -> None:
    folder, target = tmp_path / "town", tmp_path / "a.db"
    folder.mkdir()
    (folder / name).write_text(content)
    with pytest.raises(
        CouncilError, match=rf"(?s)^Nothing in .*town could be read, so nothing was written\.\n.*{name}"
    ):
        load([folder], target)
    assert list(tmp_path.iterdir()) == [folder]


def test_nothing_read_leaves_the_record_that_is_there(tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    load([_folder(tmp_path, GOOD)], target)
    before = target.read_bytes()
    (tmp_path / "council.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")
    with pytest.raises(CouncilError, match="Nothing in"):
        load([tmp_path / "council.vtt"], target)
    assert target.read_bytes() == before


def test_strict_fails_on_any_issue_and_writes_nothing(tmp_path: Path) -> None:
    folder = _folder(tmp_path, GOOD)
    (folder / "minutes.docx").write_bytes(b"PK")
    with pytest.raises(CouncilError, match="--strict was set, so nothing was written"):
        load([folder], tmp_path / "a.db", strict=True)
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("name", "raw"), [("a.zip", b"PK\x03\x04 broken"), ("a.tar.xz", b"\xfd7zXZ broken"), ("a.tar", b"x" * 600)]
)
def test_a_broken_archive_is_told(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(CouncilError, match="can't be unpacked"):
        load([tmp_path / name], tmp_path / "a.db")


def test_rows_of_another_source_fill_in_and_do_not_overwrite(tmp_path: Path) -> None:
    good = GOOD.replace('no = ["Bo Ray"]', 'no = ["Bo Ray"]\nsource = "clerk"')
    target, folder = tmp_path / "a.db", _folder(tmp_path, good)
    load([folder], target)
    other = (
        GOOD.replace('id = "small"', 'id = "other"')
        .replace('id = "clerk"', 'id = "press"')
        .replace('"clerk"', '"press"')
    )
    other = other.replace('result = "pass"', 'result = "fail"\ndisposition = "told by the press"')
    (folder / "record.toml").write_text(other)
    other = other.replace(
        'yes = ["Lee, Ann"]\nno = ["Bo Ray"]', 'yes = ["Bo Ray"]\nno = ["Lee, Ann"]\nsource = "press"'
    )
    (folder / "record.toml").write_text(other)
    outcome = load([folder], target)
    connection = sqlite3.connect(target)
    rows = connection.execute("SELECT result, disposition, source FROM vote_event").fetchall()
    assert rows == [("pass", "told by the press", "clerk")]
    assert [issue.kind for issue in outcome.issues] == ["sources disagree"] * 3
    votes = connection.execute("SELECT person, option, source FROM vote ORDER BY person").fetchall()
    assert votes == [("ann-lee", "yes", "clerk"), ("bo-ray", "no", "clerk")]


def test_rolls_are_counted_anew_when_votes_change(tmp_path: Path) -> None:
    target, folder = tmp_path / "a.db", _folder(tmp_path, GOOD)
    load([folder], target)
    (folder / "record.toml").write_text(GOOD.replace('yes = ["Lee, Ann"]', 'yes = []\nabstain = ["Lee, Ann"]'))
    load([folder], target)
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT yes, no, other FROM roll_count").fetchall() == [(0, 1, 1)]


def test_two_formats_in_one_folder_meet_in_one_meeting(tmp_path: Path) -> None:
    (tmp_path / "councilui.toml").write_text('place = "Hill Town"\nbody = "City Council"\n')
    (tmp_path / "2024-05-06.csv").write_text(
        "Number,Title,Result,Mayor Ray,Lee (Ward 1)\n1,Paint the bridge,Passed,Yes,No\n"
        "2,Paint the wall,Passed,Yes,Yes\n3,Paint the hall,Failed,No,No\n"
    )
    (tmp_path / "2024-05-06-council.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n>> Councilmember Lee: I move to paint the bridge.\n\n"
        "00:05.000 --> 00:08.000\n>> Somebody Else: Paint it red.\n"
    )
    load([tmp_path], tmp_path / "town.db")
    connection = sqlite3.connect(tmp_path / "town.db")
    assert connection.execute("SELECT id FROM meeting").fetchall() == [("hill-town/city-council/2024-05-06",)]
    assert connection.execute("SELECT count(*) FROM vote_event").fetchone() == (3,)
    statement = connection.execute("SELECT speaker_name, district, text FROM statement ORDER BY id").fetchall()
    assert statement == [
        ("Councilmember Lee", "1", "I move to paint the bridge."),
        ("Somebody Else", None, "Paint it red."),
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give away a file")
@pytest.mark.parametrize("name", ["", "votes.csv"])
def test_settings_above_the_data_are_obeyed_unless_another_user_put_them_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "town" / "votes").mkdir(parents=True)
    votes = tmp_path / "town" / "votes" / "votes.csv"
    votes.write_text("date,motion,member,vote\n2031-03-05,Fence,Ann Lee,yes\n")
    (settings := tmp_path / "town" / "councilui.toml").write_text('body = "City Council"\n')
    if name:
        settings = settings.rename(votes.with_name("councilui.toml"))
    load([votes.parent / name], tmp_path / "a.db")
    os.chown(settings, 4242, 4242)
    with pytest.raises(InputError, match=r"councilui\.toml: .*another user"):
        load([votes.parent / name], tmp_path / "b.db")
    os.chown(votes, 4242, 4242)
    if name:  # whose the data are, may say how to read them
        load([votes], tmp_path / "b.db")
    assert (tmp_path / "b.db").exists() == bool(name)


def test_a_path_given_twice_is_one_input(tmp_path: Path) -> None:
    folder, target = _folder(tmp_path, GOOD), tmp_path / "a.db"
    load([folder, folder / ".." / folder.name], target)
    assert sqlite3.connect(target).execute("SELECT count(*) FROM load").fetchone() == (1,)
