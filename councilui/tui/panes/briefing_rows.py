"""A briefing as rows: divided votes, saved searches, doubts, upcoming meetings."""

from councilui.analysis.briefing import Briefing, SearchNews, VoteNews
from councilui.analysis.reconcile import merged
from councilui.common.dates import long_date
from councilui.common.shares import plural
from councilui.export.briefing import meeting_title, news_sentences, news_title, search_text
from councilui.record.model import Meeting
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.rows import ListRow, rows_under


def briefing_rows(briefing: Briefing) -> list[ListRow]:
    """All of it, each part under a heading; what is empty is left out."""
    groups = (
        ("DIVIDED VOTES, CLOSEST FIRST", [_vote(news) for news in briefing.votes]),
        ("SAVED SEARCHES", [_search(search) for search in briefing.searches]),
        ("WHAT DOESN'T ADD UP", _doubts(briefing)),
        ("UPCOMING MEETINGS", [_meeting(meeting, items, briefing) for meeting, items in briefing.coming]),
    )
    rows: list[ListRow] = []
    for name, group in groups:
        rows += rows_under(f"{name} · {len(group):,}", group, gap=bool(rows))
    return rows


def _vote(news: VoteNews) -> ListRow:
    line = news.vote.line
    where = text(f"{line.body_name}, {long_date(line.date)}", "muted", indent=2)
    sentences = text(" ".join(news_sentences(news)), indent=2)
    return ListRow(("vote", line.id), (text(news_title(news), "strong"), where, sentences), value=news)


def _search(search: SearchNews) -> ListRow:
    return ListRow(("search", search.name), (text(f"{search.name}: {search_text(search)}"),), value=search)


def _doubts(briefing: Briefing) -> list[ListRow]:
    return [
        ListRow(("doubt", index), (text(f"{finding.label}: {finding.text}", indent=0, hang=2),), value=finding)
        for index, finding in enumerate(merged(briefing.doubts))
    ]


def _meeting(meeting: Meeting, items: int, briefing: Briefing) -> ListRow:
    title = meeting_title(meeting, briefing.bodies.get(meeting.body))
    agenda = f": {plural(items, 'agenda item')}" if items else ""
    return ListRow(("meeting", meeting.id), (text(f"{title}{agenda}"),), value=meeting)
