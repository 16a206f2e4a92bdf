"""What was said, as the clerk sums it up: whose words a sentence belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import Statement
from tests.load.minutes.papers import read_paper
from tests.load.vote_table.rows import of

HEAD = (
    "MINUTES OF THE PLANNING COMMISSION\nTUESDAY, MAY 6, 2031\nPresent: Members Bo, Ilves, Orr, Quist and Chair Tan\n\n"
)
END = "Member Bo moved to adjourn. Member Orr seconded. Motion carried 5-0.\n"


def statements(tmp_path: Path, paragraph: str, heading: str = "Lease of the mill") -> list[tuple[str | None, str, str]]:
    """Speaker, capacity and words of each statement in a paper with one paragraph."""
    text = f"{HEAD}1. {heading}\n\n{paragraph}\n\n2. Adjournment\n\n{END}"
    rows, _ = read_paper(tmp_path, "2031-05-06-minutes.txt", text)
    return [(statement.speaker_name, statement.capacity, statement.text) for statement in of(rows, Statement)]


@pytest.mark.parametrize(
    "following",
    [
        "Chair Tan opened the public hearing.",
        "Member Ilves walked in.",
        "Jane Roe, 224 Main St., had written a letter.",
        "The public hearing was closed at 6:20 p.m.",
        "The hearing opened.",
        "There were no comments from the public.",
        "The following people signed a card: 7. Jane Roe spoke for it.",
        "Jane Roe (by telephone) invited all to the mill.",
        "Staff Bolt answered yes.",
        "An unidentified speaker spoke for it.",
        "PUBLIC COMMENTS — Anybody may speak for three minutes.",
        "(31-158) Proclamation of a day of the mill.",
    ],
)
def test_a_sentence_about_somebody_else_is_not_the_speaker_s(tmp_path: Path, following: str) -> None:
    paragraph = f"Member Orr asked about the rent. She wanted to know who pays. {following} It was a long evening."
    assert statements(tmp_path, paragraph)[0] == (
        "Member Orr",
        "member",
        "Member Orr asked about the rent. She wanted to know who pays.",
    )


def test_what_goes_on_about_the_speaker_or_the_matter_is_the_speaker_s(tmp_path: Path) -> None:
    paragraph = "Member Orr said the rent is high. Main Street needs shops. Member Orr would rather wait."
    assert statements(tmp_path, paragraph) == [("Member Orr", "member", paragraph)]


@pytest.mark.parametrize("speaker", ["Planner Bolt", "City Attorney Ann Bell", "Fire Chief Cole", "Village Clerk Kerr"])
def test_an_officer_is_staff_under_a_public_hearing_too(tmp_path: Path, speaker: str) -> None:
    assert statements(tmp_path, f"{speaker} presented the report.", heading="PUBLIC HEARING") == [
        (speaker, "staff", f"{speaker} presented the report.")
    ]


@pytest.mark.parametrize(
    ("who", "affiliation"),
    [("Friends of the Mill", "Friends of the Mill"), ("224 Main St.", None), ("9 Oak Avenue", None)],
)
def test_where_somebody_lives_is_no_affiliation(tmp_path: Path, who: str, affiliation: str | None) -> None:
    text = f"{HEAD}1. Lease\n\nJane Roe, {who}, spoke against it.\n\n{END}"
    rows, _ = read_paper(tmp_path, "2031-05-06-minutes.txt", text)
    assert [(row.speaker_name, row.affiliation) for row in of(rows, Statement)] == [("Jane Roe", affiliation)]


@pytest.mark.parametrize(
    ("speaker", "printed"),
    [
        ("the Public Works Director", "Public Works Director"),
        ("Member Ilves", "Member Ilves"),
        ("Ms. Bell", "Ms. Bell"),
    ],
)
def test_who_responds_is_the_speaker_and_not_who_asked(tmp_path: Path, speaker: str, printed: str) -> None:
    paragraph = f"Member Orr asked about the rent. In response to Member Orr’s inquiry, {speaker} stated it is low."
    assert [(name, text) for name, _, text in statements(tmp_path, paragraph)] == [
        ("Member Orr", "Member Orr asked about the rent."),
        (printed, f"In response to Member Orr’s inquiry, {speaker} stated it is low."),
    ]


def test_staff_without_a_name_is_staff(tmp_path: Path) -> None:
    paragraph = "Member Orr asked about the rent. City staff clarified that it is low."
    assert statements(tmp_path, paragraph)[1] == ("City staff", "staff", "City staff clarified that it is low.")


def test_speakers_in_a_numbered_list_have_each_their_own(tmp_path: Path) -> None:
    paragraph = "1. Ann Poe spoke for the lease. 2. Gali spoke against it. 3. Rob B. spoke against item 3. 4. Ed left."
    assert [(name, text) for name, _, text in statements(tmp_path, paragraph)] == [
        ("Ann Poe", "Ann Poe spoke for the lease."),
        ("Gali", "Gali spoke against it."),
        ("Rob B.", "Rob B. spoke against item 3."),
    ]
