"""Pages that list what was asked for: meetings, divided votes, hits of a search, doubts, and pages about one vote."""

import sqlite3
from typing import Final

from councilui.analysis.headlines import subject, vote_haystack
from councilui.analysis.query_wording import ABOUT_MATTER, asides, page_text, people_scope, person_figures, said_by_text
from councilui.analysis.vote_scope import vote_scope_text
from councilui.common.dates import date_words, first_day, is_date, last_day, short_date
from councilui.common.errors import CouncilError, NotFoundError
from councilui.common.fold import fold, fold_case
from councilui.common.plain_text import one_line
from councilui.common.width import cut
from councilui.kinds import find_kind
from councilui.linear.page import Choice, LinearPage, PageQuery
from councilui.linear.pages import document_page, meeting_text, place_query, statement_text, vote_ids, vote_text

_HITS: Final = 200


def meetings_page(connection: sqlite3.Connection, typed: str) -> LinearPage:
    """All meetings, newest first; with a date those of it, with words those of such a body or month."""
    from councilui.record.queries.meetings import list_meetings

    if is_date(typed):
        lines = list_meetings(connection, since=first_day(typed), until=last_day(typed))
    else:
        words = fold(typed).split()
        texts = [(line, fold(f"{date_words(line.date)} {line.body_name}")) for line in list_meetings(connection)]
        lines = [line for line, text in texts if all(word in text for word in words)]
    if not lines:
        raise NotFoundError(f"No meeting matches “{cut(typed, 80)}”; type a date or part of a body's name.")
    choices = tuple(Choice(meeting_text(line), place_query("meeting", line.id)) for line in lines)
    scope = vote_scope_text(lines[0].vote_scope)
    return LinearPage(f"Meetings, newest first: {len(lines):,}", (scope,) if scope else (), choices)


def people_page(connection: sqlite3.Connection) -> LinearPage:
    """Everybody, by surname."""
    from councilui.record.queries.people import list_people

    people = list_people(connection)
    choices = tuple(Choice(f"{line.name}: {person_figures(line)}", place_query("person", line.id)) for line in people)
    scope = people_scope(people)
    return LinearPage(f"People by surname: {len(choices):,}", (scope,) if scope else (), choices)


def divided_page(connection: sqlite3.Connection, meeting: str | None, where: str) -> LinearPage:
    """The divided votes of the record or of a meeting, the closest first, with the figures over them."""
    from councilui.record.views.divided_votes import VoteFilter

    kind = find_kind("divided-votes")
    page = kind.read(connection, VoteFilter(), "margin", False, meeting)
    export = kind.export_page(connection, page)
    choices = [Choice(vote_text(vote.line, dated=True), place_query("vote", vote.line.id)) for vote in page.votes]
    ids = {"meeting": meeting} if meeting is not None else {}
    return document_page(where, export, ids=ids, before=choices, has_rows=True)


def search_page(connection: sqlite3.Connection, query: str) -> LinearPage:
    """The statements that match a query, newest first."""
    kind = find_kind("search")
    answer = kind.read(connection, query, limit=_HITS, count_cap=100_000)
    reading = [f"Read as: {answer.reading}"] if answer.reading else []
    lines = (*reading, *asides(answer))
    choices = []
    if (said_by := answer.said_by) is not None:
        own = said_by.query
        choices.append(Choice(said_by_text(said_by), lambda connection: search_page(connection, own)))
    for hit in answer.hits:
        before, after = hit.cut
        apart = f"{ABOUT_MATTER}: " if hit.about_matter else ""
        snippet = statement_text(hit.statement._replace(text=f"{before}{one_line(hit.snippet)}{after}"))
        choices.append(Choice(f"{apart}{short_date(hit.date)}, {snippet}", place_query("statement", hit.statement.key)))
    where = f"Search for {query}: {page_text(answer)}"
    return LinearPage(where, lines, tuple(choices), {"query": query}, kind.export_page(connection, answer))


def doubts_page(connection: sqlite3.Connection, vote: str | None, meeting: str | None) -> LinearPage:
    """What doesn't add up, about a vote and a meeting first, then by kind; each finding leads to its place."""
    from councilui.analysis.reconcile import finding_groups

    kind = find_kind("doubts")
    findings, sources = kind.read(connection)
    export = kind.export_page(connection, (findings, sources))
    choices = []
    for heading, explanation, group, _ in finding_groups(findings, vote, meeting):
        name = f"{heading.capitalize()}: {len(group):,}"
        page = LinearPage(name, (), tuple(map(_finding_choice, group)))
        choices.append(Choice(f"{name}, {explanation}" if explanation else name, page.again))
    lines = document_page("", export).lines
    return LinearPage("What doesn't add up", lines, tuple(choices), {}, export)


def _finding_choice(finding: object) -> Choice:
    from councilui.analysis.reconcile import Finding

    assert isinstance(finding, Finding)
    ids = {
        "vote": finding.vote_event, "meeting": finding.meeting, "matter": finding.matter, "person": finding.person,
    }  # fmt: skip
    label = f"{finding.label}: {one_line(finding.text)}"
    place = next(((kind, id) for kind, id in ids.items() if id is not None), None)
    page = LinearPage(finding.label, (finding.text,))
    return Choice(label, place_query(*place) if place is not None else page.again)


