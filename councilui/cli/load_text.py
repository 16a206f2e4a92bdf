"""What loads had to say, on the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import click

from councilui.common.plain_text import one_line


class IssueLike(Protocol):
    """A doubtful or rejected row of some input."""

    @property
    def kind(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def reason(self) -> str: ...


def print_issues(issues: Iterable[IssueLike], most: int | None = None) -> None:
    """Issues under their kinds, each with its place; at most so many of a kind, the rest counted."""
    by_kind: dict[str, list[IssueLike]] = {}
    for issue in issues:
        by_kind.setdefault(issue.kind, []).append(issue)
    for kind, found in by_kind.items():
        click.echo(f"{one_line(kind)}: {len(found):,}")
        for issue in found[:most]:
            click.echo(f"  {one_line(issue.file)}:{one_line(issue.place)}: {one_line(issue.reason)}")
        if most is not None and len(found) > most:
            click.echo(f"  … and {len(found) - most:,} more")
