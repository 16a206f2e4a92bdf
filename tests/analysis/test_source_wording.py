from __future__ import annotations

import pytest

from councilui.analysis.source_wording import according_to, definite, with_article


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Plainville City Clerk (export)", "the Plainville City Clerk (export)"),
        ("Office of the Clerk", "the Office of the Clerk"),
        ("Plainville Sun-Times", "the Plainville Sun-Times"),
        ("The Weekly Post", "The Weekly Post"),
        ("KXYZ Plainville", "KXYZ Plainville"),
        ("Timeshare News", "Timeshare News"),
        ("", ""),
    ],
)
def test_offices_and_newspapers_take_an_article(publisher: str, text: str) -> None:
    assert with_article(publisher) == text


def test_a_body_has_one_article() -> None:
    assert (definite("City Council"), definite("The Common Council")) == ("the City Council", "The Common Council")


def test_who_says_something_is_named_once() -> None:
    assert according_to(["City Clerk", "KXYZ", "City Clerk"]) == "according to the City Clerk and KXYZ"
    assert according_to(["A Herald", "B", "C"]) == "according to the A Herald, B and C"
