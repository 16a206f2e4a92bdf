"""The forms of clerks whose papers were met late: who moved what, how it went, and under which item."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.minutes.papers import VoteRow, read_paper, read_votes, reasons, voted_items

HEAD = (
    "MINUTES OF THE LANPORT CITY COUNCIL\nTUESDAY, MAY 6, 2031\n\n"
    "Present: Councillors Orr, Bo, Ilves, Quist, Dean and Kim All\nAbsent: Councillor Tan\n\n"
)
MOVED = "Ms. Orr moved to grant the lease. "
BY_WORD = VoteRow("Orr", "Bo", "pass", None, {}, "none")

VOTES = {
    "a vote recorded as unanimous": (
        "Motion was made by Councillor Orr, and seconded by Councillor Bo to grant the lease.\n\n"
        "The vote was taken on the motion and recorded as unanimous.",
        [BY_WORD],
    ),
    "a number before each option": (
        "PROPOSAL NO. 14, 2031. Councillor Ilves moved, seconded by Councillor Bo, for adoption. Proposal No. 14, 2031"
        " was adopted on the following roll call vote; viz:\n\n4 YEAS: Bo, Ilves, Orr, Quist\n0 NAYS:\n1"
        " ABSENT: Tan\n\n"
        "PROPOSAL NO. 15, 2031. Councillor Quist moved, seconded by Councillor Orr, to strike. Proposal No. 15, 2031"
        " was stricken on the following roll call vote; viz:\n\n3 YEAS: Bo, Orr, Quist\n1 NAYS: Ilves\n1 NOT"
        " VOTING: Dean",
        [
            VoteRow(
                "Ilves", "Bo", "pass", {"yes": 4, "no": 0, "absent": 1},
                {"yes": ("Bo", "Ilves", "Orr", "Quist"), "absent": ("Tan",)}, "complete",
            ),
            VoteRow(
                "Quist", "Orr", "pass", {"yes": 3, "no": 1, "not voting": 1},
                {"yes": ("Bo", "Orr", "Quist"), "no": ("Ilves",), "not voting": ("Dean",)}, "complete",
            ),
        ],
    ),
    "a roll behind the question, and a bill that passed": (
        "BILL NO. 310051\n\n“AN ORDINANCE\nTo lease Shed 3.”\n\nThe bill was read and on the question, Shall"
        " the bill pass"
        " finally? Yeas – Councillors Bo, Dean – 2. Nays – Councillor Orr – 1. And so the bill passed finally.",
        [VoteRow(None, None, "pass", {"yes": 2, "no": 1}, {"yes": ("Bo", "Dean"), "no": ("Orr",)}, "complete")],
    ),
    "a second and a vote in one sentence": (
        f"{MOVED}Her motion was seconded by Mr. Bo and put to a vote which resulted in all members voting in the"
        " affirmative except Mr. Quist who voted in the negative. The Mayor ruled the motion adopted on a 4-1 vote.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial")],
    ),
    "who voted how before the ruling": (
        f"{MOVED}Mr. Bo seconded the motion and a vote resulted in Mr. Quist and Ms. Dean voting in the"
        " negative and all"
        " others voting in the affirmative. The Mayor ruled the motion adopted on a 3-2 vote.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 3, "no": 2}, {"no": ("Dean", "Quist")}, "partial")],
    ),
    "labels over one another, and their lines below them": (
        f"{MOVED}Mr. Bo seconded.\nAYES:\nNOES:\nABSENT:\nOrr, Bo, Ilves\nQuist, Dean\nNone\nMotion carried",
        [
            VoteRow(
                "Orr", "Bo", "pass", None, {"yes": ("Bo", "Ilves", "Orr"), "no": ("Dean", "Quist")}, "complete",
            ),
        ],
    ),
    "labels over one another, and more lines or fewer": (
        f"{MOVED}Mr. Bo seconded.\nAYES:\nNOES:\nOrr, Bo,\nIlves\nQuist, Dean\nMotion carried\n\n"
        f"{MOVED}Mr. Bo seconded.\nAYES:\nNOES:\nABSENT:\nOrr, Bo, Ilves\nQuist, Dean\nMotion carried\n\n"
        f"{MOVED}Mr. Bo seconded.\nAYES:\nNOES:\nOrr, Bo\nIlves\nMotion carried",  # its second line may be an aye's
        [BY_WORD, BY_WORD, BY_WORD],
    ),
    "who presented a report and moved that it be accepted": (
        "FINANCE - Councillor Orr presented the report of the meeting of May 1, and moved that the report be accepted."
        " Seconded by Councillor Bo, motion carried.",
        [BY_WORD],
    ),
    "a result before what was moved": (
        "A motion was made by Councillor Orr, seconded by Councillor Bo, and carried to open the hearing.\n\n"
        "A motion was made by Councillor Orr and failed 2-3 to table the rezoning.",
        [BY_WORD, VoteRow("Orr", None, "fail", {"yes": 2, "no": 3}, {}, "none")],
    ),
    "what is put off, which is no result": (
        "Ordinance 31-4. Motion by Councillor Orr, seconded by Councillor Bo and carried to March 12.\n\n"
        "Ordinance 31-5. A motion was made by Councillor Orr and carried to next month.\n\n"
        "Motion by Councillor Orr, seconded by Councillor Bo and carried to approve the bills.",
        [BY_WORD],
    ),
    "two who moved, of whom neither is the mover": (
        "On entertainment of the Mayor, Councilmen Orr and Bo moved a motion to grant the lease.\nOn roll call, all"
        " voted yes except Councilman Quist who voted no, and the Mayor declared the motion carried.",
        [VoteRow(None, None, "pass", None, {"no": ("Quist",)}, "partial")],
    ),
    "minutes approved as corrected": (
        "Upon motion by Ms. Orr, seconded by Mr. Bo, the minutes were approved as corrected by the following recorded"
        " vote: Orr - Aye, Bo - Aye, Quist - Nay.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",)}, "complete")],
    ),
    "who said nay in brackets, before the result and behind it": (
        f"{MOVED}Second by Mr. Bo. Roll Call Vote. 3 Ayes. (Councillors Quist and Dean Nay.) MOTION approved.\n\n"
        f"{MOVED}Second by Mr. Bo. Vote. 4 Ayes. MOTION approved. (Councillor Quist voted nay.)",
        [
            VoteRow("Orr", "Bo", "pass", {"yes": 3}, {"no": ("Dean", "Quist")}, "partial"),
            VoteRow("Orr", "Bo", "pass", {"yes": 4}, {"no": ("Quist",)}, "partial"),
        ],
    ),
    "two letters for a result": (
        "A motion by Orr/Bo to approve the consent agenda. MCU.\n\nMoved by Orr, second by Bo to pay the bills. MC.",
        [BY_WORD, BY_WORD],
    ),
    "one word for a result": (
        "Mr. Orr moved to pay the bills; second by Mr. Bo; unanimous.\n\n"
        "MOTION by Mr. Orr to adjourn. Seconded by Mr. Bo. UNANIMOUS.",
        [BY_WORD, BY_WORD],
    ),
    "the absent first, and options without a word for ayes": (
        "A motion was made by Orr, seconded by Bo, to amend the budget. The motion carried by the following vote:\n"
        "Absent: 1 - Kim Tan\nAbstained: 1 - Dean\nAffirmative: 2 - Orr, and Bo\nNegative: 1 - Ilves",
        [
            VoteRow(
                "Orr", "Bo", "pass", {"yes": 2, "no": 1, "abstain": 1, "absent": 1},
                {"yes": ("Bo", "Orr"), "no": ("Ilves",), "abstain": ("Dean",), "absent": ("Kim Tan",)}, "complete",
            )
        ],
    ),
    "totals behind the names": (
        "Councillor Orr moved to pass the bill, seconded by Councillor Bo. The motion was put, and carried by"
        " the following"
        " vote:\nFOR APPROVAL: Orr, Bo  TOTAL – 2,\nAGAINST APPROVAL: Quist  TOTAL – 1,\n"
        "EXCUSED & NOT VOTING: Dean  TOTAL – 1.",
        [
            VoteRow(
                "Orr", "Bo", "pass", {"yes": 2, "no": 1, "excused": 1},
                {"yes": ("Bo", "Orr"), "no": ("Quist",), "excused": ("Dean",)}, "complete",
            )
        ],
    ),
    "both sides in one line, apart by blanks": (
        "MOTION by Ms. Orr to pave it. Seconded by Mr. Bo.\nVOTE: IN FAVOR - BO   OPPOSED - ILVES, ORR\nMOTION FAILED.",
        [VoteRow("Orr", "Bo", "fail", None, {"yes": ("BO",), "no": ("ILVES", "ORR")}, "complete")],
    ),
    "passage and an amendment": (
        "ORDER 31-89 Order Amending the Fees.\nMotion was made by Councillor Orr and seconded by Councillor Bo"
        " for passage."
        " Motion was made by Councillor Ilves and seconded by Councillor Dean to amend by striking line 4. Amendment"
        " passage 3-2 (Orr, Bo). Passage as amended 4-1 (Quist).",
        [
            VoteRow("Ilves", "Dean", "unknown", {"yes": 3, "no": 2}, {"no": ("Bo", "Orr")}, "partial"),
            VoteRow("Orr", "Bo", "unknown", {"yes": 4, "no": 1}, {"no": ("Quist",)}, "partial"),
        ],
    ),
    "what was amended passes after the amendment failed": (
        "Mr. Orr moved Article 2. Mr. Bo seconded. Mr. Ilves moved to amend it to $600. Mr. Dean seconded. The"
        " amendment"
        " failed on a standing vote, 41 yes, 77 no. Article 2 passed as printed by voice vote.",
        [VoteRow("Ilves", "Dean", "fail", {"yes": 41, "no": 77}, {}, "none"), BY_WORD],
    ),
    "resolved by both in brackets": (
        "141/2031 RESOLVED: (Orr/Bo)\nThat the minutes be confirmed.\n\n142/2031 RESOLVED: (Orr/Bo)\nThat the tender be"
        " accepted.\nFOR: Councillors Orr and Bo\nAGAINST: Councillor Quist",
        [BY_WORD, VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",)}, "complete")],
    ),
    "a second before a quotation": (
        "Councillor Orr moved and Councillor Bo seconded:\n“This Council calls for a ferry.”\nThe motion was carried.",
        [BY_WORD],
    ),
    "numbers alone behind a motion": (
        "Moved by Orr, seconded by Bo, to approve the agenda as amended. 4-0.\n\nIt was a long day. 2-1.",
        [VoteRow("Orr", "Bo", "unknown", {"yes": 4, "no": 0}, {}, "none")],
    ),
    "movers behind letters with a slash, and ayes all": (
        "2. AGENDA. M/Orr, S/Bo, to approve the agenda. Ayes all.\n\n3. CONSENT. Motion by Orr, second by Bo,"
        " to approve items"
        " A-D. Ayes all.",
        [BY_WORD, BY_WORD],
    ),
    "seconded and agreed": (
        "Proposed by Alderman Orr, seconded by Councillor Bo and agreed: that the minutes be adopted.\n\nIt was"
        " agreed, on the"
        " proposal of Councillor Orr, seconded by Councillor Bo, that a letter be sent.",
        [BY_WORD, BY_WORD],
    ),
    "an office before a name": (
        "Proposed by Councillor Orr\nSeconded by Councillor Bo\nThat it be built.\nFOR (1): Councillor Bo\nAGAINST (1):"
        " Councillor Orr\nABSTAINED (1): The Mayor, Councillor Dean\nThe motion was lost.",
        [
            VoteRow(
                "Orr", "Bo", "fail", {"yes": 1, "no": 1, "abstain": 1},
                {"yes": ("Bo",), "no": ("Orr",), "abstain": ("Dean",)}, "complete",
            )
        ],
    ),
    "a bill as amended": (
        "Councillor Orr moved to approve Bill 31-31, as amended; Councillor Bo seconded. Bill 31-31, as"
        " amended, was passed by"
        " roll call vote: Orr - aye; Bo - aye; Quist - nay.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",)}, "complete")],
    ),
    "commas behind the options": (
        "Orr moved, Bo seconded, to read Ordinance 612. Roll call vote: ayes, Bo, Orr; nays, Quist. Motion carried.",
        [VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",)}, "complete")],
    ),
    "labels with slashes": (
        "9. Rentals\nAction: Moved/Seconded/Carried: Orr / Bo\nYes: Councillors Orr, Bo\nNo: Councillor Quist\n\n"
        "10. Harbor plan\nAction: Moved/Seconded/Failed: Bo / Quist\nYes: Councillor Bo\nNo: Councillors Orr, Ilves",
        [
            VoteRow("Orr", "Bo", "pass", None, {"yes": ("Bo", "Orr"), "no": ("Quist",)}, "complete"),
            VoteRow("Bo", "Quist", "fail", None, {"yes": ("Bo",), "no": ("Ilves", "Orr")}, "complete"),
        ],
    ),
    "letters with names for both sides, and a failure before the next numbers": (
        "304 Amend the Pier Code (Ordinance)\nMotion to strike section 2: Moved by Ilves and seconded by Quist."
        " (Y-2 Ilves, Quist; N-3)\nMOTION FAILED\n(Y-3; N-2 Ilves, Quist)\n191205\nAS AMENDED\n\n"
        "305 Proclaim Harbor Day (Resolution)\n(Y-4; Tan absent)\n37701",
        [
            VoteRow("Ilves", "Quist", "fail", {"yes": 2, "no": 3}, {"yes": ("Ilves", "Quist")}, "partial"),
            VoteRow(None, None, "pass", {"yes": 3, "no": 2}, {"no": ("Ilves", "Quist")}, "partial"),
            VoteRow(None, None, "pass", {"yes": 4}, {"absent": ("Tan",)}, "partial"),
        ],
    ),
    "a member named All": (
        "Moved by Councillor All that the penalty be kept.\nCARRIED",
        [VoteRow("All", None, "pass", None, {}, "none")],
    ),
    "no seconder, and a motion that is proposed": (
        "Cllr Dean proposed that a mower be bought. There was no seconder.\n\nCllr Bo proposed a motion to mend"
        " the shelter,"
        " this was seconded by Cllr Quist. For: 2 Against: 3. The motion was not carried.",
        [VoteRow("Bo", "Quist", "fail", {"yes": 2, "no": 3}, {}, "none")],
    ),
    "what was resolved before who proposed it": (
        "RESOLVED: that the minutes be signed. Proposed Cllr Orr, seconded Cllr Bo. All in favour.",
        [BY_WORD],
    ),
    "short labels of a parish": ("5. Payments of £1,204. Prop: Cllr Orr Sec: Cllr Bo. Carried unanimously.", [BY_WORD]),
    "numbers and their result below the names": (
        "3 FEES\n\nMOTION\n\nMoved: Cr Orr\nSeconded: Cr Bo\n\nThat the fees be adopted.\n\nAMENDMENT\n\n"
        "Moved: Cr Quist\nSeconded: Cr Ilves\n\nThat part b) be deleted.\n\nFor: Crs Quist and Ilves\n"
        "Against: Crs Orr, Bo and Dean\n\n2/3 LOST\n\nThe substantive motion was put.\n\nFor: Crs Orr, Bo, Dean"
        " and Ilves\n"
        "Against: Cr Quist\n\n4/1 CARRIED",
        [
            VoteRow(
                "Quist", "Ilves", "fail", {"yes": 2, "no": 3},
                {"yes": ("Ilves", "Quist"), "no": ("Bo", "Dean", "Orr")}, "complete",
            ),
            VoteRow(
                "Orr", "Bo", "pass", {"yes": 4, "no": 1},
                {"yes": ("Bo", "Dean", "Ilves", "Orr"), "no": ("Quist",)}, "complete",
            ),
        ],
    ),
    "a motion that won over an amendment": (
        "Councillor Orr, seconded by Councillor Bo, moved that the timetable be adopted.\n\nAs an amendment, Councillor"
        " Quist, seconded by Councillor Dean, moved that the report be continued.\n\nOn a vote being taken, 3 members"
        " voted for the amendment and 4 for the motion, which was accordingly declared carried.",
        [BY_WORD],
    ),
    "an amendment under its heading that won over the motion": (
        "Motion\nCouncillor Quist, seconded by Councillor Dean, moved to refuse the"
        " grant.\n\nAmendment\nCouncillor Orr,"
        " seconded by Councillor Bo, moved to approve the grant.\n\nMotion: Councillors Quist and Dean (2)\nAmendment:"
        " Councillors Orr, Bo and Ilves (3)\n\nThe amendment was carried.",
        [BY_WORD],
    ),
    "a council that resolves on a proposal": (
        "On the proposal of Cllr. A. Orr, seconded by Cllr. G. Bo, the Council resolved to dispose of the land.",
        [VoteRow("A. Orr", "G. Bo", "pass", None, {}, "none")],
    ),
    "numbers behind both names": (
        "The meeting was adjourned on a motion by Councillor Orr and a second by Councillor Bo, passed 4-0.",
        [VoteRow("Orr", "Bo", "pass", {"yes": 4, "no": 0}, {}, "none")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("minutes", "expected"), VOTES.values(), ids=VOTES.keys())
def test_a_vote_has_its_movers_result_numbers_and_names(minutes: str, expected: list[VoteRow], tmp_path: Path) -> None:
    votes, _ = read_votes(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\nThe meeting closed at 9 p.m.")
    assert votes == expected


CARRIED = "Moved by A. Orr\nSeconded by G. Bo\n\n{}\n\nCarried"
ITEMS = {
    "a proposal with its year": (
        "PROPOSAL NO. 12, 2031. The proposal honors the rowing club. Councillor Bo moved, seconded by Councillor Dean,"
        " for adoption. Proposal No. 12, 2031 was adopted by a unanimous voice vote.",
        ("PROPOSAL NO. 12, 2031", "The proposal honors the rowing club", "be adopted?"),
    ),
    "a bill that is called up": (
        "Councillor Orr called up on final passage Bill No. 310042, entitled:\n\n“AN ORDINANCE to lease Shed 3.”\n\n"
        "Yeas – Councillors Bo, Dean – 2. Nays – 0. And so the bill passed finally.",
        ("Bill No. 310042", "“AN ORDINANCE to lease Shed 3.”", "AN ORDINANCE to lease Shed 3"),
    ),
    "the number of a motion below an item": (
        f"1 APOLOGIES\n\nNone.\n\n2 CONFIRMATION OF MINUTES\n\nRESOLUTION 31/042\n\n"
        f"{CARRIED.format('That the minutes be confirmed.')}\n\n3 CLOSE",
        ("2", "CONFIRMATION OF MINUTES", "That the minutes be confirmed"),
    ),
    "a motion that has nothing of its title but stands right below it": (
        f"1 REPORTS\n\nNone.\n\n2 FERRY LANDING\n\nResolution # 2031-141\n{CARRIED.format('That the repair be paid.')}",
        ("2", "FERRY LANDING", "That the repair be paid"),
    ),
    "a motion that nobody seconds in committee, right below its item": (
        "1 REPORTS\n\nNone.\n\n2 FERRY LANDING\n\nMotion CW-31-072\nMoved by A. Orr\nTHAT the repair be paid.\nCARRIED",
        ("2", "FERRY LANDING", "THAT the repair be paid"),
    ),
    "the agenda itself, as it went out": (
        "1 APPROVAL OF AGENDA\n\nIt was moved by A. Orr, seconded by G. Bo, that the agenda be approved as circulated."
        " Motion carried.",
        ("1", "APPROVAL OF AGENDA", "approved"),
    ),
    "names alone between the number of a motion and its words": (
        "1 REPORTS\n\nNone.\n\n2 DOG BYLAW\n\nMOTION #312-31\nCouncillor Orr / Councillor Bo\nThat Bylaw 3120 be"
        " read.\nCARRIED\n\n3 CLOSE",
        ("2", "DOG BYLAW", "That Bylaw 3120 be read"),
    ),
    "the whole of a consent agenda right below its last part": (
        f"1 REPORTS\n\nNone.\n\n2 FERRY LANDING\n\n{CARRIED.format('That the consent agenda be adopted.')}",
        (None, "Motion that the consent agenda be adopted", "That the consent agenda be adopted"),
    ),
    "a heading over a motion that names nothing": (
        "OAK LANE REZONING – APPROVED\n\nMr. Bo moved approval as outlined. Ms. Orr seconded. Motion carried.",
        (None, "OAK LANE REZONING", "be approved?"),
    ),
    "a heading over a motion on the item": (
        "LEAF COLLECTION – REFERRED TO COMMITTEE\n\nMr. Bo moved that the item be referred to Growth. Ms. Orr seconded."
        " Motion carried.",
        (None, "LEAF COLLECTION", "that the item be referred to Growth"),
    ),
    "a heading of a part of the agenda": (
        "NEW BUSINESS\n\nMr. Bo moved approval of the lease. Ms. Orr seconded. Motion carried.",
        (None, "Approval of the lease", "approval of the lease"),
    ),
    "labels between a title and what was done": (
        "8. Minutes\nFile ID: 2031-00300\n\n9. Rental Rules\nFile ID: 2031-00301\nLocation: Citywide\n"
        "Action: Moved/Seconded/Carried: Orr / Bo\n\n10. Bids\nFile ID: 2031-00302",
        ("9.", "Rental Rules", "Rental Rules"),
    ),
    "words below who moved them": (
        f"IN CAMERA\n\n{CARRIED.format('THAT Council will meet in private this week.')}",
        (None, "Motion that Council will meet in private this week", "THAT Council will meet in private this week"),
    ),
    "a roll between who moved and what the board did": (
        "On motion of Councillor Orr, seconded by Councillor Bo, and carried by the following vote, the Council"
        " approved the"
        " pier lease.\nAYES: Orr, Bo\nNOES: None",
        (None, "The Council approved the pier lease", "approved the pier lease"),
    ),
    "an adjournment below an item": (
        "3. FEES\nNone.\n\n4. COMMENTS\nNone.\n\nThe meeting was adjourned on a motion by Councillor Orr and a"
        " second by"
        " Councillor Bo, passed 4-0.",
        (None, "Motion to adjourn", "Motion to adjourn"),
    ),
    "a heading, a title that is no item, and a motion that names nothing": (
        "PUBLIC WORKS\n\nPier lease\n\nMr. Bo moved approval. Ms. Orr seconded. Motion carried.",
        (None, "Mr. Bo moved approval.", "Mr. Bo moved approval"),
    ),
    "reasons before what is resolved": (
        CARRIED.format("WHEREAS the report has an error; and\n\nTHEREFORE BE IT RESOLVED THAT Council replace page 2."),
        (None, "Motion that Council replace page 2", "THAT Council replace page 2"),
    ),
    "a result before the words": (
        "Motion was made by Councillor Orr, seconded by Councillor Bo, and carried unanimously to grant the lease.",
        (None, "Motion to grant the lease", "to grant the lease"),
    ),
}


@pytest.mark.parametrize(("minutes", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_a_vote_is_on_its_item_and_asks_what_was_moved(
    minutes: str, expected: tuple[str | None, str, str], tmp_path: Path
) -> None:
    rows, _ = read_paper(tmp_path, "minutes.txt", f"{HEAD}{minutes}\n\nThe meeting closed at 9 p.m.")
    [(item, vote)] = voted_items(rows)
    assert (item.number, item.title) == expected[:2]
    assert expected[2] in vote.question


@pytest.mark.parametrize(
    "sentence",
    [
        "The City Council denied a similar plat by a 4-3 vote.",
        "A similar plat was denied by a 4-3 vote in 2029.",
        "The Council had approved a similar plat 4-3.",
    ],
)
def test_a_vote_of_the_council_or_of_another_year_is_listed_in_a_commissions_minutes(
    sentence: str, tmp_path: Path
) -> None:
    paper = f"LANPORT PLANNING COMMISSION\nMINUTES – MAY 6, 2031\n\nPresent: Orr, Bo, Ilves\n\n{sentence}\n"
    votes, report = read_votes(tmp_path, "minutes.txt", paper)
    assert votes == []
    assert [sentence in reason for reason in reasons(report, "vote mentioned, not loaded")] == [True]
