"""Of several votes on an item, which one tells what became of it; and what a vote was on, in a list."""

from __future__ import annotations

import pytest

from councilui.analysis.headlines import line_subject
from councilui.analysis.motions import deciding
from councilui.record.views.votes import VoteLine
from tests.analysis.cards import card, line


def voted(motion_type: str, result: str) -> VoteLine:
    return line(card(id=f"{motion_type} {result}", motion_type=motion_type, result=result))


@pytest.mark.parametrize(
    ("votes", "decided"),
    [
        ((("approve", "pass"), ("amend", "fail")), "approve pass"),
        ((("postpone", "fail"), ("adopt", "pass"), ("amend", "fail")), "adopt pass"),
        ((("amend", "pass"), ("pass", "fail")), "pass fail"),
        ((("pass", "fail"), ("reconsider", "fail")), "pass fail"),
        ((("amend", "fail"), ("table", "pass")), "table pass"),
        ((("pass", "pass"), ("override", "pass")), "override pass"),
        ((("postpone", "fail"), ("amend", "fail")), "amend fail"),
        ((("table", "fail"),), "table fail"),
        ((("table", "pass"), ("take from the table", "pass"), ("ratify", "fail")), "ratify fail"),
        ((("refer", "pass"), ("concur", "pass")), "concur pass"),
        ((("postpone", "pass"), ("unknown", "pass")), "unknown pass"),
        ((("pass", "pass"), ("reconsider", "pass"), ("table", "pass")), "table pass"),
        ((("approve", "pass"), ("postpone", "fail"), ("amend", "pass")), "approve pass"),
        ((("approve", "pass"), ("deny", "fail")), "approve pass"),
        ((("approve", "fail"), ("deny", "pass")), "deny pass"),
        ((("approve", "pass"), ("previous question", "pass"), ("adjourn", "pass")), "approve pass"),
        ((("approve", "pass"), ("continue", "fail")), "approve pass"),
    ],
)
def test_what_became_of_an_item(votes: tuple[tuple[str, str], ...], decided: str) -> None:
    result = deciding([voted(*vote) for vote in votes])
    assert result is not None
    assert result.id == decided


def test_without_a_vote_nothing_is_decided() -> None:
    assert deciding([]) is None


def test_a_title_alone_is_of_a_vote_on_the_merits() -> None:
    amended, passed, other = (voted(motion, "pass") for motion in ("amend", "pass", "other"))
    assert line_subject(amended) == f"Motion to amend: {amended.title}"
    denied = voted("deny", "pass")
    assert line_subject(denied) == f"Motion to deny: {denied.title}"
    assert (line_subject(passed), line_subject(other)) == (passed.title, other.title)
