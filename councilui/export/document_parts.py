"""Parts that several documents share: statements, a vote in a line, doubts, disagreements of sources."""

from collections.abc import Mapping, Sequence

from councilui.analysis.headlines import line_headline, line_question
from councilui.analysis.source_wording import claim_label
from councilui.analysis.statement_wording import SETTINGS, clock
from councilui.analysis.vote_wording import outcome_word, sentence, tally_words
from councilui.common.dates import long_date, ordinal, short_date
from councilui.export.document import Block, Heading, Line, Span, bullets, join, mark, under
from councilui.record.model import REPORTED_KINDS, VENUE_UNKNOWN, Claim, Doubt, Matter, Statement
from councilui.record.views.votes import VoteLine


def statement_line(statement: Statement, further_sources: Sequence[str]) -> tuple[Span, ...]:
    """Who in what capacity and when, then the words, marked as a quote or a paraphrase."""
    text = statement.text.strip()
    is_reported = statement.kind in REPORTED_KINDS
    is_quote = statement.form in ("quote", "verbatim") and not is_reported
    words = f"“{text}”" if is_quote and not text.startswith(("“", '"')) else text
    if statement.form == "paraphrase":
        words += " (paraphrase)"
    speaker = statement.speaker_name or ("" if is_reported else "An unnamed speaker")
    district = f" ({ordinal(statement.district)})" if statement.district and statement.speaker_name else ""
    about = [
        f"at {clock(statement.start_s)}" if statement.start_s is not None else None,
        statement.affiliation,
        None if is_reported or statement.capacity in ("unknown", "member") else statement.capacity,
        None if statement.venue in (VENUE_UNKNOWN, "" if is_reported else statement.capacity) else statement.venue,
        statement.said_when or (long_date(statement.said_on) if statement.said_on else None),
    ]
    details = ", ".join(part.strip() for part in about if part)
    who = f"{speaker}{district}"
    head = f"{who} · {details}" if who and details else who or details
    head = head[:1].upper() + head[1:]
    note = f" ({statement.note})" if statement.note else ""
    return (f"{f'{head}: ' if head else ''}{words}{note}", mark(statement.source, *further_sources))


def statement_blocks(
    statements: Sequence[Statement], further: Mapping[tuple[str, str], tuple[str, ...]] | None = None
) -> list[Block | None]:
    """Statements in three parts that are never mixed: in the meeting, outside it, and where no source says where.

    `further` has the further sources of a statement under ("statement", its key).
    """
    sources = further or {}
    blocks: list[Block | None] = []
    for inside, setting in SETTINGS.items():
        lines = [statement_line(s, sources.get(("statement", s.key), ())) for s in statements if s.inside is inside]
        if lines:
            blocks += [Heading(3, setting.capitalize()), bullets(lines)]
    return blocks


def vote_line(line: VoteLine) -> tuple[Span, ...]:
    """A vote in a line: date, what it was about, outcome, tally, source."""
    return (f"{short_date(line.date)}: {line_headline(line, tally_words(line))}", mark(line.source))


def item_vote_line(line: VoteLine) -> tuple[Span, ...]:
    """A vote under the agenda item that says what it was about: question, outcome, tally, source."""
    outcome = f"{outcome_word(line).capitalize()}, {tally_words(line)}"
    return (f"{sentence(line_question(line))} {outcome}".lstrip(), mark(line.source))


def matter_number(matter: Matter) -> str:
    """The record number with its basis unless a source prints it; that it is not known."""
    if matter.identifier is None:
        return "Record number unknown"
    return matter.identifier + ("" if matter.identifier_basis == "recorded" else f" ({matter.identifier_basis})")


def doubts_blocks(doubts: Sequence[Doubt]) -> list[Block | None]:
    """What a reader must know before relying on it."""
    return under("Notes", bullets((d.text, mark(d.source)) for d in doubts))


def claims_blocks(claims: Sequence[Claim]) -> list[Block | None]:
    """Claims by subject and field, each value with its sources; the value that the record holds says so."""
    groups: dict[tuple[str, str, str], dict[str, list[Claim]]] = {}
    for claim in claims:
        fields = groups.setdefault((claim.subject, claim.subject_id, claim.field), {})
        fields.setdefault(claim.value, []).append(claim)
    lines: list[Line] = []
    for (_, _, field), values in groups.items():
        parts = [
            (f"“{value}”{' (used here)' if any(c.preferred for c in same) else ''}", mark(*(c.source for c in same)))
            for value, same in values.items()
        ]
        lines.append((f"{claim_label(field)}: ", *join("; ", parts)))
    return under("What sources say", bullets(lines))
