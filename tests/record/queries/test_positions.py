"""Whether a name in a vote shows how a member stood: in no figure where it doesn't, in all where it does."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.record.database import open_record
from councilui.record.queries.divided_votes import list_divided_votes
from councilui.record.queries.votes import vote_card
from councilui.record.views.divided_votes import VoteFilter
from tests.load.minutes.papers import load_paper

HEAD = (
    "MINUTES OF THE REGULAR MEETING OF THE COUNCIL\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist and Mayor Tan - 5.\n\n"
)
MOTION = "(31-101) Lease of the mill\n\nMember Orr moved approval. Member Bo seconded the motion, which {}\n\n"
NAMES = "Ayes: Members Bo, Orr and Mayor Tan - 3. Noes: Members Ilves and Quist - 2."


@pytest.mark.parametrize(
    ("section", "vote", "excluded_as"),
    [
        ("REGULAR AGENDA", f"carried by the following roll call vote: {NAMES}", None),
        ("REGULAR AGENDA", f"carried by the following voice vote: {NAMES}", None),
        ("REGULAR AGENDA", "carried by voice vote, 3-2.", "voice"),
        ("CONSENT CALENDAR", f"carried by the following voice vote: {NAMES}", None),
        ("CONSENT CALENDAR", "carried, 3-2.", "consent"),
        ("CONSENT CALENDAR", f"carried by unanimous consent: {NAMES}", "consent"),
    ],
)
def test_a_named_no_is_evidence_but_in_a_block(
    tmp_path: Path, section: str, vote: str, excluded_as: str | None
) -> None:
    load_paper(tmp_path, "2031-05-06.txt", f"{HEAD}{section}\n\n{MOTION.format(vote)}")
    with closing(open_record(tmp_path / "a.db")) as connection:
        [line] = list_divided_votes(connection, VoteFilter())
        card = vote_card(connection, line.line.id)
    assert line.excluded_as == excluded_as
    if card.votes:
        assert card.shows_positions == (excluded_as is None)
