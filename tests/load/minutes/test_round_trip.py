"""A made-up meeting printed in each layout, with page feet, hyphens and columns, is read back as it was."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats.minutes.assembler import Assembler
from councilui.load.formats.minutes.checks import checked_roll, numbers_of
from councilui.load.formats.minutes.documents.hyphens import mended
from councilui.load.formats.minutes.documents.text import read_text
from councilui.load.formats.minutes.events import events_of
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.people import surname_of
from councilui.load.formats.minutes.roster import roster_of

SURNAMES = (
    "Orr", "Ilves", "Bo", "Quist", "Tinsley-Talabi", "O'Dea", "Knox White", "Van Meer", "Andersen", "Burgess", "Reeves",
    "McAlister", "LoPilato", "Uí Dálaigh", "Peña", "Fox", "Hale",
)  # fmt: skip


class Case(NamedTuple):
    """A vote: who moved and seconded, what came of it, who voted how."""

    mover: str
    seconder: str
    has_carried: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    absent: tuple[str, ...]


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """Some votes of one council of four to nine members."""
    members = draw(st.lists(st.sampled_from(SURNAMES), min_size=4, max_size=9, unique=True))
    votes = []
    for _ in range(draw(st.integers(1, 4))):
        sides = [draw(st.sampled_from(("yes", "yes", "yes", "no", "absent"))) for _ in members]
        by_side = {
            side: tuple(sorted(m for m, s in zip(members, sides, strict=True) if s == side)) for side in set(sides)
        }
        yes = by_side.get("yes", ())
        if len(yes) < 2:
            yes, by_side = tuple(sorted(members)), {}
        carried = draw(st.booleans())
        votes.append(Case(yes[0], yes[1], carried, yes, by_side.get("no", ()), by_side.get("absent", ())))
    return votes


def listed(names: Sequence[str], title: str = "") -> str:
    names = [f"{title}{name}" for name in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def prose(case: Case) -> str:
    result = "carried" if case.has_carried else "failed"
    text = (
        f"Councilmember {case.mover} moved approval of the lease. Councilmember {case.seconder} seconded the motion,"
        f" which {result} by the following voice vote: Ayes: Councilmembers {listed(case.yes)} – {len(case.yes)}."
    )
    text += f" Noes: Councilmembers {listed(case.no)} – {len(case.no)}." if case.no else ""
    if case.absent:
        text += f" [Absent: Councilmembers {listed(case.absent)} – {len(case.absent)}.]"
    return text


def capitals(case: Case) -> str:
    result = "carried" if case.has_carried else "failed"
    lines = [
        f"MOTION: Councilmember {case.mover} moved to approve Item 5, seconded by Councilmember {case.seconder}.",
        f"The motion {result}, {len(case.yes)}-{len(case.no)}, by the following roll call vote:",
        f"AYES: {', '.join(f'COUNCILMEMBER {name.upper()}' for name in case.yes)}",
        f"NOES: {', '.join(f'COUNCILMEMBER {name.upper()}' for name in case.no) or 'NONE'}",
        f"ABSENT: {', '.join(f'COUNCILMEMBER {name.upper()}' for name in case.absent) or 'NONE'}",
    ]
    return "\n".join(lines)


def journal(case: Case) -> str:
    result = "Adopted" if case.has_carried else "Not adopted"
    no = f"Council Members {listed(case.no)} -- {len(case.no)}" if case.no else "None"
    return (
        f"By Council Member {case.mover}: Resolved, That the contract be and is hereby approved. {result} as follows:"
        f" Yeas -- Council Members {listed(case.yes)} -- {len(case.yes)}. Nays -- {no}."
    )


def name_and_word(case: Case) -> str:
    words = [(n, "yes") for n in case.yes] + [(n, "no") for n in case.no] + [(n, "absent") for n in case.absent]
    roll = ", ".join(f"Councilmember {name} – {word}" for name, word in words)
    result = "Motion passes." if case.has_carried else "Motion fails."
    return (
        f"A motion was made to buy the truck by Councilmember {case.mover}, seconded by Councilmember {case.seconder}."
        f" Roll Call was taken as follows: {roll}. {result}"
    )


def heads(case: Case) -> str:
    result = "carried" if case.has_carried else "defeated"
    parts = [("In Favour", case.yes), ("Against", case.no), ("Absent", case.absent)]
    lists = "\n".join(f"{head}:\nCouncillors {', '.join(names)} ({len(names)})" for head, names in parts if names)
    return (
        f"On the proposal of Councillor {case.mover}, seconded by Councillor {case.seconder}, it was proposed to"
        f" defer it. The result of the vote was as follows:\n{lists}\nThe motion was {result}."
    )


def boxed(case: Case) -> str:
    lines = [
        f"RESULT: {'ADOPTED' if case.has_carried else 'DEFEATED'} [{len(case.yes)} TO {len(case.no)}]",
        f"MOVER: {case.mover}, Councilmember",
        f"SECONDER: {case.seconder}, Councilmember",
        f"AYES: {', '.join(case.yes)}",
        *([f"NAYS: {', '.join(case.no)}"] if case.no else []),
        *([f"ABSENT: {', '.join(case.absent)}"] if case.absent else []),
    ]
    return "\n".join(lines)


def columns(case: Case) -> str:
    words = [(n, "Aye") for n in case.yes] + [(n, "Nay") for n in case.no] + [(n, "Absent") for n in case.absent]
    roll = "\n".join(f"{name} {word}" for name, word in words)
    result = "Motion carried." if case.has_carried else "Motion failed."
    motion = f"Moved by {case.mover}, seconded by {case.seconder}, to approve Ordinance 31-7."
    return f"{motion}\nRoll call vote:\n{roll}\n{result}"


def one_a_line(case: Case) -> str:
    words = [(n, "Aye") for n in case.yes] + [(n, "Nay") for n in case.no] + [(n, "Absent") for n in case.absent]
    roll = "\n".join(f"{name}: {word}" for name, word in words)
    result = "carried" if case.has_carried else "failed"
    return f"Motion by {case.mover}, seconded by {case.seconder}, to pay it. Motion {result} by roll call vote.\n{roll}"


def numbers_first(case: Case) -> str:
    sides = [f"{len(case.yes)} ayes ({', '.join(case.yes)})"]
    sides += [f"{len(case.no)} nay{'s' * (len(case.no) > 1)} ({', '.join(case.no)})"] if case.no else ["0 nays"]
    sides += [f"{len(case.absent)} absent ({', '.join(case.absent)})"] if case.absent else []
    return f"{moved(case)}Vote: {', '.join(sides)}. Motion {'carried' if case.has_carried else 'failed'}."


def counts_behind(case: Case) -> str:
    parts = [("YEAS", case.yes), ("NAYS", case.no), ("ABSENT", case.absent)]
    lines = [
        f"{label}: {', '.join(f'Councilmember {n}' for n in names)} {len(names)}" for label, names in parts if names
    ]
    return "\n".join([moved(case), *lines, f"Motion {'carried' if case.has_carried else 'failed'}."])


def sentences(case: Case) -> str:
    text = f"{moved(case)}Councilmembers {listed(case.yes)} voted aye."
    text += f" Councilmember{'s' * (len(case.no) > 1)} {listed(case.no)} voted nay." if case.no else ""
    return f"{text} Motion {'carried' if case.has_carried else 'failed'}."


def voting_for(case: Case) -> str:
    text = f"{moved(case)}The motion was adopted by a vote of ({len(case.yes)}-{len(case.no)})"
    text = text if case.has_carried else text.replace("was adopted", "failed")
    text += f" with Councilmembers {listed(case.yes)} voting in favor of the motion"
    text += f"; and Councilmembers {listed(case.no)} voting against the motion" if case.no else ""
    return f"{text}."


def body_acts(case: Case) -> str:
    acted = "the Council approved the plan" if case.has_carried else "the motion failed"
    return (
        f"On a motion by Councilmember {case.mover}, seconded by Councilmember {case.seconder}, {acted} by a vote of"
        f" {len(case.yes)} to {len(case.no)}."
    )


def result_first(case: Case) -> str:
    result = "CARRIED" if case.has_carried else "DEFEATED"
    return (
        f"{result} {len(case.yes)}-{len(case.no)}\nCouncilmember {case.mover} moved, seconded by Councilmember"
        f" {case.seconder}, that it be\nRESOLVED: To meet in May."
    )


def minority(case: Case) -> str:
    names = f" ({' and '.join(case.no)} opposed)" if case.no else ""
    names = f" ({listed(case.no)} opposed)" if len(case.no) > 2 else names
    result = "passed" if case.has_carried else "failed"
    return f"{moved(case)}Motion {result}, {len(case.yes)}-{len(case.no)}{names}."


def movers_first(case: Case) -> str:
    result = "Carried" if case.has_carried else "Defeated"
    return f"R2031-014 J. {case.mover}, K. {case.seconder}: That the tender be awarded. {result}."


def movers_in_brackets(case: Case) -> str:
    result = "Passed" if case.has_carried else "Failed"
    return (
        f"Motion and second to hear it first (Councilmember {case.mover} and Councilmember {case.seconder})."
        f" {result} {len(case.yes)}-{len(case.no)}."
    )


def tally_in_words(case: Case) -> str:
    words = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    result = "carried" if case.has_carried else "failed"
    return f"{moved(case)}Motion {result} by a vote of {words[len(case.yes)]} to {words[len(case.no)]}."


def blocks(case: Case) -> str:
    lines = [f"Moved by: {case.mover}", f"Seconded by: {case.seconder}", "That the bid be awarded."]
    for head, names in (("In Favour", case.yes), ("Against", case.no)):
        lines += [f"{head} ({len(names)})", listed(names)] if names else []
    result = "Carried" if case.has_carried else "Defeated"
    return "\n".join([*lines, f"Motion {result} ({len(case.yes)} to {len(case.no)})"])


def moved(case: Case) -> str:
    return f"Councilmember {case.mover} moved to adopt it. Councilmember {case.seconder} seconded. "


class Layout(NamedTuple):
    """How a vote is printed: whether with its seconder, and which sides by name and by number."""

    print: Callable[[Case], str]
    has_seconder: bool = True
    names: tuple[str, ...] = ("yes", "no")
    has_tally: bool = False


LAYOUTS = (
    Layout(prose), Layout(capitals, has_tally=True), Layout(journal, has_seconder=False), Layout(name_and_word),
    Layout(heads), Layout(boxed, has_tally=True), Layout(columns), Layout(one_a_line),
    Layout(numbers_first, has_tally=True), Layout(counts_behind), Layout(sentences),
    Layout(voting_for, has_tally=True), Layout(body_acts, names=(), has_tally=True),
    Layout(result_first, names=(), has_tally=True), Layout(minority, names=("no",), has_tally=True),
    Layout(movers_first, names=()), Layout(movers_in_brackets, names=(), has_tally=True),
    Layout(tally_in_words, names=(), has_tally=True), Layout(blocks, has_tally=True),
)  # fmt: skip


def printed_paper(texts: Sequence[str], width: int, page_length: int) -> str:
    """Text as a printer sets it: lines of a width, a foot with date and number under each page."""
    lines = [
        "MINUTES OF THE REGULAR CITY COUNCIL MEETING",
        "TUESDAY, MAY 6, 2031, 7:00 P.M.",
        *(line for text in texts for part in ["", *text.split("\n")] for line in textwrap.wrap(part, width) or [""]),
    ]
    pages = [lines[start : start + page_length] for start in range(0, len(lines), page_length)]
    return "\f".join(
        "\n".join([*page, "", "Regular Meeting", f"Lanport City Council {number} May 6, 2031"])
        for number, page in enumerate(pages, 1)
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.print.__name__)
@given(cases=cases(), width=st.integers(60, 110), page_length=st.integers(12, 45))
@settings(max_examples=12)
def test_a_meeting_is_read_back_from_each_layout(
    layout: Layout, cases: list[Case], width: int, page_length: int
) -> None:
    members = sorted({name for case in cases for name in (*case.yes, *case.no, *case.absent)})
    roll_call = f"ROLL CALL - Present: Councilmembers {listed(members)} - {len(members)}."
    text = printed_paper([roll_call, *(layout.print(case) for case in cases)], width, page_length)
    minutes = MinutesText(read_text(text.encode()).lines)
    roster = roster_of(minutes.text)
    votes = Assembler(minutes).read(events_of(minutes, roster)).votes
    assert len(votes) == len(cases), minutes.text
    for vote, case in zip(votes, cases, strict=True):
        assert vote.motion is not None
        movers = [vote.motion.mover, vote.motion.seconder]
        printed = [case.mover, case.seconder if layout.has_seconder else None]
        assert [name and surname_of(name.name) for name in movers] == [name and surname_of(name) for name in printed]
        assert vote.result == ("pass" if case.has_carried else "fail"), minutes.text
        checked = checked_roll(vote, roster)
        assert checked.refusal is None
        assert not checked.problems
        for option, people in (("yes", case.yes), ("no", case.no)):
            names = sorted(name.name.casefold() for side, _, name in checked.names if side == option)
            assert names == sorted(name.casefold() for name in people if option in layout.names), minutes.text
        if layout.has_tally:
            numbers = numbers_of(vote)
            assert (numbers["yes"], numbers.get("no", 0)) == (len(case.yes), len(case.no)), minutes.text


@given(word=st.sampled_from(("Patmon", "Piedmont-Smith", "Croskery-Hodgins", "resolution")), cut=st.integers(2, 7))
def test_a_hyphen_at_the_end_of_a_line_is_decided_by_the_rest_of_the_paper(word: str, cut: int) -> None:
    hyphen = word.find("-")
    if hyphen > 0:
        broken = word.replace("-", "\ufffe")
    else:
        broken = f"{word[: min(cut, len(word) - 2)]}\x02{word[min(cut, len(word) - 2) :]}"
    assert mended([f"Yeas: {broken}, Orr.", f"{word} spoke."]) == [f"Yeas: {word}, Orr.", f"{word} spoke."]
