"""Files that programs leave in a folder are no part of an input, in a folder or in an archive."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.load.pipeline import load

VOTES = "Date,Item,Title,Result,Ana Roe,Ben Poe\n2031-06-03,1,Lease,Pass,Yes,No\n"
LEFT = ["~$votes.xlsx", "Thumbs.db", "desktop.ini", "._votes.csv", ".DS_Store", "__MACOSX/._votes.csv", "a/~$b.docx"]


@pytest.mark.parametrize("is_archive", [False, True])
def test_what_programs_leave_behind_is_passed_over(is_archive: bool, tmp_path: Path) -> None:
    folder = tmp_path / "elmton"
    for name in LEFT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\x05Clerk" + bytes(160))
    (folder / "votes.csv").write_text(VOTES, encoding="utf-8")
    source = folder
    if is_archive:
        source = tmp_path / "elmton.zip"
        with zipfile.ZipFile(source, "w") as packed:
            for name in [*LEFT, "votes.csv"]:
                packed.write(folder / name, name)
    outcome = load([source], tmp_path / "a.db")
    assert [Path(fate.file).name for fates in outcome.files for fate in fates] == ["votes.csv"]
    assert outcome.issues == []


@pytest.mark.parametrize(("yes", "no"), [("Ja", "Nein"), ("Za", "Przeciw"), ("Pour", "Contre"), ("Ano", "Proti")])
def test_votes_in_json_are_seen_in_any_language(yes: str, no: str, tmp_path: Path) -> None:
    rows = [
        {"datum": "2031-06-03", "titel": "Pacht", "mitglied": name, "stimme": word}
        for name, word in (("Ana Roe", yes), ("Ben Poe", no), ("Cy Moe", yes))
    ]
    (tmp_path / "votes.json").write_text(json.dumps({"results": rows}, ensure_ascii=False), encoding="utf-8")
    assert load([tmp_path / "votes.json"], tmp_path / "a.db").written["vote"] == 3


@pytest.mark.parametrize("is_read", [True, False])
def test_a_link_out_of_the_folder_or_to_no_file_is_listed_and_not_read(
    is_read: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, secret = tmp_path / "elmton", tmp_path / "2031-06-03 notes.txt"
    secret.write_text(f"password Quagmire\n{VOTES}", encoding="utf-8")
    (folder / "a").mkdir(parents=True)
    os.mkfifo(folder / "pipe.csv")
    links = {
        "out.csv": secret,
        "all": tmp_path,
        "gone.csv": "nothing",
        "round.csv": "round.csv",
        "null.csv": "/dev/null",
    }
    for name, target in links.items():
        (folder / name).symlink_to(str(target))
    if is_read:
        (folder / "votes.csv").write_text(VOTES, encoding="utf-8")
        (folder / "a" / "same.csv").symlink_to("../votes.csv")
    status = run(["load", str(folder), "--db", str(tmp_path / "a.db")])
    text = "".join(capsys.readouterr())
    assert status == (0 if is_read else 1)
    for name, reason in {
        "out.csv": "a link to a file outside this folder", "all": "a link to a folder", "gone.csv": "leads nowhere",
        "round.csv": "leads nowhere", "null.csv": "a link to a file outside", "pipe.csv": "isn't a regular file",
    }.items():  # fmt: skip
        assert any(name in line and reason in line for line in text.splitlines()), name
    if is_read:
        assert b"Quagmire" not in (tmp_path / "a.db").read_bytes()
        assert "second version: votes.csv" in text  # of the one that a link within the folder leads to
