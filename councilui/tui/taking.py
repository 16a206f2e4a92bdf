"""What a reader takes away: a vote as a Markdown file, a quote or a vote with its citation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, TypedDict

from councilui.analysis.wording import announced, long_date, outcome, sentence
from councilui.record.model import Source, Statement
from councilui.record.text import one_line
from councilui.record.views import VoteCard
from councilui.tui.at_hand import Export
from councilui.tui.panes.statements import speaker, venue_words, words
from councilui.tui.view import MeetingView

ENDINGS: Final = {"markdown": "md", "popolo": "json"}
"""The ending of a format's files where it isn't the format's name."""


class Told(TypedDict):
    """A notice: the sentence, and whether it is an error."""

    sentence: str
    error: bool


def slug(vote: str) -> str:
    """A vote's id as a file name: letters, digits, dots and dashes alone."""
    name = re.sub(r"[^a-z0-9.]+", "-", vote.casefold()).strip("-.")
    return name[:100].strip("-.") or "vote"


def vote_export(card: VoteCard) -> Export:
    """A vote to be taken away."""
    from councilui.export.markdown import vote_markdown

    return Export(slug(card.event.id), "The vote", {"markdown": lambda: vote_markdown(card)})


def write_export(export: Export, form: str = "markdown", folder: Path | None = None) -> Told:
    """Write an export to a new file in `folder` (the working directory); nothing is overwritten."""
    text = export.texts[form]()
    ending = ENDINGS.get(form, form)
    folder = folder if folder is not None else Path()
    for nth in range(1, 1000):
        path = folder / (f"{export.name}.{ending}" if nth == 1 else f"{export.name}-{nth}.{ending}")
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        except OSError as error:
            return {"sentence": f"{path} cannot be written: {error.strerror}.", "error": True}
        return {"sentence": f"{export.what} was written to {path.absolute()}.", "error": False}
    return {"sentence": f"There are too many files named {export.name}.{ending} here already.", "error": True}


def cited(source: Source) -> str:
    """A source as a citation: publisher, title, date, address."""
    parts = [source.publisher, f"“{one_line(source.title)}”", long_date(source.published) if source.published else ""]
    return ", ".join(part for part in parts if part) + (f", {source.url}" if source.url else "")


def statement_quote(statement: Statement, view: MeetingView) -> str:
    """A statement with who, where, when and by which sources."""
    page = view.page
    text = "".join(piece for piece, _ in words(statement))
    date = long_date(statement.said_on or page.meeting.date)
    if statement.venue == "not stated":
        where = f"where it was said is not stated, around {page.body.name}, {long_date(page.meeting.date)}"
    elif statement.inside:
        where = f"{venue_words(statement)}, {page.body.name}, {date}"
    else:
        when = f" ({statement.said_when})" if statement.said_when else ""
        meeting = f"the meeting of {page.body.name} of {long_date(page.meeting.date)}"
        where = f"{venue_words(statement)}{when}, outside {meeting}"
    who = "" if statement.kind == "scene" else f"{speaker(statement)}, "
    sources = [source for key in view.cited(statement) if (source := view.notes.source(key)) is not None]
    told = "; ".join(cited(source) for source in sources) or "no source is told"
    return f"{text}\n— {who}{where}. Source: {told}."


def vote_quote(card: VoteCard) -> str:
    """What a vote was about, what came of it, and by which source."""
    source = card.sources.get(card.event.source or "")
    told = cited(source) if source is not None else "no source is told"
    head = f"{card.event.question} {outcome(card)} {sentence(announced(card))}"
    return f"{head}\n— {card.body.name}, {long_date(card.meeting.date)}. Source: {told}."
