"""Bookmarks in the user's own file, and the memo that is made of them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.bookmarks import Bookmark, bookmarks_file, list_bookmarks, remove_bookmark, save_bookmark
from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line

VOTE = "vote:chicago-city-council/2021-01-27/o2021-117/vote"


def test_a_bookmark_is_added_changed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.toml"
    assert list_bookmarks(path) == []
    save_bookmark(path, Bookmark("person:doe", "Jane Doe", "Ask her.", "2026-01-02"))
    save_bookmark(path, Bookmark(VOTE, "The vote", "", "2026-01-03"))
    save_bookmark(path, Bookmark("person:doe", "Jane Doe", "She called back.", "2026-02-01"))
    assert list_bookmarks(path) == [
        Bookmark("person:doe", "Jane Doe", "She called back.", "2026-01-02"),
        Bookmark(VOTE, "The vote", "", "2026-01-03"),
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    remove_bookmark(path, VOTE)
    assert [bookmark.place for bookmark in list_bookmarks(path)] == ["person:doe"]


@settings(max_examples=40, deadline=None)
@given(title=st.text(), note=st.text(max_size=200))
def test_whatever_is_typed_is_read_again(tmp_path_factory: pytest.TempPathFactory, title: str, note: str) -> None:
    path = tmp_path_factory.mktemp("bookmarks") / "a.toml"
    save_bookmark(path, Bookmark(VOTE, title, note, "2026-01-02"))
    (bookmark,) = list_bookmarks(path)
    assert (bookmark.title, bookmark.note) == (one_line(title), one_line(note))


@pytest.mark.parametrize("content", ["not TOML", "bookmark = 3", "[bookmark]\nplace = 1", "[[bookmark]]\nplace = 5"])
def test_a_file_that_is_none_of_ours_is_told_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(content)
    with pytest.raises(CouncilError, match=r"isn't a list of bookmarks|isn't valid TOML"):
        save_bookmark(path, Bookmark(VOTE, "The vote", "", "2026-01-03"))
    assert path.read_text() == content


def test_two_records_of_one_name_have_bookmarks_of_their_own(tmp_path: Path) -> None:
    assert bookmarks_file(tmp_path / "a" / "city.db") != bookmarks_file(tmp_path / "b" / "city.db")


def test_the_memo_has_notes_citations_sources_and_how_to_open_them(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bookmarks_file(record)
    save_bookmark(path, Bookmark(VOTE, "Welcoming City", "Who *drafted* it?", "2026-01-02"))
    save_bookmark(path, Bookmark("vote:nowhere/1", "A vote of before", "Gone?", "2026-01-03"))
    assert run(["export", "memo", "-d", str(record)]) == 0
    text = capsys.readouterr().out
    assert "# Memo: 2 bookmarks" in text
    assert "## Welcoming City\n\n**Note:** Who \\*drafted\\* it?" in text
    assert "Shall O2021-117 be passed?" in text
    assert "41-8" in text
    assert "councilui meeting.db --at chicago-city-council/2021-01-27/o2021-117/vote" in text
    assert "This isn't in the record anymore; it may have been reloaded." in text
    assert run(["export", "memo", "--to", "html", "-d", str(record)]) == 0
    assert "<h2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("To table “Rent”", "To table “Rent.”"),
        ("Elm lamps", "Elm lamps."),
        ("Roe: Keep it.", "Roe: Keep it."),
        ("Roe: Why?", "Roe: Why?"),
        ("Cut …", "Cut …"),
    ],
)
def test_a_title_in_a_sentence_has_one_period(title: str, sentence: str) -> None:
    assert Bookmark("statement:s1", title, "", "2031-05-06").sentence == sentence


def test_a_memo_without_bookmarks(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "memo", "-d", str(record)]) == 0
    assert "# Memo: no bookmarks" in capsys.readouterr().out
