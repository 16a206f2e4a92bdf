"""Finds where the words of a query are in a text, as the index would, without an index of that text.

The stemmer only changes the end of a word: a word and its stem share all but the last letter of the stem. So a text is
searched for a few beginnings, and only words that begin with one of them are stemmed.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from councilui.common.tokens import fold_in_place, fold_words, word_spans
from councilui.record.search.stems import stems

Span = tuple[int, int]
Phrase = tuple[str, ...]
"""Stems that follow one another."""


class Marks(NamedTuple):
    """What to mark: words or phrases in any ending, and groups of phrases that are near each other.

    `near` has the phrases and the distance of each NEAR; they are marked only where all of them are near enough.
    """

    phrases: tuple[str, ...] = ()
    near: tuple[tuple[tuple[str, ...], int], ...] = ()


Word = tuple[str, int, int, int]
"""A word of a text, folded, with its start, its end, and which it is among the words where their order matters."""
Run = tuple[Word, Word]
"""The first and the last word of a phrase in a text."""


def mark(marks: Marks, texts: Sequence[str]) -> list[list[Span]]:
    """(start, end) of the matches in each of `texts`; overlapping matches are merged."""
    stemmed = _Stems(marks)
    spans_of_texts = []
    for words in stemmed.words_of(texts):
        spans = [(start, end) for text, start, end, _ in words if stemmed.stem[text] in stemmed.singles]
        if stemmed.phrases or stemmed.near:
            here = _Runs(stemmed.by_stem(words))
            runs = [run for phrase in stemmed.phrases for run in here[phrase]]
            for parts, distance in stemmed.near:
                runs += _near_runs([here[phrase] for phrase in parts], distance)
            spans = merge_spans([*spans, *((first[1], last[2]) for first, last in runs)])
        spans_of_texts.append(spans)
    return spans_of_texts


def stem_counts(words: Iterable[str], texts: Sequence[str]) -> list[dict[str, int]]:
    """How often the stem of each of the folded `words` occurs in each of `texts`; stems that don't are left out."""
    stemmed = _Stems(Marks(tuple(words)))
    counts = []
    for found_words in stemmed.words_of(texts):
        count: dict[str, int] = {}
        for word in found_words:
            stem = stemmed.stem[word[0]]
            if stem in stemmed.singles:
                count[stem] = count.get(stem, 0) + 1
        counts.append(count)
    return counts


class _Stems:
    """The marks as stems, single words apart from phrases; `stem` caches the stem of each word."""

    def __init__(self, marks: Marks) -> None:
        phrases = [fold_words(phrase) for phrase in marks.phrases]
        near = [([fold_words(phrase) for phrase in parts], distance) for parts, distance in marks.near]
        every = {word for phrase in (*phrases, *(phrase for parts, _ in near for phrase in parts)) for word in phrase}
        self.stem = stems(every)
        self.beginnings = _shortest({stem[: max(1, len(stem) - 1)] for stem in self.stem.values()})
        self.singles = {self.stem[phrase[0]] for phrase in phrases if len(phrase) == 1}
        self.phrases = dict.fromkeys(self._stemmed(phrase) for phrase in phrases if len(phrase) > 1)
        self.near = dict.fromkeys((tuple(map(self._stemmed, parts)), distance) for parts, distance in near)

    def _stemmed(self, phrase: Phrase) -> Phrase:
        return tuple(self.stem[word] for word in phrase)

    def words_of(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text that may match."""
        ordered = bool(self.phrases or self.near)
        candidates = [_candidates(text, self.beginnings, ordered) for text in texts]
        self.stem |= stems({word[0] for words in candidates for word in words})
        return candidates

    def by_stem(self, words: Iterable[Word]) -> dict[str, list[Word]]:
        by_stem: dict[str, list[Word]] = {}
        for word in words:
            by_stem.setdefault(self.stem[word[0]], []).append(word)
        return by_stem


def _shortest(beginnings: Iterable[str]) -> list[str]:
    """The beginnings that don't begin with another one."""
    shortest: list[str] = []
    for beginning in sorted(beginnings):
        if not shortest or not beginning.startswith(shortest[-1]):
            shortest.append(beginning)
    return shortest


def _candidates(text: str, beginnings: Sequence[str], ordered: bool) -> list[Word]:
    """The words of `text` with these beginnings, in order."""
    folded = fold_in_place(text)
    if folded is None:
        begins = tuple(beginnings)
        return [(*span, number) for number, span in enumerate(word_spans(text)) if span[0].startswith(begins)]
    candidates = []
    find = folded.find
    for beginning in beginnings:
        at = find(beginning)
        while at >= 0:
            end = find(" ", at)
            if end < 0:
                end = len(folded)
            if not at or folded[at - 1] == " ":
                candidates.append((folded[at:end], at, end, 0))
            at = find(beginning, end)
    if len(beginnings) > 1:
        candidates.sort(key=itemgetter(1))
    return _numbered(candidates, folded) if ordered else candidates


def _numbered(words: Sequence[Word], folded: str) -> list[Word]:
    numbered = []
    number, before = 0, 0
    for text, start, end, _ in words:
        number += len(folded[before:start].split())
        before = start
        numbered.append((text, start, end, number))
    return numbered


class _Runs(dict[Phrase, list[Run]]):
    """The places in a text where the words of each phrase follow one another, found once per phrase."""

    def __init__(self, by_stem: Mapping[str, Sequence[Word]]) -> None:
        super().__init__()
        self.by_stem = by_stem

    def __missing__(self, phrase: Phrase) -> list[Run]:
        self[phrase] = runs = self._runs(phrase)
        return runs

    def _runs(self, phrase: Phrase) -> list[Run]:
        if not all(stem in self.by_stem for stem in phrase):
            return []
        first, *others = (self.by_stem[stem] for stem in phrase)
        if not others:
            return [(word, word) for word in first]
        following = [{word[3]: word for word in words} for words in others]
        return [
            (word, following[-1][word[3] + len(following)])
            for word in first
            if all(word[3] + ahead in places for ahead, places in enumerate(following, 1))
        ]


def _near_runs(parts: Sequence[Sequence[Run]], distance: int) -> list[Run]:
    """The runs of each part that are near enough to one of every other part, as FTS5's NEAR takes them.

    Starts with the earliest run of each part; the part that has to move least then moves on.
    """
    if not all(parts):
        return []
    places = [[run[0][3] for run in runs] for runs in parts]
    reach = [runs[0][1][3] - runs[0][0][3] + 1 + distance for runs in parts]
    at = [0] * len(parts)
    runs_near: dict[Run, None] = {}
    while True:
        latest, moved = places[0][at[0]], True
        while moved:
            moved = False
            for number, here in enumerate(places):
                while here[at[number]] < latest - reach[number]:
                    moved = True
                    at[number] += 1
                    if at[number] == len(here):
                        return list(runs_near)
                if here[at[number]] > latest:
                    moved, latest = True, here[at[number]]
        runs_near |= dict.fromkeys(runs[at[number]] for number, runs in enumerate(parts))
        further = [number for number, here in enumerate(places) if at[number] + 1 < len(here)]
        if not further:
            return list(runs_near)
        at[min(further, key=lambda number: places[number][at[number] + 1])] += 1


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones merged."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
