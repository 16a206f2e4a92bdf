"""Which of a file's lines begin with the name of who speaks, and in what form the file gives it.

A colon is no evidence by itself ("The motion reads: …"). A name is taken where captions mark it (">>", brackets), where
an office stands before it, where most cues around it begin so, or where the file uses the same name elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from councilui.common.names import parse_name
from councilui.load.speech.label_shapes import (
    MARK,
    SpeakerLabel,
    find_label,
    is_capitalized,
    is_complete,
    is_heading,
    is_loose_name,
    is_name,
    is_numbered,
    is_unnamed,
    may_be_thing,
)
from councilui.load.speech.markup import VOICE
from councilui.load.speech.names import capacity_of, ends_sentence, label_at
from councilui.load.speech.recording import SpeechLine

_SENTENCE: Final = re.compile(r"(?<=[.?!]) (?=\S)")
_TELLS_OF_THING: Final = re.compile(r"(?!i\b)[a-z]|[$€£#]")  # behind a colon: "Oak Park: open.", "Elm Street: $5"
_NEAR: Final = 200  # characters around the begin of a sentence: a label and the words before it are shorter
_AROUND: Final = 8  # heads of cues before and behind, among which a convention holds
_USUAL: Final = 0.5
_NEARLY_ALL: Final = 0.8
_FEWEST_LABELS: Final = 3


class Before(NamedTuple):
    """What stands of a turn before a line: whether there is any, its speaker is named, and its words are complete."""

    has_words: bool = False
    is_named: bool = False
    is_complete: bool = True

    @classmethod
    def of_turn(cls, last_line: str | None, name: str | None) -> Before:
        """From the last line of a turn and its speaker's name."""
        return cls() if last_line is None else cls(True, name is not None, is_complete(last_line))


