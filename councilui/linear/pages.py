"""The places of a record as pages: meetings, votes, members, matters, statements."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from councilui.analysis.headlines import line_subject, subject, with_outcome
from councilui.analysis.motions import deciding
from councilui.analysis.statement_wording import speaker, told_text
from councilui.analysis.vote_wording import item_outcome_word, outcome_word, tally_words
from councilui.common.dates import long_date, short_date, upcoming_text
from councilui.common.fold import fold
from councilui.common.plain_text import one_line
from councilui.common.shares import plural
from councilui.common.width import cut
from councilui.export.document import TableBlock
from councilui.export.model import Export
from councilui.kinds import find_kind
from councilui.linear.page import Choice, LinearPage, PageQuery
from councilui.linear.plain_document import TextSection, sections_of
from councilui.record.model import Statement
from councilui.record.places import Place
from councilui.record.views.meetings import ItemLine, MeetingLine, MeetingPage
from councilui.record.views.votes import VoteCard, VoteLine

_QUOTE: Final = 100
_TITLE: Final = 160
_DOUBTS: Final = "Read: Doubts"


def place_page(connection: sqlite3.Connection, place: Place) -> LinearPage:
    builders = {
        "vote": vote_page,
        "meeting": meeting_page,
        "person": member_page,
        "matter": matter_page,
        "statement": statement_page,
        "topic": topic_page,
    }
    return builders[place.kind](connection, place.id)


def place_query(kind: str, id: str) -> PageQuery:
    """Reads a place when it is opened."""
    return lambda connection: place_page(connection, Place(kind, id))


def document_page(
    where: str,
    export: Export,
    *,
    ids: dict[str, str] | None = None,
    before: Sequence[Choice] = (),
    after: Sequence[Choice] = (),
    without: Iterable[str] = (),
    has_rows: bool = False,
) -> LinearPage:
    """The page of an export: its beginning said at once, each section a choice between `before` and `after`.

    With `has_rows` the rows of its tables are among the choices already, and left out.
    """
    assert export.document is not None
    document = export.document()
    if has_rows:
        document = document._replace(blocks=tuple(b for b in document.blocks if not isinstance(b, TableBlock)))
    beginning, *sections = sections_of(document)
    left_out = set(without)
    choices = [
        *before,
        *(_section_choice(section, where, ids) for section in sections if section.heading not in left_out),
        *after,
    ]
    lines = beginning.lines
    warning = next((n for n, choice in enumerate(choices, 1) if choice.label.startswith(_DOUBTS)), None)
    if warning is not None:
        lines = (*lines, f"There are doubts about this: read {warning} before you rely on it.")
    return LinearPage(where, lines, tuple(choices), ids or {}, export)


def _name(heading: str) -> str:
    """What a part goes by; how the members voted is the roll, too."""
    return fold(f"{heading} roll" if heading.startswith("How ") and heading.endswith("voted") else heading)


def _section_choice(section: TextSection, where: str, ids: dict[str, str] | None) -> Choice:
    page = LinearPage(f"{section.heading}. {where}", section.lines, (), ids or {})
    return Choice(f"Read: {section.heading}, {plural(len(section.lines), 'line')}", page.again, _name(section.heading))


def vote_text(line: VoteLine, *, dated: bool) -> str:
    """A vote in a list: "O2021-117, Welcoming City …: passed 41-8"."""
    about = line_subject(line)
    number = f"{line.identifier}, " if line.identifier and line.identifier not in about else ""
    date = f"{short_date(line.date)}, " if dated else ""
    return f"{date}{number}{with_outcome(cut(about, _TITLE), _outcome_text(line, outcome_word(line)))}"


def _outcome_text(line: VoteLine, words: str) -> str:
    return f"{words}, {tally_words(line)}"


def vote_choices(lines: Iterable[VoteLine], *, dated: bool = True) -> list[Choice]:
    """Votes to be opened."""
    return [Choice(vote_text(line, dated=dated), place_query("vote", line.id)) for line in lines]


def statement_text(statement: Statement) -> str:
    """A statement in a list: who, whether these are their own words, and how it begins."""
    who = one_line(statement.speaker_name or speaker(statement))
    before, text = told_text(statement._replace(text=cut(one_line(statement.text), _QUOTE)))
    return f"{who}: {before}{text}"


def statement_choices(statements: Iterable[Statement]) -> list[Choice]:
    return [Choice(f"Statement: {statement_text(s)}", place_query("statement", s.key)) for s in statements]


def vote_ids(card: VoteCard) -> dict[str, str]:
    """What commands are about on the page of a vote, and on every page that was made from one."""
    ids = {"vote": card.event.id, "meeting": card.meeting.id, "body": card.body.id}
    return ids | ({"matter": card.matter.id} if card.matter is not None else {})


def vote_page(connection: sqlite3.Connection, id: str) -> LinearPage:
    """A vote: the question, what a yes did, the outcome; its sections, other votes, statements."""
    from councilui.record.queries.vote_lines import list_votes

    kind = find_kind("vote")
    report = kind.read(connection, id)
    card = report.card
    ids = vote_ids(card)
    others = {line.id: line for line in list_votes(connection, meeting=card.meeting.id)
              if line.agenda_item is not None and line.agenda_item == card.motion.agenda_item}  # fmt: skip
    if card.matter is not None:
        others |= {line.id: line for line in list_votes(connection, matters=[card.matter.id])}
    others.pop(id, None)
    after = [
        *(Choice(f"Vote: {choice.label}", choice.open) for choice in vote_choices(others.values())),
        *statement_choices(card.statements),
        Choice(f"Meeting: {card.body.name}, {long_date(card.meeting.date)}", place_query("meeting", card.meeting.id)),
    ]
    if card.matter is not None:
        title = card.matter.name
        after.append(Choice(f"Matter: {cut(one_line(title), _TITLE)}", place_query("matter", card.matter.id)))
    where = f"Vote: {subject(card)}"
    return document_page(where, kind.export(connection, id), ids=ids, after=after)


def meeting_text(line: MeetingLine) -> str:
    """A meeting in a list, with how much is on record."""
    kind = f", {line.kind}" if line.kind not in ("", "unknown") else ""
    counts = ", ".join((plural(line.items, "item"), plural(line.votes, "vote"), plural(line.statements, "statement")))
    upcoming = f", {text}" if (text := upcoming_text(line.date)) else ""
    return f"{long_date(line.date)}, {line.body_name}{kind}{upcoming}: {counts}"


def meeting_page(connection: sqlite3.Connection, id: str) -> LinearPage:
    """A meeting: its agenda, each item to be opened, then what was said."""
    from councilui.record.queries.vote_lines import list_votes

    kind = find_kind("meeting")
    page: MeetingPage = kind.read(connection, id)
    items, section = list[Choice](), ""
    for line in page.items:
        head = f"{one_line(line.item.section)}: " if line.item.section and line.item.section != section else ""
        section = line.item.section or section
        items.append(Choice(f"{head}{item_text(line)}", item_query(page, line)))
    loose = [line for line in list_votes(connection, meeting=id) if line.agenda_item is None]
    items += vote_choices(loose, dated=False)
    where = f"Meeting: {page.body.name}, {long_date(page.meeting.date)}"
    ids = {"meeting": id, "body": page.body.id}
    export = kind.export(connection, id)
    return document_page(where, export, ids=ids, before=items, without=("Agenda",))


def item_text(line: ItemLine) -> str:
    """An agenda item in a list: number, title, what became of it."""
    title = line.matter.short_title if line.matter is not None and line.matter.short_title else line.item.title
    number = line.matter.identifier if line.matter is not None else None
    name = f"{number or line.item.number or ''} {one_line(title)}".strip()
    vote = deciding(line.votes)
    if vote is None:
        return with_outcome(cut(name, _TITLE), line.item.outcome or "outcome not on record")
    return with_outcome(cut(name, _TITLE), _outcome_text(vote, item_outcome_word(vote)))


def item_query(page: MeetingPage, line: ItemLine) -> PageQuery:
    """Opens the vote that decided an item; an item without a vote is a page of what was said about it."""
    vote = deciding(line.votes)
    if vote is not None:
        return place_query("vote", vote.id)
    matter = line.item.matter
    statements = [
        s
        for s in page.statements
        if s.agenda_item == line.item.id or (s.agenda_item is None and matter is not None and s.matter == matter)
    ]
    choices = statement_choices(statements)
    ids = {"meeting": page.meeting.id, "body": page.body.id}
    if matter is not None:
        ids["matter"] = matter
        choices.append(Choice("Matter: its history", place_query("matter", matter)))
    about = ("No vote on this item is on record.",) if statements else ("No votes or statements are on record here.",)
    result = LinearPage(f"Agenda item: {item_text(line)}", about, tuple(choices), ids)
    return result.again


def member_page(connection: sqlite3.Connection, id: str) -> LinearPage:
    """A member: figures and seats in sections, the votes to be opened."""
    from councilui.record.queries.vote_lines import list_votes

    kind = find_kind("person")
    export = kind.export(connection, id)
    assert export.document is not None
    where = f"Member: {export.document().title}"
    votes = vote_choices(list_votes(connection, person=id))
    page = LinearPage(
        f"Votes. {where}", (f"{plural(len(votes), 'vote')}, newest first.",), tuple(votes), {"person": id}, export
    )
    after = [Choice(f"Open one of {len(votes):,} votes", page.again)] if len(votes) > 1 else votes
    return document_page(where, export, ids={"person": id}, after=after)


def matter_page(connection: sqlite3.Connection, id: str) -> LinearPage:
    """A matter: its sections, its votes to be opened."""
    kind = find_kind("matter")
    page = kind.read(connection, id)
    where = f"Matter: {page.matter.identifier or ''} {one_line(page.matter.name)}"
    export = kind.export(connection, id)
    return document_page(where, export, ids={"matter": id}, after=vote_choices(page.votes))


def topic_page(connection: sqlite3.Connection, name: str) -> LinearPage:
    """The history of all matters that go by a popular name."""
    kind = find_kind("matter-group")
    _, pages = kind.read(connection, name)
    votes = vote_choices(line for page in pages for line in page.votes)
    return document_page(f"History: {name}", kind.export(connection, name), after=votes)


def statement_page(connection: sqlite3.Connection, key: str) -> LinearPage:
    """A statement: the words, where they were said, the votes on what it is about."""
    kind = find_kind("statement")
    page, cards = kind.read(connection, key)
    statement = page.statement
    ids = {"statement": key, "meeting": statement.meeting, "body": page.body.id}
    after = [Choice(f"Vote: {subject(card)}", place_query("vote", card.event.id)) for card in cards]
    if statement.person is not None:
        ids["person"] = statement.person
        after.append(Choice(f"Member: {statement.speaker_name}", place_query("person", statement.person)))
    after.append(Choice(f"Meeting: {page.body.name}, {long_date(page.meeting.date)}",
                        place_query("meeting", statement.meeting)))  # fmt: skip
    if statement.matter is not None:
        ids["matter"] = statement.matter
    where = f"Statement: {one_line(statement.speaker_name or speaker(statement))}"
    return document_page(where, kind.export(connection, key), ids=ids, after=after)
