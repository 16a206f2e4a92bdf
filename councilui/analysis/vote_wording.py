"""Sentences about a vote that screens, commands and exports share.

Short, and never more than the record has. Where there is nothing to say a function returns None (or no sentence); an
odd field is shown as it is. A tally has a hyphen between yes and no, as AP style writes scores.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from councilui.analysis import measures
from councilui.analysis.motions import article, direction, matter_noun, motion_name, put_off
from councilui.analysis.roll import is_beyond_seats, roll_names, with_office
from councilui.analysis.source_wording import with_article
from councilui.analysis.thresholds import tally_of
from councilui.common import shares
from councilui.common.dates import ordinal
from councilui.common.shares import plural
from councilui.record.model import AWAY, Body, Person
from councilui.record.views.votes import Tally, VoteCard, VoteLine, has_sides

NO_ROLL: Final = "No roll call found: no source says who voted which way."
_METHODS: Final = {
    "roll call": "Taken by roll call.",
    "electronic": "Taken electronically.",
    "voice": "Taken by voice vote.",
    "rising": "Taken by rising vote.",
    "omnibus": "Omnibus vote: one roll call for many items. A name in it doesn't show presence or a position.",
    "unanimous consent": "Taken by unanimous consent: nobody objected.",
}
ANSWERS: Final = ("Passed", "Carried", "Failed")
"""What an outcome begins with when the record has no more than the result."""

_RECORDS: Final = frozenset(("dataset", "official record"))
_HEARD: Final = frozenset(("captions", "transcript"))
_ANSWERS: Final = frozenset(
    ("passed", "adopted", "approved", "carried", "failed", "failed to pass", "unclear", "not clear from the record")
)
_RELATIONS: Final = ("amendment", "companion", "replacement", "substitute", "successor")
_UNDEBATED: Final = re.compile(r"\b(?:without (?:any )?(?:debate|discussion)|before any discussion|no debate)\b", re.I)


def sentence(text: str) -> str:
    """`text` on one line, its first letter a capital, with a full stop at its end; "" stays ""."""
    line = " ".join(text.split())
    if not line:
        return ""
    return line[0].upper() + line[1:] + ("" if line[-1] in ".!?…”" else ".")


def member(body: Body, name: str, district: str | None) -> str:
    """A member with title and seat: "Ald. Raymond Lopez (15th)"; without title or district, without them."""
    title = f"{body.member_title} " if body.member_title else ""
    return f"{title}{name}" + (f" ({ordinal(district)})" if district else "")


def member_of(name: str, district: str | None) -> str:
    """A name with the seat after it, where no title is known: "Silvana Tabares (23rd)"."""
    return f"{name} ({ordinal(district)})" if district else name


def member_on(card: VoteCard, person: Person) -> str:
    """A person as of the meeting: title, full name and district where they had a seat, title and name for an office."""
    seat = next((seat for seat in card.seats if seat.person == person.id), None)
    if seat is not None:
        return member(card.body, person.name or roll_names(card)[person.id], seat.district)
    vote = next((vote for vote in card.votes if vote.person == person.id and vote.district), None)
    in_office = with_office(card, person.id, person.name)
    return member(card.body, person.name, vote.district) if vote is not None else in_office


def tally_text(tally: Mapping[str, int] | tuple[int, int]) -> str:
    """ "39-11"; the other options after it: "41-8, 1 not voting"; "3 yes" without a number for the others."""
    if isinstance(tally, tuple):
        return f"{tally[0]}-{tally[1]}"
    if tally and not has_sides(tally):
        return ", ".join(_count_text(count, option) for option, count in tally.items())
    return f"{tally.get('yes', 0)}-{tally.get('no', 0)}" + "".join(_others(tally))


def line_tally(line: VoteLine) -> str:
    """The tally of a vote in a list; "no full tally" where one side of it, or some names, are known; "no tally"."""
    if line.tally is not None:
        return tally_text(line.tally)
    return "no full tally" if line.has_one_side or line.roll == "partial" else "no tally"


def tally_words(line: VoteLine) -> str:
    """A vote's tally and how much of it is by name: "39-11, no roll call", "no tally or roll call"."""
    tally = line_tally(line)
    if line.roll == "none":
        return f"{tally}{' or' if tally == 'no tally' else ', no'} roll call"
    return tally if line.roll == "complete" else f"{tally}, {line.roll} roll call"


def tally_cell(line: VoteLine) -> str:
    """The same in a column: "39-11"; "partial" where only some votes are on record by name; "–"."""
    return tally_text(line.tally) if line.tally is not None else "partial" if line.roll == "partial" else "–"


