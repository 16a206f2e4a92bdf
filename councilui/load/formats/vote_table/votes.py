"""One ballot as motion, vote event, counts and votes."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from councilui.common.plain_text import quotation
from councilui.common.shares import series
from councilui.load.formats.vote_table.ballot import Ballot
from councilui.load.formats.vote_table.words import Packed, parse_number, shorten, subject_of, unpack_class
from councilui.load.outcomes import (
    Aim,
    OutcomeReading,
    TallyReading,
    aim_of,
    ask_question,
    how_taken,
    is_on_whole,
    motion_in_result,
    motion_label,
    read_motion,
    read_outcome,
    read_tally,
    title_key,
)
from councilui.load.rolls import may_be_whole
from councilui.record import model
from councilui.record.questions import matter_question, motion_question

# What became of a matter says that a motion to do just that has carried.
_DONE: Final = {
    "postponed": ("postpone", "postpone indefinitely"),
    "deferred": ("defer", "postpone"),
    "continued": ("continue", "postpone"),
    "laid over": ("defer",),
    "referred": ("refer", "recommit"),
    "tabled": ("table",),
    "denied": ("deny", "disapprove"),
    "withdrawn": ("withdraw",),
    "reconsidered": ("reconsider",),
    "amended": ("amend",),
    "filed": ("file", "receive and file"),
    "received": ("receive", "receive and file"),
}
_BY_RESULT: Final = (
    (r"\b(?:pass|enact)", "pass"), (r"\badopt", "adopt"), (r"\bapprove", "approve"),
)  # fmt: skip
_RESULTS: Final = ("carried", "failed")
_LONGEST_RESULT: Final = 80  # characters
_DENIAL: Final = re.compile(
    r"\b(?:deny|denying|denials?|reject(?:ing|ion)?|disapprov(?:e|ing|al)|refus(?:e|ing|al)|adverse|negative"
    r"|unfavou?rable|not to pass|not pass|inexpedient)\b",
    re.IGNORECASE,
)
_MAIN: Final = re.compile(
    r"(?:the )?(?:main |original |underlying )?(?:motion|question|item)(?:,? as (?:twice )?amended)?|as amended",
    re.IGNORECASE,
)
_STEPS_ALONE: Final = frozenset(("override", "sustain", "reconsider"))
"""Motions that a title names without the word: "Override of veto of Ordinance 12-5"."""
_STEPS_OF_VETO: Final = ("override", "sustain")  # the veto is the item's
_FLAG: Final = r"(?:1|0|true|false|yes|no)"
_METHODS: Final = (
    ("roll", "roll call"), ("electronic", "electronic"), ("voice", "voice"), ("rising", "rising"),
    ("unanimous consent", "unanimous consent"), ("consent", "omnibus"),
)  # fmt: skip
_BY_VOICE: Final = re.compile(r"\b(?:voice|unanimous consent|(?:on|by) consent)\b", re.IGNORECASE)
"""How a vote was taken, in its result: "Passed by voice vote"."""


@dataclass(frozen=True, slots=True)
class MotionWords:
    """What a ballot says of its motion.

    `is_stated` when the table itself names it, rather than its result; `is_particular` when it is on a part of the item
    or on something else.
    """

    motion_type: str
    aim: Aim
    text: str | None
    mover: str | None
    is_stated: bool
    is_particular: bool

    @property
    def is_on_matter(self) -> bool:
        """Whether "passed" tells of the matter: not behind a motion to deny, to table or to override."""
        if not self.is_stated:
            return self.text is None or self.motion_type != "other"
        if self.is_particular:
            return False
        return self.aim in ("for", "unknown") and self.motion_type != "override"


@dataclass(frozen=True, slots=True)
class ResultWords:
    """What a ballot says of its result."""

    result: str
    basis: str
    text: str | None
    outcome: OutcomeReading
    packed: Packed
    column_tally: TallyReading | None

    @property
    def tally(self) -> TallyReading | None:
        """The tally as printed, in the result or in a column of its own."""
        return self.outcome.tally or self.column_tally


def read_motion_words(ballot: Ballot, item_title: str) -> MotionWords:
    """The motion from its own columns, from behind the item's number, from the title, or from the result."""
    number = parse_number(ballot.get("number"))
    own = ballot.get("title")
    printed = ballot.get("motion")
    parts = [
        "" if _MAIN.fullmatch(printed) else printed,
        number.motion or "",
        own if subject_of(own) != item_title else "",
    ]
    if own and subject_of(own) == item_title and own != item_title:
        parts.append(own)
    text = ": ".join(" ".join(part.split()) for part in parts if part) or None
    motion_type, is_stated = _motion_type(ballot, number.motion_type, item_title)
    if is_stated and aim_of(motion_type) == "for" and _DENIAL.search(text or "") and not _DENIAL.search(item_title):
        motion_type, is_stated = "other", False  # "to approve the staff's recommendation to deny"
    numbers = f"{ballot.get('number')} {ballot.get('identifier')}"
    is_whole = text is None or motion_type in _STEPS_OF_VETO or is_on_whole(text, item_title, numbers)
    mover = ballot.get("mover") or number.mover
    return MotionWords(motion_type, aim_of(motion_type), text, mover, is_stated, not is_whole)


