"""A sentence that tells of a vote is in a vote or a motion, or it is listed; none goes unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import VoteEvent
from tests.load.minutes.papers import read_paper, read_votes, reasons
from tests.load.vote_table.rows import of

HEAD = (
    "MINUTES OF THE LANPORT VILLAGE BOARD MEETING\nTUESDAY, MAY 6, 2031, 7:00 P.M.\n"
    "Members present: Ada Orr, Ben Bo, Cleo Ilves, Dan Quist and Eve Dean.\n\nThe clerk read a letter.\n\n"
)
REST = "\n\nThe engineer spoke about the weather.\n"
SENTENCES = """
The vote on the amendment was 2-2.
It was voted to continue the hearing to June 3.
The vote was 3 to 2.
Vote: 4 in favor, 1 opposed.
The Board voted to buy the truck.
The Commission voted to table the plan, with Bo opposed.
Ms. Ilves voted against it.
Mr. Quist was opposed.
Orr opposed the purchase; the others were for it.
Three members voted for the plan and two against.
All members voted for the plan.
Five voted in favor, none against.
The plan was approved by a vote of three to two.
The ordinance passed, 4-1.
The ordinance passed on first reading with four votes.
The budget was adopted, Bo dissenting.
The motion by Orr to buy the truck.
Orr motion, Bo second, all in favor.
Motion Orr, second Bo. Carried.
Motion made to adjourn.
A motion to adjourn was entertained.
A motion was heard to buy the truck; it was carried.
Motion to buy the truck.
The chair called for a vote.
The chair put the question and the ayes had it.
The nays have it.
The vote failed.
The vote was tied.
The tie was broken by the Mayor.
Mayor Orr broke the tie in favor of the plan.
The vote was unanimous.
Passed unanimously.
Approved unanimously by those present.
Unanimous.
Carried.
CARRIED 5/0
Defeated 2/3
Defeated.
Lost 2-3.
Result: 4-1.
Yes 4, No 1.
Yes: 4 No: 1
Yes - 4; No - 1; Abstain - 0
Y 4 N 1
Aye 4 Nay 1
4 ayes and 1 nay.
4-0-1
5-0
(5-0)
[5-0]
5 yes, 0 no.
5 for, 0 against.
For 5, against 0.
In favor 5, opposed 0
In Favour: 3 Against: 2 Abstained: 0
Ayes all.
All ayes.
All in favor.
All were in favor.
All voted yes.
Everyone voted aye.
No one opposed.
There were no objections.
With no objection the minutes were approved.
By consensus the Board agreed to buy the truck.
The Council concurred.
Council concurs with the plan.
By general consent the item was tabled.
The Council approved the plan.
The Board unanimously approved the plan.
The Commission denied the appeal.
The Board authorized the purchase of a truck.
The minutes were approved as presented.
The minutes were accepted.
Minutes approved 5-0.
Resolution 2031-14 was adopted.
Ordinance 2031-9 was passed on third reading.
RESOLVED: that the truck be bought.
VOTED: to buy the truck.
Voted to buy the truck, 4-1.
Voted and approved.
So voted.
So moved.
So ordered.
Orr moved the question.
Bo moves to table.
Orr so moved; Bo seconded.
Seconded.
Second by Bo.
2nd: Bo
Moved and seconded to adjourn.
M/S/P to adjourn.
MSC Orr/Bo to adjourn.
M: Orr S: Bo
Moved: Orr. Supported: Bo.
Supported by Bo.
Moved by Orr, supported by Bo, to adjourn.
Bo abstained.
Abstain: Bo
Abstentions: one
With one abstention the plan was approved.
Bo recused herself from the vote.
Bo cast the only no vote.
Bo cast a dissenting vote.
Mr. Bo voting nay.
Roll call: Orr aye, Bo nay.
Roll call vote taken.
Roll call vote: 4-1.
A roll call was taken and the plan was approved.
A show of hands was taken.
By show of hands the plan was approved.
The ballot was 3 for Elm and 2 for Oak.
A ballot was taken.
Elected by acclamation.
Nominations were closed and Bo was elected Chair by a vote of 4-1.
Bo was elected chair, 3 votes to 2.
The proposal was rejected.
The amendment was lost.
The amendment failed for want of a majority.
The resolution failed.
The proposition fell.
The motion died.
The motion fell for lack of a second.
The motion was withdrawn.
The motion was tabled.
The motion was put and lost.
The question being put, it passed.
On being put to the vote the amendment was declared lost.
On a vote being taken, there voted for 3 and against 2.
Upon a vote, the plan was approved.
The substantive motion was then put and agreed.
It was agreed that the truck be bought.
It was proposed by Cllr Bo and seconded by Cllr Orr.
Proposed Cllr Bo, seconded Cllr Orr. All agreed.
All agreed.
Agreed unanimously.
Agreed.
AGREED to note the report.
NOTED
It was RESOLVED to buy the truck.
Decision: Approved.
Action: Approved 5-0.
Disposition: Adopted
Final vote: 3 yea, 2 nay.
Yeas 3 Nays 2
YEAS: Orr, Bo, Ilves
NAYS: Quist
Noes: none.
Opposed: Quist.
Opposed – Quist
Nay votes: Quist
No votes were cast against the plan.
No: Quist
Quist: no
Voting no: Quist
Against: Quist
Dissenting: Quist
Quist dissented.
Quist voted in the negative.
Quist in opposition.
The majority voted for the plan.
A majority of the members voted in favor.
A two-thirds vote was reached.
The required two-thirds majority was not reached.
A vote was held and the plan did not pass.
The plan did not carry.
The plan carries.
Motion carries.
Motion passes 3-2.
Motion fails.
Motion adopted.
Motion approved 4-0.
The Council vote 5-2 to buy the truck.
The council split 3-2 over the plan.
It was approved 5-0.
It was decided to buy the truck.
The Board decided, 3-2, to buy the truck.
The Committee recommended approval 4-1.
The Council ratified the contract by 4 votes to 1.
Four to one.
Three in favor, two opposed.
The count was 3-2.
The tally was three to two.
Four hands were raised in favor.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_a_vote_is_loaded_or_listed(tmp_path: Path, sentence: str) -> None:
    rows, report = read_paper(tmp_path, "minutes.txt", HEAD + sentence + REST)
    assert of(rows, VoteEvent) or any(sentence[:10].rstrip(".") in issue.reason for issue in report.issues)


@pytest.mark.parametrize("sentence", ["Mr. Quist was opposed.", "The vote was tied.", "Four to one."])
def test_such_a_sentence_counts_and_is_no_doubt(tmp_path: Path, sentence: str) -> None:
    _, report = read_votes(tmp_path, "minutes.txt", HEAD + sentence + REST)
    assert reasons(report, "vote mentioned, not loaded") == [f"“{sentence}”"]
    assert [issue.is_doubt for issue in report.issues if issue.kind == "vote mentioned, not loaded"] == [False]


def test_a_paragraph_with_a_vote_and_a_heading_are_not_listed(tmp_path: Path) -> None:
    moved = "Member Orr moved to buy the truck, seconded by Member Bo. Mr. Quist was opposed. Motion carried 4-1."
    _, report = read_votes(tmp_path, "minutes.txt", f"{HEAD}NEW MOTIONS\n\n{moved}{REST}")
    assert reasons(report, "vote mentioned, not loaded") == []
