"""The record that most tests read: built once from data/sources by the real loader."""

from __future__ import annotations

import fcntl
import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from councilui.load.pipeline import load
from councilui.record.database import open_record

if TYPE_CHECKING:
    from tests.load.legistar.service import Seattle

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "data" / "sources"

# How long an example takes is the machine's affair.
settings.register_profile("suite", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

_home_numbers = count()


def pytest_collection(session: pytest.Session) -> None:
    """What is imported and collected stays: to search it for garbage took an eighth of the collection's time.

    Of a new checkout each of several processes compiles a share of the tests, which took half of the collection's time
    as long as each compiled all.
    """
    gc.disable()
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes > 1 and session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        number = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw"))
        for path in sorted((ROOT / "tests").rglob("test_*.py"))[number::processes]:
            with suppress(Exception):  # it is met and reported when the module is collected
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes in the id of a test by their name alone: an archive holds the time when it was made, and ids must be alike
    in all processes."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """Leave what is imported and collected out of every search for garbage, and search seldom: a fifth of the time of
    a test of the screen went into it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a database built from data/sources, by the first process of a run that needs it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / "record" / "meeting.db"
    path.parent.mkdir(exist_ok=True)
    with (folder / "record.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            load([SOURCES], path)
    return path


@pytest.fixture
def connection(record: Path) -> Iterator[sqlite3.Connection]:
    """A connection to that database, as the program opens it."""
    database = open_record(record)
    yield database
    database.close()


@pytest.fixture
def seattle() -> Seattle:
    """Seattle's Legistar service as it was once."""
    from tests.load.legistar.service import recorded

    return recorded()


@pytest.fixture
def address(seattle: Seattle) -> Iterator[str]:
    """Where that service answers while the test runs."""
    from tests.load.legistar.service import serving

    with serving(seattle) as address:
        yield address


@pytest.fixture(scope="session", autouse=True)
def user_homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the homes: one for fixtures of several tests, and one for each test.

    Which records are intact is known in all of them, so that the one that most tests read is checked once.
    """
    folder = tmp_path_factory.mktemp("homes")
    (folder / "intact").mkdir()
    with pytest.MonkeyPatch.context() as environment:
        _use_new_home(folder, environment)
        yield folder


@pytest.fixture(autouse=True)
def nothing_of_the_user(monkeypatch: pytest.MonkeyPatch, user_homes: Path) -> None:
    """Neither the user's database nor clipboard, state folder, saved searches or terminal are touched."""
    for name in (
        "COUNCILUI_DB", "DISPLAY", "WAYLAND_DISPLAY", "TMUX",
        "SSH_CONNECTION", "SSH_TTY", "BROWSER", "COLUMNS", "LINES",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    _use_new_home(user_homes, monkeypatch)


def _use_new_home(user_homes: Path, environment: pytest.MonkeyPatch) -> None:
    home = f"{user_homes}/{next(_home_numbers)}"  # `mktemp` would look through all to number the next
    for folder in (home, f"{home}/cache", f"{home}/cache/councilui"):
        os.mkdir(folder)  # noqa: PTH102 - for each of 8,000 tests
    os.symlink(f"{user_homes}/intact", f"{home}/cache/councilui/intact")  # noqa: PTH211
    for kind in ("state", "config", "cache", "data"):
        environment.setenv(f"XDG_{kind.upper()}_HOME", f"{home}/{kind}")
