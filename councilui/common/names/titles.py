"""The table of titles (titles.toml), and the patterns that find them in printed names."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from councilui.common.fold import fold


class Table(NamedTuple):
    """titles.toml, its words folded. `kinds` has the kind of each office by its form."""

    kinds: Mapping[str, str]
    generations: Mapping[str, str]
    credentials: frozenset[str]
    particles: frozenset[str]
    given_particles: frozenset[str]
    vacant: frozenset[str]
    parties: frozenset[str]
    plain_credentials: frozenset[str]
    remarks: frozenset[str]
    seats: frozenset[str]
    glued: tuple[str, ...]
    leading: re.Pattern[str]
    """One title with its modifiers at the beginning of a text; the spaces after it are not part of it."""


@cache
def table() -> Table:
    """The table, read once."""
    import tomllib  # only where a name is read

    values = tomllib.loads(Path(__file__).with_name("titles.toml").read_text("utf-8"))
    words = values["words"]
    kinds = {fold(form): kind for kind, forms in values["offices"].items() for form in forms}
    kinds |= {fold(form): "courtesy" for form in values["courtesy"]}
    return Table(
        kinds=kinds,
        generations={fold(form): suffix for suffix, forms in values["people"].items() for form in forms},
        credentials=_folded(words["credentials"]),
        particles=_folded(words["particles"]),
        given_particles=_folded(words["given_particles"]),
        vacant=_folded(words["vacant"]),
        parties=_folded(words["parties"]),
        plain_credentials=_folded(words["plain_credentials"]),
        remarks=_folded(words["remarks"]),
        seats=_folded(words["seats"]),
        glued=tuple(words["glued"]),
        leading=_leading(values),
    )


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(form) for form in forms)


def _leading(values: Mapping[str, dict[str, list[str]]]) -> re.Pattern[str]:
    offices = [form for forms in values["offices"].values() for form in forms]
    gap = r"(?:\s*[-‐‑–]\s*|\.?\s+)"

    def any_of(forms: Iterable[str]) -> str:
        longest_first = sorted(forms, key=len, reverse=True)
        return "|".join(r"(?:\s*[-‐‑–]\s*|\.?\s*)".join(map(re.escape, form.split())) for form in longest_first)

    modifiers = f"(?:(?:{any_of([*values['before_offices'], *values['places']])}){gap})*"
    office = f"{modifiers}(?:{any_of(offices)})(?:{gap}(?:{any_of(values['after_offices'])}))*"
    courtesy = any_of(values["courtesy"])
    return re.compile(rf"(?:the\s+)?(?:{office}|{courtesy})(?![\w'’-])\.?", re.IGNORECASE)


def title_kind(title: str) -> str:
    """ "member", "chair", "staff", "other" or "courtesy"; "" for what is no title in the table."""
    kinds, words = table().kinds, fold(title).split()
    for end in range(len(words), 0, -1):
        for start in range(end):
            phrase = words[start:end]
            kind = kinds.get(" ".join(phrase)) or kinds.get("".join(phrase))
            if kind is not None:
                return kind
    return ""


def strip_titles(text: str, titles: list[str], *, keep_last: bool = True) -> str:
    """The text without the titles at its beginning, which go into `titles`.

    With `keep_last`, what follows a title of office is a name even if it could be a title: "Councilmember Clerk".
    """
    while match := table().leading.match(text):
        rest = text[match.end() :].lstrip(" .,:;")
        is_office = any(title_kind(title) != "courtesy" for title in titles)
        if keep_last and not rest and titles and is_office:
            break
        titles.append(text[: match.end()].rstrip(" ,:;"))
        text = rest
    return text
