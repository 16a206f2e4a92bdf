"""Whether numbers, names and a result that stand near one another are parts of one vote."""

import re
from typing import Final

from councilui.load.formats.minutes.event import Event
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.phrases import ORDERED
from councilui.load.formats.minutes.roll import Roll
from councilui.load.formats.minutes.tallies import Tally
from councilui.load.formats.minutes.votes import Reading, ReadVote

_ROLL_GAP: Final = 220  # characters between a result and its roll
_FOLLOWING_GAP: Final = 400  # where the result says that a roll follows
_TEXT_GAP: Final = 1500  # where what was resolved stands between them
_RESOLVED: Final = re.compile(r"\bresolved(?:\s+that)?\s*:?\Z", re.IGNORECASE)
_RESOLVED_ON: Final = re.compile(
    r"(?P<result>resolved)(?:\s*:?\s*(?:(?<=\s)(?:up)?on\b|\()|[ \t]*[\w/.-]*[ \t]*\n\s*that\b)", re.IGNORECASE
)
_BEGINS_RESOLUTION: Final = re.compile(  # before it in its line: nothing, a number or a label, and no subject
    r"(?:[^\n]*[:.–—-]|[\W\d]*)\s*(?:(?:it\s+was|be\s+it)\s+)?(?:(?:unanimously|duly|then|further)\s+)?", re.IGNORECASE
)
_LEAD: Final = 60  # characters before it that are looked at
_OVER_TEXT: Final = re.compile(r"[ \t]*(?:that\b)?[ \t]*:?[ \t]*\n", re.IGNORECASE)
_BARE_GAP: Final = 120
_FOLLOWING: Final = re.compile(r"follow(?:s|ing)|\bvote\s*:|\bas\s*:|:\s*$", re.IGNORECASE)
_LINK: Final = re.compile(
    r"[\s,:;.(\[–—-]*(?:(?:by|on|with|in|as|the|a|an|was|following|follows|unanimous|voice|roll|call"
    r"|votes?|affirmative|show|of|hands|taken|recorded|majority|first|second|third|final|readings?"
    r"|for\s+publication)\b[\s,:;.(\[–—-]*)*",
    re.IGNORECASE,
)
_ROLL_OPENS: Final = re.compile(
    r"[^;\n]{0,40}\broll[-\s]call(?:\s+vote)?\s*[:(]\s*|\s*record(?:ed)?\s+(?:of\s+)?vot(?:es?|ing)(?:\s+on\s+the\s+\w+)?\s*",
    re.IGNORECASE,
)
_DIVISION: Final = re.compile(r"\b(?:called|asked)\s+for\s+a\s+(?:division|poll|recorded\s+vote)\b", re.IGNORECASE)
_VOTED_TO: Final = re.compile(r"\bvoted?\s+(?:by\s+)?\(?\d[^.;]{0,60}?\s(?:to\s+\w+|in\s+favou?r)\b", re.IGNORECASE)
_NEXT: Final = re.compile(
    r"\b(?:seconded|proposed|moved|motion(?:ed)?\s+(?:by|to|was\s+(?:made|offered)))\b", re.IGNORECASE
)
"""Words behind a result that tell of the next motion."""
NEW_ACT: Final = re.compile(
    r"it\s+was\s+(?:unanimously\s+)?(?:agreed|resolved|voted)(?:\s+unanimously)?\s+(?:to|that)\b", re.IGNORECASE
)
_AGREED: Final = re.compile(r"it\s+was\s+(?:unanimously\s+)?(?:agreed|resolved|voted)\b", re.IGNORECASE)
_RULES: Final = re.compile(r"\brules\s+were\s+suspended\Z", re.IGNORECASE)  # so that what follows can be voted on
_SUSPENDS: Final = re.compile(r"\bsuspend\w*\s+(?:[\w’'-]+\s+){0,4}?(?:rules?|readings?)\b", re.IGNORECASE)
_AMENDS: Final = re.compile(r"\bto\s+amend\b", re.IGNORECASE)
_AS_AMENDED: Final = re.compile(r"[^\n.;]{0,60}\bas\s+amended\b", re.IGNORECASE)
_NEXT_LINE: Final = re.compile(r"[ \t]*[.;]?[ \t]*\n\s*")
_NEXT_CLAUSE: Final = re.compile(r"\s*[;.]\s*(?:and\s+)?(?:the\s+)?", re.IGNORECASE)
_QUESTION: Final = re.compile(
    r"\bquestion\s+was\s+(?:then\s+)?(?:called|put)\b|\bvote\s+on\s+the\b|\bmotion,?\s+as\s+amended\b",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(r"(?:the\s+)?(?:article|resolution|ordinance|bill|by-?law|main|original)\b", re.IGNORECASE)
"""What an amendment was to: "The amendment failed, 41-77. Article 2 passed by voice vote."."""
_WHOLE_AS_AMENDED: Final = re.compile(
    r"\b(?:article|ordinance|resolution|bill|by-?law|proposal|question|item|motion),?\s+as\s+amended\b", re.IGNORECASE
)
"""What is voted on behind an amendment: "motion to amend carried. The article as amended passed 30-16."."""
_ON_ANOTHER: Final = re.compile(
    r"\bvote\s+on\s+(?:the|an?)\s+(?!(?:motion|question|matter|item|same|above|amendment|ordinance|resolution)\b)\w",
    re.IGNORECASE,
)
"""A vote in the next paragraph that says on what it was: "a roll call vote on the fence"."""
_STATUS: Final = re.compile(r"status\b|majority\b|unanimous\b", re.IGNORECASE)
_OF_MOTION: Final = re.compile(r"(?:the\s+)?motion\b", re.IGNORECASE)
_OTHER_MOTION: Final = re.compile(
    r"\b(?:substantive|main|original)\s+(?:motion|proposal|question)\b|\bmotion\s+as\s+amended\b", re.IGNORECASE
)

_ROW: Final = re.compile(r"\n\n[ \t]*(?:subject|motion|item|title|report|by-?law)\b[^\n:]{0,20}:", re.IGNORECASE)
_NUMBERED_SUBJECT: Final = re.compile(
    r"^[ \t]*subject\s*:\s*motion\s+(?:no\.\s*)?(?P<number>\d+)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_NUMBERED_MOTION: Final = re.compile(r"^[ \t]*motion\s*:\s*(?P<number>\d+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
BOX: Final = re.compile(
    r"[ \t]*(?:(?:vote\s+)?results?|voted|motion\s+(?:passed|failed))\s*:", re.IGNORECASE
)  # which begins a vote's block


def can_take(minutes: MinutesText, vote: ReadVote, event: Event) -> bool:
    """Whether numbers or names belong to the vote before them."""
    if event.start < vote.end:
        return True
    between = minutes.text[vote.end : event.start]
    if vote.motion is not None and event.roll is not None and _is_head_of_text(vote, between):
        return True
    if len(between) > _FOLLOWING_GAP:
        return False
    limit = (
        _FOLLOWING_GAP if _FOLLOWING.search(minutes.text[max(vote.start, vote.end - 12) : event.start]) else _ROLL_GAP
    )
    if len(between) > limit or _ROW.search(between):
        return False
    if vote.result != "unknown" and _NEXT.search(between):
        return False
    if "\n\n" in between and (voted_to(minutes, event) or _ON_ANOTHER.search(between)):
        return False  # another act: "the Council voted 4-1 to approve the plan"
    if _OTHER_MOTION.search(between) and vote.motion is not None and vote.motion.kind in ("amend", "substitute"):
        return False
    if event.tally is not None and breaks_tie(vote, event.tally):
        return True
    if event.tally is not None and event.tally.is_bare:
        return vote.tally is None and len(between) < _BARE_GAP and (not vote.has_numbers() or repeats(vote, event))
    if vote.roll is not None and vote.tally is None and vote.counts is None and _is_of_result(minutes, vote, event):
        return True
    if event.tally is not None:
        return (vote.tally is None and (not vote.has_numbers() or repeats(vote, event))) or (
            repeats(vote, event) and ("status" in between.casefold() or not between.strip())
        )
    roll = event.roll
    if roll is not None and roll.is_bare and not is_link(between):
        return False
    if roll is not None and roll.is_tie_broken and vote.roll is None:
        return True
    is_division = vote.roll is None and _DIVISION.search(between) is not None
    if roll is None or not (is_link(between) or is_division or _is_next_to(minutes, vote, roll)):
        return False
    if vote.roll is not None and roll.has_names():
        return is_link(between) and _is_mended(vote.roll, roll)
    if vote.roll is not None:
        return vote.counts is None and not vote.roll.counts()
    if vote.counts is not None and not roll.has_names():
        return False
    if vote.tally is not None and not repeats(vote, event) and roll.counts():
        return bool(set(roll.counts()) - set(vote.tally.counts)) and not (set(roll.counts()) & set(vote.tally.counts))
    return True


def own_result(minutes: MinutesText, event: Event) -> str | None:
    """The word of a result with which a motion begins; "had been resolved on the motion of" tells of none."""
    if ordered := ORDERED.match(minutes.text, event.start):
        return ordered["result"]
    match = _RESOLVED_ON.match(minutes.text, event.start)
    before = minutes.text[max(minutes.line_start(event.start), event.start - _LEAD) : event.start]
    return match["result"] if match is not None and _BEGINS_RESOLUTION.fullmatch(before) else None


def end_with_text(minutes: MinutesText, vote: ReadVote) -> int:
    """Where a vote ends, with the sentence behind "Resolved" that says what was."""
    is_head = _RESOLVED.search(vote.result_text or "") is not None
    return max(vote.end, minutes.sentence_end(max(vote.end - 1, 0)) if is_head else 0)


def _is_head_of_text(vote: ReadVote, between: str) -> bool:
    """Whether "Resolved" stands over what was resolved, and who voted how below that."""
    is_head = _RESOLVED.search(vote.result_text or "") and _OVER_TEXT.match(between)
    return bool(is_head) and not vote.has_numbers() and len(between) < _TEXT_GAP and not _NEXT.search(between)


def _is_mended(roll: Roll, later: Roll) -> bool:
    """Whether a later roll repeats the earlier one, unchanged or without its contradictions."""
    if not roll.people() <= later.people() or not later.people() <= roll.people():
        return False
    return not later.differences() and (bool(roll.differences()) or roll.sides() == later.sides())


def _is_next_to(minutes: MinutesText, vote: ReadVote, roll: Roll) -> bool:
    """Whether names after other words belong to the vote before them: in its paragraph, with its numbers."""
    numbers = numbers_so_far(vote)
    if not numbers and minutes.sentence_start(roll.start) > minutes.sentence_end(max(vote.end - 1, 0)):
        return False
    return _agree(numbers, numbers_so_far(ReadVote(0, 0, roll=roll)))


def _is_of_result(minutes: MinutesText, vote: ReadVote, event: Event) -> bool:
    """Whether numbers are those of a result that stands behind the names: "Nays: Bo. Motion carried 3-1"."""
    is_number = event.tally is not None or (event.roll is not None and not event.roll.has_names())
    ends = vote.roll is not None and vote.result != "unknown" and vote.roll.end < vote.end
    return is_number and ends and is_link(minutes.text[vote.end : event.start])


def repeats(vote: ReadVote, event: Event | None) -> bool:
    """Whether numbers are those that the vote has already, "Status: 7-0" behind "carried, 7-0", or its last ones.

    When somebody broke a tie, the numbers behind it are those that count.
    """
    if event is None:
        return False
    if event.tally is not None and breaks_tie(vote, event.tally):
        return True
    numbers = event.tally.counts if event.tally else event.roll.counts() if event.roll else {}
    own = numbers_so_far(vote)
    shared = [key for key in ("yes", "no") if key in numbers and key in own]
    return bool(shared) and all(numbers[key] == own[key] for key in shared)


def breaks_tie(vote: ReadVote, tally: Tally) -> bool:
    """Whether numbers are those after somebody broke a tie: that is told, or 3-2 with one more vote is behind 2-2."""
    if vote.roll is not None and vote.roll.is_tie_broken:
        return True
    before = (vote.tally.counts if vote.tally is not None else {}).get
    is_told = (vote.roll is not None and vote.roll.has_names()) or (vote.tally is not None and bool(vote.tally.names))
    is_tie = is_told and 0 < before("yes", 0) == before("no", -1)
    return is_tie and tally.counts.get("yes", 0) + tally.counts.get("no", 0) == 2 * before("yes", 0) + 1


def is_result_again(minutes: MinutesText, vote: ReadVote, event: Event) -> bool:
    """Whether a result says once more what became of a vote: "Status: 7-0 – Pass", "The motion was approved 3-0."."""
    if _STATUS.match(minutes.text, event.start):
        return True
    between = minutes.text[vote.end : event.start]
    is_next = "\n\n" not in between and not between.strip(" .\nThe")
    return is_next and bool(_OF_MOTION.match(minutes.text, event.start))


def follows_suspension(minutes: MinutesText, vote: ReadVote, event: Event) -> bool:
    """Whether a result is of what the rules were suspended for: "the rules were suspended; the order was passed".

    A motion to suspend them that carried is done with, too, when the next line has a result of its own; so is one to
    amend when the line says "as amended".
    """
    between = minutes.text[vote.end : event.start]
    if _RULES.search(vote.result_text or ""):
        return bool(_NEXT_CLAUSE.fullmatch(between))
    if vote.motion is None or vote.result == "unknown" or vote.has_numbers():
        return False
    start, text = vote.motion.start, minutes.text
    is_amended = _AMENDS.search(text, start, vote.end) and _AS_AMENDED.match(text, event.start)
    return bool((is_amended or _SUSPENDS.search(text, start, vote.end)) and _NEXT_LINE.fullmatch(between))


def is_another(minutes: MinutesText, vote: ReadVote, event: Event) -> bool:
    """Whether a result after a result is of another vote: "Carried. It was agreed to adjourn."."""
    is_act = minutes.sentence_start(event.start) >= vote.end and NEW_ACT.match(minutes.text, event.start)
    if is_act or ("\n\n" in minutes.text[vote.end : event.start] and _AGREED.match(minutes.text, event.start)):
        return True
    is_of_change = vote.motion is not None and vote.motion.kind in ("amend", "substitute")
    if is_of_change and vote.result != event.result and _CHANGED.match(minutes.text, event.start):
        return True
    if is_of_change and _WHOLE_AS_AMENDED.search(minutes.text, vote.end, event.end):
        return True
    return bool(_QUESTION.search(minutes.text, vote.end, event.start))


def voted_to(minutes: MinutesText, event: Event) -> str | None:
    """The words of "voted 5-2 to approve", which tell that the body did so; None where fewer voted for it."""
    counts = event.tally.counts if event.tally is not None else {}
    match = _VOTED_TO.search(minutes.text, max(0, event.start - 24), min(len(minutes.text), event.end + 60))
    if match is None or not match.start() <= event.start < match.end() or counts.get("yes", 0) <= counts.get("no", 0):
        return None
    return minutes.quote(match.start(), match.end())


def join_recorded_votes(minutes: MinutesText, reading: Reading) -> None:
    """Names that a paper prints in a table of recorded votes go to the vote on the motion of that number.

    A disposition has its motions in one table ("Motion: 7") and who voted how in another ("Subject: Motion 7").
    """
    for vote in [vote for vote in reading.votes if vote.roll is not None and vote.motion is None]:
        subject = _NUMBERED_SUBJECT.search(minutes.text, minutes.paragraph_start(vote.start), vote.start)
        if subject is None:
            continue
        for other in reading.votes:
            if other is vote or other.motion is None or other.has_numbers() or other.result != vote.result:
                continue
            head = _NUMBERED_MOTION.search(
                minutes.text, minutes.paragraph_start(other.motion.start), other.motion.start
            )
            if head is not None and head["number"] == subject["number"]:
                other.roll, other.counts, other.tally = vote.roll, vote.counts, vote.tally
                other.method = vote.method if other.method == "unknown" else other.method
                other.spans += [(subject.start(), vote.end), *vote.spans]
                reading.votes.remove(vote)
                break


def _agree(one: dict[str, int], other: dict[str, int]) -> bool:
    """Whether two sets of numbers have the same ayes and nays, where both have them."""
    return all(one[side] == other[side] for side in ("yes", "no") if side in one and side in other)


def is_link(between: str) -> bool:
    """Whether the words between a result and numbers or names join them: "by the following roll call vote:"."""
    if _LINK.fullmatch(between) or _ROLL_OPENS.fullmatch(between):
        return True
    return (
        len(between) < 140
        and between.rstrip().endswith(":")
        and "follow" in between.casefold()
        and not re.search(r"\w\.\s", between)
    )


def numbers_so_far(vote: ReadVote) -> dict[str, int]:
    """The numbers of a vote by option: as printed, else how many names there are."""
    numbers: dict[str, int] = {}
    if vote.roll is not None:
        for group in vote.roll.groups:
            if group.is_open():
                continue  # "all others voting aye" are no number
            numbers[group.option] = numbers.get(group.option, 0) + len(group.names)
        numbers |= {} if vote.roll.is_tie_broken else vote.roll.counts()
    if vote.counts is not None:
        numbers |= vote.counts.counts()
    if vote.tally is not None:
        numbers |= vote.tally.counts
    return numbers


def is_vote(roll: Roll) -> bool:
    """Whether a roll has a side; a list of the absent alone is part of the vote before it."""
    return any(
        group.option in ("yes", "no", "abstain") and (group.names or group.count is not None or group.is_none)
        for group in roll.groups
    )
