"""What follows from the record of one vote, worked out once for everything that shows it.

The vote pane, the exports, a what-if and a citation read the same `VoteReport`: make one from a `VoteCard`, pass it
on, and ask it instead of calling `thresholds`, `speeches`, `group_roll` or the sentences of `vote_wording` again.
Each property is computed when it is first read and kept with the report.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from councilui.analysis import headlines, threshold_wording, vote_wording
from councilui.analysis.roll import Grouping, RollGroup, group_roll
from councilui.analysis.speakers import speeches
from councilui.analysis.thresholds import Threshold, tally_of, thresholds
from councilui.record.views.votes import VoteCard

T = TypeVar("T")


def derived(function: Callable[[VoteCard], T]) -> cached_property[T]:
    """What a function makes of the report's card, worked out when it is first read."""
    return cached_property(lambda report: function(report.card))


class VoteReport:
    """A vote with its tallies, thresholds, figures, roll, speakers and doubts, and with the sentences about them."""

    def __init__(self, card: VoteCard) -> None:
        self.card = card

    tally = derived(tally_of)
    """The tally that the figures rest on: the announced one, else a complete roll counted, else None."""
    announcements = derived(lambda card: card.announcements)
    """The announced tallies by source id, the main source first."""
    roll_tally = derived(lambda card: card.roll_tally)
    """The names on record counted by option."""
    differences = derived(vote_wording.differences_of)
    """Where the announced tallies, the names counted and the number of seats differ, one phrase for each."""
    thresholds = derived(thresholds)
    """All marks: the motion's own requirement, the quorum, marks for comparison, the tie-break."""
    requirement_unknown = derived(threshold_wording.requirement_unknown)
    """A sentence when there are marks and none of them is the motion's own requirement, else None."""
    veto_note = derived(threshold_wording.veto_note)
    """Why the vote isn't compared with a veto override; None when it is, or when the body has no such rule."""
    subject = derived(headlines.subject)
    """What the vote was about, which is what it is called everywhere."""
    question = derived(headlines.card_question)
    """The question where the subject was just said; "" when it says no more."""
    headline = derived(headlines.headline)
    """The subject with the result."""
    effects = derived(vote_wording.effects)
    """What a yes and a no did, as far as it is on record."""
    outcome = derived(vote_wording.outcome)
    """The result, what became of the matter, and whether the matter itself was voted on."""
    method = derived(vote_wording.method)
    """How the vote was taken, and what that leaves unknown; None when it is not on record."""
    mover = derived(vote_wording.mover)
    """Who moved and seconded it, without a full stop; None when it is not on record."""
    announced = derived(vote_wording.announced)
    """The tally as announced and by which sources, without a full stop; that the numbers are counted."""
    roll_state = derived(vote_wording.roll_state)
    """How much of the roll is on record, and how much of it is derived."""
    roll = derived(lambda card: group_roll(card, "option"))
    """The roll by option."""
    speeches = derived(speeches)
    """What members said on the matter, and how they voted."""
    doubts = derived(lambda card: card.doubts)
    """What the record marks as doubtful about this vote."""

    @cached_property
    def beside_headline(self) -> str:
        """What a line says after the headline, which has the result: the question, what became of it, the tallies."""
        answer, _, rest = self.outcome.partition(".")
        outcome = rest.strip() if answer in vote_wording.ANSWERS else self.outcome
        return " ".join(filter(None, (self.question, outcome, vote_wording.sentence(self.announced))))

    @cached_property
    def not_recorded(self) -> str | None:
        """What readers would look for in vain, in one sentence; the roll call has its own."""
        missing = {
            "the tally": not vote_wording.has_numbers(self.card),
            "who moved it": self.mover is None,
            "how the vote was taken": self.method is None,
            "how many votes it needed": self.card.requirement is None and not self.thresholds,
        }
        names = ", ".join(name for name, is_missing in missing.items() if is_missing)
        return f"Not recorded: {names}." if names else None

    @cached_property
    def event_sources(self) -> tuple[str | None, ...]:
        """The ids of the sources of the vote event as a whole, the main one first."""
        citations = self.card.citations
        return self.card.event.source, *(c.source for c in citations if c.subject == "vote_event" and c.field is None)

    @cached_property
    def derivations(self) -> tuple[str, ...]:
        """How the derived votes follow, each method once."""
        notes = (vote.note for vote in self.card.votes if vote.basis == "derived")
        return tuple(dict.fromkeys(filter(None, notes)))

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
    def figures(self) -> tuple[str, ...]:
        """The numbers and the index in sentences, each with its base; empty when no votes are known."""
        lines = (vote_wording.numbers(self.card), vote_wording.index_text(self.card))
        return tuple(line for line in lines if line)

    def roll_by(self, grouping: Grouping) -> tuple[RollGroup, ...]:
        """The roll by option, ward or name."""
        return self.roll if grouping == "option" else group_roll(self.card, grouping)
