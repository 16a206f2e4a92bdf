"""Who says something, as part of a sentence."""

from collections.abc import Sequence
from typing import Final

_WITH_ARTICLE_TEXT: Final = """
    agency authority board clerk college commission committee council county department district foundation institute
    legislature library office senate service state town village
    chronicle courier examiner gazette globe herald inquirer journal observer post register reporter review standard
    star sun sun-times times tribune
"""
_WITH_ARTICLE: Final = frozenset(_WITH_ARTICLE_TEXT.split())
"""Last words of names that take "the": offices and, as AP style has it, newspapers."""


def with_article(publisher: str) -> str:
    """A publisher within a sentence: "the Chicago City Clerk (eLMS export)", "CBS Chicago".

    >>> with_article("Office of the City Clerk"), with_article("The Daily Line")
    ('the Office of the City Clerk', 'The Daily Line')
    """
    name = " ".join(publisher.split())
    words = name.partition(" (")[0].split()
    takes_it = bool(words) and (words[-1].casefold() in _WITH_ARTICLE or words[1:2] == ["of"])
    return definite(name) if takes_it else name


def definite(name: str) -> str:
    """ "the Chicago City Council", and no second article before a name that has one."""
    return name if name.casefold().startswith("the ") else f"the {name}"


def according_to(publishers: Sequence[str]) -> str:
    """ "according to the Chicago Tribune and CBS Chicago"."""
    return f"according to {publisher_names(publishers)}"


def publisher_names(publishers: Sequence[str]) -> str:
    """ "the Chicago Tribune and CBS Chicago", each named once."""
    *names, last = dict.fromkeys(with_article(publisher) for publisher in publishers)
    return f"{', '.join(names)} and {last}" if names else last


def claim_label(field: str) -> str:
    """What sources differ on, as it begins a line: "Mover's ward"."""
    line = " ".join(field.split())
    return line[:1].upper() + line[1:]
