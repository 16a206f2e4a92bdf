"""Input that is fetched first: `legistar:seattle`, `elms:chicago`. What was fetched is kept and asked for only once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

_LIVE: Final = re.compile(r"(legistar|elms):([a-z0-9-]+)", re.IGNORECASE)


def is_live(path: Path) -> bool:
    """Whether the user named a service rather than a file."""
    return not path.exists() and _LIVE.fullmatch(str(path)) is not None


def fetched(path: Path, since: str | None, on_request: Callable[[str], None] | None = None) -> Path:
    """The folder with what the named service has, from the ISO date `since` on; what is there already is kept.

    Raises RecordError in a sentence when the service does not answer, or knows no such client.
    """
    from platformdirs import user_cache_path

    match = _LIVE.fullmatch(str(path))
    assert match is not None, path
    service, client = match[1].lower(), match[2].lower()
    folder = user_cache_path("councilui") / f"{service}-{client}"
    folder.mkdir(parents=True, exist_ok=True)
    if service == "legistar":
        from councilui.load.legistar_live import fetch as fetch_legistar

        fetch_legistar(client, folder, since=since, on_request=on_request)
    else:
        from councilui.load.elms_live import fetch as fetch_elms

        fetch_elms(folder, since=since, on_request=on_request)
    return folder
