"""A person's name as printed, taken into its parts."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from councilui.common.fold import fold, tidy
from councilui.common.names.seats import cut_end, cut_start, is_remark, is_vacant_seat, party_and_place, seat_part
from councilui.common.names.titles import strip_titles, table, title_kind

_LIST_NUMBER: Final = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d_])")
_NICKNAME: Final = re.compile(r"\s(?:[(\[]([^()\[\]]*)[)\]]|[\"“”]([^\"“”]+)[\"“”]|['‘’]([^\W\d_]{2,})['‘’])(?=\s)")
_DASH: Final = re.compile(r"\s+[-‐‑–—]+\s+|\s*[|/]\s+")
_FOOTNOTE: Final = re.compile(r"[*†‡§¹²³⁰⁴-⁹]+")
_LONGEST: Final = 1_000  # characters; what is longer is no name, and would take minutes to be taken apart
_ABSENCE: Final = ("absent", "present", "excused", "remote", "virtual", "recused")


class Name(NamedTuple):
    """The parts of one person's name; an empty text or tuple for what is not printed.

    `titles` are as printed, in order. `surname` has its particles, as far as the name alone can show where it begins.
    `aside` is a word in brackets after a lone surname, which tells namesakes apart: "Collins (B)"; a `party` is none.
    `seat` is a ward or district without that word: "5", "At Large".
    """

    printed: str
    titles: tuple[str, ...] = ()
    given_name: str = ""
    middle: str = ""
    surname: str = ""
    suffix: str = ""
    nickname: str = ""
    aside: str = ""
    party: str = ""
    seat: str | None = None
    is_vacant: bool = False

    @property
    def full(self) -> str:
        """The name without titles and seat, given name first: "Thomas F. Hart Jr."; "" when there is no name."""
        words = " ".join(part for part in (self.given_name, self.middle, self.surname, self.suffix) if part)
        return f"{words} ({self.aside})" if self.aside and words else words

    @property
    def sort_name(self) -> str:
        """The name as a roll files it: "Hart, Thomas F., Jr."."""
        given_name = " ".join(part for part in (self.given_name, self.middle) if part)
        filed = ", ".join(part for part in (self.surname, given_name, self.suffix) if part)
        return f"{filed} ({self.aside})" if self.aside and filed else filed

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surnames, folded, in order; what is beside a lone surname counts as a given name.

        What is too long for a name is one word.
        """
        if len(self.printed) > _LONGEST:
            return ("".join(fold(self.printed).split()),)
        given_name = f"{self.given_name} {self.middle}" if self.given_name else self.aside
        return tuple(fold(f"{given_name} {self.surname}").split())

    @property
    def kinds(self) -> tuple[str, ...]:
        """What kind each title is: "member", "chair", "staff", "other" or "courtesy"."""
        return tuple(title_kind(title) for title in self.titles)


@lru_cache(maxsize=16384)
def parse_name(printed: str, surname: str = "") -> Name:
    """The parts of a printed name, in natural order or "Last, First M., Jr.".

    `surname` is the surname as a source gives it apart; without it, the surname is the last word with its particles.
    """
    printed = tidy(printed)
    if len(printed) > _LONGEST:
        return Name(printed, surname=printed)
    text, titles = _LIST_NUMBER.sub("", _FOOTNOTE.sub("", printed).strip()), list[str]()
    is_vacant = is_vacant_seat(text)
    text, seat, aside = cut_end(text, titles)
    if is_vacant:
        return Name(printed, tuple(titles), seat=seat, is_vacant=True)
    party, aside = party_and_place(aside)
    if party and aside:
        seat, aside = seat or aside, ""
    nickname = ""
    if match := _NICKNAME.search(text):
        nickname = (match[1] or match[2] or match[3] or "").strip()
        text = f"{text[: match.start()]} {text[match.end() :].strip()}"
    parts, suffix, part_seat = _comma_parts(text, titles)
    given_words, surname_words = _split(parts, fold(surname).split())
    if not surname_words and aside:  # "The Public Advocate (Ms. Roe)"
        inner = parse_name(aside)
        return inner._replace(printed=printed, titles=(*titles, *inner.titles), seat=seat or inner.seat)
    if aside and (given_words or " " in aside or len(surname_words) > 1):
        seat, aside = seat or aside, ""
    return Name(
        printed=printed,
        titles=tuple(titles),
        given_name=given_words[0] if given_words else "",
        middle=" ".join(given_words[1:]),
        surname=" ".join(surname_words),
        suffix=suffix,
        nickname=nickname,
        aside=aside,
        party=party,
        seat=seat or part_seat,
    )


