"""Votes that are read of minutes are in the record as they were read: papers of many clerks, loaded at once."""

from __future__ import annotations

from pathlib import Path

from councilui.load.pipeline import load
from tests.load.minutes import test_clerks, test_unseen_clerks
from tests.load.minutes.papers import read_votes, vote_rows

PAPERS = [
    *(f"{test_clerks.HEAD}{text}\n" for text, _ in test_clerks.CASES.values()),
    *(f"{test_unseen_clerks.HEAD}{text}\n\nThe meeting closed." for text, _ in test_unseen_clerks.VOTES.values()),
]


def test_every_vote_is_in_the_record_as_it_was_read(tmp_path: Path) -> None:
    as_read = []
    for number, paper in enumerate(PAPERS):
        folder = tmp_path / "papers" / f"town-{number:03}"
        folder.mkdir(parents=True)
        as_read += read_votes(folder, "2031-05-06-minutes.txt", paper)[0]
        (folder / "councilui.toml").write_text(f'place = "{folder.name}"\n', encoding="utf-8")
    load([tmp_path / "papers"], tmp_path / "a.db")
    in_record = vote_rows(tmp_path)
    assert [vote for vote in as_read if vote not in in_record] == []
    assert len(in_record) == len(as_read) > len(PAPERS)
