"""Reads what clerks print about votes: a member's word, a tally, what became of a motion, and what was moved.

    read_option("Recused (conflict of interest)")   Option("recused", is_known=True)
    read_outcome("Did not pass, 4-3")                OutcomeReading("fail", status="failed", tally=TallyReading(4–3), …)
    read_motion("Moved to lay the ordinance on the table")   MotionReading("table", aim="aside", …)

A word that the table `phrases.toml` does not know is "other" or "unknown" with `is_known` False: the caller counts
it and lists it. A result is the printed word's, never computed from numbers.
"""

from councilui.load.outcomes.motions import Aim, MotionReading, aim_of, ask_question, motion_label, read_motion
from councilui.load.outcomes.named_motions import motion_in_result
from councilui.load.outcomes.options import (
    Option,
    VoteWords,
    attendance_status,
    check_words,
    how_taken,
    is_no_seat,
    read_option,
)
from councilui.load.outcomes.results import OutcomeReading, read_outcome
from councilui.load.outcomes.subjects import is_about, is_on_whole, is_whole, title_key
from councilui.load.outcomes.tallies import TallyReading, read_tally

__all__ = [
    "Aim",
    "MotionReading",
    "Option",
    "OutcomeReading",
    "TallyReading",
    "VoteWords",
    "aim_of",
    "ask_question",
    "attendance_status",
    "check_words",
    "how_taken",
    "is_about",
    "is_no_seat",
    "is_on_whole",
    "is_whole",
    "motion_in_result",
    "motion_label",
    "read_motion",
    "read_option",
    "read_outcome",
    "read_tally",
    "title_key",
]
