"""Random keys, clicks, pastes and sizes for the app on several records, as `tests/hostile/stress.py` has them."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import tempfile
from collections import Counter
from contextlib import chdir
from pathlib import Path

from councilui.load.pipeline import load
from councilui.record.database import shipped_path
from tests.hostile.faults import write_votes
from tests.hostile.records import PAYLOADS, hostile_record
from tests.hostile.stress import Stress
from tests.record.long_record import long_record

RECORDS = ("shipped", "hostile", "votes alone", "long")
_OF_THE_USER = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "SSH_TTY", "SSH_CONNECTION")


def press_keys(number: int, seed: int) -> Counter[str]:
    """So many events for each record."""
    outcomes: Counter[str] = Counter()
    for name in _OF_THE_USER:
        os.environ.pop(name, None)
    for record in RECORDS:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            for kind in ("STATE", "CONFIG", "CACHE"):
                os.environ[f"XDG_{kind}_HOME"] = f"{folder}/{kind}"
            stress = Stress(_write_record(record, Path(folder)), seed)
            try:
                asyncio.run(stress.run(number))
            except Exception as error:  # of the app itself, too
                outcomes["FAILED"] += 1
                print(f"{record}: {error}", flush=True)
            outcomes.update({f"{record}: {kind}": count for kind, count in stress.counts.items()})
            for what, rounds in (("objects", stress.objects), ("MB of memory", stress.megabytes)):
                if rounds:
                    outcomes[f"{record}: {what} after a tenth"] = rounds[len(rounds) // 10]
                    outcomes[f"{record}: {what} at the end"] = rounds[-1]
        outcomes[f"{record}: MB of memory at most, so far"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return outcomes


def _write_record(name: str, folder: Path) -> Path:
    path = folder / "a.db"
    if name == "shipped":
        shutil.copy(shipped_path(), path)
    elif name == "hostile":
        hostile_record(shipped_path(), path, PAYLOADS["everything"])
    elif name == "long":
        long_record(path)
    else:
        write_votes(folder / "votes.csv", 300, 2024)
        load([folder / "votes.csv"], path)
    return path
