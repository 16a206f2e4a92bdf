"""Which item of the agenda a vote is filed under: the one above it that has a number, else one of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import AgendaItem, Matter, Motion
from tests.load.minutes.papers import read_paper, voted_items
from tests.load.vote_table.rows import of

HEAD = (
    "MINUTES OF THE REGULAR CITY COUNCIL MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "ROLL CALL - Present: Members Bo, Ilves, Orr, Quist and Mayor Tan - 5.\n\n"
)
MOTION = "Member Orr moved {}. Member Bo seconded. Motion carried 5-0.\n\n"


def items(tmp_path: Path, text: str) -> list[tuple[str | None, str, str | None]]:
    """Number, title and section of each vote's item in the order of the votes."""
    return [(item.number, item.title, item.section) for item, _ in voted_items(_rows(tmp_path, text))]


def _rows(tmp_path: Path, text: str) -> list[object]:
    rows, _ = read_paper(tmp_path, "2031-05-06-minutes.txt", HEAD + text)
    return rows


@pytest.mark.parametrize(
    "numbers", [("5.", "6."), ("A.", "B."), ("iv.", "v."), ("V.", "VI."), ("7-A", "7-B"), ("41", "*42")]
)
def test_a_number_that_has_a_neighbor_is_an_item(tmp_path: Path, numbers: tuple[str, str]) -> None:
    first, second = numbers
    before = "".join(f"{number} Report of the week\n\n" for number in _before(first))
    text = f"{before}{first} Lease of the mill\n\n{MOTION.format('the lease')}"
    text += f"{second} Sale of the barn\n\n{MOTION.format('the sale')}"
    assert items(tmp_path, text) == [(first, "Lease of the mill", None), (second, "Sale of the barn", None)]


def _before(number: str) -> list[str]:
    rows = {"5.": ["4."], "A.": [], "iv.": ["i.", "ii.", "iii."], "V.": ["I.", "II.", "III.", "IV."]}
    return rows.get(number, ["7."] if number.startswith("7") else ["39", "40"] if number == "41" else [])


@pytest.mark.parametrize("numbers", [("5.", "9."), ("12)", "31)"), ("B.", "H."), ("IV.", "XII.")])
def test_a_number_without_a_neighbor_is_an_item_when_a_motion_follows(tmp_path: Path, numbers: tuple[str, str]) -> None:
    first, second = numbers
    text = f"1. Report of the week\n\n{first} Lease of the mill\n\n{MOTION.format('approval')}"
    text += f"{second} Sale of the barn. {MOTION.format('approval')}"
    assert [(number, title) for number, title, _ in items(tmp_path, text)] == [
        (first.replace(")", ""), "Lease of the mill"),
        (second.replace(")", ""), "Sale of the barn"),
    ]


def test_a_number_of_the_year_is_an_item_and_what_a_councillor_did_no_part_of_its_title(tmp_path: Path) -> None:
    text = "131/31 To sign the minutes of May 1\nCllr Bo was thanked.\nIt was proposed by Cllr Bo, and resolved.\n\n"
    text += "132/31 To pay the bills\n\nThis was proposed by Cllr Orr and resolved.\n\n"
    assert items(tmp_path, text) == [
        ("131/31", "To sign the minutes of May 1", None),
        ("132/31", "To pay the bills", None),
    ]


@pytest.mark.parametrize("line", ["until May\n6. The mill was sold.", "7. Nays 2."])
def test_a_number_within_a_sentence_is_no_item_though_a_motion_follows(tmp_path: Path, line: str) -> None:
    assert "6." not in {
        number for number, _, _ in items(tmp_path, f"It was put off {line}\n{MOTION.format('the sale')}")
    }


@pytest.mark.parametrize("item", ["8. Café at 4 Elm Street", "2. Café at 4 Elm Street"])
@pytest.mark.parametrize(
    "introduction",
    ["Staff asks for these conditions:", "The permit is subject to the following:", "It was read with these changes:"],
)
@pytest.mark.parametrize("marks", [("1.", "2."), ("a.", "b."), ("i.", "ii.")])
def test_the_parts_of_a_list_that_is_moved_as_one_are_no_items(
    tmp_path: Path, item: str, introduction: str, marks: tuple[str, str]
) -> None:
    text = f"{item}\n\n{introduction}\n\n{marks[0]} Music ends at ten\n\n{marks[1]} Twelve seats\n\n"
    text += f"{MOTION.format('approval')}{int(item[0]) + 1}. Sale of the barn\n\n{MOTION.format('the sale')}"
    assert [title for _, title, _ in items(tmp_path, text)] == ["Café at 4 Elm Street", "Sale of the barn"]


