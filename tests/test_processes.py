"""No test goes unseen when the suite is run in several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_CONFTEST = """
from tests.processes import pytest_addoption as pytest_addoption
from tests.processes import pytest_runtestloop as pytest_runtestloop
"""
_TESTS = """
import os
import pytest

@pytest.fixture
def broken():
    yield
    raise OSError("the tap drips")

@pytest.mark.parametrize("number", range(60))
def test_number(number, tmp_path):
    print(f"This is {number}.")
    assert number != 7
    if number == 20:
        os._exit(3)

def test_end(broken):
    pass
"""


def _pytest(folder: Path, *options: str) -> tuple[int, str]:
    """The status and the words of the suite in two processes."""
    (folder / "conftest.py").write_text(_CONFTEST, encoding="utf-8")
    (folder / "test_them.py").write_text(_TESTS, encoding="utf-8")
    plugins = ("xdist", "textual-snapshot", "syrupy", "hypothesispytest", "asyncio", "cacheprovider")
    command = [sys.executable, "-m", "pytest", "-n", "2", *(f"-pno:{name}" for name in plugins), *options, str(folder)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    run = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout


def test_what_fails_and_what_a_process_left_when_it_died_is_seen(tmp_path: Path) -> None:
    status, text = _pytest(tmp_path)
    assert status == 1
    assert "This is 7." in text
    assert "FAILED test_them.py::test_number[7] - assert 7 != 7" in text
    assert "FAILED test_them.py::test_number[20]" in text
    assert "The process that ran it ended with status 3." in text
    assert "ERROR test_them.py::test_end - OSError: the tap drips" in text
    passed = 61 - text.count("FAILED ")
    assert f"{passed} passed, 1 error" in text
    assert text.count("FAILED ") == 2 + text.count("It was not run")


def test_nothing_more_is_begun_after_the_first_failure(tmp_path: Path) -> None:
    status, text = _pytest(tmp_path, "-x", "-k", "number")
    assert status == 1
    assert "stopping after" in text
    assert "60 passed" not in text


def test_all_that_passes_is_counted(tmp_path: Path) -> None:
    assert _pytest(tmp_path, "-k", "number and not 7 and not 20")[0] == 0
