"""A record in text: what is read, and that every mistake names file, line and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.queries.votes import vote_card

GOOD = """\
[record]
id = "small"

[[source]]
id = "clerk"
kind = "official record"
publisher = "Clerk"
title = "Journal"

[[body]]
id = "council"
name = "Small Council"
classification = "council"
seats = 2

[[person]]
id = "ann-lee"
name = "Ann Lee"
sort_name = "Lee, Ann"
surname = "Lee"

[[person]]
id = "bo-ray"
name = "Bo Ray"
sort_name = "Ray, Bo"
surname = "Ray"

[[membership]]
body = "council"
person = "ann-lee"
role = "member"
district = "1"
start = "2020"

[[membership]]
body = "council"
person = "bo-ray"
role = "member"
district = "2"
end = "2024-06"

[[meeting]]
id = "council/2024-06-12"
body = "council"
date = "2024-06-12"
kind = "regular"

[[vote_event]]
id = "v"
meeting = "council/2024-06-12"
motion_type = "pass"
question = "Shall it pass?"
result = "pass"
source = "clerk"

[[vote_event.count]]
source = "clerk"
yes = 1
no = 1

[vote_event.roll]
yes = ["Lee, Ann"]
no = ["Bo Ray"]

[[statement]]
id = "s"
meeting = "council/2024-06-12"
person = "ann-lee"
speaker_name = "Lee"
capacity = "member"
kind = "speech"
venue = "floor"
text = "I move it."
source = "clerk"

