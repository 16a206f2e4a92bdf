"""A person's name as printed, taken into its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from councilui.common.fold import fold, tidy
from councilui.common.names.titles import table

_BRACKETS: Final = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*$")
_NICKNAME: Final = re.compile(r"\s(?:[(\[]([^()\[\]]*)[)\]]|[\"“”]([^\"“”]+)[\"“”])(?=\s)")
_DASH: Final = re.compile(r"\s+[-‐‑–—]+\s+|\s*[|/]\s+")
_SEAT: Final = re.compile(
    r"(?:,?\s*\b(?:of|from|for)\s+)?(?:the\s+)?(?:(?P<ordinal>\d{1,3})(?:st|nd|rd|th)\s+(?:ward|district|precinct)"
    r"|(?:ward|district|dist\.?|wd\.?|seat|place|position|pos\.?|post|precinct|division|zone)\s*(?:no\.?\s*|\#\s*)?"
    r"(?P<number>\d{1,3}(?:st|nd|rd|th)?|[A-Z]|[IVX]+)|(?P<large>at[\s-]large))\s*$",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,}")


class Name(NamedTuple):
    """The parts of one person's name; an empty text or tuple for what is not printed.

    `titles` are as printed, in order. `surname` has its particles, as far as the name alone can show where it begins.
    `aside` is a word in brackets after a lone surname, which tells namesakes apart: "Collins (B)". `seat` is a ward
    or district without that word: "5", "At Large".
    """

    printed: str
    titles: tuple[str, ...] = ()
    given: str = ""
    middle: str = ""
    surname: str = ""
    suffix: str = ""
    nickname: str = ""
    aside: str = ""
    seat: str | None = None
    is_vacant: bool = False

    @property
    def full(self) -> str:
        """The name without titles and seat, given name first: "Thomas F. Hart Jr."; "" when there is no name."""
        words = " ".join(part for part in (self.given, self.middle, self.surname, self.suffix) if part)
        return f"{words} ({self.aside})" if self.aside and words else words

    @property
    def sort_name(self) -> str:
        """The name as a roll files it: "Hart, Thomas F., Jr."."""
        given = " ".join(part for part in (self.given, self.middle) if part)
        filed = ", ".join(part for part in (self.surname, given, self.suffix) if part)
        return f"{filed} ({self.aside})" if self.aside and filed else filed

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surnames, folded, in order; what stands beside a lone surname counts as a given name."""
        given = f"{self.given} {self.middle}" if self.given else self.aside
        return tuple(fold(f"{given} {self.surname}").split())

    @property
    def kinds(self) -> tuple[str, ...]:
        """What kind each title is: "member", "chair", "staff", "other" or "courtesy"."""
        return tuple(title_kind(title) for title in self.titles)


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


@lru_cache(maxsize=16384)
def parse_name(printed: str, surname: str = "") -> Name:
    """The parts of a printed name, in natural order or "Last, First M., Jr.".

    `surname` is the surname as a source gives it apart; without it, the surname is the last word with its particles.
    """
    text = tidy(printed)
    titles: list[str] = []
    text, seat, aside = _cut_end(text, titles)
    if _is_vacant(text):
        return Name(tidy(printed), tuple(titles), seat=seat, is_vacant=True)
    nickname = ""
    if match := _NICKNAME.search(text):
        nickname = (match[1] or match[2] or "").strip()
        text = f"{text[: match.start()]} {text[match.end() :].strip()}"
    parts, suffix, part_seat = _comma_parts(text, titles)
    given_words, surname_words = _split(parts, fold(surname).split())
    if not surname_words and aside:  # "The Public Advocate (Ms. Roe)"
        inner = parse_name(aside)
        return inner._replace(printed=tidy(printed), titles=(*titles, *inner.titles), seat=seat or inner.seat)
    if aside and (given_words or " " in aside or len(surname_words) > 1):
        seat, aside = seat or aside, ""
    return Name(
        printed=tidy(printed),
        titles=tuple(titles),
        given=given_words[0] if given_words else "",
        middle=" ".join(given_words[1:]),
        surname=" ".join(surname_words),
        suffix=suffix,
        nickname=nickname,
        aside=aside,
        seat=seat or part_seat,
    )


def _is_vacant(text: str) -> bool:
    folded = fold(re.sub(r"\s*[-–—:,]?\s*$", "", _SEAT.sub("", _strip_titles(text, [], keep_last=False))))
    vacant = table().vacant
    if folded in vacant:
        return True
    first, _, rest = folded.partition(" ")
    last = folded.rpartition(" ")
    if first in vacant and (rest.split()[:1] or [""])[0] in table().seats:
        return True
    return last[2] in vacant and (last[0].split()[:1] or [""])[0] in table().seats


