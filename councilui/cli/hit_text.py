"""Search results on the terminal."""

from collections.abc import Sequence

from rich.cells import cell_len

from councilui.analysis.concordance import Occurrence, align_line, footnotes
from councilui.analysis.query_wording import (
    ABOUT_MATTER,
    asides,
    page_text,
    people_heading,
    people_scope,
    person_text,
    said_by_heading,
    spoken_of_heading,
)
from councilui.analysis.statement_wording import SETTINGS, clock, speaker
from councilui.cli.common import print_reading
from councilui.cli.styled_text import Piece, output
from councilui.common.dates import short_date
from councilui.common.width import cut
from councilui.record.views.search import Others, PeopleOfName, SearchAnswer
from councilui.record.views.statements import SearchHit


def print_hits(answer: SearchAnswer, people: PeopleOfName) -> None:
    """Print the people of that name, then each hit with date, speaker, where it was said, and the matches marked."""
    out = output()
    _print_reading(answer)
    _print_people(people)
    if answer.said_by is not None:
        _print_group(said_by_heading(answer.said_by))
        for hit in answer.said_by.hits:
            _print_hit(hit)
        if answer.said_by.total > len(answer.said_by.hits):
            out.print_indented((f"All of them: councilui search '{answer.said_by.query}'", "dim"), cells=2)
        if answer.hits:
            _print_group(spoken_of_heading(answer.said_by))
    is_apart = False
    for hit in answer.hits:
        if hit.about_matter and not is_apart:
            is_apart = True
            _print_group(ABOUT_MATTER)
        _print_hit(hit)


def _print_people(people: PeopleOfName) -> None:
    if not people.lines:
        return
    out = output()
    _print_group(people_heading(people))
    for person in people.lines:
        out.print_indented(person_text(person), (f" · person {person.id}", "dim"), cells=2)
    if scope := people_scope(people.lines):
        out.print_indented((scope, "dim"), cells=2)


def _print_group(heading: str) -> None:
    output().print()
    output().print((heading.upper(), "bold"))


def _print_hit(hit: SearchHit) -> None:
    out = output()
    out.print()
    out.print_indented((_head(hit), "bold"))
    before, after = hit.cut
    pieces, position = list[Piece]([before]), 0
    for start, end in hit.matches:
        pieces += (hit.snippet[position:start], (hit.snippet[start:end], "bold underline"))
        position = end
    out.print_indented(*pieces, hit.snippet[position:], after, cells=2)
    sources = "; ".join(source.publisher for source in hit.sources)
    at = f" at {clock(hit.statement.start_s)}" if hit.statement.start_s is not None else ""
    details = f"{_form(hit)}; source: {sources or 'none named'}{at}; statement {hit.statement.key}"
    out.print_indented((details, "dim"), cells=2)


def print_concordance(answer: SearchAnswer, lines: Sequence[Occurrence]) -> None:
    """Print a line a match, aligned on it, with date and speaker at the left; then what could not be aligned."""
    out = output()
    _print_reading(answer)
    name = min(max((len(_name(line.hit)) for line in lines), default=0), 18)
    room = max(out.width - 12 - name - 3, 24)
    before = room * 2 // 5
    if lines:
        out.print()
    for line in lines:
        left, match, right = align_line(line, before, room - before)
        who = cut(_name(line.hit), name)
        before_match = f"{line.hit.date}  {who}{' ' * (name - cell_len(who))} {line.sign} {left}"
        out.print_line(before_match, (match, "bold underline"), right)
    for sentence in footnotes(lines, answer.hits):
        out.print()
        out.print((sentence, "dim"))


def _print_reading(answer: SearchAnswer) -> None:
    """Print how the query was read, what is to be noted, and how many statements there are."""
    out = output()
    print_reading(answer.reading)
    print_asides(answer)
    out.print(page_text(answer))


def print_asides(answer: SearchAnswer | Others) -> None:
    """Print what is to be known of a query."""
    for line in asides(answer):
        output().print(line)


def _name(hit: SearchHit) -> str:
    return hit.statement.speaker_name or speaker(hit.statement)


def _form(hit: SearchHit) -> str:
    """Whose words they are; what captions have is as good as the captions."""
    captioned = hit.statement.form == "verbatim" and any(source.kind == "captions" for source in hit.sources)
    return "as captioned" if captioned else hit.statement.form


def _head(hit: SearchHit) -> str:
    statement = hit.statement
    where = SETTINGS[statement.inside]
    if statement.inside is not None:
        where += f": {statement.venue}"
    when = f", {statement.said_when}" if statement.said_when else ""
    capacity = f", {statement.capacity}" if statement.capacity != "unknown" else ""
    return f"{short_date(hit.date)} · {hit.body_name} · {speaker(statement)}{capacity} · {where}{when}"
