"""Single bits of a record turned over: what the check sees, and what the commands then answer."""

from __future__ import annotations

import random
import signal
import tempfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final

from councilui.cli import run
from councilui.record.database import shipped_path

COMMANDS: Final = (
    ("show", "meeting", "2021-01-27"),
    ("show", "vote", "O2021-117"),
    ("list", "votes"),
    ("search", "the"),
    ("list", "people"),
    ("check", "--json"),
)
_PATIENCE: Final = 30  # seconds for a command


class _Hang(BaseException):
    """A command that doesn't end."""


def flip_bits(number: int, seed: int) -> Counter[str]:
    """Turn so many bits over, one in each of so many copies of the shipped record; what came of it."""
    whole = shipped_path().read_bytes()
    bits = random.Random(seed)
    outcomes: Counter[str] = Counter()
    signal.signal(signal.SIGALRM, _raise_hang)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        path.write_bytes(whole)
        expected = _answers(path)[0]
        for _ in range(number):
            bit = bits.randrange(len(whole) * 8)
            raw = bytearray(whole)
            raw[bit // 8] ^= 1 << bit % 8
            path.write_bytes(raw)
            outcomes.update(_outcome(path, bit, expected))
    return outcomes


def _raise_hang(*_: object) -> None:
    raise _Hang


def _outcome(path: Path, bit: int, expected: list[str]) -> list[str]:
    try:
        is_noticed = _call("check", "--integrity", "-d", str(path))[0] != 0
        answers, errors = _answers(path)
    except _Hang:
        return ["flips", _print_bit("hung", bit)]
    outcome = ["flips", "noticed by check --integrity" if is_noticed else "not noticed"]
    if any("mistake in councilui" in error for error in errors):
        outcome.append(_print_bit("called a mistake in councilui itself", bit))
    wrong = [answer != right and not error for answer, right, error in zip(answers, expected, errors, strict=True)]
    if any(wrong):
        outcome.append("answered wrongly without a word" if is_noticed else _print_bit("WRONG AND NOT NOTICED", bit))
    elif any(errors):
        outcome.append("a command said that the record is damaged")
    return outcome


def _print_bit(outcome: str, bit: int) -> str:
    print(f"bit {bit}: {outcome}", flush=True)
    return outcome


def _answers(path: Path) -> tuple[list[str], list[str]]:
    """What the commands print, and what they say on standard error."""
    results = [_call(*command, "-d", str(path)) for command in COMMANDS]
    return [out for _, out, _ in results], [error for _, _, error in results]


def _call(*arguments: str) -> tuple[int, str, str]:
    out, error = StringIO(), StringIO()
    signal.alarm(_PATIENCE)
    try:
        with redirect_stdout(out), redirect_stderr(error):
            status = run(list(arguments))
    finally:
        signal.alarm(0)
    return status, out.getvalue(), error.getvalue()
