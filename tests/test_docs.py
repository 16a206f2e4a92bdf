"""The pages that come from the program are fresh, and what the others name is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from councilui.load.readings import known_formats
from councilui.record.search.tree import FIELDS as SEARCH_FIELDS
from docs.generate import FOLDER, PAGES
from tests.conftest import ROOT

WRITTEN = sorted([FOLDER / "architecture.md", ROOT / "CONTRIBUTING.md", *(FOLDER / "dev").glob("*.md")])
"""The pages for developers, which name modules and folders."""
_PATH = re.compile(r"`((?:[a-z_0-9]+/)*[a-z_0-9]+\.(?:py|md|json)|(?:[a-z_0-9]+/)+)`")


@cache
def _places() -> list[str]:
    """The files and folders that a page may name."""
    return [str(path.relative_to(ROOT)) for top in ("councilui", "tests", "docs", "benchmarks", "data") for path in
            (ROOT / top, *(ROOT / top).rglob("*"))]  # fmt: skip


@cache
def _words_of_code() -> frozenset[str]:
    """The words in all modules, and the modules' names."""
    files = [path for top in ("councilui", "tests", "docs", "benchmarks") for path in (ROOT / top).rglob("*.py")]
    texts = (f"{path.stem} {path.read_text(encoding='utf-8')}" for path in files)
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_from_the_program_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "make docs"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    paths = {path for path in _PATH.findall(page.read_text(encoding="utf-8")) if "NAME" not in path}
    missing = {path for path in paths if not any(f"/{place}".endswith(f"/{path.rstrip('/')}") for place in _places())}
    assert not missing


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_every_name_of_code_that_a_page_gives_is_in_the_program(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    codes = [code for code in re.findall(r"`([^`\n]+)`", text) if "NAME" not in code]
    names = {name for code in codes for name in re.findall(r"[A-Za-z_]\w{2,}", code)}
    of_textual = {"DataTable", "ListView", "OptionList"}  # which decisions.md compares with our own
    of_examples = {"my_screen"}
    assert names - _words_of_code() - of_textual - of_examples == set()


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_field_of_a_search_is_explained() -> None:
    page = (FOLDER / "searching.md").read_text(encoding="utf-8")
    table = page.partition("## Fields")[2].partition("\n## ")[0]
    assert [name for name in SEARCH_FIELDS if not re.search(rf"^\|[^|]*`{name}:", table, re.MULTILINE)] == []


def test_every_format_that_can_be_loaded_is_named() -> None:
    page = (FOLDER / "loading.md").read_text(encoding="utf-8")
    assert [name for name in known_formats() if f"`{name}`" not in page] == []
