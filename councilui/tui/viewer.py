"""The terminal given to the user's pager or editor, and taken back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from councilui.tui.host import host_of
from councilui.viewers import Viewer, view_text

if TYPE_CHECKING:
    from typing import Any


def show_in(app: App[Any], viewer: Viewer, document: tuple[str, str]) -> None:
    """Show a text under a name until the user leaves the program that shows it."""
    name, text = document
    problem: str | None = None
    try:
        with app.suspend():
            problem = view_text(viewer, text, name, os.environ)
    except SuspendNotSupported:
        problem = f"A {viewer} needs its own terminal, and there isn't one here."
    if problem is not None:
        host_of(app).notify_user(problem, error=True)
