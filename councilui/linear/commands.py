"""The commands of `--linear`: the words and the letters of the screen, each declared once."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from councilui.common.errors import CouncilError
from councilui.linear import lists
from councilui.linear.page import Choice, LinearPage
from councilui.linear.pages import place_page
from councilui.record.lookup import find_matter, find_person, find_vote
from councilui.record.places import Place

if TYPE_CHECKING:
    from councilui.linear.session import Session
    from councilui.output import ExportQuery
    from councilui.viewers import Viewer

Action = Callable[["Session", str], LinearPage | None]
"""Gets what was typed after the command; gives the page to go to, None for staying."""


class Command(NamedTuple):
    """`name` is the word and `letter` the screen's key for it; `argument` says what may be typed after it."""

    name: str
    letter: str
    argument: str
    help: str
    run: Action


def _id(session: Session, kind: str, purpose: str) -> str:
    """The thing of a kind at this place. Raises CouncilError where there is none."""
    id = session.page.ids.get(kind)
    if id is None:
        raise CouncilError(f"There is no {kind} here to {purpose}; open one first.")
    return id


def _search(session: Session, typed: str) -> LinearPage | None:
    query = typed or session.ask("Search for what? ")
    return lists.search_page(session.connection, query) if query else None


def _divided(session: Session, typed: str) -> LinearPage:
    meeting = _id(session, "meeting", "list divided votes from") if typed == "here" else None
    where = f"Divided votes{' of the meeting' if meeting else ''}, closest first"
    return lists.divided_page(session.connection, meeting, where)


def _votes(session: Session, typed: str) -> LinearPage:
    return lists.votes_page(session.connection, typed)


def _compare(session: Session, typed: str) -> LinearPage:
    vote = _id(session, "vote", "compare")
    if not typed:
        return lists.other_votes_page(session.connection, vote)
    return lists.comparison_page(session.connection, vote, find_vote(session.connection, typed))


def _member(session: Session, typed: str) -> LinearPage:
    speaker = session.page.ids.get("person") if "statement" in session.page.ids else None
    person = find_person(session.connection, typed) if typed else speaker
    place = Place("person", person) if person is not None else None
    return place_page(session.connection, place) if place is not None else lists.people_page(session.connection)


def _meetings(session: Session, typed: str) -> LinearPage:
    return lists.meetings_page(session.connection, typed)


def _doubts(session: Session, _typed: str) -> LinearPage:
    return lists.doubts_page(session.connection, *map(session.page.ids.get, ("vote", "meeting")))


def _seats(session: Session, _typed: str) -> LinearPage:
    return lists.seats_page(session.connection, _id(session, "vote", "read seat by seat"))


def _grid(session: Session, _typed: str) -> LinearPage:
    return lists.grid_page(session.connection, _id(session, "meeting", "read roll calls from"))


def _agreement(session: Session, _typed: str) -> LinearPage:
    return lists.agreement_page(session.connection, session.page.ids.get("body"))


def _similar(session: Session, _typed: str) -> LinearPage:
    return lists.similar_page(session.connection, _id(session, "vote", "find similar votes for"))


def _briefing(session: Session, typed: str) -> LinearPage:
    from councilui.common.dates import check_date

    return lists.briefing_page(session.connection, check_date(typed) if typed else None)


def _what_if(session: Session, typed: str) -> LinearPage | None:
    vote = _id(session, "vote", "try a what-if on")
    moves = typed or session.ask("Who moves where, such as lopez=yes, or 3 no=yes? ")
    return lists.what_if_page(session.connection, vote, moves) if moves else None


def _history(session: Session, typed: str) -> LinearPage:
    matter = find_matter(session.connection, typed) if typed else _id(session, "matter", "read the history of")
    return place_page(session.connection, Place("matter", matter))


def _review(session: Session, typed: str) -> None:
    from councilui.analysis.passages import NOT_READ, passage_place, save_verdict
    from councilui.common.corrections import CONFIRMED, REJECTED
    from councilui.record.database import record_path
    from councilui.record.queries.votes import vote_card

    passages = vote_card(session.connection, _id(session, "vote", "review")).passages
    if not passages:
        raise CouncilError(NOT_READ)
    for passage in passages:
        session.say(f"{passage_place(passage)}: “{passage.text}”")
    typed = typed or session.ask("Was this vote read correctly? Type confirm or reject, or just press Enter: ")
    verdict = {"confirm": CONFIRMED, "reject": REJECTED}.get(typed.casefold())
    if verdict is not None:
        session.say(save_verdict(record_path(session.connection), passages, verdict))
    elif typed:
        raise CouncilError(f"“{typed}” isn't a verdict; type 'review confirm' or 'review reject'.")


def _counts(session: Session, typed: str) -> LinearPage:
    query = typed or session.page.ids.get("query")
    if query is None:
        raise CouncilError("There are no search results to count here. Search first.")
    return lists.counts_page(session.connection, query)


