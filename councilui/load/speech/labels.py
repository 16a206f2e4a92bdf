"""Which of a file's lines begin with the name of who speaks, and in what form the file gives it.

A colon is no evidence by itself ("The motion reads: …"). A name is taken where captions mark it (">>", brackets), where
an office stands before it, where most cues around it begin so, or where the file uses the same name elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from typing import Final, NamedTuple

from councilui.load.speech.markup import VOICE
from councilui.load.speech.names import is_nobody, label_at
from councilui.load.speech.recording import SpeechLine

MARK: Final = re.compile(r">{2,}|≫|^»")
SOUND: Final = re.compile(
    r"applau|laugh|chuckl|gavel|cheer|clap|boo(?:s|ing)?\b|chorus|music|ringing|\bbell|moment of silence|shout|scream"
    r"|cough|singing|\bcrowd|commotion|\bbreak\b|recess|standing ovation|whistl|pledge of",
    re.IGNORECASE,
)
_REMARK_WORDS: Final = re.compile(
    r"inaudible|crosstalk|cross talk|indiscernible|unintelligible|mic\b|microphone|foreign|speaking|speaks|video|audio"
    r"|sound|recording|background|silence|pause|phonetic|\bsic\b|laugh|caption|blank|noise|sigh|affirmative|negative|captioner",
    re.IGNORECASE,
)
_CLOCK: Final = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
_TIME: Final = re.compile(rf"[\[(]?{_CLOCK}[\])]?\s*[-–]?\s+(?=\D)")
_DASH: Final = re.compile(r"[-–—]\s*(?=\S)")
_COLON: Final = re.compile(r"(?P<name>[^:：\[\]<>?!]{1,60}?)\s?(?::(?:\s+|$)|：)")
_BRACKETS: Final = re.compile(
    r"(?:\[\s*(?P<square>[^\[\]]{1,60}?)\s*\]|\(\s*(?P<round>[^()]{1,60}?)\s*\))\s*(?P<colon>:?)\s*"
)
_REMARK: Final = re.compile(rf"\s*(?:\([^()]*\)|[\[(]?\b{_CLOCK}[\])]?)\s*\Z")
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’ʻʼ‘.-]*[\w.])?\Z|[^\W\d_]\Z")
_TITLE_END: Final = re.compile(
    r"\b(?:ald|hon|dr|mrs?|ms|mx|rev|sgt|lt|capt|st|jr|sr|atty|admin|comm|esq|mgr|gov|rep|sen|[^\W\d_])\.\Z",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.?!…][\"'”’)\]]*\Z")
_NUMBERED: Final = re.compile(
    r"(?:unidentified |unknown |unnamed |female |male )?"
    r"(?:speaker|spk|voice|participant|person|attendee|guest|channel|ch)[\s_#.-]*(?:\d{1,4}|[a-z])|[smf]\d{1,3}|uu"
    r"|(?:unidentified|unknown|unnamed)(?: (?:speaker|voice|male|female|man|woman))?"
    r"|(?:male|female|man|woman|speaker) ?(?:speaker|voice)(?: ?\d{1,3})?",
    re.IGNORECASE,
)
_LABEL_LINE: Final = re.compile(r"\s*(?:speaker|spk)[ _#]?\d{1,3}\s*", re.IGNORECASE)
_LETTER: Final = re.compile(r"[A-Za-z]|\d{1,3}")
_SOMEBODY: Final = (
    r"audience|crowd|public|members?|speakers?|commenters?|voices?|wo?m[ae]n|males?|females?|unidentified|unknown|unnamed"
    r"|all|everyone|everybody|group|chorus|residents?|callers?|guests?|persons?|people"
)
_ANYBODY: Final = re.compile(
    rf"(?=.*\b(?:{_SOMEBODY})\b)"
    rf"(?:(?:{_SOMEBODY}|multiple|several|various|both|in|the|of|from|off|mic|camera|and|#?\d{{1,3}})(?:\s+|\Z))+",
    re.IGNORECASE,
)
"""Words that only say that somebody spoke: "Woman in audience", "Public Speaker 3"."""
_DEVICE: Final = re.compile(
    r"(?:.*['’]s )?(?:i-?phone|i-?pad|galaxy|android|pixel|laptop|macbook|desktop|host|co-?host|zoom(?: user)?|user"
    r"|call-?in user|phone|telephone|attendee|(?:council )?chambers?|(?:conference |meeting |board ?)?room)"
    r"(?:[\s()#_-]*(?:pro|plus|max|air|mini|ultra|user|audio|video|camera|mic|[a-z]?\d{1,6}[a-z+]?)(?!\w))*[\s)]*"
    r"|\+?[\d*•x() -]{4,}",
    re.IGNORECASE,
)
"""What a meeting service shows instead of a name: a device, a room, a telephone number."""
_PARTICLES: Final = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "des",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "las",
        "le",
        "los",
        "van",
        "von",
        "ter",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "of",
    ]
)
_TEXT: Final = (files("councilui.load.speech") / "not_names.txt").read_text(encoding="utf-8")
_NOT_NAMES: Final = frozenset(
    word for line in _TEXT.splitlines() if not line.startswith("#") for word in line.casefold().split()
)
_NAMES_TOO: Final = frozenset(
    [
        "will",
        "may",
        "april",
        "june",
        "august",
        "an",
        "so",
        "do",
        "my",
        "he",
        "hope",
        "bill",
        "grant",
        "mark",
        "case",
        "page",
        "day",
        "wish",
    ]
)
_NEVER_NAMES: Final = _NOT_NAMES - _NAMES_TOO
_AROUND: Final = 8  # heads of cues before and behind, among which a convention holds
_USUAL: Final = 0.5
_NEARLY_ALL: Final = 0.8
_FEWEST_LABELS: Final = 3


class SpeakerLabel(NamedTuple):
    """A speaker as printed and the words that follow; `name` without brackets, times and remarks.

    Without a colon, brackets may as well hold a sound of the room.
    """

    name: str
    rest: str
    in_brackets: bool = False
    has_colon: bool = True


def is_unnamed(label: str) -> bool:
    """Whether a label tells a speaker apart without naming one: "SPEAKER_07", "A", "Unidentified", "iPhone"."""
    label = label.strip()
    return is_nobody(label) or bool(
        _NUMBERED.fullmatch(label) or _LETTER.fullmatch(label) or _ANYBODY.fullmatch(label) or _DEVICE.fullmatch(label)
    )


def find_label(text: str) -> SpeakerLabel | None:
    """What looks like a label at the head of a line, whoever it names; None when nothing does."""
    for ahead in (_TIME, _DASH):
        if match := ahead.match(text):
            text = text[match.end() :]
    if text.startswith("**"):  # bold, in Markdown
        text = text.replace("**", "", 2)
    if _LABEL_LINE.fullmatch(text):
        return SpeakerLabel(text.strip(), "")
    if brackets := _BRACKETS.match(text):
        name, has_colon = brackets["square"] or brackets["round"], bool(brackets["colon"])
        if SOUND.search(name) or _REMARK_WORDS.search(name):
            return None
        if brackets["square"] is None and not has_colon and not _NUMBERED.fullmatch(name):
            return None  # "(Ald. Roe votes no.)"
        return SpeakerLabel(_trim(name), text[brackets.end() :], True, has_colon)
    if (colon := _COLON.match(text)) and re.search(r"\w", colon["name"]):
        return SpeakerLabel(_trim(colon["name"]), text[colon.end() :])
    return None


def is_name(label: str) -> bool:
    """Whether every word of a label can be a name's, and there are two to five of them: "Ana de la Cruz"."""
    words = label.replace(",", " ").split()
    return (
        2 <= len(words) <= 5
        and all(_WORD.match(word) for word in words)
        and all(word[0].isupper() or word in _PARTICLES or not word[0].islower() for word in words)
        and not any(word.endswith(".") and not _TITLE_END.search(word) for word in words)
        and not any(word.casefold().strip(".") in _NEVER_NAMES for word in words)
        and not all(word.casefold() in _NOT_NAMES for word in words)
    )


