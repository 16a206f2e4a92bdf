"""Light on a light terminal: by the terminal's answer, which is never taken for keys, or by COLORFGBG."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from councilui.tui.background import BackgroundReported, ReplyParser, is_light_color, light_by_environment
from tests.tui.terminal import RUN, Terminal

REPLIES = ("\x1b]11;rgb:ffff/fafa/f0f0\x07", "\x1b]11;rgb:ff/ff/ff\x1b\\", "\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\")
KEYS = {"j": "j", "e": "e", "\x1b[B": "down", "\r": "enter", "é": "é"}


def events_of(*pieces: str) -> list[str]:
    """The names of the keys that a parser makes of what is read piece by piece, "light" for an answer."""
    parser = ReplyParser()
    messages = []
    for piece in pieces:
        messages += [*parser.feed(piece), *parser.tick()]
    return [
        ("light" if message.is_light else "dark") if isinstance(message, BackgroundReported)
        else message.key if isinstance(message, events.Key) else type(message).__name__
        for message in messages
    ]  # fmt: skip


@given(
    reply=st.sampled_from(REPLIES),
    before=st.lists(st.sampled_from(sorted(KEYS))),
    after=st.lists(st.sampled_from(sorted(KEYS))),
    cuts=st.lists(st.integers(0, 60), max_size=4),
)
@settings(max_examples=60)
def test_an_answer_among_keys_is_no_key(reply: str, before: list[str], after: list[str], cuts: list[int]) -> None:
    text = "".join((*before, reply, *after))
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in pairwise(places)]
    keys = [KEYS[key] for key in (*before, *after)]
    read = events_of(*pieces)
    assert [name for name in read if name != "light"] == keys
    assert read.count("light") == 1


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ("\x1b]11;rgb:0000/0000/0000\x07", "dark"),
        ("\x1b]11;rgb:1e1e/1e1e/2e2e\x07", "dark"),
        ("\x1b]11;rgb:fdf6/e3e3/ffff\x07", "light"),
        ("\x1b]11;rgb:f/f/f\x07", "light"),
    ],
)
def test_a_color_is_light_or_dark(reply: str, name: str) -> None:
    assert events_of(reply) == [name]


def test_parts_of_a_color_have_one_to_four_digits() -> None:
    assert is_light_color("9", "9", "9")
    assert is_light_color("999", "999", "999")
    assert not is_light_color("0999", "0999", "0999")


@pytest.mark.parametrize(
    ("value", "is_light"),
    [("0;15", True), ("15;0", False), ("0;default;15", True), ("0;7", True), ("7;8", False), ("", None), ("x;y", None)],
)
def test_colorfgbg(value: str, is_light: bool | None) -> None:
    assert light_by_environment({"COLORFGBG": value}) is is_light


@pytest.fixture
def terminal(record: Path) -> Iterator[Terminal]:
    with Terminal("-c", RUN, str(record)) as terminal:
        yield terminal


def is_ground(terminal: Terminal, name: str) -> bool:
    """Read on until the ground of the agenda is "light" or "dark"."""
    for _ in range(200):
        color = terminal.screen.buffer[20][10].bg
        if color != "default" and (int(color[:2], 16) > 128) is (name == "light"):
            return True
        terminal.until("\0", 0.05)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 1.5])
def test_a_light_terminal_gets_the_light_theme(terminal: Terminal, delay: float) -> None:
    while b"\x1b]11;?\x07" not in terminal.raw:
        terminal.until("\0", 0.05)
    if delay:
        terminal.until("be laid on the")
        assert is_ground(terminal, "dark")
    terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x07j")
    text = terminal.until("▶Or2025-0014616")
    assert is_ground(terminal, "light")
    assert "was written" not in text  # none of its letters was a key
    terminal.send("q")
    assert terminal.ended() == 0


@pytest.mark.slow
def test_a_second_run_in_a_terminal_opens_where_the_first_was_left(record: Path) -> None:
    with Terminal("-m", "councilui", str(record)) as first:
        first.until("be laid on the")
        first.send("tjj3")
        assert is_ground(first, "light")
        assert "╔═ 3 Vote" in first.until("╔═ 3 Vote")
        title = first.screen.display[0].rstrip()
        first.send("q")
        assert first.ended() == 0
    with Terminal("-m", "councilui", str(record)) as second:
        second.until(title)
        assert second.screen.display[0].rstrip() == title
        assert is_ground(second, "light")
        assert "╔═ 3 Vote" in second.until("╔═ 3 Vote")
        assert b"]11;?" not in second.raw  # the user has chosen
        second.send("q")
        assert second.ended() == 0


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (("\x1b/a",), "escape slash a"),
        (("\x1b3",), "escape 3"),
        (("\x1bj\x1bj\x1b/b",), "escape j escape j escape slash b"),
        (("\x1b\x1b[A",), "escape up"),
        (("\x1b", "/"), "escape slash"),
        (("\x1b", "[A", "\x1bOB"), "up down"),
        ((f"\x1b/{'police' * 7}",), f"escape slash {' '.join('police' * 7)}"),
        (("\x1b[1;5C\x1bf",), "ctrl+right ctrl+right"),
        (("a\x1b[20", "0~b\x1bq\x1b", "q\x1b[31mc\x1b[2", "01~\x1bx"), "a Paste escape x"),
    ],
)  # fmt: skip
def test_each_esc_among_keys_is_esc(pieces: tuple[str, ...], keys: str) -> None:
    assert " ".join(events_of(*pieces)) == keys


def test_an_esc_that_nothing_follows_comes_by_the_clock() -> None:
    parser = ReplyParser()
    assert [*parser.feed("j\x1b")][1:] == []
    keys: list[str] = []
    while not keys:
        keys = [message.key for message in parser.tick() if isinstance(message, events.Key)]
    assert keys == ["escape"]


def test_without_the_protocol_of_kitty_esc_is_esc() -> None:
    code = (
        "import time; from councilui.tui.escape_keys import EscapeParser; parser = EscapeParser();"
        "read = [*parser.feed('j\\x1b')]\n"
        "for _ in range(2): time.sleep(0.2); read += parser.tick()\n"
        "print(*(message.key for message in read))"
    )
    environment = {**os.environ, "TEXTUAL_DISABLE_KITTY_KEY": "1"}
    process = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert process.stdout == "j escape\n"