def _page_export(session: Session, verb: str) -> ExportQuery:
    """Reads the page as an export, to `verb` it. Raises CouncilError where there is none."""
    from councilui.output import export_of

    own, kind = session.page.export, _first_kind(session)
    if own is not None:
        return lambda _: own
    if kind is None:
        raise CouncilError(f"There is nothing here to {verb}; open a vote, a meeting, a member or a list first.")
    return export_of(kind, session.page.ids[kind])


def _export(session: Session, typed: str) -> None:
    from councilui.export.formats import DEFAULT, formats_of
    from councilui.output import write_of

    query = _page_export(session, "export")
    names = [format_.name for format_ in formats_of(query(session.connection))]
    if typed and typed not in names:
        raise CouncilError(f"“{typed}” isn't a format for this; the formats are {', '.join(names)}.")
    session.say(write_of(query, typed or DEFAULT)(session.connection).sentence)


def _export_as(session: Session, typed: str) -> None:
    _export(session, typed or session.ask("In which format, such as html, csv or json? "))


def _first_kind(session: Session, *, to_cite: bool = False) -> str | None:
    kinds = ("statement", "vote", "matter", "meeting", *(() if to_cite else ("person",)))
    return next((kind for kind in kinds if kind in session.page.ids), None)


def _cite(session: Session, style: str) -> None:
    from councilui.common import clipboard
    from councilui.export.citation_styles import STYLES, cite
    from councilui.kinds import find_kind

    kind = _first_kind(session, to_cite=True)
    if kind is None:
        raise CouncilError("There is nothing here to cite; open a vote, a statement, a matter or a meeting first.")
    if style not in STYLES:
        raise CouncilError(f"“{style}” isn't a citation style; the styles are {', '.join(STYLES)}.")
    text = cite(find_kind(kind).reference(session.connection, session.page.ids[kind]), style)
    tool = clipboard.by_tool(text, os.environ)
    session.say(f"Copied to the clipboard ({tool}):" if tool is not None else "To copy:")
    session.say(text)


def _copy(session: Session, _typed: str) -> None:
    _cite(session, "plain")


def _cite_as(session: Session, typed: str) -> None:
    _cite(session, typed or session.ask("In which style, such as plain, markdown or bibtex? "))


def _open_source(session: Session, _typed: str) -> None:
    from councilui.links import has_browser, link_of, open_in_browser

    ids = session.page.ids
    link = link_of(session.connection, statement=ids.get("statement"), vote=ids.get("vote"), meeting=ids.get("meeting"))
    if link is None:
        raise CouncilError("No source of this has an address on record.")
    if has_browser(os.environ) and open_in_browser(link.address):
        session.say(f"{link.what} was opened in the browser.")
    session.say(f"{link.what}: {link.address}")


def _filter(session: Session, typed: str) -> LinearPage | None:
    from councilui.common.fold import fold_case

    words = fold_case(typed or session.ask("Which words? ")).split()
    page = session.page
    lines = tuple(line for line in page.lines if all(word in fold_case(line) for word in words))
    choices = tuple(choice for choice in page.choices if all(word in fold_case(choice.label) for word in words))
    if not lines and not choices:
        raise CouncilError(f"Nothing here has {' and '.join(words)}.")
    where = f"{page.where} › with {' and '.join(words)}"
    return page._replace(where=where, lines=lines, choices=choices) if words else None


def _bookmark(session: Session, typed: str) -> None:
    import datetime as dt

    from councilui.bookmarks import Bookmark, save_bookmark
    from councilui.kinds.memo import place_title

    kind = _first_kind(session)
    if kind is None:
        raise CouncilError("There is nothing here to bookmark; open a vote, a statement, a matter or a member first.")
    place = Place(kind, session.page.ids[kind])
    title, note = place_title(session.connection, place), typed or session.ask("A note, or just press Enter: ")
    bookmark = Bookmark(f"{place.kind}:{place.id}", title, note, dt.date.today().isoformat())
    save_bookmark(session.bookmarks, bookmark)
    session.say(f"Bookmarked: {bookmark.sentence}")


def _bookmarks(session: Session, _typed: str) -> LinearPage:
    from councilui.bookmarks import list_bookmarks
    from councilui.export.memo import memo_export
    from councilui.kinds.memo import read_memo

    entries = read_memo(session.connection, list_bookmarks(session.bookmarks))
    if not entries:
        return LinearPage("Bookmarks", ("No bookmarks yet; b adds one.",))
    choices = tuple(
        Choice(
            f"{bookmark.title}{f': {bookmark.note}' if bookmark.note else ''}",
            lambda _, place=bookmark.place: session.find_page(place),  # type: ignore[misc]
        )
        for bookmark, _ in entries
    )
    return LinearPage("Bookmarks", (), choices, {}, memo_export(entries))


