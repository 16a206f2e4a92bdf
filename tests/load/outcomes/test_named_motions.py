"""The motion that a result names, in any format: what carried or failed is that motion, and not the item."""

from __future__ import annotations

import pytest

from councilui.load.outcomes import motion_in_result, read_motion, read_outcome


@pytest.mark.parametrize(
    ("printed", "motion_type", "result"),
    [
        ("Failed to table", "table", "fail"),
        ("Approved denial", "deny", "pass"),
        ("Vertagung beschlossen", "postpone", "pass"),
        ("Antrag auf Vertagung abgelehnt", "postpone", "fail"),
        ("Überweisung an den Ausschuss beschlossen", "refer", "pass"),
        ("Nichtbefassung beschlossen", "not consider", "pass"),
        ("Antrag auf Nichtbefassung abgelehnt", "not consider", "fail"),
        ("Übergang zur Tagesordnung beschlossen", "not consider", "pass"),
    ],
)
def test_a_result_names_its_motion(printed: str, motion_type: str, result: str) -> None:
    assert (motion_in_result(printed), read_outcome(printed).result) == (motion_type, result)


@pytest.mark.parametrize(
    "printed", ["Passed", "Denied", "Rejected 5-2", "Geändert beschlossen", "Abgelehnt", "Amended and passed"]
)
def test_a_bare_result_names_none(printed: str) -> None:
    assert motion_in_result(printed) is None


@pytest.mark.parametrize("printed", ["Ablehnung empfohlen", "Zustimmung empfohlen", "Empfehlung: Zustimmung"])
def test_a_recommendation_decides_nothing(printed: str) -> None:
    assert read_outcome(printed).result == "unknown"


@pytest.mark.parametrize("action", ["Passed over", "Passed to Second Reading", "Passed along", "Passed temporarily"])
def test_what_was_passed_on_did_not_pass(action: str) -> None:
    assert read_motion(action).motion_type != "pass"


@pytest.mark.parametrize(
    "action", ["Recommended for denial", "Recommend that the permit be denied", "Recommend denial"]
)
def test_a_recommendation_to_deny_is_against(action: str) -> None:
    assert read_motion(action).motion_type == "deny"
