"""Single bits of a record turned over: what the check sees, and what the commands then answer."""

from __future__ import annotations

import json
import os
import random
import signal
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final

from councilui.cli import run
from councilui.record.database import shipped_path

Commands = Sequence[tuple[str, ...]]
_PATIENCE: Final = 30  # seconds for a command


class _Hang(BaseException):
    """A command that doesn't end."""


def flip_bits(number: int, seed: int) -> Counter[str]:
    """Turn so many bits over, one in each of so many copies of COUNCILUI_DB or the shipped record; what came of it."""
    whole = Path(os.environ.get("COUNCILUI_DB") or shipped_path()).read_bytes()
    bits = random.Random(seed)
    outcomes: Counter[str] = Counter()
    signal.signal(signal.SIGALRM, _raise_hang)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        path.write_bytes(whole)
        commands = _commands(path)
        expected = _answers(path, commands)[0]
        for _ in range(number):
            bit = bits.randrange(len(whole) * 8)
            raw = bytearray(whole)
            raw[bit // 8] ^= 1 << bit % 8
            path.write_bytes(raw)
            outcomes.update(_outcome(path, bit, commands, expected))
    return outcomes


def _commands(path: Path) -> Commands:
    """Six commands: two on the newest votes and their meeting, four on the whole."""
    vote = json.loads(_call("list", "votes", "--json", "-d", str(path))[1])[0]
    return [
        ("show", "meeting", vote["meeting_id"]),
        ("show", "vote", vote["id"]),
        ("list", "votes"),
        ("search", "the"),
        ("list", "people"),
        ("check", "--json"),
    ]


def _raise_hang(*_: object) -> None:
    raise _Hang


def _outcome(path: Path, bit: int, commands: Commands, expected: list[str]) -> list[str]:
    try:
        is_noticed = _call("check", "--integrity", "-d", str(path))[0] != 0
        answers, errors = _answers(path, commands)
    except _Hang:
        return ["flips", _print_bit("hung", bit)]
    outcome = ["flips", "noticed by check --integrity" if is_noticed else "not noticed"]
    if any("mistake in councilui" in error for error in errors):
        outcome.append(_print_bit("called a mistake in councilui itself", bit))
    # That something isn't there is an answer, too; what is said of the file names it.
    has_words = [str(path) in error for error in errors]
    if any(
        answer != right and not has_word for answer, right, has_word in zip(answers, expected, has_words, strict=True)
    ):
        outcome.append("answered wrongly without a word" if is_noticed else _print_bit("WRONG AND NOT NOTICED", bit))
    elif any(has_words):
        outcome.append("a command said that the record is damaged")
    return outcome


def _print_bit(outcome: str, bit: int) -> str:
    print(f"bit {bit}: {outcome}", flush=True)
    return outcome


def _answers(path: Path, commands: Commands) -> tuple[list[str], list[str]]:
    """What the commands print, and what they say on standard error."""
    results = [_call(*command, "-d", str(path)) for command in commands]
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
