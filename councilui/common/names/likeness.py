"""Whether two printed names are one person's, may be, or never are."""

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from pathlib import Path

from councilui.common.fold import fold
from councilui.common.names.parse import Name


class Likeness(IntEnum):
    """How far two names go together. POSSIBLE must be decided by a person, in the `[aliases]` setting."""

    DIFFERENT = 0
    POSSIBLE = 1
    SAME = 2


def compare_names(one: Name, other: Name) -> Likeness:
    """SAME when only case, accents, punctuation, spaces, titles and seats differ.

    POSSIBLE when one is shorter than the other ("A. Roe", "Ana M. Roe", a lone surname, no "Jr."), goes by a
    short form ("Bob Roe"), or differs by a letter; DIFFERENT when both have a part and the parts contradict each other.
    """
    words, others = one.words, other.words
    if not words or not others or (one.suffix and other.suffix and one.suffix != other.suffix):
        return Likeness.DIFFERENT
    if "".join(words) == "".join(others):
        return Likeness.SAME if one.suffix == other.suffix else Likeness.POSSIBLE
    if not _has_given(one) or not _has_given(other):
        return _compare_lone(one, other)
    if _is_tail(words, others):
        return Likeness.POSSIBLE
    first, surname = _divide(one)
    other_given, other_surname = _divide(other)
    if _is_same_surname(one, other):
        return Likeness.POSSIBLE if _may_be_given(first, other_given) else Likeness.DIFFERENT
    same_given = "".join(first) == "".join(other_given) and len("".join(first)) > 1
    if same_given and (_is_near("".join(surname), "".join(other_surname)) or _is_part(surname, other_surname)):
        return Likeness.POSSIBLE
    return Likeness.DIFFERENT


def _has_given(name: Name) -> bool:
    return bool(name.given_name or name.aside)


def _divide(name: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    count = len(fold(name.surname).split())
    words = name.words
    return words[: len(words) - count], words[len(words) - count :]


def _compare_lone(one: Name, other: Name) -> Likeness:
    """One of them is a surname alone: it may be anyone's who has it, or a name that ends in it ("Ezzy Ashcraft")."""
    return Likeness.POSSIBLE if _is_tail(one.words, other.words) else Likeness.DIFFERENT


def _is_tail(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short


def _is_same_surname(one: Name, other: Name) -> bool:
    surname, other_surname = "".join(_divide(one)[1]), "".join(_divide(other)[1])
    return surname == other_surname


def _may_be_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names can be one person's: each agrees with its partner as far as both are printed."""
    if _agree_in_order(one, other):
        return True
    if "".join(one) == "".join(other):
        return True
    # One goes by a second name: "G. Oliver" and "Oliver".
    for longer, shorter in ((one, other), (other, one)):
        if len(longer) == len(shorter) + 1 and len(longer[0]) == 1 and _agree_in_order(longer[1:], shorter):
            return True
    is_rest_alike = _agree_in_order(one[1:], other[1:]) or not one[1:] or not other[1:]
    is_near = len(one[0]) > 2 and len(other[0]) > 2 and _is_near(one[0], other[0])
    return is_rest_alike and (is_near or _is_short_form(one[0], other[0]))


def _is_short_form(one: str, other: str) -> bool:
    """Whether one given name is short for the other: "Cy" for "Cyrus", "Bob" for "Robert"; "Rob" and "Bob" are both."""
    short, long = sorted((one, other), key=len)
    return (len(short) > 1 and long.startswith(short)) or not _stands_for().get(one, set()).isdisjoint(
        _stands_for().get(other, set())
    )


@cache
def _stands_for() -> dict[str, set[str]]:
    """The given names that each name in nicknames.txt can stand for, itself with them."""
    forms: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("nicknames.txt").read_text("utf-8").splitlines():
        name, *nicknames = line.split()
        if name != "#":
            for form in (name, *nicknames):
                forms.setdefault(form, set()).add(name)
    return forms


def _agree_in_order(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one) and bool(other) and all(_may_be_word(a, b) for a, b in zip(one, other, strict=False))


def _may_be_word(one: str, other: str) -> bool:
    """Equal, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one surname is the beginning or the end of the other: "Ferreras" and "Ferreras-Copeland"."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    return len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short)


def _is_near(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, other or swapped; short words must be equal."""
    if abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < 4:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