def _cut_end(text: str, titles: list[str]) -> tuple[str, str | None, str]:
    """The text without brackets and seats at its end, the seat, and a bracket of which the name must decide."""
    seat, aside = None, ""
    while True:
        if match := _BRACKETS.search(text):
            inside, text = match[1].strip(" .,"), text[: match.start()]
            seat, aside = _read_aside(inside, titles, seat, aside)
        elif (match := _SEAT.search(text)) and match.start() and text[: match.start()].strip(" ,-–—"):
            seat, text = seat or _seat_label(match), text[: match.start()]
        else:
            return text.strip(" ,:;-–—"), seat, aside
        text = text.rstrip(" ,-–—")


def _read_aside(inside: str, titles: list[str], seat: str | None, aside: str) -> tuple[str | None, str]:
    if plain := _plain_seat(inside):
        return seat or plain, aside
    if not seat_label(inside):
        _strip_titles(inside, titles, keep_last=False)
        return seat, aside
    return seat, aside or inside


def seat_label(text: str) -> str | None:
    """The seat that a text in brackets names, without "ward" or "district": "Ward 5" and "5th" are "5".

    None for what is no seat: a title, a remark such as "via Zoom".
    """
    text = tidy(text).strip(" .,")
    words = fold(text).split()
    if seat := _plain_seat(text):
        return seat
    if not words or words[0] in table().remarks or not _strip_titles(text, [], keep_last=False):
        return None
    return text


def _plain_seat(text: str) -> str | None:
    """A seat that can be nothing else: a number, "Ward 5", "At Large", "Ward Nord"."""
    if match := _SEAT.fullmatch(text):
        return _seat_label(match)
    if re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)?", text, re.IGNORECASE):
        return re.sub(r"\D", "", text)
    first, _, rest = text.partition(" ")
    return rest or None if fold(first) in table().seats else None


def _seat_label(match: re.Match[str]) -> str:
    if match["large"]:
        return match["large"]
    number = match["ordinal"] or match["number"]
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", number, flags=re.IGNORECASE)


def _strip_titles(text: str, titles: list[str], *, keep_last: bool = True) -> str:
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


def _comma_parts(text: str, titles: list[str]) -> tuple[list[str], str, str | None]:
    """The parts of the name between commas, the generation, and a seat that stands as a part of its own."""
    suffix, seat = "", None
    names: list[str] = []
    text, *after_dash = _DASH.split(text)
    if _is_title_surname(text):
        surname, _, text = text.partition(",")
        names.append(surname.strip())
        text = f",{text}"
    for index, part in enumerate([*text.split(","), *after_dash]):
        part = part.strip(" ;:")
        generation = table().generations.get(fold(part))
        if generation and index:
            suffix = suffix or generation
        elif index and (match := _SEAT.fullmatch(part)):
            seat = seat or _seat_label(match)
        elif index and fold(part) in table().credentials:
            continue
        elif (rest := _strip_titles(part, titles)) and not (index and not _letters(rest)):
            words = _name_words(rest)
            while len(words) > 1 and fold(words[-1]) in table().credentials and words[-1].isupper():
                words.pop()
            if len(words) > 1 and (generation := _generation(words)):
                suffix, words = suffix or generation, words[:-1]
            names.append(" ".join(words))
    return names, suffix, seat


def _is_title_surname(text: str) -> bool:
    """Whether a surname that could be a title stands before its comma: "Sen, Amartya K." but not "Chair, Ana Roe"."""
    first, comma, rest = text.partition(",")
    if not comma or _strip_titles(first.strip(), [], keep_last=False) or not _strip_titles(rest.strip(), []):
        return False
    return sum(len(fold(word)) > 1 for word in rest.partition(",")[0].split()) == 1


def _letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _name_words(text: str) -> list[str]:
    """The words; initials that are set close, "J.R.", stay one."""
    return [word for word in (word.strip(",;:") for word in text.split()) if word]


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
        if index == 0 and (word in marks.given_particles or not is_lone):
            continue
        return max(index - 1, 0) if word == "y" else index
    return len(words) - 1


def _glued(word: str) -> str:
    """A name in a script without blanks less the title that is set right after it; "" when there is none."""
    for title in sorted(table().glued, key=len, reverse=True):
        if word.endswith(title) and len(word) > len(title):
            return word[: -len(title)]
    return ""
