"""A headline names the matter alone only where the question was on the matter."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from councilui.analysis.headlines import line_headline, line_subject, subject_label
from councilui.analysis.vote_wording import item_outcome_word
from councilui.record.database import open_record
from councilui.record.model import NO_TITLE
from councilui.record.queries.vote_lines import list_votes
from councilui.record.questions import matter_question, motion_question, printed_question, step_question

LAMPS = "Lamps on Elm Street"


@pytest.mark.parametrize(
    ("motion_type", "question", "subject"),
    [
        ("pass", f"Shall “{LAMPS}” pass?", LAMPS),
        ("other", matter_question(f"“{LAMPS}”"), LAMPS),
        ("other", matter_question("“Emergency clause”"), f"Motion on “{LAMPS}”"),
        ("other", step_question(f"“{LAMPS}”"), f"Motion on “{LAMPS}”"),
        ("passage", "Shall “Third Reading RCS 123” carry?", LAMPS),
        ("approve", motion_question("approval of hearing item 9 next"), f"Motion on “{LAMPS}”"),
        ("other", "The question is not recorded.", LAMPS),
        ("table", f"Shall “{LAMPS}” be tabled?", f"Motion to table: {LAMPS}"),
        ("adjourn", motion_question("to adjourn"), f"Motion to adjourn: {LAMPS}"),
    ],
)
def test_the_motion_is_named_where_the_vote_was_on_it(
    record: Path, motion_type: str, question: str, subject: str
) -> None:
    with closing(open_record(record)) as connection:
        line = list_votes(connection)[0]
    assert line_subject(line._replace(title=LAMPS, motion_type=motion_type, question=question)) == subject


@pytest.mark.parametrize(
    ("motion_type", "title", "subject"),
    [
        ("adjourn", "Adjournment", "Motion to adjourn"),
        ("adjourn", "ADJOURN", "Motion to adjourn"),
        ("recess", "Recess", "Motion to recess"),
        ("table", "Table on the plaza", "Motion to table: Table on the plaza"),
    ],
)
def test_a_motion_on_the_meeting_is_not_said_twice(record: Path, motion_type: str, title: str, subject: str) -> None:
    with closing(open_record(record)) as connection:
        line = list_votes(connection)[0]
    question = motion_question(f"to {motion_type}")
    assert line_subject(line._replace(title=title, motion_type=motion_type, question=question)) == subject


@pytest.mark.parametrize(
    ("motion_type", "result", "words"),
    [
        ("pass", "pass", "passed"),
        ("other", "fail", "failed"),
        ("table", "pass", "TABLED"),
        ("table", "fail", "not tabled"),
        ("postpone", "fail", "motion to postpone failed"),
        ("deny", "pass", "motion to deny carried"),
        ("amend", "fail", "motion to amend failed"),
    ],
)
def test_beside_the_title_of_an_item_a_vote_on_something_else_names_its_motion(
    record: Path, motion_type: str, result: str, words: str
) -> None:
    with closing(open_record(record)) as connection:
        line = list_votes(connection)[0]
    vote = line._replace(motion_type=motion_type, result=result, result_text=None, disposition=None)
    assert item_outcome_word(vote) == words


def test_a_title_with_a_colon_is_quoted_behind_its_motion(record: Path) -> None:
    with closing(open_record(record)) as connection:
        line = list_votes(connection)[0]
    line = line._replace(
        title="Lamps: a ban", motion_type="table", question="Shall the ordinance be laid on the table?"
    )
    assert line_subject(line) == "Motion to table: “Lamps: a ban”"
    assert line_subject(line._replace(title="Lamps")) == "Motion to table: Lamps"
    label = subject_label("Lamps: a ban", "table", None, "2031-05-06", line.question)
    assert label == "Motion to table: “Lamps: a ban,” May 6, 2031"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("LEASE OF A HUD LOT TO A. MCKAY.", "LEASE OF A HUD LOT TO A. MCKAY"),
        ("THAT Ald. Bo be granted a leave of absence.", "THAT Ald. Bo be granted a leave of absence"),
        ("Code of Tarn Falls, 1976,", "Code of Tarn Falls, 1976"),
        ("Roe v. Poe et al.", "Roe v. Poe et al."),
        ("Resolution 31-5, “Naming the Low Road", "Resolution 31-5, “Naming the Low Road”"),
        ("Ordinance 31-6, “Amending the Code and …", "Ordinance 31-6, “Amending the Code and …”"),
    ],
)  # fmt: skip
def test_a_title_ends_whole_and_keeps_its_capitals(record: Path, title: str, expected: str) -> None:
    with closing(open_record(record)) as connection:
        line = list_votes(connection)[0]
    line = line._replace(title=title, motion_type="pass", question=matter_question("it"), result="pass")
    assert line_subject(line) == expected
    assert line_headline(line).startswith(f"{expected}: ")


def test_a_motion_printed_as_a_sentence_has_no_period_before_a_date() -> None:
    words = "Adopted by a rising vote."
    label = subject_label(words, "other", None, "2031-06-08", printed_question(words))
    assert label == "Motion printed as “Adopted by a rising vote,” June 8, 2031"


def test_what_has_no_title_is_not_quoted(record: Path) -> None:
    with closing(open_record(record)) as connection:
        line = list_votes(connection)[0]
    question = motion_question("approval of hearing item 9 next")
    assert line_subject(line._replace(title=NO_TITLE, motion_type="approve", question=question)) == NO_TITLE