def votes_page(connection: sqlite3.Connection, typed: str) -> LinearPage:
    """All votes, newest first; with words those that have each of them."""
    from councilui.record.queries.loads import vote_scope
    from councilui.record.queries.vote_lines import list_votes

    words = fold_case(typed).split()
    every = list_votes(connection)
    lines = [line for line in every if all(word in vote_haystack(line) for word in words)]
    if not every:
        raise NotFoundError("There are no votes in this record.")
    if not lines:
        raise NotFoundError(f"No vote matches “{cut(typed, 80)}”.")
    has_bodies = len({line.body_name for line in every}) > 1
    choices = [
        Choice(f"{line.body_name}, {text}" if has_bodies else text, place_query("vote", line.id))
        for line in lines
        for text in (vote_text(line, dated=True),)
    ]
    scope = vote_scope_text(vote_scope(connection))
    return LinearPage(f"Votes, newest first: {len(choices):,}", (scope,) if scope else (), tuple(choices))


def comparison_page(connection: sqlite3.Connection, vote: str, other: str) -> LinearPage:
    """Two votes seat by seat, the earlier one first."""
    from councilui.record.queries.votes import vote_card

    first, second = sorted((vote_card(connection, id) for id in (other, vote)), key=lambda card: card.meeting.date)
    export = find_kind("comparison").export(connection, first.event.id, second.event.id)
    choices = [Choice(f"Vote: {subject(c)}", place_query("vote", c.event.id)) for c in (first, second)]
    where = f"Comparison of “{subject(first)}” and “{subject(second)}”"
    return document_page(where, export, ids=vote_ids(first if first.event.id == vote else second), after=choices)


def other_votes_page(connection: sqlite3.Connection, vote: str) -> LinearPage:
    """The votes that one can be compared with, newest first."""
    from councilui.record.queries.vote_lines import list_votes

    def comparison(other: str) -> PageQuery:
        return lambda connection: comparison_page(connection, vote, other)

    choices = tuple(
        Choice(vote_text(line, dated=True), comparison(line.id)) for line in list_votes(connection) if line.id != vote
    )
    return LinearPage("Compare this vote with which?", (), choices, {"vote": vote})


def similar_page(connection: sqlite3.Connection, vote: str) -> LinearPage:
    """Votes that divided the members as one did."""
    kind = find_kind("similar")
    card, similar = kind.read(connection, vote)
    choices = [Choice(vote_text(s.vote.line, dated=True), place_query("vote", s.vote.line.id)) for s in similar.votes]
    where = f"Votes like “{subject(card)}”"
    return document_page(
        where, kind.export_page(connection, (card, similar)), ids=vote_ids(card), before=choices, has_rows=True
    )


def briefing_page(connection: sqlite3.Connection, since: str | None) -> LinearPage:
    """What is new since a date, by default in the last days of the record."""
    export = find_kind("briefing").export(connection, since)
    return document_page("What's new", export)


def agreement_page(connection: sqlite3.Connection, body: str | None) -> LinearPage:
    from councilui.analysis.agreement_wording import AgreementQuery

    export = find_kind("agreement").export(connection, AgreementQuery(body, None, None, True, ()))
    return document_page("Who votes with whom", export, ids={"body": body} if body is not None else {})


def grid_page(connection: sqlite3.Connection, meeting: str) -> LinearPage:
    """All roll calls of a meeting."""
    export = find_kind("grid").export(connection, meeting)
    return document_page("Roll calls of the meeting", export, ids={"meeting": meeting})


def what_if_page(connection: sqlite3.Connection, vote: str, typed: str) -> LinearPage:
    """A vote with some of it moved: "lopez=yes, 3 no=yes"; assumptions first."""
    from councilui.moves import move, parse_move

    kind = find_kind("what-if")
    what_if = kind.read(connection, vote)
    for part in typed.split(","):
        who, option = parse_move(part.strip())
        what_if = move(what_if, who.strip(), option)
    export = kind.export_page(connection, what_if)
    return document_page(f"What if: {typed}", export, ids=vote_ids(what_if.card))


def counts_page(connection: sqlite3.Connection, query: str) -> LinearPage:
    """Who says it most, where and when."""
    export = find_kind("search-counts").export(connection, query)
    return document_page(f"Who and when: {query}", export, ids={"query": query})


def seats_page(connection: sqlite3.Connection, vote: str) -> LinearPage:
    """A vote seat by seat, by ward."""
    from councilui.analysis.chamber import hemicycle_seats, option_words, ward_seats
    from councilui.analysis.seat_wording import district_text
    from councilui.record.queries.votes import vote_card

    card = vote_card(connection, vote)
    seats = [seat for seat in ward_seats(card) or hemicycle_seats(card) if seat.entry is not None]
    if not seats:
        raise CouncilError("No votes by name are on record, so there are no seats to read.")
    lines = []
    for seat in seats:
        assert seat.entry is not None
        district = f"{district_text(seat.entry.district, card.body)}, " if seat.entry.district else ""
        lines.append(f"{district}{seat.entry.full_name}: {option_words(seat.option, True)}")
    return LinearPage(f"Seats: {subject(card)}", tuple(lines), (), vote_ids(card))