def _is_unclear_denial(ballot: Ballot) -> bool:
    """Whether "Denied" stands where the motion should, over "Failed": either a motion to deny or one to approve."""
    motion = read_outcome(ballot.get("motion"))
    return motion.status == "denied" and read_outcome(ballot.get("result")).result == "fail"


def _motion_type(ballot: Ballot, of_number: str | None, item_title: str) -> tuple[str, bool]:
    if _is_unclear_denial(ballot):
        return "other", False
    printed = ballot.get("motion_type")
    of_type = read_motion(printed)
    if of_type.is_known:
        return of_type.motion_type, True
    for source in (ballot.get("motion"), of_number, ballot.get("title"), ballot.get("question")):
        motion = read_motion(source or "")
        is_title = source is not None and source == ballot.get("title")
        is_of_item = is_title and source == item_title  # "Amendment 1 to the lease" may be an item of its own
        is_step = motion.motion_type in _STEPS_ALONE or (motion.aim == "change" and not is_of_item)
        if motion.is_known and (not is_title or motion.is_motion or is_step):
            return motion.motion_type, True
    packed = unpack_class(ballot.get("class"))
    if packed.motion_type:
        return packed.motion_type, packed.is_step
    if of_result := motion_in_result(ballot.get("result")):
        return of_result, True
    if not (printed or ballot.get("motion")) and _is_counted_step(outcome := read_outcome(ballot.get("result"))):
        return _DONE[outcome.status][0], True
    if printed and not _MAIN.fullmatch(printed):
        return printed, False
    if (ballot.get("motion") and not _MAIN.fullmatch(ballot.get("motion"))) or _is_beside(ballot, item_title):
        return "other", False
    words = ballot.get("result").casefold()
    return next((kind for pattern, kind in _BY_RESULT if re.search(pattern, words)), "other"), False


def unknown_motion(ballot: Ballot) -> str | None:
    """What the table prints as the motion or its kind when neither is known, with the text as it stands."""
    printed = ballot.get("motion_type") or ballot.get("motion")
    if not printed or _MAIN.fullmatch(printed):
        return None
    if _is_unclear_denial(ballot):
        return " ".join(printed.split())
    texts = (ballot.get("motion_type"), ballot.get("motion"), parse_number(ballot.get("number")).motion)
    return None if any(read_motion(text or "").is_known for text in texts) else " ".join(printed.split())


def _is_beside(ballot: Ballot, item_title: str) -> bool:
    """Whether a row has a title of its own beside its item's: "Removes two parcels." under the ordinance's number."""
    own = ballot.get("title")
    return bool(own) and subject_of(own) != item_title and title_key(own) != title_key(item_title)


def read_result_words(ballot: Ballot, motion_type: str) -> ResultWords:
    """The result of a ballot, by its own column or by its packed class."""
    packed = unpack_class(ballot.get("class"))
    printed = ballot.get("result") or _result_behind(ballot.get("motion"))
    outcome = read_outcome(printed)
    result = outcome.result if printed else packed.result
    basis = "unknown" if result == "unknown" else "recorded"
    status = packed.disposition or outcome.status
    if result == "unknown" and motion_type in _DONE.get(status, ()):
        result, basis = "pass", "inferred"  # a motion to postpone, and the row says: postponed
    tally = ballot.get("tally")
    text = printed or " ".join(ballot.get("class").split()) or (tally if re.search(r"[^\W\d_]", tally) else None)
    return ResultWords(result, basis, text, outcome, packed, read_tally(tally))


def _result_behind(motion: str) -> str:
    """The result that stands behind a dash at the end of a motion: "Approve the lease. — The motion passes."."""
    parts = re.split(r"\s[—–-]+\s", " ".join(motion.split()))
    last = parts[-1] if len(parts) > 1 and len(parts[-1]) <= _LONGEST_RESULT else ""
    return last if read_outcome(last).status in _RESULTS else ""


def tally_problem(ballot: Ballot) -> str | None:
    """Why the tally in a column of its own was not taken: it is none, or the result prints another."""
    printed = ballot.get("tally")
    if not printed:
        return None
    column_tally, announced = read_tally(printed), read_outcome(ballot.get("result")).tally
    if column_tally is None:
        return f"“{printed}” isn't a tally that councilui can read."
    if announced is not None and (announced.yes, announced.no) != (column_tally.yes, column_tally.no):
        return f"The result says “{ballot.get('result')}”, the tally “{printed}”; the result's was used."
    return None


def counted_without_vote(ballot: Ballot) -> str | None:
    """Why a row with a tally is no vote: nothing tells what was voted on."""
    if read_outcome(ballot.get("result")).tally is None:
        return None
    return f"“{ballot.get('result')}” does not say what was voted on, and no one is named, so no vote was made of it."


def is_vote(ballot: Ballot) -> bool:
    """Whether a row tells of a vote: by a member's word, or by a result without any."""
    outcome = read_outcome(ballot.get("result"))
    has_outcome = bool(ballot.casts or ballot.how) or outcome.result != "unknown" or _is_counted_step(outcome)
    return has_outcome or _has_numbers(ballot)


