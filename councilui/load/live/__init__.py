"""Input that is fetched first: `legistar:seattle`, `elms:chicago`. What was fetched is kept and asked for only once."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from councilui.common.errors import CouncilError
from councilui.common.extras import install_command
from councilui.common.folders import cache_folder

_LIVE: Final = re.compile(r"(legistar|elms):([a-z0-9-]+)", re.IGNORECASE)


def is_live(path: Path) -> bool:
    """Whether the user named a service rather than a file."""
    return _LIVE.fullmatch(str(path)) is not None and not path.exists()


def fetch_input(path: Path, since: str | None, on_request: Callable[[str], None] | None = None) -> Path:
    """The folder with what the named service has, from the ISO date `since` on; what is there already is kept.

    Raises CouncilError in a sentence when the service does not answer, or knows no such client.
    """
    match = _LIVE.fullmatch(str(path))
    if match is None:
        raise CouncilError(f"{path} isn't a service; use legistar:CITY or elms:chicago.")
    if importlib.util.find_spec("httpx") is None:
        raise CouncilError(f"To fetch {path}, install an extra first: {install_command('live')}")
    service, client = match[1].lower(), match[2].lower()
    folder = cache_folder() / f"{service}-{client}"
    folder.mkdir(parents=True, exist_ok=True)
    if service == "legistar":
        from councilui.load.live.legistar import fetch as fetch_legistar

        fetch_legistar(client, folder, since=since, on_request=on_request)
        return folder
    from councilui.load.live.elms import fetch as fetch_elms

    if since is None:
        raise CouncilError(
            "The Clerk's service holds 179,000 matters; give a starting date, such as --since 2025-01-01."
        )
    fetch_elms(
        folder, since=since, on_progress=lambda kind, count: on_request(f"{kind} {count:,}") if on_request else None
    )
    return folder