@pytest.mark.parametrize(
    ("heading", "following", "item"),
    [
        ("1. Call to order\n\n2. Consent agenda", "3.", ("Consent agenda", None)),
        ("7. Consent Calendar:", "8.", ("Consent Calendar", None)),
        ("CONSENT CALENDAR", "3.", ("CONSENT CALENDAR", None)),
    ],
)
def test_a_consent_agenda_that_is_moved_as_one_is_not_filed_under_its_last_part(
    tmp_path: Path, heading: str, following: str, item: tuple[str, str | None]
) -> None:
    text = f"{heading}\n\n1. Minutes of May 1\n\n2. Bills\n\n{MOTION.format('approval')}"
    text += f"{following} Sale of the barn\n\n{MOTION.format('the sale')}"
    section = heading if heading.isupper() else None
    assert [row[1:] for row in items(tmp_path, text)] == [item, ("Sale of the barn", section)]


def test_items_that_a_sentence_introduces_and_that_are_moved_one_by_one_are_items(tmp_path: Path) -> None:
    text = "The Board took up the following:\n\n1. Lease of the mill\n\n" + MOTION.format("the lease")
    text += f"2. Sale of the barn\n\n{MOTION.format('the sale')}"
    assert [title for _, title, _ in items(tmp_path, text)] == ["Lease of the mill", "Sale of the barn"]


@pytest.mark.parametrize(
    ("moved", "question"),
    [
        (
            "it with these conditions:\n1. Music ends at ten.\n2. Twelve\nseats.\n",
            "1. Music ends at ten. 2. Twelve seats.",
        ),
        (
            "it with these conditions:\n\na) Music ends at ten;\n\nb) Twelve seats.\n\n",
            "a) Music ends at ten; b) Twelve seats.",
        ),
        ("it with one condition: 1. Music ends at ten.\n", "1. Music ends at ten."),
    ],
)
def test_conditions_are_part_of_what_was_moved(tmp_path: Path, moved: str, question: str) -> None:
    text = f"8. Café at 4 Elm Street\n\nMember Orr moved to approve {moved}Member Bo seconded. Motion carried 3-2.\n"
    assert [(motion.text or "").endswith(question) for motion in of(_rows(tmp_path, text), Motion)] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "C. Brisk of the planning office was there.",
        "43. Ann Poe spoke for the lease.",
        "504801 Banner on the pole",
        "13.42 feet to a point",
        "Ordinance 3180 has been rescinded, he said.",
        "Resolution No. 15343 lifted what had been said about it.",
    ],
)
def test_a_line_that_begins_with_a_number_by_chance_is_no_item(tmp_path: Path, line: str) -> None:
    rows = items(tmp_path, f"OLD BUSINESS\n\n{line}\n\n{MOTION.format('the lease of the mill')}")
    assert rows == [(None, "The lease of the mill", "OLD BUSINESS")]


def test_motions_under_a_heading_do_not_share_an_item(tmp_path: Path) -> None:
    rows = items(tmp_path, f"REPORTS\n\n{MOTION.format('to mend the roof')}{MOTION.format('to hire a clerk')}")
    assert [title for _, title, _ in rows] == [
        "Motion to mend the roof",
        "Motion to hire a clerk",
    ]


def test_adjourning_is_not_filed_under_the_last_item(tmp_path: Path) -> None:
    text = (
        f"1. Lease\n\n{MOTION.format('the lease')}2. Sale\n\n{MOTION.format('the sale')}{MOTION.format('to adjourn')}"
    )
    assert [number for number, _, _ in items(tmp_path, text)] == ["1.", "2.", None]


def test_numbers_in_running_text_are_items_when_each_is_the_next(tmp_path: Path) -> None:
    acts = " ".join(
        f"{number} Authorize grant to the mill of lot {number}  (Y-5) {184000 + number}" for number in range(41, 49)
    )
    assert [number for number, _, _ in items(tmp_path, acts)] == [str(number) for number in range(41, 49)]


def test_a_resolution_is_the_item_of_its_vote(tmp_path: Path) -> None:
    text = "Resolution No. 31-12. By Member Orr.\n\nA resolution to mend the bridge.\n\nAdopted. Yeas 5. Nays 0.\n\n"
    assert items(tmp_path, text) == [("Resolution No. 31-12", "A resolution to mend the bridge", None)]


def test_a_title_that_breaks_off_goes_on_in_the_next_paragraph(tmp_path: Path) -> None:
    text = (
        "Resolution No. 31-12. By Member Orr.\n\nA resolution to ask the\n\nCounty to mend the bridge.\n\n"
        "Adopted. Yeas 5. Nays 0.\n\n"
    )
    assert [title for _, title, _ in items(tmp_path, text)] == ["A resolution to ask the County to mend the bridge"]


