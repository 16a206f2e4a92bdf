"""The user's own file of searches: written whole, read as it stands, never lost."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilui.common.errors import CouncilError
from councilui.common.plain_text import one_line
from councilui.saved_searches import find_search, list_searches, save_search, searches_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "councilui" / "searches.toml"


def test_a_search_is_kept_and_found_again_whatever_its_case(path: Path) -> None:
    assert list_searches(path) == {}
    assert save_search("Deportations", '"mass deportation" OR deport*', path) is None
    assert save_search("lopez", "by:lopez", path) is None
    assert list_searches(path) == {"Deportations": '"mass deportation" OR deport*', "lopez": "by:lopez"}
    assert find_search("deportations", path) == '"mass deportation" OR deport*'


def test_a_new_query_takes_the_place_of_the_one_before_and_that_is_told(path: Path) -> None:
    save_search("ice", "ICE", path)
    assert save_search("ice", "ICE -rink", path) == "ICE"
    assert list_searches(path) == {"ice": "ICE -rink"}


def test_a_missing_name_is_told_with_those_there_are(path: Path) -> None:
    with pytest.raises(CouncilError, match="none have been saved yet"):
        find_search("x", path)
    save_search("ice", "ICE", path)
    with pytest.raises(CouncilError, match="there are: ice"):
        find_search("x", path)


def test_what_the_user_wrote_into_the_file_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("# my beat\nbudget = 'budget by:lopez'  # every year\n\nice = \"ICE\"\n", encoding="utf-8")
    save_search("ice", "deport*", path)
    save_search("new", "venue:press", path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# my beat\nbudget = 'budget by:lopez'  # every year\n")
    assert list_searches(path) == {"budget": "budget by:lopez", "ice": "deport*", "new": "venue:press"}


@pytest.mark.parametrize("bad", ["ice = ", "[table]\nx = 'y'\n", "a = 1\n", "ice = 'x'\nice = 'y'\n", "\xff"])
def test_a_bad_file_is_one_sentence_and_is_never_written_to(path: Path, bad: str) -> None:
    path.parent.mkdir()
    path.write_bytes(bad.encode("latin-1"))
    for act in (lambda: list_searches(path), lambda: save_search("new", "x", path)):
        with pytest.raises(CouncilError) as error:
            act()
        assert str(path) in str(error.value)
        assert "\n" not in str(error.value)
    assert path.read_bytes() == bad.encode("latin-1")
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_replaced_line_by_line_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('ice = """\nICE"""\n', encoding="utf-8")
    with pytest.raises(CouncilError, match="Edit it by hand"):
        save_search("ice", "x", path)
    assert find_search("ice", path) == "ICE"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CouncilError, match=r"can't be (read|written)"):
        save_search("x", "y", tmp_path / "file" / "searches.toml")


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    real = tmp_path / "dotfiles.toml"
    real.write_text("", encoding="utf-8")
    path.symlink_to(real)
    save_search("x", "y", path)
    assert path.is_symlink()
    assert list_searches(real) == {"x": "y"}


@pytest.mark.parametrize(("name", "query"), [("", "x"), (" ", "x"), ("n" * 61, "x"), ("x", ""), ("x", " \n")])
def test_no_name_or_no_query_is_not_kept(path: Path, name: str, query: str) -> None:
    with pytest.raises(CouncilError):
        save_search(name, query, path)
    assert not path.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    name=st.text(max_size=60).filter(lambda text: bool(one_line(text)) and len(one_line(text)) <= 60), query=st.text()
)
def test_any_name_and_query_come_back(path: Path, name: str, query: str) -> None:
    path.unlink(missing_ok=True)
    if not one_line(query):
        return
    save_search("first", "'a' \"b\" \\c", path)
    save_search(name, query, path)
    assert find_search(name, path) == one_line(query)
    tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_file_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert searches_file().is_relative_to(os.environ["XDG_CONFIG_HOME"])  # that of the tests
    monkeypatch.setenv("XDG_CONFIG_HOME", "/home/x/cfg")
    assert searches_file() == Path("/home/x/cfg/councilui/searches.toml")
    for odd in ("", "relative"):
        monkeypatch.setenv("XDG_CONFIG_HOME", odd)
        assert searches_file() == Path.home() / ".config" / "councilui" / "searches.toml"
