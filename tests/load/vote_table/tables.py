"""Tables written to files and read, for tests of the format."""

from __future__ import annotations

from pathlib import Path

from councilui.load.formats import vote_table
from councilui.load.report import Report
from councilui.record.model import Vote
from tests.load.vote_table.rows import of, read_rows


def read_tables(folder: Path, tables: dict[str, str], toml: str | None = None) -> tuple[list[object], Report]:
    """What the format reads from tables written under these names, with the settings beside them."""
    for name, content in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    if toml is not None:
        (folder / "councilui.toml").write_text(toml, encoding="utf-8")
    return read_rows(vote_table, folder)


def read_table(folder: Path, content: str, toml: str | None = None) -> tuple[list[object], Report]:
    return read_tables(folder, {"2031-06-03.csv": content}, toml)


def votes_by_name(rows: list[object]) -> dict[str, str]:
    return {vote.voter_name: vote.option for vote in of(rows, Vote)}
