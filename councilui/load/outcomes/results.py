"""What became of a motion or an item, in the words that clerks print for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from councilui.load.outcomes.phrases import any_of, compile_phrases, normalize, table
from councilui.load.outcomes.tallies import Tallies, TallyReading, find_tallies

_RESULTS: Final = {"carried": "pass", "failed": "fail"}
_EDGES: Final = " ,;:.-–—/"
# A matter that has a subject is lost when it is denied; a bare "Denied" does not say what was voted on.
_OF_MOTION: Final = re.compile(
    r"\b(?:motion|amendment|substitute|vote|reconsideration|override|question|passage|adoption|approval)"
    r"(?: (?:was|is|were))? ?[:,-]? ?$"
)
_ANOTHER_QUESTION: Final = re.compile(r"\b(?:motion|amendment|substitute|question)\b")
_AT_ANOTHER_TIME: Final = re.compile(r" (?:previously|earlier|already|last (?:week|month|meeting|year))\b")


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """A printed result. `result` is the vote's: "pass", "fail" or "unknown".

    `status` says it in a word: "carried", "failed", "postponed", "withdrawn", "denied" …, "contradictory" when the
    text says both, "unknown" when nothing in it is known. `tally` is printed in the text; `tie` is the tally before a
    casting vote. `words` is the text without its numbers. `is_known` False asks the caller to list the text.
    """

    result: str
    status: str
    tally: TallyReading | None
    tie: TallyReading | None
    words: str
    is_known: bool
    note: str | None = None


class _Reading(NamedTuple):
    status: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def read_outcome(printed: str) -> OutcomeReading:
    """What a printed result says, by its words alone.

    "Unable to pass for lack of 2/3" is a fail; "Passed over" is neither a pass nor a fail.
    """
    text = normalize(printed)
    tallies = find_tallies(text)
    status = _status(text)
    tally = tallies.tally
    note = None
    result = _RESULTS.get(status, "unknown")
    if tallies.is_ambiguous:
        note = f"“{printed.strip()}” prints several tallies; none was used."
    elif tally is not None and result == "pass" and _is_no_majority(tally):
        note = (
            f"“{printed.strip()}” would have passed with fewer yes than no votes; its numbers weren't read as a tally."
        )
        tally = None
    elif tally is not None and result == "fail" and _is_majority(tally) and _nays_first().search(text):
        note = f"“{printed.strip()}” may print the no votes first; its numbers weren't read as a tally."
        tally = None
    elif tallies.tie is not None:
        note = f"A tie, {_tie_text(tallies.tie)}, as printed: “{printed.strip()}”."
    elif tallies.unread:
        note = f"“{printed.strip()}” may print a tally, {tallies.unread}; none was used."
    known = status not in ("unknown", "contradictory") or (status == "unknown" and tally is not None) or not text
    return OutcomeReading(result, status, tally, tallies.tie, _words(text, tallies), known, note)


def _is_no_majority(tally: TallyReading) -> bool:
    return tally.yes is not None and tally.no is not None and tally.yes < tally.no


def _is_majority(tally: TallyReading) -> bool:
    return tally.yes is not None and tally.no is not None and tally.yes > tally.no


@cache
def _nays_first() -> re.Pattern[str]:
    return compile_phrases(table("results")["nays_first"])


def _tie_text(tally: TallyReading) -> str:
    return f"{tally.yes}–{tally.no}"


def _status(text: str) -> str:
    """The status of a normalized text: the reading that its phrases agree on."""
    if text.rstrip(")] ").endswith("?"):
        return "unknown"  # "Passed?": the writer asks
    plain = re.sub(r"[(\[][^)\]]*[)\]]", " ", text)
    bare = re.sub(r"\d[\d\s:–—-]*", "", plain).strip(_EDGES + "()[]")
    alone = text.strip(_EDGES)
    for status, key in (("carried", "carried_alone"), ("failed", "lost_alone")):
        if any(re.fullmatch(any_of(table("results")[key]), part) for part in (alone, bare) if part):
            return status
    if choice := _choice(plain):
        return choice
    if any(reading.status == "no second" for reading in _readings(text)):
        return "no second"  # often in brackets behind "Failed"
    readings = _readings(plain) or _readings(text)
    statuses = list(dict.fromkeys(reading.status for reading in (*readings, *_results_in_brackets(text))))
    if {"carried", "failed"} <= set(statuses) or {"carried", "withdrawn"} <= set(statuses):
        return "contradictory"
    for status in ("failed", "carried"):
        if status in statuses:
            return status
    if statuses:
        return statuses[0] if statuses[0] != "amended" or len(statuses) == 1 else statuses[1]
    return "carried" if _whole_carried().search(plain) else "unknown"


def _results_in_brackets(text: str) -> Iterator[_Reading]:
    """The results in brackets that begin with what was done: "Passed (failed of 2/3)" and "Passed (reconsidered and
    lost)" say both, "(amendment failed)" not."""
    for bracket in re.findall(r"[(\[]([^)\]]*)[)\]]", text):
        readings = _readings(bracket)
        if readings and readings[0].start == 0:
            yield from (
                reading
                for reading in readings
                if reading.status in _RESULTS and not _ANOTHER_QUESTION.search(bracket[: reading.start])
            )


