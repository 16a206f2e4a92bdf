"""What follows from the record of one vote, worked out once for everything that shows it.

The vote pane, the exports, a what-if and a citation read the same `VoteReport`: make one from a `VoteCard`, pass it
on, and ask it instead of calling `thresholds`, `speeches`, `group_roll` or the sentences of `vote_wording` again.
Each property is computed when it is first read and kept with the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from councilui.analysis import headlines, threshold_wording, vote_wording
from councilui.analysis.roll import Grouping, RollGroup, group_roll
from councilui.analysis.speakers import MemberSpeech, speeches
from councilui.analysis.thresholds import Threshold, tally_of, thresholds
from councilui.record.model import Doubt
from councilui.record.views.votes import Tally, VoteCard


@dataclass(frozen=True)
class VoteReport:
    """A vote with its tallies, thresholds, figures, roll, speakers and doubts, and with the sentences about them."""

    card: VoteCard

    @cached_property
    def tally(self) -> Tally | None:
        """The tally that the figures rest on: the announced one, else a complete roll counted, else None."""
        return tally_of(self.card)

    @cached_property
    def announcements(self) -> dict[str, Tally]:
        """The announced tallies by source id, the main source first."""
        return self.card.announcements

    @cached_property
    def roll_tally(self) -> Tally:
        """The names on record counted by option."""
        return self.card.roll_tally

    @cached_property
    def differences(self) -> tuple[str, ...]:
        """Where the announced tallies, the names counted and the number of seats differ, one phrase for each."""
        return vote_wording.differences_of(self.card)

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """All marks: the motion's own requirement, the quorum, marks for comparison, the tie-break."""
        return thresholds(self.card)

    @cached_property
    def requirements(self) -> tuple[Threshold, ...]:
        """The motion's own requirement; empty when it is not on record."""
        return tuple(mark for mark in self.thresholds if mark.applies)

    @cached_property
    def standing_marks(self) -> tuple[Threshold, ...]:
        """The marks of every vote, whatever its motion: the quorum and the chair's vote on a tie."""
        return tuple(m for m in self.thresholds if not m.applies and m.measured in ("answering", "apart"))

    @cached_property
    def comparison_marks(self) -> tuple[Threshold, ...]:
        """Marks for comparison: what the same votes would have meant for the matter itself, or over a veto."""
        return tuple(m for m in self.thresholds if not m.applies and m.measured in ("yes", "no"))

    @cached_property
    def requirement_unknown(self) -> str | None:
        """A sentence when the motion's own requirement is not on record, else None."""
        return threshold_wording.requirement_unknown(self.card)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The numbers and the index in sentences, each with its base; empty when no votes are known."""
        lines = (vote_wording.numbers(self.card), vote_wording.index_text(self.card))
        return tuple(line for line in lines if line)

    @cached_property
    def subject(self) -> str:
        """What the vote was about, which is what it is called everywhere."""
        return headlines.subject(self.card)

    @cached_property
    def headline(self) -> str:
        """The subject with the result."""
        return headlines.headline(self.card)

    @cached_property
    def veto_note(self) -> str | None:
        """Why the vote isn't compared with a veto override; None when it is, or when the body has no such rule."""
        return threshold_wording.veto_note(self.card)

    @cached_property
    def effects(self) -> tuple[str, ...]:
        """What a yes and a no did, as far as it is on record."""
        return vote_wording.effects(self.card)

    @cached_property
    def outcome(self) -> str:
        """The result, what became of the matter, and whether the matter itself was voted on."""
        return vote_wording.outcome(self.card)

    @cached_property
    def method(self) -> str:
        """How the vote was taken, and what that leaves unknown."""
        return vote_wording.method(self.card)

    @cached_property
    def mover(self) -> str:
        """Who moved and seconded it, without a full stop."""
        return vote_wording.mover(self.card)

    @cached_property
    def announced(self) -> str:
        """The tally as announced and by which sources, without a full stop."""
        return vote_wording.announced(self.card)

    @cached_property
    def roll_state(self) -> str:
        """How much of the roll is on record, and how much of it is derived."""
        return vote_wording.roll_state(self.card)

    @cached_property
    def roll(self) -> tuple[RollGroup, ...]:
        """The roll by option."""
        return group_roll(self.card, "option")

    def roll_by(self, grouping: Grouping) -> tuple[RollGroup, ...]:
        """The roll by option, ward or name."""
        return self.roll if grouping == "option" else group_roll(self.card, grouping)

    @cached_property
    def speeches(self) -> tuple[MemberSpeech, ...]:
        """What members said on the matter, and how they voted."""
        return speeches(self.card)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What the record marks as doubtful about this vote."""
        return self.card.doubts
