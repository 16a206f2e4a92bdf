"""A briefing as an export: what is new in the record since a date."""

import datetime as dt

from councilui.analysis.briefing import Briefing, Dissenter, SearchNews, Switch, VoteNews
from councilui.analysis.headlines import line_headline, line_question
from councilui.analysis.reconcile import merged
from councilui.analysis.vote_scope import vote_scope_aside
from councilui.analysis.vote_wording import NO_ROLL, member_of, sentence
from councilui.common.dates import clock_time, long_date
from councilui.common.shares import at_least, plural
from councilui.export.data_parts import source_data, vote_line_data
from councilui.export.document import Block, ExportDocument, Heading, bullets, document, mark, paragraph, title, under
from councilui.export.doubts import finding_data
from councilui.export.model import Appointment, Calendar, Export, Feed, FeedEntry, Object, fields
from councilui.record.model import Body, Meeting

_MOST_DOUBTS = 20


def briefing_export(briefing: Briefing, record: str) -> Export:
    """A briefing; `record` keeps the entries of its feed or calendar apart from those of another record."""
    return Export(
        f"new-since-{briefing.since}",
        "The briefing",
        document=lambda: briefing_document(briefing),
        data=lambda: briefing_data(briefing),
        feed=lambda: briefing_feed(briefing, record),
        calendar=lambda: briefing_calendar(briefing, record),
    )


def briefing_document(briefing: Briefing) -> ExportDocument:
    """The briefing as a memo: divided votes, saved searches with news, doubts, upcoming meetings, sources."""
    searches = bullets(f"{search.name}: {search_text(search)}" for search in briefing.searches)
    return document(
        [
            title(f"New since {long_date(briefing.since)}"),
            paragraph(summary(briefing)),
            *under("Divided votes, closest first", *_votes(briefing)),
            *under("Saved searches", searches),
            *under("What doesn't add up", _doubts(briefing)),
            *under("Upcoming meetings", bullets(_coming(briefing))),
        ],
        briefing.sources,
    )


def _period(briefing: Briefing) -> str:
    """Which days a briefing covers that nobody gave a date for; "" where its heading says what was asked for."""
    latest, since = briefing.latest_meeting, briefing.since
    if latest is None or len(latest) < 10 or len(since) < 10:
        return ""
    days = dt.date.fromisoformat(latest) - dt.date.fromisoformat(since)
    return f"This covers the {days.days} days up to the latest meeting, on {long_date(latest)}. "


def summary(briefing: Briefing) -> str:
    """The briefing in a few sentences, with what its numbers are of and, by default, which days it covers."""
    votes = plural(briefing.base.events, "vote")
    divided = f"{len(briefing.votes):,} divided" if briefing.votes else "none divided"
    scope = vote_scope_aside(briefing.base.vote_scope)
    parts = [f"{votes} on record{scope}, {divided}" if briefing.base.events else f"No vote on record{scope}"]
    switched = sum(len(news.switch.members) for news in briefing.votes if news.switch)
    if switched:
        parts.append(f"{plural(switched, 'member')} switched sides")
    searches = sum(1 for search in briefing.searches if search.total)
    if searches:
        parts.append(f"{plural(searches, 'saved search')} found something new")
    if briefing.doubts:
        parts.append(f"{plural(len(briefing.doubts), 'doubt')} about these meetings")
    if briefing.coming:
        parts.append(f"{plural(len(briefing.coming), 'upcoming meeting')}")
    return _period(briefing) + sentence("; ".join(parts))


def news_title(news: VoteNews) -> str:
    """A vote as a headline: what it was about, the outcome, the tally."""
    return line_headline(news.vote.line)


def news_sentences(news: VoteNews) -> list[str]:
    """The question, who was on the smaller side, who switched."""
    sentences = [sentence(question)] if (question := line_question(news.vote.line)) else []
    if news.dissenters:
        names = ", ".join(member_of(dissenter.name, dissenter.district) for dissenter in news.dissenters)
        total, count = news.vote.dissent or 0, len(news.dissenters)
        of = f"{count} named, {total} in the tally" if count < total else f"{count}"
        sentences.append(f"Voting {news.vote.smaller_side} ({of}): {names}.")
        if rare := [dissenter for dissenter in news.dissenters if dissenter.crossed_over]:
            usual = ", ".join(map(_usual, rare))
            sentences.append(f"Usually with the majority: {usual} earlier divided votes.")
    elif news.vote.line.roll == "none":
        sentences.append(NO_ROLL)
    if news.switch is not None:
        sentences.append(_switch(news.switch))
    return sentences


def meeting_title(meeting: Meeting, body: Body | None) -> str:
    """An upcoming meeting: "City Council, Wednesday …"."""
    name = body.name if body is not None else meeting.body
    return f"{name}, {long_date(meeting.date)}"