def _count_text(count: int, option: str) -> str:
    return f"{count} {'abstaining' if option == 'abstain' else option}"


def _others(tally: Mapping[str, int]) -> Iterator[str]:
    return (
        f", {_count_text(count, option)}" for option, count in tally.items() if option not in ("yes", "no") and count
    )


def effects(card: VoteCard) -> tuple[str, ...]:
    """What a yes and a no did: "A yes vote kept the law as it is."; only those on record."""
    pairs = (("yes", card.event.effect_yes), ("no", card.event.effect_no))
    return tuple(_effect(option, text) for option, text in pairs if text and text.strip())


def _effect(option: str, text: str) -> str:
    line = sentence(text)
    if re.match(rf"an? {option}\b", line, re.I):
        return line
    start = " ".join(text.split())
    return f"A {option} vote {start[0] + line[1:]}" if start[0].islower() else f"A {option} vote: {line}"


def outcome(card: VoteCard) -> str:
    """What happened, in sentences: the result, what became of the matter, and whether it was voted on itself."""
    event, way = card.event, direction(card.motion.motion_type)
    dispositions = [_line(part) for part in (event.disposition or "").split(";") if part.strip()]
    if event.result in ("pass", "fail"):
        answer = ANSWERS[2] if event.result == "fail" else ANSWERS[0 if way == "merits" else 1]
        starts = (f"{answer.casefold()} ", "tabled")
        says_it = bool(dispositions) and dispositions[0].casefold().startswith(starts)
        parts = [] if says_it else [_against_the_tally(card, answer) or f"{answer}."]
    elif event.result_text and event.result_text.strip():
        parts = [f"The result is unclear: it is recorded as “{_line(event.result_text)}.”"]
    else:
        parts = ["The result is not recorded."]
    for part in dispositions:
        if part.casefold() == "tabled":
            parts.append("Tabled: put aside without debate." if _undebated(card) else "Tabled: put aside.")
        elif part.casefold().rstrip(".") not in _ANSWERS:
            parts.append(sentence(part))
    if way in ("aside", "forward") and card.matter is not None and not any("voted on" in part for part in dispositions):
        noun = matter_noun(card.matter)
        put_aside = way == "aside" and event.result == "pass"
        parts.append(
            f"The {noun} itself was not voted on." if put_aside else f"This was not a vote on the {noun} itself."
        )
    return " ".join(parts)


def _against_the_tally(card: VoteCard, answer: str) -> str | None:
    """A passage without more yes than no votes is only recorded as one, and the numbers say why."""
    tally = tally_of(card)
    if card.event.result != "pass" or tally is None or not tally["no"] or tally["yes"] > tally["no"]:
        return None
    why = "the vote was tied" if tally["yes"] == tally["no"] else "more voted no than yes"
    return f"Recorded as {answer.casefold()}, though {why}."


def _undebated(card: VoteCard) -> bool:
    """Whether the record says that there was no debate; the motion's name alone is not enough."""
    item, event = card.item, card.event
    texts = [card.motion.text, event.disposition, event.roll_note, *(action.note for action in card.history)]
    texts += [item.outcome, item.summary, item.note] if item is not None else []
    return any(_UNDEBATED.search(text) for text in texts if text)


def _line(text: str) -> str:
    return " ".join(text.split())


def by_sources(count: int) -> str:
    """ "by one source", "by 8 sources"."""
    return "by one source" if count == 1 else f"by {count} sources"


def has_numbers(card: VoteCard) -> bool:
    """Whether a source gives a tally or the whole roll."""
    return bool(card.counts) or card.event.roll == "complete"


def announced(card: VoteCard) -> str:
    """Each tally that sources give and who gives it, the main source's first: "Recorded as 43-7 in data from …".

    Without one, that the numbers are those of the roll, or that there are none.
    """
    sources_of: dict[str, list[str]] = {}
    for source, tally in card.announcements.items():
        sources_of.setdefault(tally_text(tally), []).append(source)
    if not sources_of:
        return "Counted from the roll call" if card.event.roll == "complete" else "No source gives a tally."
    return sentence("; ".join(_tally_by(card, text, ids) for text, ids in sources_of.items())).removesuffix(".")


