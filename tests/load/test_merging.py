"""What several inputs tell of one thing meets in one row."""

from __future__ import annotations

import pytest

from councilui.common.slugs import slug
from councilui.load.keys import body_key, meeting_key
from councilui.load.merging import Merger, merge_rows
from councilui.load.outcomes import read_option
from councilui.load.people import PersonIndex
from councilui.load.report import Report
from councilui.record.model import (
    OPTIONS,
    AgendaItem,
    Body,
    Citation,
    Claim,
    Doubt,
    Meeting,
    Membership,
    Person,
    Statement,
    statement_id,
)

BODY = body_key("Ann Arbor", "City Council")


def _meeting(time: str | None = None, key: str | None = None, **more: str) -> Meeting:
    meeting_id = key or meeting_key(BODY, "2024-05-06", time if key is None else None)
    return Meeting(meeting_id, BODY, "2024-05-06", 0, "unknown", time=time, **more)  # type: ignore[arg-type]


def _statement(meeting: str, key: str, speaker: str | None = None) -> Statement:
    return Statement(0, key, meeting, "text", "speech", "verbatim", "floor", "unknown", speaker_name=speaker)


def _add(merger: Merger, *rows: object) -> list[object]:
    return [ready for row in rows for ready in merger.add(row, "file")]


def _meetings(merger: Merger) -> list[Meeting]:
    return [row for row in merger.merged_rows() if isinstance(row, Meeting)]


def test_a_meeting_that_two_inputs_tell_of_is_one() -> None:
    merger = Merger(Report())
    first = _meeting("19:00", location="Larcom City Hall", source="votes")
    _add(merger, first)
    merger.begin()
    captions = _meeting(source="captions", video="https://example.org/v")
    statements = _add(merger, captions, _statement(captions.id, "c/1"))
    (meeting,) = _meetings(merger)
    assert (meeting.id, meeting.time, meeting.location, meeting.video, meeting.source) == (
        first.id, "19:00", "Larcom City Hall", "https://example.org/v", "votes",
    )  # fmt: skip
    assert [getattr(row, "meeting", None) for row in statements] == [first.id]


def test_of_two_meetings_a_day_the_time_decides() -> None:
    merger = Merger(Report())
    morning, evening = _meeting("09:30"), _meeting("19:00")
    _add(merger, morning, evening)
    merger.begin()
    other = _meeting("19:00", key="elsewhere/19")
    (statements,) = _add(merger, other, _statement(other.id, "c/1"))
    assert isinstance(statements, Statement)
    assert statements.meeting == evening.id
    assert [meeting.ordinal for meeting in _meetings(merger)] == [0, 1]


def test_a_meeting_that_cannot_be_told_apart_is_a_doubt_and_stays_its_own() -> None:
    report = Report()
    merger = Merger(report)
    _add(merger, _meeting("09:30"), _meeting("19:00"))
    merger.begin()
    _add(merger, _meeting())
    assert len(_meetings(merger)) == 3
    assert [issue.kind for issue in report.issues] == ["meeting not matched"]


def test_two_meetings_of_one_input_stay_two() -> None:
    merger = Merger(Report())
    _add(merger, _meeting("10:00", key="a"), _meeting("10:00", key="b"))
    assert len(_meetings(merger)) == 2


def test_rows_that_refer_to_a_meeting_follow_it() -> None:
    merger = Merger(Report())
    _add(merger, _meeting("19:00"))
    merger.begin()
    other = _meeting(key="other")
    (item,) = _add(merger, other, AgendaItem("i", "other", 0, "An item"))
    assert isinstance(item, AgendaItem)
    assert item.meeting == _meeting("19:00").id


def test_statements_are_numbered_in_their_meeting_and_keep_their_numbers() -> None:
    day, key = 19849, _meeting().id  # 2024-05-06
    covered = {key: {"c/1": statement_id(day, 0, 7)}}
    merger = Merger(Report(), [Body(BODY, "City Council", "council"), _meeting()], lambda m: dict(covered.get(m, {})))
    rows = _add(merger, _statement(key, "c/2"), _statement(key, "c/1"), _statement(key, "c/3"))
    assert [row.id for row in rows if isinstance(row, Statement)] == [
        statement_id(day, 0, 8), statement_id(day, 0, 7), statement_id(day, 0, 9),
    ]  # fmt: skip


def test_a_statement_without_its_meeting_is_listed() -> None:
    report = Report()
    assert _add(Merger(report), _statement("nowhere", "c/1")) == []
    assert [issue.kind for issue in report.issues] == ["statement without meeting"]


def test_what_the_record_has_already_is_not_written_again() -> None:
    person = Person("p", "Ann Lee", "Lee, Ann", "Lee")
    merger = Merger(Report(), [person, _meeting("19:00")])
    _add(merger, person, _meeting("19:00"))
    assert list(merger.merged_rows()) == []


