"""One vote event with all that is on record about it."""

import sqlite3

from councilui.common.dates import is_in_force
from councilui.record import model
from councilui.record.queries.relations import related_matters
from councilui.record.queries.rows import (
    existing,
    further_sources,
    one,
    select,
    select_about,
    select_in,
    source_ids,
    sources_of,
)
from councilui.record.queries.seats import officers_on, seats_on
from councilui.record.views.votes import VoteCard


def vote_card(connection: sqlite3.Connection, vote_id: str) -> VoteCard:
    """One vote event with all that is on record about it. Raises CouncilError when there is none."""
    event = existing(connection, model.VoteEvent, vote_id)
    motion = existing(connection, model.Motion, event.motion)
    meeting = existing(connection, model.Meeting, motion.meeting)
    body = existing(connection, model.Body, meeting.body)
    matter = one(connection, model.Matter, motion.matter)
    item = one(connection, model.AgendaItem, motion.agenda_item)
    counts = _counts(connection, event)
    votes = select(connection, model.Vote, "t.vote_event = ?", (vote_id,), "CAST(t.district AS INTEGER), t.voter_name")
    matter_id = matter.id if matter else None
    sponsorships = select(connection, model.Sponsorship, "t.matter = ?", (matter_id,), "t.role DESC, t.sponsor_name")
    history = select(connection, model.MatterAction, "t.matter = ?", (matter_id,), "t.position")
    related = related_matters(connection, matter_id) if matter_id else ()
    about = "+t.meeting = ? AND (t.agenda_item = ? OR t.matter = ?)"  # + for the indexes of item and matter
    statements = select(connection, model.Statement, about, (meeting.id, motion.agenda_item, matter_id), "t.id")
    subjects = {"agenda_item": [item.id] if item else [], "matter": [matter.id] if matter else []}
    keys = {"statement": [s.key for s in statements]}
    doubts = select_about(connection, model.Doubt, {**subjects, "vote_event": [event.id]})
    claims = select_about(connection, model.Claim, {**subjects, **keys, "vote_event": [event.id]})
    of_vote = "t.subject = 'vote_event' AND t.subject_id = ?"
    citations = select(connection, model.Citation, of_vote, (vote_id,), "t.position")
    rules = _rules_in_force(connection, meeting)
    further = further_sources(connection, {**subjects, **keys, "rule": [r.id for r in rules]})
    everybody = [
        *(v.person for v in votes),
        *(p for p in (motion.mover, motion.seconder, meeting.chair) if p),
        *(s.person for s in sponsorships if s.person),
        *(s.person for s in statements if s.person),
    ]
    mentioned = [
        *source_ids((event, *counts, *votes, motion, item, matter, *history, *related, *sponsorships, *statements)),
        *source_ids(line for other in related for line in other.votes),
        motion.mover_source,
        *source_ids((*citations, *doubts, *claims, *rules)),
    ]
    return VoteCard(
        event=event,
        motion=motion,
        meeting=meeting,
        body=body,
        matter=matter,
        item=item,
        counts=tuple(counts),
        votes=tuple(votes),
        seats=seats_on(connection, body.id, meeting.date),
        rules=tuple(rules),
        sponsorships=tuple(sponsorships),
        history=tuple(history),
        related=tuple(related),
        statements=tuple(statements),
        claims=tuple(claims),
        doubts=tuple(doubts),
        citations=tuple(citations),
        sources=sources_of(connection, [*mentioned, *(source for listed in further.values() for source in listed)]),
        people={p.id: p for p in select_in(connection, model.Person, "id", everybody)},
        further=further,
        passages=tuple(select(connection, model.Passage, of_vote, (vote_id,))),
        officers=officers_on(connection, body.id, meeting.date),
    )


def _counts(connection: sqlite3.Connection, event: model.VoteEvent) -> list[model.VoteCount]:
    """The tallies of a vote: those of its own source first, each source's in the order of the options."""
    counts = select(connection, model.VoteCount, "t.vote_event = ?", (event.id,))
    return sorted(counts, key=lambda c: (c.source != event.source, c.source, model.OPTIONS.index(c.option)))


def _rules_in_force(connection: sqlite3.Connection, meeting: model.Meeting) -> list[model.Rule]:
    """The rules of a meeting's body on its day."""
    rules = select(connection, model.Rule, "t.body = ?", (meeting.body,), "t.id")
    return [rule for rule in rules if is_in_force(rule.start, rule.end, meeting.date)]