def _has_numbers(ballot: Ballot) -> bool:
    """Whether a column of its own, or two, tell how many voted yes and no, or the result is nothing but a tally."""
    outcome = read_outcome(ballot.get("result"))
    tally = read_tally(ballot.get("tally")) or (None if outcome.words else outcome.tally)
    return tally is not None and (tally.yes or 0) + (tally.no or 0) > 0


def _is_counted_step(outcome: OutcomeReading) -> bool:
    """Whether a result tells of a vote by what was done and a tally: "Continued 5-0 to June 17".

    "Denied 3-2" does not: it may be a motion to deny, or one to approve with the nays first.
    """
    if outcome.tally is None or (outcome.tally.yes or 0) <= (outcome.tally.no or 0):
        return False  # "Introduced 5-6": what was done had no majority, so the numbers are something else
    return outcome.status in _DONE and outcome.status != "denied"


def question_of(ballot: Ballot, motion: MotionWords, title: str) -> str:
    """The question that the vote answered."""
    if question := ballot.get("question"):
        return " ".join(question.split())
    matter = quotation(shorten(title))
    of_title = read_motion(title)
    is_step = of_title.motion_type in _STEPS_ALONE and of_title.motion_type == motion.motion_type
    if motion.text == title or of_title.is_motion or is_step:
        return motion_question(shorten(title))
    if motion.motion_type == "amend":
        return matter_question(f"the amendment to {matter}")
    if motion.is_stated and not motion.is_particular:
        return ask_question(motion.motion_type, matter, motion.text)
    if motion.is_stated:
        return motion_question(shorten(motion.text or ""))
    is_of_motion = motion.text and ballot.get("motion") and " ".join(ballot.get("motion").split()) != title
    if motion.text and (is_of_motion or (motion.motion_type == "other" and _is_beside(ballot, title))):
        return motion_question(shorten(motion.text))
    return matter_question(matter)


def method_of(ballot: Ballot, packed: Packed) -> str:
    """How the vote was taken, as its column or its class says."""
    if not ballot.get("method") and ballot.how:
        return how_taken(ballot.how) or "unknown"
    printed = (ballot.get("method") or next(iter(_BY_VOICE.findall(ballot.get("result"))), "")).casefold()
    return next((method for word, method in _METHODS if word in printed), packed.method)


def disposition_of(motion: MotionWords, result: ResultWords) -> str | None:
    """What became of the matter, when the result tells more than carried or lost: "passed as amended".

    "Approved" behind a motion to deny tells of the motion, and nothing of the matter.
    """
    if result.packed.disposition:
        return result.packed.disposition
    if not motion.is_on_matter and result.outcome.status in _RESULTS:
        return None
    words = result.outcome.words
    return None if re.match(rf"(?:carried|lost|{_FLAG}|pass|fail)\b|$", words) else words


def item_outcome(motion: MotionWords, result: ResultWords) -> str | None:
    """What the agenda says became of an item: the result's words, behind the motion where that was not for it.

    None where the motion was on a part of it or on something else.
    """
    words = result.packed.disposition or result.outcome.words or _BY_CLASS[result.packed.result]
    if re.fullmatch(_FLAG, words or ""):
        words = _BY_CLASS[result.result]
    if not words or result.outcome.status not in ("carried", "failed") or motion.is_on_matter:
        return words or None
    if motion.is_stated and motion.is_particular:
        return None
    if motion.motion_type != "other" and read_motion(words).motion_type == motion.motion_type:
        return words  # "motion to deny passed"
    return f"{motion_label(motion.motion_type)}: {words}"


_BY_CLASS: Final = {"pass": "passed", "fail": "failed", "unknown": None}


def roll_of(
    votes: Sequence[model.Vote], words: ResultWords, *, is_short: bool = False, unread: str = ""
) -> tuple[str, str | None]:
    """Whether the roll is whole: as many names as were announced, or nothing was announced; and what is to be told.

    `is_short` when the table itself tells that names are missing; `unread` tells of rows that may be missing.
    """
    roll, notes = _counted_roll(votes, words)
    if roll == "complete" and (is_short or unread):
        roll = "partial"
    return roll, " ".join([*notes, unread]).strip() or None


def _counted_roll(votes: Sequence[model.Vote], words: ResultWords) -> tuple[str, list[str]]:
    names = Counter(vote.option for vote in votes)
    outcome, tally = words.outcome, words.tally
    tie = [f"A tie, {outcome.tie.yes}-{outcome.tie.no}, as printed: “{words.text}”."] if outcome.tie else []
    if not votes:
        return "none", tie
    if not may_be_whole(names.keys(), words.result):
        return "partial", tie
    if tally is None or tally.matches(names):
        return "complete", tie
    announced = tally.counts
    short = f"{_counts_text(names, announced)} by name; announced {_counts_text(announced, announced)}."
    return "partial", [short, *tie]


def _counts_text(numbers: Mapping[str, int], options: Mapping[str, int]) -> str:
    return series([f"{numbers.get(option, 0)} {option}" for option in options if option != "other"])
