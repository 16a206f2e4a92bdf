"""What the cursor is on: every screen says so, so that a key does the same thing on all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from councilui.analysis.reconcile import Finding
    from councilui.record.model import Statement
    from councilui.record.views.votes import VoteLine


class Selection(NamedTuple):
    """The ids of what a command would act on, None where there is none, and what the screen can do with it.

    `address` is a web address under the cursor, "" for a source that has none; `date` the meeting's ISO date; `related`
    a related vote under the cursor. `has_export` and `has_text` say whether the screen itself has something to write
    or to copy, `has_roll` whether votes by name are shown, `has_query` whether something to search for is typed,
    `has_list` whether rows can be filtered, `votes_on_item` how many votes the agenda item has, None where none is
    selected, `orders` in how many orders the rows can be put.
    """

    meeting: str | None = None
    body: str | None = None
    vote: str | None = None
    matter: str | None = None
    person: str | None = None
    statement: Statement | None = None
    address: str | None = None
    date: str | None = None
    related: VoteLine | None = None
    has_export: bool = False
    has_text: bool = False
    has_roll: bool = False
    has_query: bool = False
    has_list: bool = True
    votes_on_item: int | None = None
    orders: int = 2

    @classmethod
    def of_vote(cls, line: VoteLine, body: str | None = None) -> Selection:
        """A vote in a list, with its meeting and matter; `body` is the id of its body."""
        return cls(line.meeting, body, line.id, line.matter)

    @classmethod
    def of_finding(cls, finding: Finding) -> Selection:
        """What a finding is about."""
        return cls(finding.meeting, None, finding.vote_event, finding.matter, finding.person)

    @property
    def place(self) -> tuple[str, str] | None:
        """Kind and id of the most particular thing that is selected: what is bookmarked, exported and cited."""
        if self.statement is not None:
            return "statement", self.statement.key
        ids = (("vote", self.vote), ("matter", self.matter), ("person", self.person), ("meeting", self.meeting))
        return next(((kind, id) for kind, id in ids if id is not None), None)