def briefing_data(briefing: Briefing) -> Object:
    return {
        "since": briefing.since,
        "since_is_default": briefing.latest_meeting is not None,
        "today": briefing.today,
        "votes_on_record": briefing.base.events,
        "vote_scope": briefing.base.vote_scope,
        "divided_votes": [_news_data(news) for news in briefing.votes],
        "searches": [search._asdict() for search in briefing.searches],
        "doubts": [finding_data(finding) for finding in briefing.doubts],
        "meetings_to_come": [
            {
                **fields(meeting, "id date time"),
                "body": briefing.bodies[meeting.body].name if meeting.body in briefing.bodies else meeting.body,
                "location": meeting.location,
                "agenda_items": items,
                "url": meeting.url,
            }
            for meeting, items in briefing.coming
        ],
        "sources": [source_data(source) for source in briefing.sources.values()],
    }


def _votes(briefing: Briefing) -> list[Block | None]:
    blocks: list[Block | None] = []
    for news in briefing.votes:
        line = news.vote.line
        where = f"{line.body_name}, {long_date(line.date)}."
        blocks.append(Heading(3, news_title(news)))
        blocks.append(paragraph(where, mark(line.source), f" {' '.join(news_sentences(news))}"))
    return blocks


def search_text(search: SearchNews) -> str:
    """How many statements a saved search found, or why it could not be run."""
    if search.problem is not None:
        return search.problem
    number = at_least(search.total, search.is_exact)
    return f"{number} new {'statement' if search.total == 1 else 'statements'}" if search.total else "nothing new"


def _doubts(briefing: Briefing) -> Block | None:
    lines = [f"{finding.label}: {finding.text}" for finding in merged(briefing.doubts)[:_MOST_DOUBTS]]
    if (rest := len(merged(briefing.doubts)) - _MOST_DOUBTS) > 0:
        lines.append(f"And {rest:,} more; 'councilui check' lists them all.")
    return bullets(lines)


def _coming(briefing: Briefing) -> list[str]:
    lines = []
    for meeting, items in briefing.coming:
        more = "; ".join(_facts(meeting, items))
        lines.append(meeting_title(meeting, briefing.bodies.get(meeting.body)) + (f": {more}" if more else ""))
    return lines


def _facts(meeting: Meeting, items: int) -> list[str]:
    """Time, place and number of agenda items of a meeting, as far as they are known."""
    facts = [clock_time(meeting.time) if meeting.time else None, meeting.location]
    return [fact for fact in (*facts, plural(items, "agenda item") if items else None) if fact]


def briefing_feed(briefing: Briefing, record: str) -> Feed:
    """One entry a divided vote, a search with news or a meeting to come."""
    entries = []
    for news in briefing.votes:
        line = news.vote.line
        text = f"{line.body_name}, {long_date(line.date)}. {' '.join(news_sentences(news))}"
        source = briefing.sources.get(line.source or "")
        entries.append(FeedEntry(f"vote {line.id}", news_title(news), line.date, text, source.url if source else None))
    for search in briefing.searches:
        if search.total:
            key = f"search {search.name} {briefing.since} {search.total}"
            entries.append(FeedEntry(key, f"“{search.name}”: {search_text(search)}", briefing.today, search.query))
    for meeting, items in briefing.coming:
        heading = meeting_title(meeting, briefing.bodies.get(meeting.body))
        text = "; ".join(_facts(meeting, items)) or heading
        entries.append(FeedEntry(f"meeting {meeting.id}", f"Upcoming: {heading}", briefing.today, text, meeting.url))
    about = f"What's new: {briefing.council}" if briefing.council else "What's new"
    return Feed(about, record, summary(briefing), briefing.today, tuple(entries))


def briefing_calendar(briefing: Briefing, record: str) -> Calendar:
    appointments = []
    for meeting, _ in briefing.coming:
        body = briefing.bodies.get(meeting.body)
        appointments.append(
            Appointment(
                f"meeting {meeting.id}",
                body.name if body is not None else meeting.body,
                meeting.date,
                meeting.time,
                meeting.end_time,
                body.timezone if body is not None else None,
                meeting.location,
                meeting.url,
            )
        )
    return Calendar(record, briefing.today, tuple(appointments))


def _usual(dissenter: Dissenter) -> str:
    return f"{dissenter.name} in {dissenter.with_majority} of {dissenter.before}"


def _switch(switch: Switch) -> str:
    names = ", ".join(member_of(row.second_name or "an unnamed member", row.district or None) for row in switch.members)
    return f"Switched sides since the vote of {long_date(switch.date)}, on the same matter: {names}."


def _news_data(news: VoteNews) -> Object:
    return {
        **vote_line_data(news.vote.line),
        "smaller_side": news.vote.smaller_side,
        "dissenters": [dissenter._asdict() for dissenter in news.dissenters],
        "switched": {
            "date": news.switch.date,
            "question": news.switch.question,
            "members": [row.second_person for row in news.switch.members],
        }
        if news.switch
        else None,
    }
