"""The forms of the question that a vote answers, from which the headline of a vote learns what it was on.

A format that reads votes writes its questions by these functions or by `load.outcomes.ask_question`.
"""

import re
from typing import Final

from councilui.common.plain_text import quotation

_START: Final = "Shall the motion “"
_ON: Final = "Shall the motion on “"
_PRINTED: Final = "Shall the motion printed as “"
_WORDS: Final = re.compile(r"Shall “.*” carry\?", re.DOTALL)
_ASKED: Final = re.compile(
    r"Shall (?:the (?:motion|motion on|motion printed as|amendment to) )?“(.*)” (carry|pass|be [^“”]+)\?", re.DOTALL
)
_STEP_ASKED: Final = re.compile(r"“(.*)”: (shall .+\?)", re.DOTALL)
_MARKS: Final = str.maketrans("", "", "“”‘’″\"'")
_MOTION: Final = re.compile(r"^motion (?:on |printed as )?")
_STEP: Final = re.compile(r"Shall .+” be (?:not |also )?\w+(?: .+)?\?", re.DOTALL)


def matter_question(matter: str) -> str:
    """Whether a matter or an item, quoted where it is quoted, is to carry: "Shall “Lease of lot 5” carry?"."""
    return f"Shall {matter} carry?"


def step_question(matter: str) -> str:
    """The question of a motion on a matter whose words nobody knows: "Shall the motion on “Lease of lot 5” carry?"."""
    return matter_question(f"the motion on {matter}")


def motion_question(words: str) -> str:
    """The question that quotes a motion: "Shall the motion “to hear item 9 next” carry?"."""
    return matter_question(f"the motion {quotation(words)}")


def printed_question(words: str) -> str:
    """The question of a motion of which a paper prints no words but its vote's: "Shall the motion printed as “Passed.
    Yeas 5.” carry?"."""
    return matter_question(f"the motion printed as {quotation(words)}")


def has_only_vote_words(question: str) -> bool:
    """Whether a paper prints no words of the motion but its vote's, so that its item is called by those."""
    return question.startswith(_PRINTED)


def quotes_motion(question: str) -> bool:
    """Whether a question quotes a motion, and asks nothing of the matter."""
    return question.startswith(_START)


def asks_of_words(question: str) -> bool:
    """Whether a question quotes a motion or a title, whichever is to carry: "Shall “Emergency clause” carry?"."""
    return _WORDS.fullmatch(question) is not None


def asks_of_a_step(question: str) -> bool:
    """Whether a question asks for something to be done, known or not, rather than for the matter to carry: "Shall the
    motion on “Lease” carry?", "Shall “Lease” be removed from consent?"."""
    return question.startswith(_ON) or _STEP.fullmatch(question) is not None


def question_beside(question: str, title: str) -> str:
    """The question where the title was just said: "Shall it be adopted?", "Shall the rules be suspended?"; "" when it
    only asks whether it is to carry.

    A title is long, and the question may quote no more than its beginning. Other questions are returned as they are.
    """
    if question == title:
        return ""
    step = _STEP_ASKED.fullmatch(question)
    match = step or _ASKED.fullmatch(question)
    if match is None:
        return question
    words, plain = (text.rstrip("….,;: ").translate(_MARKS).casefold() for text in (match[1], title))
    moved = _MOTION.sub("", plain)
    if not any(text.startswith(words) for text in (plain, moved, *moved.split(": ", 1))):
        return question
    if step is not None:
        return f"S{step[2][1:]}"
    return "" if match[2] == "carry" else f"Shall it {match[2]}?"