def _tally_by(card: VoteCard, text: str, ids: list[str]) -> str:
    """A tally with who gives it; only what somebody is on record as having announced is called announced."""
    sources = [card.sources[id] for id in ids if id in card.sources]
    kinds = {source.kind for source in sources}
    verb = "recorded" if kinds <= _RECORDS else "announced" if kinds <= _HEARD else "reported"
    if len(ids) > 1 or not sources:
        return f"{verb} as {text} {by_sources(len(ids))}"
    where = "in data from" if sources[0].kind == "dataset" else "by"
    return f"{verb} as {text} {where} {with_article(sources[0].publisher)}"


def roll_state(card: VoteCard) -> str:
    """How much of the roll is on record, and how many votes of it are derived."""
    names, seats = len(card.votes), card.body.seats
    if card.event.roll == "none" or (not names and card.event.roll != "complete"):
        return NO_ROLL
    if card.event.roll == "partial" and all(vote.option in AWAY for vote in card.votes):
        return f"Partial roll call: only the {_members(names)} who {'was' if names == 1 else 'were'} away."
    if card.event.roll == "partial":
        announced = card.announced or {}
        of = seats or (sum(announced.values()) if all(vote.option in announced for vote in card.votes) else 0)
        of = 0 if is_beyond_seats(card, card.votes) else of
        share = f"{names} of {of} names" if of >= names else "one name" if names == 1 else f"{names} names"
        text = f"Partial roll call: {share} {'is' if names == 1 else 'are'} on record"
    else:
        text = f"Complete roll call: all {names} names" if names != 1 else "Complete roll call: one name"
    derived = sum(vote.basis == "derived" for vote in card.votes)
    return f"{text}, {derived} of them derived ◇." if derived else f"{text}."


def _members(count: int) -> str:
    return "one member" if count == 1 else f"{count} members"


def method(card: VoteCard) -> str | None:
    """How the vote was taken, and what that method leaves unknown; None when nobody says how."""
    if card.event.method == "voice" and not card.votes:
        return "Taken by voice vote, which has no roll call."
    return _METHODS.get(card.event.method)


def mover(card: VoteCard) -> str | None:
    """ "Moved by Ald. Jessica Fuentes (26th), according to one source"; the seconder after it when known."""
    motion = card.motion
    name = _name(card, motion.mover, motion.mover_name)
    if name is None:
        return None
    text = f"Moved by {name}"
    if motion.mover_basis == "reported":
        more = {c.source for c in card.citations if (c.subject, c.field) == ("vote_event", "mover")}
        count = len(more | {motion.mover_source} - {None})
        text += f", according to {'one source' if count < 2 else f'{count} sources'}"
    elif motion.mover_basis and motion.mover_basis != "recorded":
        text += f" ({motion.mover_basis})"
    second = _name(card, motion.seconder, motion.seconder_name)
    return f"{text}; seconded by {second}" if second else text


def _name(card: VoteCard, person: str | None, printed: str | None) -> str | None:
    known = card.people.get(person) if person is not None else None
    if known is not None:
        return member_on(card, known)
    return printed or None


def numbers(card: VoteCard) -> str | None:
    """The numbers in one sentence, each with its base: "Passed by 36 votes: 43 yes, 7 no. Of the 50 votes cast, …"."""
    tally = tally_of(card)
    if tally is None or not tally["yes"] + tally["no"]:
        return None
    yes, cast, seats = tally["yes"], tally["yes"] + tally["no"], card.body.seats
    others = "".join(_others(tally))
    part, share = yes, f"Of the {cast} votes cast, {shares.percent(yes, cast)} were yes"
    if yes in (0, cast) and cast > 1:
        part, share = cast, f"All {cast} who voted said {'yes' if yes else 'no'}"
    if seats and seats > cast:
        share += f" ({shares.percent(part, seats)} of the {seats} seats)"
    return f"{_margin_words(card, yes - tally['no'])}: {yes} yes, {tally['no']} no{others}. {sentence(share)}"


def _margin_words(card: VoteCard, margin: int) -> str:
    votes = f"{plural(abs(margin), 'vote')}"
    result, way = card.event.result, direction(card.motion.motion_type)
    if result == "pass" and margin > 0:
        word = card_outcome_word(card) if way == "merits" else "carried"
        return f"{word.capitalize() if word in _ANSWERS else 'Passed'} by {votes}"
    if result == "fail" and margin < 0:
        return f"Failed by {votes}"
    more, fewer = ("yes", "no") if margin > 0 else ("no", "yes")
    return f"More {more} than {fewer} votes, by {abs(margin)}" if margin else "A tie"