def _comma_parts(text: str, titles: list[str]) -> tuple[list[str], str, str | None]:
    """The parts of the name between commas, the generation, and a seat that is a part of its own."""
    suffix, names = "", list[str]()
    text, seat = cut_start(text, titles) if not _is_title_surname(text) else (text, None)
    text, *after_dash = _DASH.split(text)
    if _is_title_surname(text):
        surname, _, text = text.partition(",")
        names.append(surname.strip())
        text = f",{text}"
    parts = text.split(",")
    for index, part in enumerate([*parts, *after_dash]):
        part = part.strip(" ;:")
        if index and (generation := table().generations.get(fold(part))):
            suffix = suffix or generation
        elif index and (own_seat := seat_part(part)):
            seat = seat or own_seat
        elif index and _is_no_name(part, is_after_dash=index >= len(parts)) and not _are_initials(part, names, parts):
            continue
        else:
            words, generation = _name_part(part, titles)
            suffix = suffix or generation
            names += [" ".join(words)] if words else []
    return names, suffix, seat


def _is_no_name(part: str, *, is_after_dash: bool) -> bool:
    folded = fold(part)
    return folded in table().credentials or folded in _ABSENCE or (is_after_dash and is_remark(part))


def _are_initials(part: str, names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether what could be a degree stands for the given names: "Roe, J.D."."""
    return (
        len(parts) == 2
        and len(names) == 1
        and " " not in names[0]
        and re.fullmatch(r"(?:[A-Z]\.){2}", part) is not None
    )


def _name_part(part: str, titles: list[str]) -> tuple[list[str], str]:
    """The words of a part of a name without titles and credentials, and the generation at its end."""
    rest = strip_titles(part, titles)
    words = [word for word in (word.strip(",;:") for word in rest.split()) if any(map(str.isalnum, word))]
    while len(words) > 1 and _is_credential(words[-1]):
        words.pop()
    generation = _generation(words) if len(words) > 1 else None
    return (words[:-1], generation) if generation else (words, "")


def _is_credential(word: str) -> bool:
    folded = fold(word)
    return folded in table().plain_credentials or (folded in table().credentials and word.isupper())


def _is_title_surname(text: str) -> bool:
    """Whether a surname that could be a title is before its comma: "Sen, Amartya K." but not "Chair, Ana Roe"."""
    first, comma, rest = text.partition(",")
    if not comma or strip_titles(first.strip(), [], keep_last=False) or not strip_titles(rest.strip(), []):
        return False
    return sum(len(fold(word)) > 1 for word in rest.partition(",")[0].split()) == 1


def _generation(words: Sequence[str]) -> str | None:
    """The generation that the last word tells. A "V" is one only after a given name and a surname."""
    suffix = table().generations.get(fold(words[-1]))
    if suffix == "V" and (len(words) < 3 or words[-1] != "V"):
        return None
    return suffix


def _split(parts: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[str]]:
    """Given names and surname. Two parts are "Last, First"; one is in natural order."""
    if not parts:
        return [], []
    words = parts[0].split()
    if len(parts) > 1:
        return " ".join(parts[1:]).split(), words
    if len(words) > 1 and not known and _is_initial(words[-1]) and not any(map(_is_initial, words[:-1])):
        return words[-1:], words[:-1]  # "Roe J."
    if len(words) == 1:
        return ([], words) if not _glued(words[0]) else ([], [_glued(words[0])])
    for start in range(len(words)):
        if known and fold(" ".join(words[start:])).split() == list(known):
            return words[:start], words[start:]
    start = _surname_start(words)
    return words[:start], words[start:]


def _surname_start(words: Sequence[str]) -> int:
    """Where the surname begins: at the first particle that leads up to the last word, else at the last word."""
    folded = [fold(word) for word in words]
    marks = table()
    is_lone = len(words) == 2 or folded[1] in marks.particles
    for index, word in enumerate(folded[:-1]):
        if word not in marks.particles or (words[index].endswith(".") and word not in ("st", "ste")):
            continue
        if index == 0 and ((word in marks.given_particles and words[0].isascii()) or not is_lone):
            continue
        return max(index - 1, 0) if word == "y" else index
    return len(words) - 1


def _is_initial(word: str) -> bool:
    return len(word.strip(".")) == 1 and word.isupper()


def _glued(word: str) -> str:
    """A name in a script without spaces less the title that is set right after it; "" when there is none."""
    for title in sorted(table().glued, key=len, reverse=True):
        if word.endswith(title) and len(word) > len(title):
            return word[: -len(title)]
    return ""
