"""Names that nobody has, and lists of thousands with one surname: in bounded time."""

from __future__ import annotations

import pytest

from councilui.common.names import lookup, parse_name
from councilui.common.names.lookup import NameIndex, likely_same


@pytest.mark.parametrize("word", ["Jr. ", "A. ", "Ald. ", "Lee, ", "(", "- ", "de la ", "“x” "])
def test_what_is_too_long_for_a_name_is_not_taken_apart(word: str) -> None:
    text = (word * 40_000).strip()
    name = parse_name(text)
    index = NameIndex([(1, text), (2, "Ann Lee")])
    assert index.find("Ann Lee") == [2]
    assert index.find(text) == [1]
    assert name.full
    assert len(name.words) <= 1


def test_of_thousands_with_one_surname_some_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "_MOST_COMPARED", 20_000)  # the program's takes three seconds
    people = [(number, parse_name(f"{'AEIOU'[number % 5]}{number}x Lee")) for number in range(5_000)]
    people += [(5_000, parse_name("Ann Roe")), (5_001, parse_name("A. Roe"))]
    assert isinstance(likely_same(people), list)  # twelve million pairs would take an hour
    assert likely_same(people[-2:]) == [(5_000, 5_001)]
