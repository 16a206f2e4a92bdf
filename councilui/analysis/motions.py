"""What a motion does to the question behind it, read from its type alone.

A yes to put a matter aside is not a yes to the matter: to compare or measure votes, one must know which way a
motion points. Types are the words of `Motion.motion_type`; longer or printed ones ("Lay on the table") are read by
their words. What is not recognized is "other", and nothing is concluded from it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from councilui.record.model import PUT_OFF, Matter
from councilui.record.views.votes import VoteLine

Direction = Literal["merits", "aside", "forward", "override", "other"]
"""On the matter itself; to put it aside; to bring it on; over a veto; anything else."""

_MERITS: Final = frozenset(
    ("pass", "passed", "passage", "adopt", "adopted", "adoption", "approve", "approved", "approval", "enact", "confirm")
)
_ASIDE: Final = frozenset((*PUT_OFF, "tabled", "postponed", "deferred"))
_FORWARD: Final = frozenset(("discharge", "suspend"))
_AGAINST: Final = frozenset(("deny", "disapprove", "rescind", "sustain"))
_PROCEDURE: Final = frozenset(
    ("question", "debate", "hearing", "recess", "adjourn", "meeting", "recuse", "appeal", "suspend")
)
_VERBS: Final = frozenset((
    "pass", "adopt", "approve", "confirm", "deny", "disapprove", "rescind", "table", "take from the table", "take up",
    "censure", "amend", "postpone", "postpone indefinitely", "defer", "continue", "withdraw", "refer", "recommit",
    "reconsider", "recess", "adjourn", "limit debate", "divide the question", "extend the meeting", "file", "receive",
    "receive and file", "not consider", "recommend", "discharge",
))  # fmt: skip
_OF_MEETING: Final = frozenset(("recess", "adjourn", "limit debate", "divide the question", "extend the meeting"))
"""Verbs that are done to the meeting, not to what is before it."""

_MOTION_TITLE: Final = re.compile(
    r"(?:(?:approv|adopt|accept|confirm|ratif|introduc)\w*|motion|passage|that|to)\s", re.IGNORECASE
)


_NAMES: Final = {
    "": "motion", "other": "motion", "unknown": "motion", "substitute": "substitute motion", "nomination": "nomination",
    "previous question": "motion to end debate", "suspend rules": "motion to suspend the rules",
    "recuse": "motion to recuse a member",
}  # fmt: skip
_NOUNS: Final = {
    "approval": "approve", "adoption": "adopt", "acceptance": "accept", "confirmation": "confirm",
    "ratification": "ratify",
}  # fmt: skip
_NOUN_TITLE: Final = re.compile(rf"({'|'.join(_NOUNS)}) of (?=(?-i:the|an?|[a-z]+|[$\d]\S*) )(.+)", re.IGNORECASE)
_WORDS_TITLE: Final = re.compile(r"(?:motion )?(to|that) (.+)", re.IGNORECASE)


@lru_cache(1024)  # a list asks thrice for each of its rows
def direction(motion_type: str) -> Direction:
    """Which way a motion of this type points; "other" when its words don't tell."""
    text = motion_type.casefold()
    words = set(re.findall(r"[a-z]+", text))
    if words & {"override", "veto"}:
        return "override"
    if "take up" in text or "from the table" in text or "call up" in text or words & _FORWARD:
        return "forward"
    if words & {"reconsider", "amend", "amendment", "appeal", "question"}:
        return "other"
    if words & _ASIDE:
        return "aside"
    return "merits" if words & _MERITS else "other"


def motion_name(motion_type: str) -> str:
    """The motion in words that follow "the": "motion to table", "vote to override the veto", "motion"."""
    text = " ".join(motion_type.casefold().split())
    if direction(text) == "override":
        return "vote to override the veto"
    if text in _VERBS:
        return f"motion to {text}"
    if text.startswith("appeal"):
        return "appeal"
    return _NAMES.get(text, f"motion ({text})")


def put_off(motion_type: str) -> str:
    """What a motion that puts its object aside leaves it when it carries: "postponed", "postponed indefinitely"."""
    text = motion_type.casefold()
    word = next(word for verb, word in PUT_OFF.items() if verb in text)
    return f"{word} indefinitely" if "indefinite" in text else word


def infinitive(motion_type: str) -> str | None:
    """What a body that carried the motion voted to do: "table", "pass"; None when no plain verb says it."""
    text = " ".join(motion_type.casefold().split())
    return text if text in _VERBS else None


def is_of_meeting(motion_type: str) -> bool:
    """Whether a motion is about the meeting itself, so that what stands before it is not its object: to adjourn."""
    return infinitive(motion_type) in _OF_MEETING


def is_called_by_verb(motion_type: str, title: str) -> bool:
    """Whether an item is called by such a motion and names nothing else: "Adjournment", "Recess"."""
    verb = infinitive(motion_type)
    return verb is not None and is_of_meeting(motion_type) and title.casefold().startswith(verb)


def is_motion(title: str) -> bool:
    """Whether what is called so is itself a motion: "Approval of the minutes", "Motion to adjourn"."""
    return _MOTION_TITLE.match(title) is not None


def motion_words(title: str) -> str | None:
    """What follows "a motion", of an item that is called by its motion: "to approve the minutes", "that we meet".

    None where the title is no such motion, is in capitals or is cut.
    """
    text = title.rstrip(".")
    if text.endswith("…") or text.isupper():
        return None
    if noun := _NOUN_TITLE.fullmatch(text):
        return f"to {_NOUNS[noun[1].casefold()]} {noun[2]}"
    words = _WORDS_TITLE.fullmatch(text)
    return f"{words[1].lower()} {words[2]}" if words else None


def article(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def matter_noun(matter: Matter | None) -> str:
    """The matter's kind in a word that follows "the": "ordinance", "matter" when its type is not known."""
    words = matter.type.casefold().split() if matter is not None and matter.type else []
    return words[-1] if words and words[-1].isalpha() else "matter"


def deciding(votes: Sequence[VoteLine]) -> VoteLine | None:
    """Of the votes on an item the one that tells what became of it, None when there is none.

    The last, but for those that leave the item where it was: an amendment, a procedural motion, and a motion to deny
    it, to put it aside, to bring it on or to reconsider it that failed. A table of votes may list these after the vote
    on the item itself.
    """
    decided = [line for line in votes if not _leaves_it(line)]
    return next((group[-1] for group in (decided, votes) if group), None)


def _leaves_it(line: VoteLine) -> bool:
    words = set(re.findall(r"[a-z]+", line.motion_type.casefold()))
    if words & ({"amend", "amendment"} | _PROCEDURE):
        return True
    is_back = bool(words & ({"reconsider"} | _AGAINST))
    return line.result != "pass" and (is_back or direction(line.motion_type) in ("aside", "forward"))
