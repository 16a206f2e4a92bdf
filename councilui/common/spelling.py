"""How nearly alike two words are spelled."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

MOST: Final = 3
SHORTEST: Final = 4  # letters of a word that is worth a guess; of one with two slips, two more
LONGEST: Final = 24

T = TypeVar("T")


def nearly(word: str, words: Iterable[str]) -> list[str]:
    """Those of `words`, all folded, that `word` may be a misspelling of, the nearest first, else in their order."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    reach = 2 if len(word) >= SHORTEST + 2 else 1
    letters = frozenset(word)
    near = [
        (slips(word, other, reach), other)
        for other in dict.fromkeys(words)
        if other != word and len(letters.difference(other)) <= reach  # most are told apart by their letters alone
    ]
    near.sort(key=lambda pair: pair[0])  # stable: among the equally near in the order given
    return [other for distance, other in near if distance <= reach][:MOST]


def in_step(choices: Sequence[Sequence[T]]) -> Iterator[list[T]]:
    """The first choice of each, then the second of each and so on; the last stands for those that one has not."""
    for at in range(max(map(len, choices), default=0)):
        yield [some[min(at, len(some) - 1)] for some in choices]


def slips(one: str, other: str, most: int) -> int:
    """How many letters are missing, too many, wrong or exchanged with the next; `most` + 1 for more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, against in enumerate(other, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != against))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == against:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