class Conventions:
    """The labels that a file's lines begin with, judged by the whole file.

    `labels_each_cue` tells whether a name is repeated at each cue of its speaker.
    """

    def __init__(self, lines: Sequence[SpeechLine]) -> None:
        self._labels = [
            None if line.speaker is not None or VOICE in line.text else find_label(line.text) for line in lines
        ]
        self._add_lone_lines(lines)
        heads = self._heads = [index for index, line in enumerate(lines) if line.is_head]
        self._positions = {index: position for position, index in enumerate(heads)}
        self._shares = self._shares_near(heads, lambda label: _is_countable(label.name))
        self._colon_shares = self._shares_near(heads, lambda label: label.has_colon)
        self._counts = Counter(_fold(label.name) for label in self._labels if label is not None)
        self._bare = {_fold(label.name) for label in self._labels if label is not None and not label.has_colon}
        self._known = {_fold(name) for line in lines for name in _marked_names(line.text)}
        self._known |= {
            _fold(label.name)
            for index, label in enumerate(self._labels)
            if label is not None
            and self._shares.get(index, 0.0) >= _USUAL
            and is_name(label.name)
            and (not may_be_thing(label.name) or self._shares[index] >= _NEARLY_ALL)
        }
        strong = [label for label in self._labels if label is not None and label.has_colon and self._is_strong(label)]
        self._has_marks = any(MARK.match(line.text) for line in lines)
        self._uses_labels = not self._has_marks and len(strong) >= _FEWEST_LABELS
        self._lone_count = sum(label is not None and _is_lone_name(label) for label in self._labels)
        at_heads = [self._labels[index] for index in heads]
        pairs = [(a.name, b.name) for a, b in pairwise(at_heads) if a is not None and b is not None]
        self.labels_each_cue = sum(one == other for one, other in pairs) * 10 > len(pairs)

    def _add_lone_lines(self, lines: Sequence[SpeechLine]) -> None:
        """Take the first line of a cue for a label when it is nothing but a name: "Ana Roe" above "Aye."."""
        for index, (line, below) in enumerate(pairwise(lines)):
            is_above_words = line.is_head and not below.is_head and line.speaker is None
            if is_above_words and self._labels[index] is None and is_name(line.text.strip()):
                self._labels[index] = SpeakerLabel(line.text.strip(), "", has_colon=False, is_weak=True)

    def label(self, index: int, before: Before) -> SpeakerLabel | None:
        """The label at the head of a line, None when there is none or it is not certain enough."""
        label = self._labels[index]
        return label if label is not None and self._is_certain(label, index, before) else None

    def is_doubtful(self, index: int, before: Before) -> bool:
        """Whether a line begins with what may be a label, and is not certain enough to be taken."""
        label = self._labels[index]
        if label is None:
            return False
        share = self._shares.get(index, 0.0)
        is_usual = share >= _USUAL and _is_countable(label.name)
        is_headed = label.has_colon and is_heading(label.name) and self._colon_shares.get(index, 0.0) >= _NEARLY_ALL
        is_possible = (label.rest or label.in_brackets) and is_name(label.name) and before.is_complete
        is_possible = is_possible or _is_lone_name(label)
        return is_usual or is_headed or bool(is_possible) or (share >= _NEARLY_ALL and not label.is_weak)

    def is_after_labels(self, index: int) -> bool:
        """Whether the cues before a line all have labels, and those from it on have none: the convention ends here."""
        position = self._positions.get(index, 0)
        before = self._heads[max(0, position - _AROUND) : position]
        following = self._heads[position : position + _AROUND]
        return (
            len(before) == _AROUND
            and len(following) >= _AROUND // 2
            and all(self._labels[other] is not None for other in before)
            and not any(self._labels[other] is not None for other in following)
        )

    def split_at_labels(self, text: str) -> list[tuple[str | None, str]]:
        """The text cut where the label of another speaker begins a sentence in it: each part with its speaker's name,
        None for the first and where it is not certain who speaks, and then with the label in its words.

        Of "Orr? Orr: Aye. Ilves? Ilves: Nay." no call after the first is certainly anybody's."""
        if ":" not in text[1:]:
            return [(None, text)]
        cuts: list[tuple[str | None, int, int]] = [(None, 0, 0)]  # the name, where its label begins and its words do
        start = 0
        for sentence in _SENTENCE.finditer(text):
            call, start = start, sentence.end()
            words = text[start : start + _NEAR]
            label = find_label(words)
            before = text[max(start - _NEAR, 0) : start].rstrip()
            if label is None or not label.has_colon or label.in_brackets or not ends_sentence(before):
                continue
            is_call = _calls(text[call:start], label.name)
            if is_call and cuts[-1][0] is not None and cuts[-1][1] < call:
                cuts.append((None, call, call))
            if self._is_certain_inside(label) or (is_call and self._is_speaker(label.name)):
                cuts.append((label.name, start, start + len(words) - len(label.rest)))
            elif self._is_possible_inside(label, text):
                cuts.append((None, start, start))
        ends = [*(start for _, start, _ in cuts[1:]), len(text)]
        return [(name, text[words:end].strip()) for (name, _, words), end in zip(cuts, ends, strict=True)]

    def _is_certain_inside(self, label: SpeakerLabel) -> bool:
        """Whether a label within a line names who speaks: it has an office, stands elsewhere, or is set in capitals
        where labels begin the lines."""
        name = label.name
        if label_at(f"{name}: {label.rest}", marked=False) is not None or is_numbered(name):
            return True
        if _fold(name) in self._known and _is_specific(_fold(name)):
            return True
        return self._uses_labels and name.isupper() and is_name(name) and not may_be_thing(name)

    def _is_speaker(self, name: str) -> bool:
        """Whether a name, or one that ends with it, is a label elsewhere: "Ilves" of "Councilmember Ilves"."""
        return any(other == _fold(name) or other.endswith(f" {_fold(name)}") for other in self._counts)

    def _is_possible_inside(self, label: SpeakerLabel, text: str) -> bool:
        """Whether a label within a line may be another's: a whole name, or capitals where others are not."""
        if may_be_thing(label.name) or _TELLS_OF_THING.match(label.rest):
            return False
        is_set_apart = label.name.isupper() and not text.isupper() and is_loose_name(label.name)
        return is_name(label.name) or (is_set_apart and len(label.name) > 1)

    def _shares_near(self, heads: Sequence[int], counts: Callable[[SpeakerLabel], bool]) -> dict[int, float]:
        """For each head of a cue with a label, the share of those around it that have one, too, which counts."""
        shares: dict[int, float] = {}
        for position, index in enumerate(heads):
            if self._labels[index] is not None:
                near = heads[max(0, position - _AROUND) : position + _AROUND + 1]
                labeled = sum(label is not None and counts(label) for label in map(self._labels.__getitem__, near))
                is_enough = labeled >= _FEWEST_LABELS or labeled == len(near)
                shares[index] = labeled / len(near) if is_enough else 0.0
        return shares

    def _head_of(self, index: int) -> int:
        """The first line of the cue that a line is in."""
        return next((other for other in range(index, -1, -1) if other in self._positions), index)

    def _is_strong(self, label: SpeakerLabel) -> bool:
        """Whether a label names somebody whatever is around it: with an office, or a name that comes again."""
        has_office = label_at(f"{label.name}: {label.rest}", marked=False) is not None
        return has_office or (is_name(label.name) and self._counts[_fold(label.name)] > 1)

    def _is_certain(self, label: SpeakerLabel, index: int, before: Before) -> bool:
        name, count, share = label.name, self._counts[_fold(label.name)], self._shares.get(index, 0.0)
        if index not in self._positions and label.has_colon and is_name(name) and before.is_complete:
            share = self._shares.get(self._head_of(index), 0.0)  # of the cue in which a second speaker is named
        has_office = label_at(f"{name}: {label.rest}", marked=False) is not None
        if is_numbered(name) or (label.has_colon and (has_office or _fold(name) in self._known)):
            return True
        if not label.has_colon:
            is_known = any(other.endswith(f" {_fold(name)}") for other in self._bare)
            is_usual = share >= _USUAL or (_fold(name) in self._known if label.is_weak else count > 1)
            is_usual |= _is_lone_name(label) and self._lone_count >= _FEWEST_LABELS
            return is_usual and (is_name(name) or has_office or is_known)
        if label.in_brackets:
            return is_loose_name(name)
        if may_be_thing(name) and share < _NEARLY_ALL:
            return False
        if share >= _USUAL and (
            is_loose_name(name)
            or count > 2
            or is_unnamed(name)
            or _is_office(name)
            or (share >= _NEARLY_ALL and is_capitalized(name))
        ):
            return True
        if not is_name(name):
            return False
        is_after_nobody = self._has_marks and not (before.has_words and before.is_named)
        return count > 1 or (before.is_complete and (self._uses_labels or is_after_nobody))