def test_a_tally_behind_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    text = "Resolution No. 31-12 Lease of the mill (Y-5) 184350\n\nResolution No. 31-13 Sale of the barn (Y-4; N-1)\n\n"
    assert [title for _, title, _ in items(tmp_path, text)] == ["Lease of the mill", "Sale of the barn"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to adopt Resolution No. 31-12", ["Resolution No. 31-12"]),
        ("to adopt Resolution No. 2031- on the lease", []),
        ("that the lease made pursuant to By-law No. 22/2014 be signed", []),
        ("an ordinance amending Ordinance No. 12-7", []),
    ],
)
def test_a_document_that_a_motion_only_mentions_is_not_its_matter(
    words: str, expected: list[str], tmp_path: Path
) -> None:
    assert [matter.identifier for matter in of(_rows(tmp_path, MOTION.format(words)), Matter)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Motion by Orr, seconded by Bo, to buy it. Motion carried 5-0.",
        "Member Orr moved to buy it, Member Bo seconded. Motion carried 5-0.",
        "It was moved by Orr, seconded by Bo, to buy it. Motion carried 5-0.",
        "On motion of Orr, seconded by Bo, it was resolved to buy it. Motion carried 5-0.",
        "Moved by Orr, seconded by Bo, to buy it. Motion carried 5-0.",
    ],
)
def test_a_motion_in_the_line_below_a_heading_is_no_part_of_its_title(tmp_path: Path, sentence: str) -> None:
    rows = items(tmp_path, f"1. Budget of the\nfire district\n{sentence}\n2. Park\n{sentence}\n")
    assert rows == [("1.", "Budget of the fire district", None), ("2.", "Park", None)]


@pytest.mark.parametrize(
    ("motion", "is_on_it"),
    [
        ("approval of the staff recommendation", True),
        ("adoption of the ordinance as amended", True),
        ("to approve the lease of the mill to Orr Ltd.", True),
        ("to approve Item No. 7", True),
        ("to buy it", True),
        ("to table the matter", True),
        ("to refer it to the Zoning Board", True),
        ("approval of continuing the meeting", False),
        ("approval of hearing the tobacco referral next", False),
        ("to approve not leasing the mill", False),
        ("to give $500 to the egg hunt", False),
    ],
)
def test_a_motion_on_something_else_is_not_filed_under_the_item_above(
    tmp_path: Path, motion: str, is_on_it: bool
) -> None:
    text = (
        f"6. Roof\n\n7. Lease of the mill\n\nMember Orr moved {motion}, seconded by Member Bo. Motion carried 5-0.\n\n"
    )
    numbers = [number for number, _, _ in items(tmp_path, text + "8. Close\n")]
    assert numbers == (["7."] if is_on_it else [None])


def test_a_motion_with_a_number_is_an_item_and_others_below_are_not_on_it(tmp_path: Path) -> None:
    text = (
        "R31-012 Orr, Bo: That the mill be leased. Carried 5-0.\n\n"
        "R31-013 Bo, Orr: That the roof be mended. Carried 5-0.\n\n"
        "Member Orr moved approval of the staff recommendation. Member Bo seconded. Motion carried 5-0.\n\n"
    )
    assert [(number, title) for number, title, _ in items(tmp_path, text)][-1] == (
        None,
        "Approval of the staff recommendation",
    )


def test_the_number_of_a_paragraph_does_not_end_a_title(tmp_path: Path) -> None:
    text = f"7. Referral [paragraph no. 18-051] of Member Bo\n\n{MOTION.format('the referral')}8. Close\n"
    assert items(tmp_path, f"6. Roof\n\n{text}")[0][1] == "Referral [paragraph no. 18-051] of Member Bo"


def test_items_that_are_called_the_same_have_ids_of_their_own_that_stay_short(tmp_path: Path) -> None:
    motion = "Member Orr moved to approve the lease. Member Bo seconded. Motion carried 5-0.\n\n"
    rows = _rows(tmp_path, motion * 90)
    ids = [item.id for item in of(rows, AgendaItem)]
    assert len(voted_items(rows)) == len(set(ids)) == len(ids) == 90
    assert max(len(id.partition("/")[2]) for id in ids) < 110  # without the folder, the town


@pytest.mark.parametrize(("number", "kind"), [("Ord. No. 31-12", "Ordinance"), ("Res. No. 31-12", "Resolution")])
def test_the_kind_of_a_matter_is_a_whole_word(tmp_path: Path, number: str, kind: str) -> None:
    rows = _rows(tmp_path, f"{number}. By Member Orr.\n\nTo lease the mill\n\nAdopted. Yeas 5. Nays 0.\n\n")
    assert [(matter.identifier, matter.type) for matter in of(rows, Matter)] == [(number, kind)]


def test_a_motion_of_nothing_but_who_moved_is_on_the_heading_above_it(tmp_path: Path) -> None:
    moved = "Moved by Roe, seconded by Poe.\nMotion carried 3-0."
    lines = ("City Council of Lanport", "Minutes of May 6, 2031", "PIER LEASE", moved, "FERRY FARES", moved)
    rows, _ = read_paper(tmp_path, "minutes.txt", "\n".join(lines))
    assert [item.title for item, _ in voted_items(rows)] == ["PIER LEASE", "FERRY FARES"]
