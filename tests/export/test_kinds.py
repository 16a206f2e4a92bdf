"""The registries of kinds and of formats: a new format in one file writes every kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.export.document import lines_of, plain_line
from councilui.export.formats import (
    ExportFormat,
    all_formats,
    format_of_file,
    formats_for,
    formats_of,
    register,
    write_exports,
)
from councilui.export.model import Export
from councilui.kinds import all_kinds, find_kind, kind_names
from councilui.record.views.origin import Origin
from tests.export.examples import export_example

KINDS = [kind.name for kind in all_kinds() if kind.to_export is not None]


def _outline(exports: Sequence[Export], origin: Origin | None) -> str:
    """The toy format: each line of text in capitals, without any markup."""
    documents = [export.document() for export in exports if export.document is not None]
    lines = [plain_line(line).upper() for document in documents for line in lines_of(document.blocks)]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.fixture
def capitals() -> Iterator[None]:
    """A toy format, "capitals", whose files end in .caps."""
    remove = register(ExportFormat("capitals", "Capitals, for a poster", "caps", "document", _outline))
    yield
    remove()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_format_writes_every_kind(kind: str, capitals: None, connection: sqlite3.Connection) -> None:
    export = export_example(connection, kind)
    assert "capitals" in [f.name for f in formats_of(export)]
    text = write_exports([export, export], "capitals", None)
    assert export.document is not None
    assert text.count(f"{plain_line(export.document().title).upper()}\n") >= 2
    assert text == text.upper()


def test_a_new_format_is_in_the_commands(
    capitals: None, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "vote", "O2021-117", "-o", str(tmp_path / "vote.caps"), "-d", str(record)]) == 0
    assert (tmp_path / "vote.caps").read_text(encoding="utf-8").startswith("WELCOMING CITY ORDINANCE: NO MORE")
    assert run(["export", "meeting", "2025-01-15", "--to", "capitals", "-d", str(record)]) == 0
    assert "WELCOMING CITY ORDINANCE" in capsys.readouterr().out
    assert run(["export", "vote", "--help"]) == 0
    assert "capitals" in capsys.readouterr().out


def test_a_new_format_can_be_picked_on_the_screen(capitals: None, connection: sqlite3.Connection) -> None:
    from councilui.tui.output import export_offers
    from councilui.tui.selection import Selection

    (offer,) = export_offers(None, Selection(vote="chicago-city-council/2021-01-27/o2021-117/vote"))
    assert "capitals" in [f.name for f in offer.formats]
    assert offer.query(connection).label == "The vote"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_forms_and_the_label_that_it_announces(kind: str, connection: sqlite3.Connection) -> None:
    export = export_example(connection, kind)
    forms = ("document", "table", "data", "records", "feed", "calendar")
    assert tuple(form for form in forms if getattr(export, form) is not None) == find_kind(kind).forms
    assert find_kind(kind).label in ("", export.label)
    assert formats_of(export) == formats_for(find_kind(kind).forms)


def test_a_name_of_a_kind_is_the_name_of_its_module() -> None:
    assert {kind.name for kind in all_kinds()} == set(kind_names())
    assert kind_names()[:2] == ("vote", "meeting")


def test_formats_are_found_by_the_ending_of_a_file() -> None:
    order = ["markdown", "html", "csv", "json", "popolo"]
    assert [f.name for f in all_formats() if f.name in order] == order
    endings = {"a.md": "markdown", "a.HTM": "html", "a.csv": "csv", "a.json": "json", "a.popolo.json": "popolo"}
    assert {name: format_of_file(name).name for name in (*endings, "a")} == {**endings, "a": "markdown"}


def test_a_kind_that_a_format_cannot_write_is_refused_in_one_sentence(connection: sqlite3.Connection) -> None:
    with pytest.raises(
        CouncilError, match=r"^The statement can't be written as csv; choose markdown, html(, \w+)* or \w+\.$"
    ):
        write_exports([export_example(connection, "statement")], "csv", None)