def _calls(sentence: str, name: str) -> bool:
    """Whether a sentence is a clerk's call of the name, alone or with a title: "Councilmember Ilves?"."""
    call = sentence.rpartition(": ")[2].strip()
    return call.endswith("?") and parse_name(call.rstrip("?")).words == parse_name(name).words != ()


def _is_lone_name(label: SpeakerLabel) -> bool:
    """Whether a line is nothing but a name in brackets: "[Ana Roe]" over her words, in a cue of its own or not."""
    return label.in_brackets and not label.rest and is_name(label.name) and not may_be_thing(label.name)


def _is_countable(name: str) -> bool:
    """Whether a label is no clause or heading ("The motion reads"), as far as its words show."""
    return is_loose_name(name) or is_unnamed(name) or _is_office(name)


def _is_office(name: str) -> bool:
    """Whether a label is an office, with or without a name: "Vice Mayor", "City Clerk Dunn"."""
    return capacity_of(name) != "unknown" and label_at(f"{name}: x", marked=True) is not None


def _is_specific(folded: str) -> bool:
    """Whether a label is long enough to be looked for within a line."""
    return " " in folded and not is_unnamed(folded)


def _marked_names(text: str) -> list[str]:
    """The names behind the marks of a line, and those that begin a sentence there: ">> AYE. ZOE DUNN: IT CARRIES."."""
    names = []
    for part in MARK.split(text)[1:] if ">>" in text and ":" in text else []:
        words = part.partition(":")[0].split()
        last = max((index for index, word in enumerate(words, 1) if ends_sentence(word)), default=0)
        name = " ".join(words[last:])
        if label_at(f"{name}: x", marked=True) is not None and (not last or is_name(name)):
            names.append(name)
    return names


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
