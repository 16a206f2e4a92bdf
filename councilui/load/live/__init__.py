"""Input that is fetched first: `legistar:seattle`, `elms:chicago`. What was fetched is kept and asked for only once."""

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from councilui.common.errors import CouncilError
from councilui.common.extras import install_command
from councilui.common.folders import cache_folder

_LIVE: Final = re.compile(r"(legistar|elms):([a-z0-9-]+)", re.IGNORECASE)


def fetch_inputs(paths: Iterable[Path], since: str | None, on_request: Callable[[str], None] | None) -> Iterator[Path]:
    """The paths, in place of each service such as `legistar:seattle` the folder with what it has from `since` on.

    A service is asked when its path is needed; `on_request` hears each request. What is in the folder already is kept.
    Raises CouncilError in a sentence when a service does not answer, or knows no such client.
    """
    for path in paths:
        service = _LIVE.fullmatch(str(path))
        yield path if service is None or path.exists() else _fetch(path, service, since, on_request)


def _fetch(path: Path, match: re.Match[str], since: str | None, on_request: Callable[[str], None] | None) -> Path:
    if importlib.util.find_spec("httpx") is None:
        raise CouncilError(f"To fetch {path}, install an extra first: {install_command('live')}")
    service, client = match[1].lower(), match[2].lower()
    folder = cache_folder() / f"{service}-{client}"
    folder.mkdir(parents=True, exist_ok=True)
    if service == "legistar":
        from councilui.load.live import legistar

        legistar.fetch(client, folder, since, replace(legistar.ENDPOINT, on_request=on_request))
        return folder
    from councilui.load.live import elms

    if since is None:
        raise CouncilError(
            "The Clerk's service holds 179,000 matters; give a starting date, such as --since 2025-01-01."
        )
    elms.fetch(folder, since, replace(elms.ENDPOINT, on_request=on_request))
    return folder
