"""A vote event written by hand: its motion, the tallies as announced, the names as printed."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from councilui.load.formats.record_text.rows import Row
from councilui.load.people import PersonIndex
from councilui.record import model
from councilui.record.schema import FIELDS

_OPTION_KEYS: Final = {option.replace(" ", "_"): option for option in model.OPTIONS}
_MOTION_KEYS: Final = ("motion_text", "mover", "mover_name", "mover_basis", "mover_source", "seconder", "seconder_name")
_SHARED_KEYS: Final = ("meeting", "motion_type", "agenda_item", "matter", "requirement")


@dataclass(frozen=True, slots=True)
class ReadVoteEvent:
    """One `[[vote_event]]` as the model's objects."""

    motion: model.Motion
    event: model.VoteEvent
    counts: tuple[model.VoteCount, ...]
    votes: tuple[model.Vote, ...]
    citations: tuple[model.Citation, ...]


def read_vote_event(
    row: Row, meeting: model.Meeting, body: model.Body, roster: PersonIndex, position: int
) -> ReadVoteEvent:
    """Read one vote event. Raises InputError for a name that is nobody, or two, on that date, or appears twice."""
    event_id = row.values.get("id")
    if not isinstance(event_id, str):
        raise row.mistake('the field "id" is missing')
    sources = row.strings("sources") or [s for s in (row.values.get("source"),) if isinstance(s, str)]
    counts = tuple(count for table in row.rows("count") for count in _counts(table, event_id))
    votes = _votes(row, event_id, meeting, roster)
    motion = Row(
        row.file, row.lines, row.place, {k: v for k, v in row.values.items() if k in _MOTION_KEYS + _SHARED_KEYS}
    )
    text = motion.values.pop("motion_text", None)
    event_keys = set(FIELDS[model.VoteEvent])
    row.only(
        {*event_keys, *_MOTION_KEYS, *_SHARED_KEYS, "sources", "count", "roll", "derived"} - {"motion", "position"}
    )
    event = Row(
        row.file,
        row.lines,
        row.place,
        {k: v for k, v in row.values.items() if k in event_keys - {"roll", "source", "motion", "position"}},
    )
    source = sources[0] if sources else None
    return ReadVoteEvent(
        motion.build(model.Motion, id=f"{event_id}/motion", text=text, source=source),
        event.build(
            model.VoteEvent,
            motion=f"{event_id}/motion",
            position=position,
            source=source,
            roll=roll_state(counts, votes, body.seats),
            method=event.values.pop("method", "unknown"),
            result_basis=event.values.pop("result_basis", "recorded"),
        ),
        counts,
        votes,
        tuple(model.Citation("vote_event", event_id, cited, index) for index, cited in enumerate(sources[1:])),
    )


def roll_state(counts: tuple[model.VoteCount, ...], votes: tuple[model.Vote, ...], seats: int | None) -> str:
    """How many names are on record: complete when they are as many, option by option, as one source announced.

    Without any announced count a roll is complete when it has a name for each seat.
    """
    if not votes:
        return "none"
    sums = {option: n for option, n in Counter(vote.option for vote in votes).items() if n}
    announced: dict[str, dict[str, int]] = {}
    for count in counts:
        if count.count and count.option != "vacant":  # an empty seat has no name to be on record
            announced.setdefault(count.source, {})[count.option] = count.count
    if not counts:
        return "complete" if seats is not None and len(votes) >= seats else "partial"
    return "complete" if sums in announced.values() else "partial"


def _counts(row: Row, event_id: str) -> list[model.VoteCount]:
    row.only({"source", "basis", *_OPTION_KEYS})
    source = row.values.get("source")
    if not isinstance(source, str):
        raise row.mistake("a count needs the source that announced it")
    basis = str(row.values.get("basis", "reported"))
    counts = []
    for key, option in _OPTION_KEYS.items():
        if key not in row.values:
            continue
        number = row.values[key]
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise row.mistake(f"{key} must be a whole number from 0", key)
        counts.append(model.VoteCount(event_id, option, source, number, basis=basis))
    return counts


def _votes(row: Row, event_id: str, meeting: model.Meeting, roster: PersonIndex) -> tuple[model.Vote, ...]:
    votes_by_person: dict[str, model.Vote] = {}

    def add(place: Row, key: str, name: str, option: str, **more: str | None) -> None:
        people = roster.find(name, meeting.body, meeting.date)
        if len(people) != 1:
            who = "nobody" if not people else f"{len(people)} people ({', '.join(people)})"
            raise place.mistake(f'"{name}" is {who} with a seat or an office on {meeting.date}', key)
        if people[0] in votes_by_person:
            raise place.mistake(f'"{name}" appears twice in this roll', key)
        district = roster.district(people[0], meeting.body, meeting.date)
        votes_by_person[people[0]] = model.Vote(
            vote_event=event_id,
            person=people[0],
            voter_name=name,
            option=option,
            district=district,
            **more,  # type: ignore[arg-type]
        )

    for roll in _rolls(row):
        roll.only({"source", "basis", "note", "words", *_OPTION_KEYS})
        words = roll.row("words")
        source, basis, note = (_text(roll, key) for key in ("source", "basis", "note"))
        for key, option in _OPTION_KEYS.items():
            printed = _text(words, key) if words else None
            for name in roll.strings(key):
                add(
                    roll,
                    key,
                    name,
                    option,
                    option_text=printed or option,
                    basis=basis or "recorded",
                    source=source,
                    note=note,
                )
    for derived in row.rows("derived"):
        derived.only(("option", "names", "note", "source"))
        option_word = derived.values.get("option")
        if not isinstance(option_word, str):
            raise derived.mistake("derived votes need an option")
        derived.one_of("option", option_word, model.OPTIONS)
        for name in derived.strings("names"):
            add(
                derived, "names", name, option_word, option_text=option_word, basis="derived",
                source=_text(derived, "source"), note=_text(derived, "note"),
            )  # fmt: skip
    return tuple(votes_by_person.values())


def _rolls(row: Row) -> list[Row]:
    """The roll, or several when more than one source prints names."""
    if isinstance(row.values.get("roll"), list):
        return row.rows("roll")
    roll = row.row("roll")
    return [] if roll is None else [roll]


def _text(row: Row, key: str) -> str | None:
    value = row.values.get(key)
    if value is not None and not isinstance(value, str):
        raise row.mistake(f"{key} must be a string", key)
    return value
