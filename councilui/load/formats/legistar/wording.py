"""From an action's name to words: what became of an item, the kind of motion, the question that a vote answers."""

import re
from functools import lru_cache
from typing import Final

from councilui.common.plain_text import quotation
from councilui.common.width import cut_words
from councilui.load.outcomes import ask_question, motion_label, read_motion
from councilui.record.questions import step_question

_TAIL: Final = re.compile(r"\s*,?\s+(?:by|pursuant|per)\b.*$|\s*[.:;]\s*$", re.IGNORECASE)
_WHO: Final = re.compile(r",?\s+by\s+(?:the\s+)?(comm|committee|subcommittee|council|board)\b", re.IGNORECASE)
_PARTICIPLE: Final = re.compile(
    r"(?:re-?)?(?:[a-z]{2,}(?<!e)ed|held|heard|laid|overridden|withdrawn|sent|rcvd)\b", re.IGNORECASE
)
_WITH_OBJECT: Final = re.compile(r"(\w+)\s+(?:the|an?|this|said)\s+(.+)", re.IGNORECASE)
_LOST: Final = re.compile(r"\b(?:defeated|failed|lost|died|killed|not)\b", re.IGNORECASE)
_AGAINST: Final = re.compile(r"\b(?:rejected|denied|disapproved)\b", re.IGNORECASE)
_TEMPLATE: Final = re.compile(
    r"(?:this [^.:;]{1,60}? was|a motion was made that this [^.:;]{1,60}? be)\s+", re.IGNORECASE
)
_LONGEST_TITLE: Final = 90


def _lower(text: str) -> str:
    """Lower case but for abbreviations; a text all in capitals is lowered whole."""
    if text.isupper():
        return text.lower()
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in text.split())


@lru_cache(maxsize=4096)
def outcome(action: str) -> str:
    """What became of an item, from "Laid Over by Committee": "laid over"."""
    return _lower(_TAIL.sub("", action)) or _lower(action)


def outcome_of_step(action: str, result: str) -> str:
    """What became of an item, by the action's name and whether its motion passed.

    Behind a motion that failed, "Approved" names what was moved: "motion to approve failed".
    """
    if result != "fail" or not _PARTICIPLE.match(action) or _LOST.search(action) or _AGAINST.search(action):
        return outcome(action)
    kind = motion_type(action)
    return "motion failed" if kind == "other" else f"{motion_label(kind)} failed"


def action_note(action: str, text: str | None) -> str | None:
    """What the sentence that Legistar makes of an action tells beyond its name: "to the Committee on Finance".

    None of "This Resolution was Adopted" beside "Adopted"; a text in other words is returned as it is.
    """
    template = _TEMPLATE.match(text or "")
    begin = template.end() if template else 0
    if text is None or template is None or text[begin : begin + len(action)].casefold() != action.casefold():
        return text
    rest = text[begin + len(action) :].strip()
    first = _PARTICIPLE.match(action)
    if first is not None and rest.casefold().startswith(f"{first[0].casefold()} by"):
        rest = rest[len(first[0]) :].strip()
    return rest if any(map(str.isalnum, rest)) else None


def motion_type(action: str) -> str:
    """The kind of motion in an action's name: "Approved, by Council" is "approve"; "other" when none is known."""
    return read_motion(action).motion_type


@lru_cache(maxsize=4096)
def _to_be(action: str) -> str | None:
    """ "approved by the committee" of "Approved by Comm"; None for a name that does not follow "shall it be"."""
    if not _PARTICIPLE.match(action) or _LOST.search(action):
        return None
    text = re.sub(r"\s+pursuant to\b.*$|\s*[.:;]+\s*$", "", action, flags=re.IGNORECASE)
    text = _WHO.sub(lambda match: f" by the {'committee' if match[1].lower() == 'comm' else match[1].lower()}", text)
    return _lower(text)


def question(label: str | None, title: str, action: str | None, result: str) -> str:
    """The sentence that the vote answers: "Shall Int 5 be approved by the committee?".

    Where the action's name tells the outcome instead of what was moved, it is asked whether the motion carries.
    """
    done = _to_be(action) if action else None
    if done is not None and action is not None and result == "fail" and _AGAINST.search(action):
        done = None
    with_object = _WITH_OBJECT.fullmatch(done or "")
    if with_object:  # "Adopted the Consent Agenda"
        done = with_object[1] if with_object[2].casefold() in title.casefold() else None
    if label is None:
        label = quotation(cut_words(title, _LONGEST_TITLE))
    if done:
        return f"Shall {label} be {done}?"
    motion = read_motion(action or "")
    if motion.is_known and not _PARTICIPLE.match(action or ""):
        return ask_question(motion.motion_type, label, action)
    return step_question(label)