def test_what_only_one_says_is_kept_and_unknown_says_nothing() -> None:
    earlier = Meeting("m", "b", "2024-05-06", 0, "special", time="19:00", source="a")
    later = Meeting("m", "b", "2024-05-06", 0, "unknown", time="18:00", location="Hall", source="b")
    merged_row = merge_rows(earlier, later)
    assert (merged_row.kind, merged_row.time, merged_row.location, merged_row.source) == (
        "special",
        "19:00",
        "Hall",
        "a",
    )
    newer = merge_rows(earlier, later._replace(source="a"))
    assert (newer.kind, newer.time) == ("special", "18:00")


def _roster() -> PersonIndex:
    people = [Person("d", "Lisa Disch", "Disch, Lisa", "Disch"), Person("g1", "Erica Griswold", "x", "Griswold"),
              Person("g2", "Julie Griswold", "y", "Griswold")]  # fmt: skip
    seats = [Membership(p, BODY, p, "member", d, "2022-11-14", "2024-06-01") for p, d in (("d", "1"), ("g1", "2"))]
    return PersonIndex([*people, *seats, Membership("g2", BODY, "g2", "member", "3", "2023-01-01")])


@pytest.mark.parametrize(
    ("printed", "date", "person"),
    [
        ("Councilmember Disch", "2024-05-06", "d"),
        ("COUNCILMEMBER DISCH", "2024-05-06", "d"),
        ("Lisa Disch", "2024-05-06", "d"),
        ("Disch", "2020-02-03", None),  # before she sat
        ("Disch", "2024-06-01", None),  # the first day after
        ("Councilmember Griswold", "2024-05-06", None),  # two of them
        ("Councilmember Griswold", "2024-07-06", "g2"),  # one of them by then
        ("mayoraylor", "2024-05-06", None),
    ],
)
def test_a_printed_name_is_somebody_only_when_it_can_be_nobody_else(
    printed: str, date: str, person: str | None
) -> None:
    assert _roster().speaker(printed, BODY, date) == person


def test_a_speaker_who_is_known_gets_person_and_seat() -> None:
    merger = Merger(Report())
    rows = [Person("d", "Lisa Disch", "Disch, Lisa", "Disch"), Membership("x", BODY, "d", "member", "1", "2022")]
    _add(merger, *rows, _meeting())
    (statements,) = _add(merger, _statement(_meeting().id, "c/1", "Councilmember Disch"))
    assert isinstance(statements, Statement)
    assert (statements.person, statements.district, statements.capacity, statements.speaker_name) == (
        "d",
        "1",
        "member",
        "Councilmember Disch",
    )


def test_keys_are_the_same_for_one_thing_and_stay_plain() -> None:
    assert slug("  Città di Cañón — City Council ") == "citta-di-canon-city-council"
    assert slug("日本") != slug("東京")
    assert slug("日本") == slug("日本 ")
    assert meeting_key(BODY, "2024-05-06", "09:30") == "ann-arbor/city-council/2024-05-06/0930"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("yes", "Affirmative Aye AYE Ayes Yea Yeas: Yes YES TRUE InFavor aye"),
        ("no", "Negative Nay NAY Nays: No NO FALSE"),
        ("abstain", "Abstain ABST ABSTAIN Abstain("),
        ("recused", "Recused recused Recuse: Conflict"),
        ("absent", "Absent absent ABSENT Absent: ABSNT ABSNT_CB AWVT Absent@vote Medical Maternity Parental Suspended"),
        ("excused", "Excused"),
        ("present", "Present"),
        ("not voting", "Non-voting"),
    ],
)
def test_every_word_that_councils_print_has_its_option(option: str, words: str) -> None:
    assert {word: read_option(word) for word in words.split()} == dict.fromkeys(words.split(), (option, True))


@pytest.mark.parametrize(
    "printed", ["In Favour", "In Opposition", "Declared Conflict", "No Vote", "Jury Duty", "Parental "]
)
def test_words_of_two_words_are_known(printed: str) -> None:
    assert read_option(printed).is_known


@pytest.mark.parametrize("printed", ["", "?", "Mickey Mouse", "12", "zz"])
def test_a_word_that_nobody_knows_is_other(printed: str) -> None:
    assert read_option(printed) == ("other", False)
    assert "other" in OPTIONS


def test_what_is_about_a_row_follows_it_when_two_are_one() -> None:
    merger = Merger(Report())
    merger.begin()
    _add(merger, Person("a/person/1", "Ana Roe", "Roe, Ana", "Roe"), _meeting("19:00"))
    merger.begin()
    former = _meeting(key="b/meeting/9")
    _add(merger, Person("a/person/ana-roe", "Ana Roe", "Roe, Ana", "Roe"), former)
    rows = _add(
        merger,
        Citation("person", "a/person/ana-roe", "source", 0),
        Claim("meeting", former.id, "time", "20:00", "source", False),
        Doubt("d", "person", "a/person/ana-roe", "name", "Her name is doubtful."),
        Doubt("e", "vote_event", "a/person/ana-roe", "vote", "An id of something else."),
    )
    assert [getattr(row, "subject_id", None) for row in rows] == [
        "a/person/1", _meeting("19:00").id, "a/person/1", "a/person/ana-roe",
    ]  # fmt: skip
