from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes

from councilui.common.plain_text import plain
from councilui.common.width import cut, cut_middle, cut_start, pad, split

LETTERS = ["a", "b", " ", "é", "e\u0301", "市", "👩", "👩\u200d👩\u200d👧", "👍🏽", "🇺🇸", "🇲🇽", "ا", "각", "❤\ufe0f"]
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=60).map("".join)


@given(st.text(st.characters(codec="utf-8"), max_size=120) | TEXTS, st.integers(0, 40))
def test_a_cut_fits_and_has_a_sign(text: str, cells: int) -> None:
    text = plain(text).replace("\n", " ")
    for result in (cut(text, cells), cut_start(text, cells), cut_middle(text, cells)):
        assert cell_len(result) <= cells
        assert result == text or "…" in result or cells == 0


@given(TEXTS, st.integers(1, 40))
def test_no_letter_emoji_or_flag_is_cut_in_two(text: str, cells: int) -> None:
    whole = list(iter_graphemes(text))
    start, end = cut(text, cells), cut_start(text, cells)
    if start != text:
        parts = list(iter_graphemes(start.removesuffix("…")))
        assert parts == whole[: len(parts)]
    if end != text:
        parts = list(iter_graphemes(end.removeprefix("…")))
        assert parts == whole[len(whole) - len(parts) :]


@given(TEXTS, st.integers(0, 40))
def test_a_split_loses_nothing(text: str, cells: int) -> None:
    head, tail = split(text, cells)
    assert head + tail == text
    assert cell_len(head) <= cells


@pytest.mark.parametrize(
    ("text", "cells", "start", "end"),
    [
        ("Ordinance", 9, "Ordinance", "Ordinance"),
        ("Ordinance", 4, "Ord…", "…nce"),
        ("Ordinance", 1, "…", "…"),
        ("Ordinance", 0, "", ""),
        ("市議会", 5, "市議…", "…議会"),
        ("市議会", 4, "市…", "…会"),
        ("Tabare\u0301s", 3, "Ta…", "…e\u0301s"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…", "…e\u0301"),
        ("🇺🇸🇲🇽🇨🇦", 4, "🇺🇸…", "…🇨🇦"),
    ],
)
def test_a_text_is_cut_at_either_end(text: str, cells: int, start: str, end: str) -> None:
    assert cut(text, cells) == start
    assert cut_start(text, cells) == end


@pytest.mark.parametrize(
    ("text", "cells", "start", "end"),
    [
        ("Welcoming City Ordinance", 18, "Welcoming City …", "… City Ordinance"),
        ("Commissioner Bartholomew", 15, "Commissioner …", "… Bartholomew"),
        ("Fees, fines and 2025 rates", 20, "Fees, fines and …", "… and 2025 rates"),
        ("Minutes of the December 14, 2020 meeting", 30, "Minutes of the …", "… December 14, 2020 meeting"),
    ],
)
def test_words_and_dates_stay_whole(text: str, cells: int, start: str, end: str) -> None:
    assert cut(text, cells) == start
    assert cut_start(text, cells) == end


def test_both_ends_of_a_path_stay() -> None:
    assert cut_middle("Chicago City Council", 10) == "Chica…ncil"


def test_a_column_is_filled_to_its_width() -> None:
    assert pad("Lopez", 8) == "Lopez   "
    assert pad("市議会", 5) == "市議…"
    assert cell_len(pad("市議会", 4)) == 4


@given(TEXTS.map(lambda text: text * 9), st.integers(0, 40))
def test_a_long_text_splits_as_its_graphemes_do_and_loses_nothing(text: str, cells: int) -> None:
    head, rest = split(text, cells)
    assert head + rest == text
    assert cell_len(head) <= cells
    first, _ = split(text[: len(head) + 40], cells)
    assert first == head  # what comes later changes nothing
