from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.plain_text import one_line, plain, plain_bytes


@given(st.text())
def test_nothing_that_a_terminal_could_obey_is_left(text: str) -> None:
    for character in plain(text):
        assert character == "\n" or character.isprintable() or character in "\u200c\u200d"


@given(st.text())
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.binary())
def test_any_bytes_become_text(raw: bytes) -> None:
    plain_bytes(raw).encode("utf-8")


@given(st.text())
def test_one_line_has_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    "text", ["[inaudible]", "[/]", "[@click=app.quit]x[/]", "<b>", "O’Shea", "日本語", "é", "👩‍👩‍👧"]
)
def test_brackets_names_and_scripts_stay(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("a\u202eb\u2066c\ufeff", "abc"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb\xa0c", "a b c"),
        ("\x9b2J", "\ufffd2J"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_could_be_obeyed_is_shown_or_gone(text: str, visible: str) -> None:
    assert plain(text) == visible


def test_tag_characters_are_gone() -> None:
    assert plain("x" + "".join(chr(0xE0000 + ord(c)) for c in "evil")) == "x"


def test_a_joiner_that_persian_needs_stays() -> None:
    assert unicodedata.category("\u200c") == "Cf"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"
