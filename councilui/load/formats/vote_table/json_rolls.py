"""Rolls inside an object of JSON: names by side, or a member's vote each, in the shapes that programs give them."""

import re
from typing import Any, Final

from councilui.load.formats.vote_table.headers import means
from councilui.load.formats.vote_table.name_lists import list_word
from councilui.load.outcomes import read_option

_ROLL: Final = re.compile(
    r"(?:[a-z]+_?){0,2}(?:votes?|roll_?calls?|ballots?)(?:_?(?:results?|records?|details?))?|rolls?|casts?|members?|voters?",
    re.IGNORECASE,
)
_PERSON: Final = ("person", "first_name", "last_name")
Object = dict[str, Any]


def is_roll_key(key: str) -> bool:
    """Whether a key is one under which programs put a roll: "votes", "roll_call", "member_votes"."""
    return _ROLL.fullmatch(key) is not None


def lists_by_side(key: str, value: object) -> Object:
    """The names by the word for their vote, with the plain values beside them; {} for anything else.

    {"yes": ["Ana Roe"], "no": [{"name": "Cy Moe"}]} under any key, a list under "ayes", or [{"option": "yes", "voters":
    ["Ana Roe"]}]. Numbers beside the names are left out.
    """
    if isinstance(value, list) and _is_side(key):
        return {} if (names := _names(value)) is None else {key: names}
    if isinstance(value, dict):
        inside = [lists_by_side(side, names) for side, names in value.items() if not _is_plain(names)]
        rest = [names for names in value.values() if not _is_plain(names) and not _is_count(names)]
        lists = {side: names for part in inside for side, names in part.items()}
        plain = {word: cell for word, cell in value.items() if _is_plain(cell)}
        return plain | lists if lists and len(rest) == sum(map(bool, inside)) else {}
    if isinstance(value, list) and value:
        groups = [_group(part) for part in value]
        return dict(group for group in groups if group) if all(groups) else {}
    return {}


def casts_in(key: str, value: object) -> list[Object] | None:
    """An object for each member's vote: a list of them, or {"Ana Roe": {"vote": "yes"}}; None for no such roll."""
    if not is_roll_key(key) or not value:
        return None
    if isinstance(value, list):
        return value if all(isinstance(cast, dict) and all(map(_is_plain, cast.values())) for cast in value) else None
    if isinstance(value, dict) and all(_is_cast(cast) for cast in value.values()):
        return [{"name": name, **cast} for name, cast in value.items()]
    return None


def is_named_roll(value: object) -> bool:
    """Whether an object has nothing but words for votes, under members' names: {"Ana Roe": "Yes", "Bo Poe": "No"}."""
    words = list(value.values()) if isinstance(value, dict) else []
    return len(words) > 1 and all(isinstance(word, str) and read_option(word).is_known for word in words)


def _is_side(word: str) -> bool:
    return read_option(list_word(word)).is_known


def _is_plain(value: object) -> bool:
    return not isinstance(value, (dict, list))


def _is_count(value: object) -> bool:
    """Whether an object has nothing but numbers: how many voted so, beside the names."""
    return isinstance(value, dict) and all(isinstance(number, int) for number in value.values())


def _is_cast(value: object) -> bool:
    if not isinstance(value, dict) or not all(map(_is_plain, value.values())):
        return False
    return any(isinstance(word, str) and read_option(word).is_known for word in value.values())


def _group(part: object) -> tuple[str, list[str]] | None:
    """The word and the names of {"option": "yes", "voters": […]}."""
    if not isinstance(part, dict):
        return None
    sides = [value for value in part.values() if isinstance(value, str) and _is_side(value)]
    lists = [names for value in part.values() if isinstance(value, list) and (names := _names(value)) is not None]
    return (sides[0], lists[0]) if len(sides) == len(lists) == 1 else None


def _names(values: list[Any]) -> list[str] | None:
    names = [value if isinstance(value, str) else _name(value) for value in values]
    return [name for name in names if name] if all(names) else None


def _name(value: object) -> str:
    """The name in an object of a person, "" for any other value."""
    if not isinstance(value, dict):
        return ""
    parts = {word: str(cell) for word in _PERSON for key, cell in value.items() if cell and means(key, (word,))}
    return parts.get("person") or " ".join(parts[word] for word in _PERSON if word in parts)