def is_loose_name(label: str) -> bool:
    """Whether a label may name a speaker where most cues have one: "ROE", "jdoe", "City of Elmton", but no clause."""
    words = label.replace(",", " ").split()
    return 0 < len(words) <= 6 and not any(word.casefold() in _NEVER_NAMES - _PARTICLES for word in words)


def tells_apart(label: str) -> bool:
    """Whether a label that comes again means the same person: "Unidentified" may mean another."""
    return not re.match(r"un(?:identified|known|named)|(?:fe)?male|(?:wo)?man\b", label, re.IGNORECASE)


def _is_complete(text: str) -> bool:
    """Whether nothing that follows belongs to the sentence: it ends, or is an answer ("HERE", "THANK YOU")."""
    words = text.casefold().split()
    return _SENTENCE_END.search(text) is not None or (len(words) <= 2 and all(word in _NOT_NAMES for word in words))


def is_half_name(text: str) -> bool:
    """Whether a marked line can be the first half of a name that the next line ends: ">> COUNCILMEMBER"."""
    words = text.split()
    return len(words) <= 3 and not any(
        (_SENTENCE_END.search(word) and not _TITLE_END.search(word)) or word.casefold() in _NOT_NAMES for word in words
    )


class Before(NamedTuple):
    """What stands of a turn before a line: whether there is any, its speaker is named, and its words are complete."""

    has_words: bool = False
    is_named: bool = False
    is_complete: bool = True

    @classmethod
    def of_turn(cls, last_line: str | None, name: str | None) -> Before:
        """From the last line of a turn and its speaker's name."""
        return cls() if last_line is None else cls(True, name is not None, _is_complete(last_line))


