"""Who is named beside a tally for having voted against it, or not at all: "5-2 (Roe and Poe dissenting)"."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.common.names import parse_name
from councilui.load.bodies import classify
from councilui.load.formats.vote_table.name_lists import is_person, read_roll, split_names
from councilui.load.outcomes import VoteWords, read_outcome, read_tally

_BESIDE: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*\.?\s*$|(?<=\d)\s*(?:[,;–—-]\s*|\s)(?:with\s+)?([^\d()\[\]]+)$")
_VERB: Final = re.compile(r"\s+(?:was|were|is|are|vot(?:es?|ed|ing)|casts?|in|the|an?)\b(?=\s)", re.IGNORECASE)
_NAMES_FIRST: Final = re.compile(r"(.+?)\s+([a-z]+)", re.IGNORECASE)
_OF_NO_MEMBER: Final = re.compile(
    r"\b(?:staff|public|applicant|residents?|neighbors?|mayor|chair|clerk)\Z", re.IGNORECASE
)


def read_dissents(printed: str, members: Sequence[str], words: VoteWords) -> list[tuple[str, str]]:
    """The names beside a tally, each with the word for its vote; [] unless all are clear.

    `members` are those of the table, if it has columns of them: a name must mean one of these. No more names may have
    voted no than the tally has no votes.
    """
    tally = read_tally(printed) or read_outcome(printed).tally
    match = _BESIDE.search(printed.strip())
    if tally is None or match is None:
        return []
    casts: list[tuple[str, str]] = []
    for part in re.split(r"\s*;\s*", match[1] or match[2]):
        casts += _casts_of(_VERB.sub("", part).strip(" .,"), words)
    names = [_member(name, members) for name, _ in casts]
    against = sum(1 for _, word in casts if words.read(word).option == "no")
    if not names or len(set(names)) < len(names) or against > (tally.no or 0):
        return []
    if any(words.read(word).option == "yes" for _, word in casts):
        return []  # with numbers printed the nays first, "yes" and "no" may change places
    return [(name, word) for name, (_, word) in zip(names, casts, strict=True) if name] if all(names) else []


def _casts_of(text: str, words: VoteWords) -> list[tuple[str, str]]:
    roll = read_roll(text, words)
    casts = [] if roll.rest else roll.casts
    if not casts and (match := _NAMES_FIRST.fullmatch(text)) and words.read(match[2]).is_known:
        casts = [(name, match[2]) for name in split_names(match[1])]
    is_clear = all(is_person(name) and not name.split()[-1][0].islower() for name, _ in casts)
    return casts if is_clear else []  # "Roe changed to no" names no one


def _member(name: str, members: Sequence[str]) -> str | None:
    """The member of the table whom a name means, or the name itself where the table has no members; None for nobody."""
    if not members:
        is_other = classify(name, default="") or _OF_NO_MEMBER.search(name)
        return None if is_other else name
    surname = parse_name(name).surname.casefold()
    same = [member for member in members if parse_name(member).surname.casefold() == surname]
    return same[0] if len(same) == 1 else None
