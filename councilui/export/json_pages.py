"""Meetings, matters and people whole, as JSON values."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.analysis.matter_history import MatterHistory, lineage
from councilui.export.json_parts import Object, doubtful, matter_key, source_json, statement_json, vote_line_json
from councilui.export.member import member_figures_json, present_json
from councilui.record.model import AgendaItem, MatterAction, Sponsorship
from councilui.record.views.matters import MatterPage
from councilui.record.views.meetings import MeetingPage
from councilui.record.views.people import PersonPage
from councilui.record.views.votes import RelatedMatter


def meeting_json(page: MeetingPage) -> Object:
    """A meeting whole. `order_known` False: the order of `items` is not the order in which they were taken."""
    meeting = page.meeting
    return {
        "id": meeting.id,
        "body": page.body.name,
        "body_id": page.body.id,
        "date": meeting.date,
        "kind": meeting.kind,
        "time": meeting.time,
        "time_basis": meeting.time_basis,
        "end_time": meeting.end_time,
        "location": meeting.location,
        "chair": page.chair.name if page.chair is not None else None,
        "order_known": bool(meeting.order_known),
        "summary": meeting.summary,
        "basis": meeting.basis,
        "source": meeting.source,
        "items": [
            {
                **_item(line.item),
                "matter": matter_key(line.matter),
                "votes": [vote_line_json(vote) for vote in line.votes],
            }
            for line in page.items
        ],
        "statements": [statement_json(s, page.further.get(("statement", s.key), ())) for s in page.statements],
        "attendance": [
            {
                "roll_call": row.roll_call,
                "person": row.person_name,
                "person_id": row.person,
                "status": row.status,
                "status_text": row.status_text,
                "agenda_item": row.agenda_item,
                "source": row.source,
            }
            for row in page.attendance
        ],
        **doubtful(page.doubts, page.claims, page.sources),
    }


def _item(item: AgendaItem) -> Object:
    return {
        "id": item.id,
        "position": item.position,
        "number": item.number,
        "section": item.section,
        "title": item.title,
        "outcome": item.outcome,
        "summary": item.summary,
        "basis": item.basis,
        "note": item.note,
        "source": item.source,
    }


def matter_json(page: MatterPage) -> Object:
    """A matter whole."""
    matter = page.matter
    return {
        "id": matter.id,
        "identifier": matter.identifier,
        "identifier_basis": matter.identifier_basis,
        "title": matter.title,
        "short_title": matter.short_title,
        "type": matter.type,
        "status": matter.status,
        "url": matter.url,
        "note": matter.note,
        "source": matter.source,
        "aliases": [alias.alias for alias in page.aliases],
        "sponsorships": [_sponsorship(sponsorship) for sponsorship in page.sponsorships],
        "history": [_action(action) for action in page.history],
        "related": [_related(related) for related in page.related],
        "lineage": lineage_json(lineage([page])),
        "votes": [vote_line_json(vote) for vote in page.votes],
        "statements": [statement_json(statement) for statement in page.statements],
        **doubtful(page.doubts, page.claims, page.sources),
    }


def topic_json(name: str, pages: Sequence[MatterPage]) -> Object:
    """All matters under one popular name as one story; each of them whole is `show matter ID --json`."""
    sources = {key: source for page in pages for key, source in page.sources.items()}
    return {
        "topic": name,
        "matters": [matter_key(page.matter) for page in pages],
        "lineage": lineage_json(lineage(pages)),
        "sources": [source_json(source) for _, source in sorted(sources.items())],
    }


def lineage_json(story: MatterHistory) -> Object:
    """A story in time order, votes inline; `left` is how many matters further away are not in it."""
    return {
        "matters": [matter_key(matter) for matter in story.matters],
        "relations": [
            {
                "matter_id": tie.matter.id,
                "relation": tie.relation,
                "other_id": tie.other.id,
                "note": tie.note,
                "source": tie.source,
            }
            for tie in story.ties
        ],
        "steps": [
            {
                "date": step.date,
                "matter_id": step.matter.id,
                "identifier": step.matter.identifier,
                "what": step.what,
                "meeting_id": step.meeting,
                "body": step.body_name,
                "action": _action(step.action) if step.action is not None else None,
                "votes": [vote_line_json(vote) for vote in step.votes],
            }
            for step in story.steps
        ],
        "left": story.left,
    }


def _sponsorship(sponsorship: Sponsorship) -> Object:
    return {
        "name": sponsorship.sponsor_name,
        "person_id": sponsorship.person,
        "role": sponsorship.role,
        "source": sponsorship.source,
    }


def _action(action: MatterAction) -> Object:
    return {
        "date": action.date,
        "action": action.action,
        "body_id": action.body,
        "meeting_id": action.meeting,
        "actor": action.actor,
        "note": action.note,
        "basis": action.basis,
        "source": action.source,
    }


def _related(related: RelatedMatter) -> Object:
    return {
        "matter": matter_key(related.matter),
        "relation": related.relation,
        "direction": related.direction,
        "note": related.note,
        "source": related.source,
    }


def person_json(page: PersonPage) -> Object:
    """A person whole; each vote with its vote event."""
    person = page.person
    return {
        "id": person.id,
        "name": person.name,
        "sort_name": person.sort_name,
        "surname": person.surname,
        "note": person.note,
        "names": [{"name": name.name, "note": name.note, "source": name.source} for name in page.names],
        "memberships": [
            {
                "id": seat.id,
                "body_id": seat.body,
                "role": seat.role,
                "district": seat.district,
                "start": seat.start,
                "end": seat.end,
                "start_text": seat.start_text,
                "end_text": seat.end_text,
                "basis": seat.basis,
                "source": seat.source,
            }
            for seat in page.memberships
        ],
        "votes": [
            {
                "option": known.vote.option,
                "option_text": known.vote.option_text,
                "voter_name": known.vote.voter_name,
                "district": known.vote.district,
                "basis": known.vote.basis,
                "note": known.vote.note,
                "source": known.vote.source,
                "vote_event": vote_line_json(known.line),
            }
            for known in page.votes
        ],
        "statements": [statement_json(statement) for statement in page.statements],
        "sponsorships": [{"role": s.role, "source": s.source, "matter": matter_key(m)} for s, m in page.sponsorships],
        "figures": member_figures_json(page.rolls) if page.rolls is not None else None,
        "attendance": present_json(page.present) if page.present is not None else None,
        **doubtful((), page.claims, page.sources),
    }