def _choice(text: str) -> str | None:
    """The status of words with a slash between: "Failed/Tied" failed, "Approved/Denied" leaves the choice open."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) < 2 or not all(re.fullmatch(r"[a-z][a-z' -]*", part) for part in parts):
        return None
    statuses = {_status(part) for part in parts}
    if statuses == {"failed", "tied"}:
        return "failed"
    return "contradictory" if "carried" in statuses and statuses & {"failed", "denied"} else None


def _readings(text: str) -> list[_Reading]:
    """The phrases of a text, each character read once, the more particular first."""
    readings: list[_Reading] = []
    masked = text
    for pattern, status in _patterns():
        for match in pattern.finditer(masked):
            if status == "carried" and (
                _sent_elsewhere().search(masked[: match.start()]) or _AT_ANOTHER_TIME.match(masked[match.end() :])
            ):
                continue
            outcome = status
            if status == "denied" and _OF_MOTION.search(masked[: match.start()]):
                outcome = "failed"
            if outcome != "neither":
                readings.append(_Reading(outcome, *match.span()))
        masked = pattern.sub(lambda match: "\0" * len(match[0]), masked)
    return sorted(readings, key=lambda reading: reading.start)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns in the order in which they take their share of a text."""
    results = table("results")
    negation = any_of(results["negations"])
    lost = any_of(results["lost"])
    turned = any_of((*results["carried"], *results["negated"]))
    steps = any_of(form for forms in results["after_all"].values() for form in forms)
    space = r"(?:\s|(?<=\w)-(?=\w))"  # a dash between blanks begins another part
    between = rf"(?:{space}(?!but\b|and\b|however\b)[\w']+){{0,3}}?{space}"
    return (
        *_phrase_patterns(results["before_all"]),
        (re.compile(f"{negation}{between}{lost}"), "neither"),
        (re.compile(f"(?!not yet ){negation}{between}{turned}"), "failed"),
        (re.compile(lost), "failed"),
        *_phrase_patterns(results["before_carried"]),
        (compile_phrases(results["carried"]), "carried"),
        (re.compile(f"{negation}(?:[\\s-]+(?:been|be|yet|was|were))?[\\s-]+{steps}"), "neither"),
        *_phrase_patterns(results["after_all"]),
    )


def _phrase_patterns(phrases: Mapping[str, list[str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(compile_phrases(forms), name) for name, forms in phrases.items()]


@cache
def _sent_elsewhere() -> re.Pattern[str]:
    return re.compile(any_of(table("results")["elsewhere"]) + r"(?: (?:it|is|was|they|are))? ?$")


@cache
def _whole_carried() -> re.Pattern[str]:
    results = table("results")
    return re.compile(any_of(results["carried_whole"]))


_SIDE: Final = re.compile(
    r"\s*[(\[][^()\[\]]*\b(?:dissent\w*|oppos\w*|against|voting|voted|abst\w*|absent|recus\w*|excused|nays?|noes)\b[^()\[\]]*[)\]]"
)
"""Brackets that say who voted how: "passed 2-1 (Moe dissenting)". They are about members, not about the matter."""


def _words(text: str, tallies: Tallies) -> str:
    """The text without its tallies and the brackets and blanks that they leave."""
    words = text
    for start, end in sorted(tallies.spans, reverse=True):
        words = f"{words[:start]}\0{words[end:]}"
    words = re.sub(r"[(\[]\s?\0\s?[)\]]", "\0", words)
    words = _SIDE.sub("", words)
    words = re.sub(r"(?:\b(?:mit|con|par|por|avec|y|et|und|gegen) )?\0(?:[ -]*(?:stimmen|voix|votos)\b)?", "\0", words)
    words = re.sub(r"\0 ?\([^)\0]*\)", "\0", words) if len(tallies.spans) > 1 else words
    words = re.sub(
        r"(?:,? ?(?<!\w)(?:by|with|and|on|at) )?,? ?(?:an? )?(?:vote )?(?:of )?(?:an? )?\0(?:\s?\0)*"
        r"(?: (?:votes?|margin)\b)?",
        "\0",
        words,
    )
    words = re.sub(r"[\s,;:–—-]*\0[\s;:–—-]*", " ", words)
    words = re.sub(r"\(\s*\)", "", re.sub(r"\s+([,.;:)])", r"\1", " ".join(words.split())))
    return words.removesuffix(")").strip(_EDGES) if words.count(")") > words.count("(") else words.strip(_EDGES)