def index_text(card: VoteCard) -> str | None:
    """The Rice index with its base and what it means; None when nobody's vote is known."""
    tally = tally_of(card)
    index = measures.rice(tally) if tally is not None else None
    if index is None:
        return None
    return f"Rice index: {index.value:.3f} for the {index.n} votes cast (0 is an even split, 1 all on one side)."


def differences_of(card: VoteCard) -> tuple[str, ...]:
    """Where the announced tally, the counted roll and the number of seats differ.

    A partial roll is expected to lack names, so only names beyond the tally count there.
    """
    announced_tally, counts = card.announced, card.roll_tally
    differences = []
    if announced_tally is not None and card.event.roll != "none":
        differences = [
            f"{option}: the tally says {number}, the names add up to {counts.get(option, 0)}"
            for option, number in announced_tally.items()
            if option != "vacant"
            and number != counts.get(option, 0)
            and (card.event.roll == "complete" or counts.get(option, 0) > number)
        ]
        # A tally keeps options that are not zero: what it lacks was announced as none, or not at all.
        only_named = [
            _count_text(count, option)
            for option, count in counts.items()
            if count and option != "vacant" and option not in announced_tally
        ]
        if only_named:
            differences.append(f"in the roll call but not in the tally: {', '.join(only_named)}")
    main = announced_tally or {}
    others = [
        tally
        for tally in card.announcements.values()
        if any(side in tally and side in main and tally[side] != main[side] for side in ("yes", "no"))
    ]
    if others:
        differences.insert(0, f"the main source has {tally_text(main)}, others {', '.join(map(tally_text, others))}")
    tally, seats = tally_of(card), card.body.seats
    if tally is not None and seats is not None and sum(tally.values()) != seats:
        differences.append(_of_seats(tally, seats))
    return tuple(differences)


def _of_seats(tally: Tally, seats: int) -> str:
    total = sum(tally.values())
    if total > seats:
        return f"seats: {total} votes, {total - seats} more than the {seats} seats"
    return f"seats: the tally accounts for {total} of {seats}"


def outcome_word(line: VoteLine) -> str:
    """What happened in a word or two for a list: "passed", "failed", "unclear"; in capitals what was put off."""
    return _outcome_word(line.motion_type, line.result, line.result_text, line.disposition)


def item_outcome_word(line: VoteLine) -> str:
    """The same beside the title of an item: a vote that was not on the item itself names its motion.

    "Motion to deny carried" under a variance is no variance granted.
    """
    word, motion = outcome_word(line), motion_name(line.motion_type)
    is_plain = says_motion(word) or motion == "motion" or direction(line.motion_type) == "merits"
    return word if is_plain else f"{motion} {word}"


def says_motion(word: str) -> bool:
    """Whether an outcome tells by itself which motion it was: "TABLED", "POSTPONED", "not tabled"."""
    return word.isupper() or word == "not tabled"


def relation_words(relation: str) -> str:
    """A relation as a verb, which stands between two matters: "substitute for" as "is a substitute for"."""
    return f"is {article(relation)}" if relation.casefold().startswith(_RELATIONS) else relation


def step_text(what: str, actor: str | None, note: str | None) -> str:
    """A step with who took it and what is noted: "signed (Mayor Ada Orr)", "passed (Ald. Bo). Read twice."."""
    who = f" ({' '.join(actor.split())})" if actor else ""
    return with_note(f"{' '.join(what.split())}{who}", note)


def with_note(text: str, note: str | None) -> str:
    """What a note is about, then the note: a sentence of its own, a number after a comma, else after a semicolon."""
    words = " ".join((note or "").split())
    if not words:
        return text
    return f"{text}{'. ' if words[0].isupper() else ', ' if words[0].isdigit() else '; '}{words}"


def card_outcome_word(card: VoteCard) -> str:
    """The same of a vote whole."""
    event = card.event
    return _outcome_word(card.motion.motion_type, event.result, event.result_text, event.disposition)


def _outcome_word(motion_type: str, result: str, result_text: str | None, disposition: str | None) -> str:
    way, is_table = direction(motion_type), "table" in motion_type.casefold()
    if result == "unknown":
        return "unclear" if result_text else "result unknown"
    if result == "fail":
        return "not tabled" if is_table and way == "aside" else "failed"
    if way == "aside":
        return put_off(motion_type).upper()
    word = _line((disposition or result_text or "").split(";")[0]).casefold().rstrip(".")
    if word.isalpha() and len(word) <= 16 and way in ("merits", "override", "other"):
        return word
    return "passed" if way == "merits" else "carried"
