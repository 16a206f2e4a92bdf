"""Agreement in words: its base, a pair, a member's nearest and furthest, a bloc's cohesion."""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from councilui.analysis.agreement import (
    FEW,
    Agreement,
    AgreementMatrix,
    Cohesion,
    agreement,
    bloc_order,
    cohesion,
    matrix,
    vote_mask,
)
from councilui.analysis.roll import district_key
from councilui.analysis.source_wording import definite
from councilui.analysis.vote_scope import vote_scope_text
from councilui.common.dates import DATE_FIELDS, bounds, check_date, period, short_date
from councilui.common.names import short_names
from councilui.common.shares import percent, percent_of, plural
from councilui.record.views.rolls import Rolls

ORDERS: Final = ("bloc", "dissent", "ward", "name")


class AgreementQuery(NamedTuple):
    """What to compute agreement of. `bloc` are names as typed; without any, those who sit at the end of the period."""

    body: str | None = None
    since: str | None = None
    until: str | None = None
    divided_only: bool = True
    bloc: tuple[str, ...] = ()


class AgreementPage(NamedTuple):
    """An agreement matrix in bloc order, with the votes it rests on.

    `cohesion` is that of the bloc, or of the whole body; `bloc` are the ids of its members.
    """

    rolls: Rolls
    matrix: AgreementMatrix
    cohesion: Cohesion
    divided_only: bool
    bloc: tuple[str, ...]
    names: dict[str, str]


def read_words(typed: str) -> AgreementQuery:
    """Parses `after:2024 before:2025-01 all-rolls body:ID`, and names separated by commas for a bloc.

    Dates are as in a search. Raises CouncilError for a bad one.
    """
    body, since, until = None, None, None
    divided_only = True
    rest: list[str] = []
    for word in re.sub(r"\b(on|after|before|body):\s+", r"\1:", typed).split():
        field, colon, value = word.partition(":")
        field = field.casefold()
        if colon and field in DATE_FIELDS:
            if value:
                first, last = bounds(DATE_FIELDS[field], check_date(value))
                since, until = first or since, last or until
        elif colon and field == "body":
            body = value or None
        elif word.casefold() in ("all-rolls", "all"):
            divided_only = False
        else:
            rest.append(word)
    bloc = tuple(name.strip() for name in " ".join(rest).split(",") if name.strip())
    return AgreementQuery(body, since, until, divided_only, bloc)


def agreement_page(rolls: Rolls, *, divided_only: bool = True, bloc: Collection[str] = ()) -> AgreementPage:
    """The page of a bloc, else of those who sat at the end of the period, else of all with enough votes."""
    people = bloc or rolls.seated or None
    pairs = matrix(rolls, divided_only=divided_only, people=people)
    pairs = pairs.ordered(bloc_order(pairs))
    names = {person: voter.name for person, voter in rolls.voters.items()}
    members = {person: rolls.voters[person] for person in pairs.people}
    names |= short_names(
        {person: voter.name for person, voter in members.items()},
        {person: voter.surname for person, voter in members.items()},
    )
    unity = cohesion(rolls, bloc or None, divided_only=divided_only)
    return AgreementPage(rolls, pairs, unity, divided_only, tuple(bloc), names)


def with_majority(page: AgreementPage, row: int) -> Agreement:
    """How often a member was on the larger side, of the votes in which they said yes or no and one side was larger."""
    voter = page.rolls.voters[page.matrix.people[row]]
    return agreement(voter.sides, page.rolls.larger, vote_mask(page.rolls, divided_only=page.divided_only))


def in_order(page: AgreementPage, order: str) -> AgreementPage:
    """The page with its members by "bloc", "dissent" (least often with the majority first), "ward" or "name"."""
    if order == "bloc":
        return page
    people, voters = page.matrix.people, page.rolls.voters

    def key(at: int) -> tuple[object, str]:
        voter = voters[people[at]]
        by: object = voter.surname.casefold()
        if order == "ward":
            by = district_key(voter.district)
        elif order == "dissent":
            majority = with_majority(page, at)
            by = (majority.too_few, majority.share or 0)
        return by, voter.name.casefold()

    return page._replace(matrix=page.matrix.ordered(sorted(range(len(people)), key=key)))


def rolls_word(page: AgreementPage, count: int | None = None) -> str:
    """ "divided roll calls", "roll calls", "divided roll call"."""
    return ("divided " if page.divided_only else "") + ("roll call" if count == 1 else "roll calls")


