"""The parts that Markdown documents share: numbered sources, statements, doubts, disagreements, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from councilui.analysis.statement_wording import clock
from councilui.analysis.vote_wording import long_date, ordinal, outcome_word, sentence, short_date, tally_text
from councilui.export.escape import escape, safe_url
from councilui.record.model import VENUE_UNKNOWN, Claim, Doubt, Source, Statement
from councilui.record.views.votes import VoteLine

_TOLD: Final = ("scene", "narrative")
"""Kinds of statement that somebody reports, not that somebody said."""


class Footnotes:
    """Source numbers in the order in which a document first refers to them.

    A mark is "[1]", its brackets not escaped: those of record text always are, so that no record can make a mark.
    """

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def ref(self, *sources: str | None) -> str:
        """ " [1][3]" for the sources that are known; "" for none."""
        known = dict.fromkeys(source for source in sources if source is not None and source in self._sources)
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in known]
        return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""

    def section(self) -> list[str]:
        """The numbered list; the only place of a document with links."""
        if not self._numbers:
            return []
        return ["## Sources", "\n".join(f"{n}. {_source(self._sources[id_])}" for id_, n in self._numbers.items())]


def _source(source: Source) -> str:
    about = [source.kind, *([short_date(source.published)] if source.published else [])]
    url = safe_url(source.url)
    where = f" <{url}>" if url else f" {escape(source.url)}" if source.url else " (address not retained)"
    note = f" {escape(sentence(source.note))}" if source.note else ""
    return f"{escape(source.publisher)}: {escape(source.title)} ({escape(', '.join(about))}).{note}{where}"


def document(blocks: Iterable[str]) -> str:
    """The blocks that are not empty, a blank line between them, one newline at the end."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def bullets(lines: Iterable[str]) -> str:
    """A list of lines that are escaped already."""
    return "\n".join(f"- {line}" for line in lines if line)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are escaped already; "" without rows."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *body]) if body else ""


def statement_line(statement: Statement, notes: Footnotes, further: Sequence[str] = ()) -> str:
    """One statement: who in what capacity and when, then the words, quotes told from paraphrases."""
    text = statement.text.strip()
    quoted = statement.form in ("quote", "verbatim") and statement.kind not in _TOLD
    words = f"“{escape(text)}”" if quoted and not text.startswith(("“", '"')) else escape(text)
    if statement.form == "paraphrase":
        words += " (paraphrase)"
    told = statement.kind in _TOLD
    speaker = statement.speaker_name or ("" if told else "a speaker not named")
    district = f" ({ordinal(statement.district)})" if statement.district and statement.speaker_name else ""
    about = [
        f"at {clock(statement.start_s)}" if statement.start_s is not None else None,
        statement.affiliation,
        None if told or statement.capacity in ("unknown", "member") else statement.capacity,
        None if statement.venue in (VENUE_UNKNOWN, "" if told else statement.capacity) else statement.venue,
        statement.said_when or (long_date(statement.said_on) if statement.said_on else None),
    ]
    details = ", ".join(escape(part) for part in about if part)
    who = escape(f"{speaker}{district}")
    head = f"{who} · {details}" if who and details else who or details
    doubtful = f" ({escape(statement.note)})" if statement.note else ""
    return f"{f'{head}: ' if head else ''}{words}{doubtful}{notes.ref(statement.source, *further)}"


def said(
    statements: Sequence[Statement], notes: Footnotes, further: Mapping[tuple[str, str], tuple[str, ...]] | None = None
) -> list[str]:
    """What was said, in three parts never mixed: in the meeting, outside it, and where no source says where."""
    parts = (
        ("### In the meeting", [s for s in statements if s.inside]),
        ("### Outside the meeting", [s for s in statements if not s.inside and s.venue != VENUE_UNKNOWN]),
        ("### Where it was said is not stated", [s for s in statements if s.venue == VENUE_UNKNOWN]),
    )
    more = further or {}
    blocks = []
    for title, group in parts:
        if group:
            lines = [statement_line(s, notes, more.get(("statement", s.key), ())) for s in group]
            blocks += [title, bullets(lines)]
    return blocks


def tally_words(line: VoteLine) -> str:
    """A vote's tally and how much of it is by name: "39–11, no roll"."""
    tally = tally_text(line.tally) if line.tally is not None else "tally not known"
    return tally if line.roll == "complete" else f"{tally}, {'no' if line.roll == 'none' else line.roll} roll"


def vote_line(line: VoteLine, notes: Footnotes) -> str:
    """A vote in a line: date, question, outcome, tally, source."""
    told = escape(f"{short_date(line.date)}: {line.question} {outcome_word(line)}, {tally_words(line)}")
    return f"{told}{notes.ref(line.source)}"


def doubts_section(doubts: Sequence[Doubt], notes: Footnotes) -> list[str]:
    """What a reader must know before relying on it."""
    return ["## Doubts", bullets(f"{escape(d.text)}{notes.ref(d.source)}" for d in doubts)] if doubts else []


def claims_section(claims: Sequence[Claim], notes: Footnotes) -> list[str]:
    """Claims by subject and field, each value with its sources; the one that the record holds is marked."""
    groups: dict[tuple[str, str, str], dict[str, list[Claim]]] = {}
    for claim in claims:
        fields = groups.setdefault((claim.subject, claim.subject_id, claim.field), {})
        fields.setdefault(claim.value, []).append(claim)
    lines = []
    for (_, _, field), values in groups.items():
        told = [
            f"“{escape(value)}”{' (held here)' if any(c.preferred for c in same) else ''}"
            f"{notes.ref(*(c.source for c in same))}"
            for value, same in values.items()
        ]
        lines.append(f"{escape(field)}: {'; '.join(told)}")
    return ["## Where sources differ", bullets(lines)] if lines else []