class Conventions:
    """The labels that a file's lines begin with, judged by the whole file.

    `labels_each_cue` tells whether a name is repeated at each cue of its speaker.
    """

    def __init__(self, lines: Sequence[SpeechLine]) -> None:
        self._labels = [
            None if line.speaker is not None or VOICE in line.text else find_label(line.text) for line in lines
        ]
        heads = self._heads = [index for index, line in enumerate(lines) if line.is_head]
        self._positions = {index: position for position, index in enumerate(heads)}
        self._shares = self._shares_near(heads)
        self._counts = Counter(_fold(label.name) for label in self._labels if label is not None)
        self._bare = {_fold(label.name) for label in self._labels if label is not None and not label.has_colon}
        self._known = {_fold(name) for line in lines for name in _marked_names(line.text)}
        self._known |= {
            _fold(label.name)
            for index, label in enumerate(self._labels)
            if label is not None and self._shares.get(index, 0.0) >= _USUAL and is_name(label.name)
        }
        strong = [label for label in self._labels if label is not None and label.has_colon and self._is_strong(label)]
        has_marks = any(MARK.match(line.text) for line in lines)
        self._uses_labels = not has_marks and len(strong) >= _FEWEST_LABELS
        names = sorted(filter(_is_specific, self._known), key=len, reverse=True)
        pattern = "|".join(map(re.escape, names))
        self._inner = re.compile(rf"(?<=[.?!] )(?=(?:{pattern}):\s)", re.IGNORECASE) if names else None
        at_heads = [self._labels[index] for index in heads]
        pairs = [(a.name, b.name) for a, b in pairwise(at_heads) if a is not None and b is not None]
        self.labels_each_cue = sum(one == other for one, other in pairs) * 10 > len(pairs)

    def label(self, index: int, before: Before) -> SpeakerLabel | None:
        """The label at the head of a line, None when there is none or it is not certain enough."""
        label = self._labels[index]
        return label if label is not None and self._is_certain(label, index, before) else None

    def is_doubtful(self, index: int, before: Before) -> bool:
        """Whether a line begins with what may be a label, and is not certain enough to be taken."""
        label = self._labels[index]
        if label is None:
            return False
        is_usual = self._shares.get(index, 0.0) >= _USUAL and _is_countable(label.name)
        return is_usual or (label.has_colon and is_name(label.name) and before.is_complete)

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

    def split_at_labels(self, text: str) -> list[str]:
        """The text cut before each name of this file that begins a sentence in it as a label."""
        return self._inner.split(text) if self._inner is not None and ":" in text[1:] else [text]

    def _shares_near(self, heads: Sequence[int]) -> dict[int, float]:
        """For each head of a cue with a label, the share of those around it that have one, too."""
        shares: dict[int, float] = {}
        for position, index in enumerate(heads):
            if self._labels[index] is not None:
                near = heads[max(0, position - _AROUND) : position + _AROUND + 1]
                labelled = sum(
                    label is not None and _is_countable(label.name) for label in map(self._labels.__getitem__, near)
                )
                is_enough = labelled >= _FEWEST_LABELS or labelled == len(near)
                shares[index] = labelled / len(near) if is_enough else 0.0
        return shares

    def _is_strong(self, label: SpeakerLabel) -> bool:
        """Whether a label names somebody whatever is around it: with an office, or a name that comes again."""
        has_office = label_at(f"{label.name}: {label.rest}", marked=False) is not None
        return has_office or (is_name(label.name) and self._counts[_fold(label.name)] > 1)

    def _is_certain(self, label: SpeakerLabel, index: int, before: Before) -> bool:
        name, count, share = label.name, self._counts[_fold(label.name)], self._shares.get(index, 0.0)
        has_office = label_at(f"{name}: {label.rest}", marked=False) is not None
        if _NUMBERED.fullmatch(name) or (label.has_colon and (has_office or _fold(name) in self._known)):
            return True
        if not label.has_colon:
            is_known = any(other.endswith(f" {_fold(name)}") for other in self._bare)
            return (share >= _USUAL or count > 1) and (is_name(name) or has_office or is_known)
        if label.in_brackets:
            return is_loose_name(name)
        if share >= _USUAL and (
            is_loose_name(name)
            or count > 2
            or is_unnamed(name)
            or label_at(f"{name}: x", marked=True) is not None
            or (share >= _NEARLY_ALL and is_capitalized(name))
        ):
            return True
        if not is_name(name):
            return False
        is_likely = before.is_complete and (self._uses_labels or not before.is_named)
        return count > 1 or not before.has_words or is_likely


def _is_countable(name: str) -> bool:
    """Whether a label is no clause or heading ("The motion reads"), as far as its words show."""
    return is_loose_name(name) or is_unnamed(name) or label_at(f"{name}: x", marked=True) is not None


def _is_specific(folded: str) -> bool:
    """Whether a label is long enough to be looked for within a line."""
    return " " in folded and not is_unnamed(folded)


def is_capitalized(label: str) -> bool:
    """Whether no word of a label is in lower case but a particle's."""
    words = label.split()
    return 2 <= len(words) <= 4 and all(not word[0].islower() or word in _PARTICLES for word in words)


def _marked_names(text: str) -> list[str]:
    parts = MARK.split(text)[1:] if ">>" in text and ":" in text else []
    return [label[0] for part in parts if (label := label_at(part.strip(), marked=True)) is not None]


def _trim(name: str) -> str:
    return _REMARK.sub("", name.strip("*_ ")).strip(" -–,*_") or name.strip()


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