def _view(viewer: Viewer) -> Callable[[Session, str], None]:
    def view(session: Session, _typed: str) -> None:
        from councilui.output import text_of
        from councilui.viewers import view_text

        name, text = text_of(_page_export(session, "read"))(session.connection)
        session.say(view_text(viewer, text, name, os.environ) or f"The {viewer} has ended.")

    return view


def _open(session: Session, typed: str) -> LinearPage:
    return session.find_page(typed or session.ask("Open what? "))


def _help(session: Session, _typed: str) -> None:
    session.say("Type the number of what you want to open, the name of a part, Enter for more, or a command:")
    for command in COMMANDS:
        words = f"{command.name} {command.argument}".strip()
        letter = f", or {command.letter}" if command.letter else ""
        session.say(f"{words}{letter}: {command.help}")
    session.say("Anything else is looked up: a record number, a date, a member, ward 15, a popular name.")


COMMANDS: Final = (
    Command("search", "/", "WORDS", "Search what was said", _search),
    Command("meetings", "m", "[DATE or BODY]", "Meetings, newest first", _meetings),
    Command("divided votes", "d", "[here]", "Divided votes, closest first; here: only this meeting's", _divided),
    Command("all votes", "L", "[WORDS]", "All votes, newest first, or those with the words, date or outcome", _votes),
    Command("compare", "c", "[VOTE]", "Compare this vote with another", _compare),
    Command("export", "e", "[FORMAT]", "Export this to a file in the working directory", _export),
    Command("copy", "y", "", "Copy the quote or the vote with its citation", _copy),
    Command("member", "p", "[NAME]", "How a member voted, and with whom", _member),
    Command("filter", "f", "WORDS", "Show only what has these words", _filter),
    Command("doubts", "x", "", "What doesn't add up, and what is unknown", _doubts),
    Command("what if", "w", "[MOVES]", "What if members had voted differently: lopez=yes, 3 no=yes", _what_if),
    Command("seats", "s", "", "The vote seat by seat", _seats),
    Command("roll calls", "r", "", "All roll calls of the meeting", _grid),
    Command("agreement", "a", "", "Who votes with whom, for every pair of members", _agreement),
    Command("briefing", "B", "[DATE]", "What's new since a date", _briefing),
    Command("similar", "n", "", "Votes that split the members the same way", _similar),
    Command("history", "H", "[MATTER]", "The matter's history across meetings", _history),
    Command("export as", "E", "[FORMAT]", "Export this in a format you name", _export_as),
    Command("cite", "Y", "[STYLE]", "Copy a citation in a style you name", _cite_as),
    Command("open source", "o", "", "The address of the recording, or of the source", _open_source),
    Command("review", "R", "[VERDICT]", "Confirm or reject the reading of the vote from a document", _review),
    Command("who and when", "", "[WORDS]", "Who uses the words you searched for, where and when", _counts),
    Command("open", "", "PLACE", "Open a record number, a date, a member, a ward or any id", _open),
    Command("more", "", "", "More of the list or text; Enter does the same", lambda session, _: session.read_on()),
    Command("where", "", "", "Where you are, from the beginning", lambda session, _: session.show()),
    Command("back", "[", "", "Back to where you were", lambda session, _: session.back()),
    Command("bookmark", "b", "[NOTE]", "Bookmark this with a note", _bookmark),
    Command("bookmarks", "M", "", "Your bookmarks; export writes them as a memo", _bookmarks),
    Command("pager", "P", "", "Read this in your pager", _view("pager")),
    Command("editor", "O", "", "Open a copy of this in your editor", _view("editor")),
    Command("forward", "]", "", "Forward, after going back", lambda session, _: session.forward()),
    Command("help", "?", "", "These commands", _help),
    Command("quit", "q", "", "Quit", lambda session, _: session.end()),
)


def parse_command(line: str) -> tuple[Command, str] | None:
    """The command of a line and what is after it; None for what is no command."""
    if line.startswith("/"):
        return COMMANDS[0], line[1:].strip()
    first, _, rest = line.partition(" ")
    for command in COMMANDS:
        if first == command.letter:
            return command, rest.strip()
    small = " ".join(line.casefold().split())
    for command in sorted(COMMANDS, key=lambda command: -len(command.name)):
        if small == command.name or small.startswith(f"{command.name} "):
            return command, " ".join(line.split())[len(command.name) :].strip()
    return None


def opening_page(session: Session, place: Place | None) -> LinearPage:
    """The page on which a session opens: a place, else the meeting on which the record opens."""
    from councilui.record.queries.meetings import opening_meeting

    if place is not None:
        return place_page(session.connection, place)
    meeting = opening_meeting(session.connection)
    if meeting is None:
        return LinearPage("This record has no meetings.")
    return place_page(session.connection, Place("meeting", meeting))
