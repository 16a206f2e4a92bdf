"""A small input in each form that can be loaded, and how to damage one: its bytes, its members, its values."""

from __future__ import annotations

import io
import json
import random
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.load.minutes.pdf_pages import column_of, make_pdf
from tests.load.one_meeting import DATES, VOTES, Item, Sitting
from tests.load.speech.conversation import NAMED, UNNAMED, Sentence
from tests.load.speech.test_scc import FILES

Input = dict[str, bytes]
"""The files of an input by their names."""

_SITTING: Final = Sitting(
    "2031-03-05", ("Ann Lee", "Bo Nye", "Cy Poe"),
    (Item("Sale of lot 5", "approve", True, ("yes", "yes", "no")), Item("Elm", "deny", False, ("yes", "no", "no"))),
    (), DATES[0],
)  # fmt: skip
_SPEECH: Final = [Sentence(number % 3, number * 3, number * 3 + 3, f"Sentence {number} of it.") for number in range(3)]
_MINUTES: Final = (
    "Town Board", "Minutes of March 5, 2031", "Present: Lee, Nye, Poe", "1. Motion by Lee, seconded by Nye, to approve"
    " the fence.", "Ayes: Lee, Nye. Nays: Poe.", "Motion carried 2-1.",
)  # fmt: skip
PIECES: Final = (
    b"\0", b"\xff", b'"', b"{", b"[", b"<", b"-->", b"9" * 20, b"\n" * 9, b"\xe2\x80\xae", b",", b"LEE: ", b">> ",
    b"[[", b"", b"null", b"-1", b"1e400", b"&#xd800;", b"\\ud800", b"0" * 20, b"2031-13-45",
)  # fmt: skip
_VALUES: Final[tuple[object, ...]] = (
    None, True, -1, 0, 10**30, 1e308, float("nan"), float("inf"), "", " ", "x" * 3_000, "\x1b[2J", "\ud800",
    "2031-13-45", "9999-12-31T23:59:60+99:99", [], {}, [[]], {"": None}, [None, {}], "__proto__", ["a", 1],
)  # fmt: skip
_ARCHIVES: Final = (".xlsx", ".ods", ".docx", ".zip")
_JSON: Final = (".json", ".json3")


def _samples() -> dict[str, Input]:
    samples: dict[str, Input] = {}
    for name, writing in VOTES.items():
        with TemporaryDirectory() as folder:
            writing.write(_SITTING, Path(folder))
            paths = (path for path in sorted(Path(folder).rglob("*")) if path.is_file())
            samples[name] = {str(path.relative_to(folder)): path.read_bytes() for path in paths}
    for name, (ending, write) in {**NAMED, **UNNAMED}.items():
        samples[f"speech: {name}"] = {f"2031-03-05-council{ending}": write(_SPEECH, _SITTING.members)}
    for style, raw in FILES.items():
        samples[f"speech: scc, {style}"] = {"2031-03-05-council.scc": raw}
    rtf = r"{\rtf1 " + "".join(rf"{line}\par " for line in _MINUTES) + "}"
    page = "".join(f"<p>{line}</p>" for line in _MINUTES)
    settings = b'body = "Board"\n[columns]\ndate = "Date"\n'
    return samples | {
        "minutes as PDF": {"2031-03-05-minutes.pdf": make_pdf([column_of(_MINUTES)])},
        "minutes as a web archive": {"2031-03-05-minutes.mht": f"Content-Type: text/html\n\n{page}".encode()},
        "minutes as RTF": {"2031-03-05-minutes.rtf": rtf.encode()},
        "a table with settings": {**samples["wide table"], "councilui.toml": settings},
        "a zip archive": {"a.zip": _zip(samples["wide table"])},
        "text with labels": {"2031-03-05 board.txt": b"Ann Lee (0:12): Good evening.\n\nBo Nye (0:20): It is high.\n"},
    }


def damaged(sample: Input, randomness: random.Random) -> Input:
    """The input with some bytes or values of one of its files changed."""
    name = randomness.choice(sorted(sample))
    raw, ending = sample[name], Path(name).suffix
    if ending in _ARCHIVES and randomness.random() < 0.8:
        raw = _damaged_member(raw, randomness)
    elif ending in _JSON and randomness.random() < 0.7:
        raw = _damaged_values(raw, randomness)
    else:
        raw = _damaged_bytes(raw, randomness)
    return {**sample, name: raw}


def write_files(sample: Input, folder: Path) -> Path:
    """The files in a folder; the path to load: the file, or the folder of several."""
    for name, raw in sample.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder / next(iter(sample)) if len(sample) == 1 else folder


def _damaged_bytes(raw: bytes, randomness: random.Random) -> bytes:
    for _ in range(randomness.randrange(1, 5)):
        start = randomness.randrange(len(raw) + 1)
        piece = randomness.choice(PIECES) or bytes(randomness.choices(range(256), k=6))
        raw = raw[:start] + piece + raw[start + randomness.randrange(10) :]
    return raw


def _damaged_member(raw: bytes, randomness: random.Random) -> bytes:
    """The archive whole, and one of its files damaged: damage to the archive's own bytes ends at their checksum."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = randomness.choice(sorted(members))
    return _zip({**members, name: _damaged_bytes(members[name], randomness)})


def _zip(members: Input) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _damaged_values(raw: bytes, randomness: random.Random) -> bytes:
    """JSON with other values in some of its places, a value repeated or a place taken away."""
    data = json.loads(raw)
    for _ in range(randomness.randrange(1, 4)):
        places = list(_places(data))
        if not places:
            break
        holder, key = randomness.choice(places)
        choice = randomness.random()
        if choice < 0.15:
            del holder[key]
        elif choice < 0.3 and isinstance(holder, list):
            holder.append(holder[key])
        else:
            holder[key] = randomness.choice((*_VALUES, *(other[place] for other, place in places[:40])))
            with suppress(ValueError):  # a value that holds itself
                json.dumps(data)
                continue
            holder[key] = None
    return json.dumps(data).encode()


def _places(value: Any) -> Any:
    """Each holder of a value and the key at which it holds it."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


SAMPLES: Final[dict[str, Input]] = _samples()
