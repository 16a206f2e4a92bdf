"""A made-up council with as many statements as asked for, the same ones each time.

Its words are as frequent as words are in English (wordfreq's 120,000, from "the" to what is met once in a million),
some of them belong to the topic of the agenda item, some are a council's set phrases, and a few are numbers and
misspellings that nobody has used before: the vocabulary grows with the text, as it does in life. Statements have about
80 words (lognormal, from 3 to 900). Meetings have 100 statements and 10 agenda items, over 20 years;
votes, where asked for, are those of `votes.py`.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from wordfreq import top_n_list, word_frequency

from benchmarks.search.votes import vote_rows
from councilui.common.dates import day_number
from councilui.record import model

SEED: Final = 1837
PER_MEETING: Final = 100
PER_ITEM: Final = 10
BODIES: Final = 200
MEMBERS: Final = 15  # of each body
PUBLIC: Final = 40_000
_CHUNK: Final = 20_000
_LENGTH: Final = 3.95  # the logarithm of the words of a statement in the middle
_FIRST_DAY: Final = datetime.date(2005, 1, 3).toordinal()
_DAYS: Final = 7_300
_TOPICS: Final = 400
_PHRASES: Final = (
    "public hearing", "motion to approve", "second the motion", "affordable housing", "city council", "bike lane",
    "public comment", "all in favor", "zoning variance", "consent agenda", "roll call", "police department",
    "general fund", "tax increment financing", "parking minimums", "climate action plan", "water main",
    "capital improvement", "rent control", "conflict of interest", "budget amendment", "planning commission",
    "sanctuary city", "short term rental", "lead pipe replacement", "snow removal", "noise ordinance",
    "eminent domain", "school board", "fire station", "street lighting", "traffic calming", "point of order",
    "letter of support", "thank you madam mayor", "thank you mr chair", "executive session", "sewer district",
    "memorandum of understanding", "request for proposals", "tree canopy", "library hours", "homeless shelter",
)  # fmt: skip
_GIVEN_NAMES: Final = (
    "Ana Ben Carla Dev Elena Farid Grace Hugo Ines Jamal Kira Liam Mona Noor Otis Priya Quinn Rosa Sam Tess Uma Vik "
    "Wen Ximena Yara Zoe Alice Bruno Chloe Dmitri Esther Felix"
)
_FAMILY_NAMES: Final = (
    "Adams Brown Chen Diaz Evans Flores Garcia Hansen Ito Jones Khan Lopez Miller Nguyen Okafor Patel Quirk Rivera "
    "Smith Tran Ueda Vargas Wong Xu Young Zhang Abbott Becker Castro Dalton Eriksen Foster Gomez Hughes Ivanov Jensen "
    "Kowalski Larsen Moreno Novak Ortiz Petrov Ramirez Schmidt Torres Underwood Valdez Weber Yilmaz Zimmer"
)
_GIVEN: Final = tuple(_GIVEN_NAMES.split())
_FAMILY: Final = tuple(_FAMILY_NAMES.split())
_KINDS: Final = ("speech", "speech", "speech", "speech", "question", "answer", "procedural")
_OUTSIDE: Final = ("press", "interview", "written")


def name_of(number: int) -> str:
    """The name of the nth person, no two alike."""
    first_name, rest = _GIVEN[number % len(_GIVEN)], number // len(_GIVEN)
    family, rest = _FAMILY[rest % len(_FAMILY)], rest // len(_FAMILY)
    middle = "".join(f" {chr(65 + (rest // 26**at - 1) % 26)}." for at in range(2) if rest // 26**at)
    return f"{first_name}{middle} {family}"


class Corpus:
    """The rows of a record with `size` statements of about `words` words, and a roll call a meeting if `with_votes`."""

    def __init__(self, size: int, *, with_votes: bool = False, words: int = 80) -> None:
        self.size = size
        self._length = _LENGTH + math.log(words / 80)
        self._with_votes = with_votes
        listed = top_n_list("en", 130_000, wordlist="large")
        self._words = [word for word in listed if word.isascii() and word.replace("'", "").isalpha()]
        shares = np.array([word_frequency(word, "en", wordlist="large") for word in self._words])
        self._sums = np.cumsum(shares / shares.sum())
        random = np.random.default_rng(SEED)
        forms = [form for word in self._words for form in (word, f"{word},", f"{word}.", word.capitalize())]
        self._phrase_at = len(forms)
        self._forms = np.array([*forms, *_PHRASES], dtype=object)
        self._topics = random.integers(300, 20_000, size=(_TOPICS, 40))

    def rows(self) -> Iterator[object]:
        """Every row; statements in the order of time."""
        yield model.Source("captions", "captions", "City Clerk", "Captions of the meetings")
        for body in range(BODIES):
            what = self._words[600 + body * 7].capitalize()
            kind = "council" if body % 10 == 0 else "committee"
            yield model.Body(f"b{body}", f"{what} {kind.capitalize()}", kind, member_title="Ald.", district_name="ward")
        for person in range(BODIES * MEMBERS):
            name = name_of(person)
            first_name, family = name.rsplit(" ", 1)
            yield model.Person(f"p{person}", name, f"{family}, {first_name}", family)
            ward = str(person % MEMBERS + 1)
            yield model.Membership(f"s{person}", f"b{person // MEMBERS}", f"p{person}", "member", ward)
        yield from self._sittings()
        if self._with_votes:
            names = [[name_of(body * MEMBERS + seat) for seat in range(MEMBERS)] for body in range(BODIES)]
            yield from vote_rows(-(-self.size // PER_MEETING), PER_MEETING // PER_ITEM, names)
        for chunk in range(0, self.size, _CHUNK):
            yield from self._statements(chunk, min(_CHUNK, self.size - chunk))

    def _meeting(self, number: int) -> tuple[str, int]:
        """The date of the nth meeting, and the how manieth it is on that day."""
        meetings = -(-self.size // PER_MEETING)
        day = number * _DAYS // meetings
        first = -(-day * meetings // _DAYS)
        return datetime.date.fromordinal(_FIRST_DAY + day).isoformat(), number - first

    def _sittings(self) -> Iterator[object]:
        for number in range(-(-self.size // PER_MEETING)):
            date, ordinal = self._meeting(number)
            yield model.Meeting(f"m{number}", f"b{number % BODIES}", date, ordinal, "regular", source="captions")
            for position in range(PER_MEETING // PER_ITEM):
                item = number * PER_MEETING // PER_ITEM + position
                matter = None
                if position % 2:
                    matter = f"o{item}"
                    identifier = f"O{date[:4]}-{item % 100_000:07}"
                    yield model.Matter(matter, identifier, "recorded", f"Ordinance on {self._title(item)}")
                yield model.AgendaItem(
                    f"i{item}", f"m{number}", position, self._title(item).capitalize(), matter=matter, source="captions"
                )

    def _topic(self, item: int) -> int:
        return item * 2_654_435_761 % _TOPICS

    def _title(self, item: int) -> str:
        topic, first = self._topics[self._topic(item)], item * 40_503 % 36
        return " ".join(self._words[word] for word in topic[first : first + 4])

    def _statements(self, first: int, size: int) -> Iterator[model.Statement]:
        random = np.random.default_rng([SEED, first])
        texts = self._texts(random, first, size)
        statements = random.random((4, size)).tolist()
        odd = random.integers(0, PUBLIC, size).tolist()
        for at in range(size):
            number = first + at
            meeting, position = divmod(number, PER_MEETING)
            item = number // PER_ITEM
            date, ordinal = self._meeting(meeting)
            who, kind, where, language = statements[0][at], statements[1][at], statements[2][at], statements[3][at]
            person = district = None
            if who < 0.8:
                seat = int((who / 0.8) ** 1.6 * MEMBERS)
                number_of = meeting % BODIES * MEMBERS + seat
                person, district, name = f"p{number_of}", str(seat + 1), name_of(number_of)
                capacity = "chair" if seat == 0 else "member"
            elif who < 0.97:
                name, capacity = name_of(BODIES * MEMBERS + odd[at]), "public comment" if who < 0.92 else "staff"
            else:
                name, capacity = None, "unknown"
            venue = "public comment" if capacity == "public comment" else "floor"
            if where < 0.01:
                venue = _OUTSIDE[odd[at] % 3]
            yield model.Statement(
                model.statement_id(day_number(date), ordinal, position), f"m{meeting}/{position}", f"m{meeting}",
                texts[at], _KINDS[int(kind * len(_KINDS))], "verbatim", venue, capacity, name, person, None, district,
                f"i{item}", f"o{item}" if item % 2 else None, start_s=position * 36.0, end_s=position * 36.0 + 35,
                language="es" if language < 0.02 else "en", source="captions",
            )  # fmt: skip

    def _texts(self, random: np.random.Generator, first: int, size: int) -> list[str]:
        lengths = np.clip(random.lognormal(self._length, 0.93, size), 3, 900).astype(np.int64)
        ends = np.cumsum(lengths)
        starts, total = ends - lengths, int(ends[-1])
        word = np.minimum(np.searchsorted(self._sums, random.random(total)), len(self._words) - 1)
        items = np.repeat((first + np.arange(size)) // PER_ITEM, lengths)
        which = random.random(total)
        topical = which < 0.08
        index = (random.random(int(topical.sum())) ** 2 * 40).astype(np.int64)
        word[topical] = self._topics[items[topical] * 2_654_435_761 % _TOPICS, index]
        ending = random.random(total)
        stop, comma = ending < 0.065, (ending >= 0.065) & (ending < 0.12)
        capital = np.zeros(total, bool)
        capital[1:] = stop[:-1]
        capital[starts] = True
        form = word * 4 + np.where(comma, 1, np.where(stop, 2, np.where(capital, 3, 0)))
        phrase = (which >= 0.08) & (which < 0.10)
        form[phrase] = self._phrase_at + (random.random(int(phrase.sum())) ** 2 * len(_PHRASES)).astype(np.int64)
        tokens = self._forms[form]
        new = np.flatnonzero((which >= 0.10) & (which < 0.106))
        tokens[new] = [self._new(number) for number in random.integers(0, 2**40, len(new)).tolist()]
        listed: list[Any] = tokens.tolist()
        return [" ".join(listed[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def _new(self, number: int) -> str:
        """What is in no dictionary: a number, a record number, a sum, a misspelling."""
        kind, number = number % 4, number // 4
        if kind == 0:
            return str(number % 100_000)
        if kind == 1:
            return f"ordinance {2000 + number % 26}-{number % 9_973}"
        if kind == 2:
            return f"${number % 999 + 1},{number % 900 + 100}"
        word = self._words[2_000 + number % (len(self._words) - 2_000)]
        at = number % (len(word) + 1)
        return f"{word[:at]}{chr(97 + number // 7 % 26)}{word[at:]}"
