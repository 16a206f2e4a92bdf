"""A meeting as the browse screen holds it: agenda entries with their votes, and the numbers of its sources."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from councilui.record.model import AgendaItem, Matter, Source, Statement
from councilui.record.views.meetings import MeetingPage
from councilui.record.views.statements import StatementPage
from councilui.record.views.votes import VoteCard, VoteLine


class AgendaEntry(NamedTuple):
    """A line of the agenda: an item with the votes on it, or a vote that no item is on record for."""

    id: str
    item: AgendaItem | None
    matter: Matter | None
    votes: tuple[VoteLine, ...]

    @property
    def identifier(self) -> str | None:
        """The record number, None when it is not known."""
        if self.matter is not None:
            return self.matter.identifier
        return self.votes[0].identifier if self.votes else None

    @property
    def title(self) -> str:
        """A reader's title: the short one where there is one."""
        if self.matter is not None and self.matter.short_title:
            return self.matter.short_title
        return self.item.title if self.item is not None else self.votes[0].title

    @property
    def official_title(self) -> str | None:
        """The official title when it is not the one already shown."""
        official = self.matter.title if self.matter is not None else None
        return official if official and official != self.title else None


class SourceNumbers:
    """The numbers of sources, from 1, in the order in which a meeting's page mentions them first."""

    def __init__(self, sources: Mapping[str, Source], order: Iterable[str | None] = ()) -> None:
        self.sources = dict(sources)
        self._numbers: dict[str, int] = {}
        for source in (*order, *self.sources):
            if source is not None and source in self.sources:
                self._numbers.setdefault(source, len(self._numbers) + 1)

    @classmethod
    def of_page(cls, page: MeetingPage) -> Self:
        """The numbers for a meeting: agenda first, then statements, then the rest."""
        order: list[str | None] = []
        for line in page.items:
            order += [line.item.source, *page.further.get(("agenda_item", line.item.id), ())]
        for statement in page.statements:
            order += [statement.source, *page.further.get(("statement", statement.key), ())]
        order.append(page.meeting.source)
        return cls(page.sources, order)

    def number(self, source: str) -> int | None:
        """The number of a source, None when it is not known here."""
        return self._numbers.get(source)

    def source_with(self, number: int) -> str | None:
        return next((key for key, known in self._numbers.items() if known == number), None)

    def marks(self, *sources: str | None) -> str:
        """ "[1][6]" for these sources, each once, in ascending order."""
        numbers = sorted({n for source in sources if source is not None and (n := self._numbers.get(source))})
        return "".join(f"[{number}]" for number in numbers)

    def source(self, key: str | None) -> Source | None:
        return self.sources.get(key) if key is not None else None


class MeetingView(NamedTuple):
    """A meeting ready to be shown."""

    page: MeetingPage
    entries: tuple[AgendaEntry, ...]
    notes: SourceNumbers
    by_item: Mapping[str, AgendaEntry]
    by_matter: Mapping[str, AgendaEntry]

    @classmethod
    def of(cls, page: MeetingPage, loose: Iterable[VoteLine] = ()) -> Self:
        """The page's items, then the votes of the meeting that are on no item of it."""
        entries = [AgendaEntry(line.item.id, line.item, line.matter, line.votes) for line in page.items]
        entries += [AgendaEntry(f"vote {vote.id}", None, None, (vote,)) for vote in loose]
        by_item = {entry.item.id: entry for entry in entries if entry.item is not None}
        by_matter = {entry.matter.id: entry for entry in reversed(entries) if entry.matter is not None}
        return cls(page, tuple(entries), SourceNumbers.of_page(page), by_item, by_matter)

    def entry(self, key: str | None) -> AgendaEntry | None:
        return next((entry for entry in self.entries if entry.id == key), None)

    def entry_of(self, statement: Statement) -> AgendaEntry | None:
        """The entry that a statement is about, None when the record doesn't say."""
        if statement.agenda_item is not None and statement.agenda_item in self.by_item:
            return self.by_item[statement.agenda_item]
        return self.by_matter.get(statement.matter) if statement.matter is not None else None

    def entry_with(self, vote: str) -> AgendaEntry | None:
        return next((entry for entry in self.entries if any(line.id == vote for line in entry.votes)), None)

    def sources_of(self, statement: Statement) -> tuple[str | None, ...]:
        """The ids of all sources of a statement, the main one first."""
        return (statement.source, *self.page.further.get(("statement", statement.key), ()))

    def statement_page(self, statement: Statement) -> StatementPage:
        """A statement with where it belongs and its sources."""
        sources = (self.notes.source(key) for key in dict.fromkeys(self.sources_of(statement)))
        known = tuple(source for source in sources if source is not None)
        return StatementPage(statement, self.page.meeting, self.page.body, known)


class MeetingStart(NamedTuple):
    """A meeting and what is selected as it opens: an entry, a vote, the id of a statement; `card` is the vote whole.

    `about` is what the record holds, in a sentence.
    """

    view: MeetingView
    entry: AgendaEntry | None
    vote: VoteLine | None
    card: VoteCard | None
    statement: int | None = None
    about: str | None = None