def pair_sentence(page: AgreementPage, row: int, column: int) -> str:
    """ "Lopez and Tabares: same side in 85 of 118 divided roll calls (72%)"; what is too few is said to be."""
    people = page.matrix.people
    one, other = page.names[people[row]], page.names[people[column]]
    shared = page.matrix.pair(row, column)
    if row == column:
        total = page.matrix.rolls
        majority = with_majority(page, row)
        share = f"; with the majority in {percent_of(majority.same, majority.n)}" if not majority.too_few else ""
        return f"{one}: voted yes or no in {shared.n:,} of {total:,} {rolls_word(page, total)}{share}"
    if not shared.n:
        return f"{one} and {other}: never both voted yes or no in these {rolls_word(page)}"
    text = f"{one} and {other}: same side in {shared.same:,} of {shared.n:,} {rolls_word(page, shared.n)}"
    if shared.too_few:
        return f"{text}; fewer than {FEW} are too few to compare"
    return f"{text} ({percent(shared.same, shared.n)})"


class Nearest(NamedTuple):
    """Indexes of the members most and least often on the same side; None without enough votes."""

    most: int | None
    least: int | None


def nearest(page: AgreementPage, at: int) -> Nearest:
    """Who is most and least often on the same side as a member, of those with enough votes in common."""
    pairs = page.matrix
    others = [i for i in range(len(pairs.people)) if i != at and not pairs.pair(at, i).too_few]
    if not others:
        return Nearest(None, None)

    def key(i: int) -> tuple[float, int, str]:
        pair = pairs.pair(at, i)
        return pair.same / pair.n, pair.n, pairs.people[i]

    return Nearest(max(others, key=key), min(others, key=lambda i: (key(i)[0], -key(i)[1], key(i)[2])))


def base_sentences(page: AgreementPage) -> list[str]:
    """What was counted, who is in it and what was left out."""
    rolls, pairs = page.rolls, page.matrix
    if not rolls.events or rolls.first is None or rolls.last is None:
        return [f"No {rolls.body.name} vote from this period is on record by name."]
    when = period(rolls.first, rolls.last)
    kind = "with at least one no vote" if page.divided_only else "all votes on record by name"
    sentences = [f"{pairs.rolls:,} {rolls_word(page, pairs.rolls)} of {definite(rolls.body.name)}, {when} ({kind})."]
    if scope := vote_scope_text(rolls.vote_scope):
        sentences.append(scope)
    count = len(pairs.people)
    members = "1 member" if count == 1 else f"{count} members"
    if page.bloc:
        sentences.append(f"{members} in this bloc.")
    elif rolls.seated:
        others = len(rolls.voters) - count
        more = f"; {plural(others, 'other')} who voted in this period not shown" if others else ""
        sentences.append(f"{members} in office on {short_date(rolls.last)}{more}.")
    else:
        few = len(pairs.below_minimum)
        more = f"; {few:,} who voted in fewer than {FEW} not shown" if few else ""
        sentences.append(f"{members}{more}.")
    if out := _not_counted(page):
        sentences.append(out)
    return sentences


def base_line(page: AgreementPage) -> str:
    """The same in short, for where the body's name is already shown."""
    rolls, pairs = page.rolls, page.matrix
    if rolls.first is None or rolls.last is None:
        return base_sentences(page)[0]
    count, others = len(pairs.people), len(rolls.voters) - len(pairs.people)
    seated = f"in office on {short_date(rolls.last)}" if rolls.seated else "voted often enough"
    who = "of the bloc" if page.bloc else seated
    text = f"{pairs.rolls:,} {rolls_word(page, pairs.rolls)}, {period(rolls.first, rolls.last)}; {count} {who}"
    text += f", {plural(others, 'other')} voted. " if others else ". "
    text += f"{out} " if (out := _not_counted(page)) else ""
    mean = page.cohesion.mean
    return text + (f"Rice {mean:.3f} (mean of {page.cohesion.n:,})." if mean is not None else "")


def _not_counted(page: AgreementPage) -> str | None:
    """The votes that show no position, by why: "Not counted: 3 votes without a no vote, 2 without names."."""
    out = [(n, _why(why)) for why, n in sorted(page.rolls.left_out.items(), key=lambda item: (-item[1], item[0]))]
    if page.divided_only and page.matrix.undivided:
        out.insert(0, (page.matrix.undivided, "without a no vote"))
    if not out:
        return None
    (count, why), *more = out
    first = f"{plural(count, 'vote')} {why}"
    return f"Not counted: {', '.join([first, *(f'{n:,} {reason}' for n, reason in more)])}."


def _why(why: str) -> str:
    return {"nobody named": "without names", "voice": "by voice", "omnibus": "omnibus", "consent": "by consent"}.get(
        why, why
    )


def cohesion_sentence(page: AgreementPage) -> str:
    """The mean Rice index with its n and what it means."""
    unity = page.cohesion
    who = "the bloc" if page.bloc else "the body"
    if unity.mean is None:
        return f"Rice index of {who}: unknown, because no roll call has two of its votes."
    return (
        f"Rice index of {who}: {unity.mean:.3f}, the mean of {unity.n:,} {rolls_word(page, unity.n)} "
        "(0 evenly split, 1 all on one side)."
    )
