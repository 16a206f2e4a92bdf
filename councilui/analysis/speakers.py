"""Who spoke on the matter of those who could vote: where, how long, and how they then voted."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from councilui.analysis.headlines import subject, with_date
from councilui.analysis.statement_wording import SETTINGS
from councilui.analysis.vote_wording import member_on
from councilui.common.shares import plural
from councilui.record.model import REPORTED_KINDS, VENUE_UNKNOWN, Statement
from councilui.record.views.votes import VoteCard

_OWN_WORDS: Final = ("verbatim", "quote")
_WITHOUT_SIDE: Final = {
    "abstain": "abstained",
    "absent": "absent for this vote",
    "not voting": "didn't vote",
    "excused": "excused from this vote",
    "recused": "recused from this vote",
    "present": "answered “present”",
    "paired": "paired, not counted",
    "vacant": "seat vacant",
}
"""What became of a member's vote that is neither yes nor no."""


class MemberSpeech(NamedTuple):
    """What a member said on the matter, in the meeting or outside it; `inside` is None when no source says where.

    `words` counts the member's own words, not paraphrases; `seconds` is None unless every statement is timed. When the
    member's vote is not on record, `option` is None and `basis` is "unknown".
    """

    person: str
    name: str
    inside: bool | None
    venues: tuple[str, ...]
    statements: tuple[Statement, ...]
    words: int
    seconds: float | None
    option: str | None
    basis: str


def speeches(card: VoteCard) -> tuple[MemberSpeech, ...]:
    """Each member who spoke, those in the meeting first, the longest first; no vote is inferred.

    A member held a seat on that day, or has a vote on record in this vote event.
    """
    members = {seat.person for seat in card.seats} | {vote.person for vote in card.votes}
    groups: dict[tuple[bool | None, str], list[Statement]] = {}
    for statement in card.statements:
        if statement.person in members and statement.kind not in REPORTED_KINDS:
            groups.setdefault((statement.inside, statement.person or ""), []).append(statement)
    speeches_made = [_speech(card, person, inside, spoken) for (inside, person), spoken in groups.items()]
    order = list(SETTINGS)
    return tuple(sorted(speeches_made, key=lambda speech: (order.index(speech.inside), -speech.words, speech.name)))


def others_who_spoke(card: VoteCard) -> int:
    """The number of statements on the matter by people without a vote."""
    members = {seat.person for seat in card.seats} | {vote.person for vote in card.votes}
    return sum(s.kind not in REPORTED_KINDS and s.person not in members for s in card.statements)


class SpeakerVote(NamedTuple):
    """How the speaker of a statement voted on what it is about; `option` is None when not on record."""

    card: VoteCard
    speech: MemberSpeech

    @property
    def sentence(self) -> str:
        """In words, with what the vote was about."""
        about = with_date(subject(self.card), self.card.meeting.date)
        return f"{self.speech.name}: {vote_words(self.speech)} ({about})."


def speaker_votes(statement: Statement, cards: Iterable[VoteCard]) -> tuple[SpeakerVote, ...]:
    """How the speaker voted in each of `cards`; () for somebody without a vote."""
    pairs = ((card, next((s for s in speeches(card) if statement in s.statements), None)) for card in cards)
    return tuple(SpeakerVote(card, speech) for card, speech in pairs if speech is not None)


def _speech(card: VoteCard, person: str, inside: bool | None, statements: Sequence[Statement]) -> MemberSpeech:
    known = card.people.get(person)
    vote = next((vote for vote in card.votes if vote.person == person), None)
    timed = [s.end_s - s.start_s for s in statements if s.start_s is not None and s.end_s is not None]
    return MemberSpeech(
        person=person,
        name=member_on(card, known) if known is not None else statements[0].speaker_name or person,
        inside=inside,
        venues=tuple(dict.fromkeys(s.venue for s in statements)),
        statements=tuple(statements),
        words=sum(len(s.text.split()) for s in statements if s.form in _OWN_WORDS),
        seconds=sum(timed) if len(timed) == len(statements) else None,
        option=vote.option if vote is not None else None,
        basis=vote.basis if vote is not None else "unknown",
    )


def speech_text(speech: MemberSpeech) -> str:
    """ "Ald. Raymond Lopez (15th): 12 words (press); vote unknown"."""
    length = f"{plural(speech.words, 'word')}" if speech.words else ""
    if length and speech.seconds is not None:
        length += f" in {speech.seconds:.0f} seconds"
    count = f"{len(speech.statements)} statements" if len(speech.statements) > 1 else ""
    where = ", ".join(venue for venue in speech.venues if venue != VENUE_UNKNOWN)
    words = ", ".join(part for part in (count, length) if part)
    if not speech.words:
        words = (
            f"spoke on the {where} (not quoted)"
            if where == "floor"
            else f"spoke{f' ({where})' if where else ''}, not quoted"
        )
    elif where:
        words += f" ({where})"
    return f"{speech.name}: {words}; {vote_words(speech)}"


def vote_words(speech: MemberSpeech) -> str:
    """ "voted yes ◇", "abstained", "absent for this vote", "vote unknown"."""
    derived = " ◇" if speech.basis == "derived" else ""
    if speech.option in ("yes", "no"):
        return f"voted {speech.option}{derived}"
    if speech.option is None:
        return "vote unknown"
    return f"{_WITHOUT_SIDE.get(speech.option, 'voted neither yes nor no')}{derived}"