[[doubt]]
subject = "vote_event"
subject_id = "v"
kind = "other"
text = "A doubt."
"""


def _folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "record.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_small_record_loads(tmp_path: Path) -> None:
    report = load([_folder(tmp_path, GOOD)], tmp_path / "a.db")
    assert report.changed
    connection = open_record(tmp_path / "a.db")
    card = vote_card(connection, "v")
    assert card.event.roll == "complete"
    assert [(vote.voter_name, vote.person, vote.district) for vote in card.votes] == [
        ("Lee, Ann", "ann-lee", "1"),
        ("Bo Ray", "bo-ray", "2"),
    ]
    assert connection.execute("SELECT district FROM statement").fetchall() == [("1",)]


@pytest.mark.parametrize(
    ("roll", "state"),
    [
        ('yes = ["Lee, Ann"]\nno = ["Bo Ray"]', "complete"),
        ('yes = ["Lee, Ann"]', "partial"),
        ('yes = ["Lee, Ann", "Bo Ray"]', "partial"),
        ("yes = []", "none"),
    ],
)
def test_the_roll_is_as_complete_as_its_names(roll: str, state: str, tmp_path: Path) -> None:
    text = GOOD.replace('yes = ["Lee, Ann"]\nno = ["Bo Ray"]', roll)
    load([_folder(tmp_path, text)], tmp_path / "a.db")
    assert vote_card(open_record(tmp_path / "a.db"), "v").event.roll == state


def test_names_from_two_sources_keep_their_source(tmp_path: Path) -> None:
    one = '[vote_event.roll]\nyes = ["Lee, Ann"]\nno = ["Bo Ray"]'
    two = '[[vote_event.roll]]\nyes = ["Lee, Ann"]\nsource = "clerk"\n[[vote_event.roll]]\nno = ["Bo Ray"]'
    load([_folder(tmp_path, GOOD.replace(one, two))], tmp_path / "a.db")
    votes = vote_card(open_record(tmp_path / "a.db"), "v").votes
    assert [vote.source for vote in votes] == ["clerk", None]


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('result = "pass"', 'result = "carried"', 'result "carried" isn\'t one of pass, fail, unknown'),
        ('result = "pass"', 'resutl = "pass"', 'there is no field "resutl" here; did you mean "result"?'),
        ('question = "Shall it pass?"', "question = 5", "question must be a string"),
        ('question = "Shall it pass?"', 'question = " "', "question is empty; leave it out if it's unknown"),
        ("no = 1", 'no = "1"', "no must be a whole number from 0"),
        ("no = 1", "no = -1", "no must be a whole number from 0"),
        ("no = 1", "nay = 1", 'there is no field "nay" here'),
        ("seats = 2", "seats = true", "seats must be a whole number"),
        ('no = ["Bo Ray"]', 'no = ["Bo Rey"]', '"Bo Rey" is nobody with a seat or an office on 2024-06-12'),
        ('no = ["Bo Ray"]', 'no = ["Lee, Ann"]', '"Lee, Ann" appears twice in this roll'),
        ('no = ["Bo Ray"]', 'no = "Bo Ray"', "no must be a list of strings"),
        ('end = "2024-06"', 'end = "2024-05"', '"Bo Ray" is nobody with a seat or an office on 2024-06-12'),
        ('end = "2024-06"', 'end = "June 2024"', 'end "June 2024" isn\'t a date'),
        ('date = "2024-06-12"', 'date = "2024-06"', 'date "2024-06" must have a day'),
        ('date = "2024-06-12"', 'date = "2024-02-30"', 'date "2024-02-30" isn\'t a date'),
        ('venue = "floor"', 'venue = "hall"', 'venue "hall" isn\'t one of floor, public comment'),
        ('source = "clerk"\n\n[[vote_event.count]]', 'source = "cleric"\n\n[[vote_event.count]]',
         'source "cleric" isn\'t the id of any source'),
        ('subject_id = "v"', 'subject_id = "w"', 'there is no vote_event "w"'),
        ('subject = "vote_event"', 'subject = "vote"', 'there is no vote "v"'),
        ('kind = "official record"', 'kind = "officialrecord"', 'kind "officialrecord" isn\'t one of'),
        ('person = "ann-lee"\nspeaker_name', 'person = "ann-lea"\nspeaker_name', 'person "ann-lea" isn\'t the id'),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_expectation(old: str, new: str, expected: str, tmp_path: Path) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    folder = _folder(tmp_path, text)
    with pytest.raises(CouncilError) as error:
        load([folder], tmp_path / "a.db")
    error_text = str(error.value)
    assert expected in error_text
    place, line, _ = error_text.split(":", 2)
    assert place == str(folder / "record.toml")
    assert GOOD.splitlines()[int(line) - 1] != "" or "[[" in text.splitlines()[int(line) - 1]
    assert not (tmp_path / "a.db").exists()


def test_the_line_is_that_of_the_field(tmp_path: Path) -> None:
    text = GOOD.replace('result = "pass"', 'result = "carried"')
    with pytest.raises(CouncilError, match=rf":{_line_of(text, 'result =')}: "):
        load([_folder(tmp_path, text)], tmp_path / "a.db")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD + '\n[[vote_event]\nid = "x"', "not TOML"),
        (GOOD + '\nx = "unfinished', "not TOML"),
        (GOOD.replace("[[doubt]]", "[[doubts]]"), "there is no table of this name"),
        (GOOD + '\n[[glossary]]\nterm = "TIF"', 'the field "meaning" is missing'),
        (GOOD + '\n[[glossary]]\nmeaning = "a tax"', 'the field "term" is missing'),
        (GOOD + '\n[[glossary]]\nterm = "TIF"\nmeaning = "a tax"\nbody = "other"', 'body "other" isn\'t the id'),
        (GOOD + '\n[[glossary]]\nterm = "TIF"\nmeaning = "a tax"' * 2, "this id is already in"),
        (GOOD.replace('[record]\nid = "small"\n', ""), "exactly one [record]"),
        (GOOD.replace('[record]\nid = "small"\n', "[record]\n"), 'the field "id" is missing'),
        (GOOD + GOOD[GOOD.index("[[person]]") : GOOD.index("[[membership]]")], "this id is already in"),
        ('stray = 1\n' + GOOD, '"stray" is outside any table'),
        (GOOD.replace('meeting = "council/2024-06-12"\nmotion', 'meeting = "other"\nmotion'), 'no meeting "other"'),
        (GOOD.replace('id = "small"', 'id = "small"\nopens_on = "x"'), 'there is no meeting "x"'),
        (GOOD.replace('id = "s"\n', ""), 'the field "id" is missing'),
    ],
)  # fmt: skip
def test_other_mistakes_are_told(text: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(CouncilError) as error:
        load([_folder(tmp_path, text)], tmp_path / "a.db")
    assert expected in str(error.value)
    assert not (tmp_path / "a.db").exists()


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    folder = _folder(tmp_path, GOOD)
    (folder / "more.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CouncilError, match="isn't UTF-8"):
        load([folder], tmp_path / "a.db")


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    folder = _folder(tmp_path, GOOD)
    for name in ("b", "a"):
        (folder / f"{name}.toml").write_text(
            f'[[agenda_item]]\nid = "{name}"\nmeeting = "council/2024-06-12"\ntitle = "Item {name}"\n'
        )
    load([folder], tmp_path / "a.db")
    rows = open_record(tmp_path / "a.db").execute("SELECT id, position FROM agenda_item ORDER BY position")
    assert list(rows) == [("a", 0), ("b", 1)]
