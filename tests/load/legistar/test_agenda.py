"""Event items to an agenda: order, steps of one matter, titles, actions, matters, histories."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.record.model import AgendaItem, Matter, MatterAction, Meeting, Sponsorship
from tests.load.legistar.reading import PREFIX, Row, event, item, read, write

INT_5: Row = {"MatterId": 50, "MatterFile": "Int 5", "MatterName": "Lamps", "MatterType": "Introduction"}


def test_the_steps_of_one_matter_are_one_item(tmp_path: Path) -> None:
    items = [
        item(1, **INT_5, Title="About lamps\r\n", AgendaNumber="3."),
        item(2, AgendaSequence=0, MinutesSequence=9, **INT_5, ActionName="Amended by Committee", Title="About lamps"),
        item(3, AgendaSequence=0, MinutesSequence=10, **INT_5, ActionName="Approved by Committee", PassedFlag=1),
        item(4),
    ]
    result = read(write(tmp_path, events=[event()], eventitems__1=items))
    agenda = result.all(AgendaItem)
    assert [row.id for row in agenda] == [f"{PREFIX}/item/1", f"{PREFIX}/item/4"]
    assert (agenda[0].title, agenda[0].number, agenda[0].outcome) == ("About lamps", "3.", "approved")
    actions = result.all(MatterAction)
    assert [(row.id, row.action) for row in actions] == [
        (f"{PREFIX}/item/2", "Amended by Committee"),
        (f"{PREFIX}/item/3", "Approved by Committee"),
    ]
    assert actions[0].position < actions[1].position
    assert result.report.read["event items"] == 4
    assert result.report.merged["event items of a matter listed before"] == 2


@pytest.mark.parametrize(
    ("action", "text", "note"),
    [
        ("Amended by Committee", "This Introduction was Amended by Committee", None),
        ("Approved, by Council", "This Mayor's Message was Approved, by Council.", None),
        ("Referred by Council", "This Introduction was Referred by Council to Finance", "to Finance"),
        (
            "Approved by Committee",
            "A motion was made that this Introduction be Approved by Committee approved by Roll Call.",
            "by Roll Call.",
        ),
        ("Adopted", "Bo spoke. This Resolution was Adopted", "Bo spoke. This Resolution was Adopted"),
        ("Adopted", "This Resolution was Laid Over", "This Resolution was Laid Over"),
    ],
)
def test_a_step_has_what_its_sentence_adds_to_the_action(
    tmp_path: Path, action: str, text: str, note: str | None
) -> None:
    items = [item(1, **INT_5, ActionName=action, ActionText=text)]
    assert read(write(tmp_path, events=[event()], eventitems__1=items)).one(MatterAction).note == note


def test_minutes_rows_stand_where_the_minutes_have_them(tmp_path: Path) -> None:
    """The minutes count on their own: 2 of the minutes is 1 of the agenda here."""
    items = [
        item(1, AgendaSequence=1, MinutesSequence=2, Title="first"),
        item(2, AgendaSequence=2, MinutesSequence=30, Title="last"),
        item(3, AgendaSequence=0, MinutesSequence=1, Title="before"),
        item(4, AgendaSequence=None, MinutesSequence=3, Title="between"),
        item(5, AgendaSequence=0, MinutesSequence=0, Title="nowhere"),
    ]
    result = read(write(tmp_path, events=[event()], eventitems__1=items))
    assert [row.title for row in result.all(AgendaItem)] == ["before", "first", "between", "last", "nowhere"]
    assert [row.position for row in result.all(AgendaItem)] == [0, 1, 2, 3, 4]
    assert result.one(Meeting).order_known


def test_without_an_agenda_order_the_minutes_order_holds(tmp_path: Path) -> None:
    items = [item(n, AgendaSequence=0, MinutesSequence=9 - n) for n in (1, 2, 3)]
    result = read(write(tmp_path, events=[event()], eventitems__1=items))
    assert [row.title for row in result.all(AgendaItem)] == ["Item 3", "Item 2", "Item 1"]


def test_no_sequence_at_all_is_said(tmp_path: Path) -> None:
    items = [item(n, AgendaSequence=0, MinutesSequence=None) for n in (2, 1)]
    result = read(write(tmp_path, events=[event()], eventitems__1=items))
    assert not result.one(Meeting).order_known
    assert [row.title for row in result.all(AgendaItem)] == ["Item 2", "Item 1"]


def test_an_empty_title_says_so(tmp_path: Path) -> None:
    items = [item(1, Title=" \r\n"), item(2, Title=None, **INT_5), item(3, Title="", MatterId=51, MatterFile="Res 9")]
    result = read(write(tmp_path, events=[event()], eventitems__1=items))
    nothing, nameless, filed = result.all(AgendaItem)
    assert (nothing.title, nothing.note) == ("(no title)", "The agenda gives no title.")
    assert (nameless.title, nameless.note) == ("Lamps", "The agenda gives no title; this is the matter's.")
    assert filed.title == "Res 9"
    assert any("1 agenda item without a title" in note for note in result.report.notes)


def test_an_item_without_a_title_is_called_by_its_note(tmp_path: Path) -> None:
    items = [
        item(1, Title=None, MinutesNote="Others attending: Roe"),
        item(2, Title=" ", AgendaNote="Held in the annex.\r\nUse the side door."),
        item(3, Title=None, MinutesNote="A minute of silence.", **INT_5),
        item(4, Title=None, MinutesNote="word " * 100),
    ]
    result = read(write(tmp_path, events=[event()], eventitems__1=items))
    first, second, third, fourth = result.all(AgendaItem)
    remark = "The agenda gives no title; this is how its note begins."
    assert (first.title, first.summary, first.note) == ("Others attending: Roe", None, remark)
    assert second.title == "Held in the annex."
    assert (second.note or "").split("\n") == [remark, "Held in the annex.", "Use the side door."]
    assert (third.title, third.summary) == ("Lamps", "A minute of silence.")
    assert fourth.title.endswith("word …")
    assert fourth.summary == ("word " * 100).strip()


def test_an_action_without_a_matter_is_the_outcome(tmp_path: Path) -> None:
    acted = item(1, ActionName="Laid Over, by Council", ActionText="The motion was laid over.")
    result = read(write(tmp_path, events=[event()], eventitems__1=[acted, item(2, PassedFlag=0)]))
    first, second = result.all(AgendaItem)
    assert (first.outcome, first.summary) == ("laid over", "The motion was laid over.")
    assert second.outcome == "failed"
    assert result.all(MatterAction) == []


def test_notes_lose_their_markup(tmp_path: Path) -> None:
    rich = r"{\rtf1\ansi{\fonttbl{\f0\fnil Arial;}}\f0\fs24 Nine o'clock\par}"
    marked = item(1, Title="Caf\u00e9 &amp; bar\x00", AgendaNote=rich, MinutesNote="One<br/>two &nbsp;")
    (agenda_item,) = read(write(tmp_path, events=[event()], eventitems__1=[marked])).all(AgendaItem)
    assert (agenda_item.title, agenda_item.note, agenda_item.summary) == ("Café & bar", "Nine o'clock", "One\ntwo")


def test_matters_come_from_their_own_file_or_from_the_items(tmp_path: Path) -> None:
    matters: list[Row] = [
        {"MatterId": 50, "MatterFile": "Int 5", "MatterName": "Lamps", "MatterTitle": "A law about lamps\r\n",
         "MatterTypeName": "Introduction", "MatterStatusName": "Enacted"},
        {"MatterId": 50, "MatterFile": "again"},
        {"MatterId": "x"},
    ]  # fmt: skip
    items = [item(1, **INT_5), item(2, MatterId=51, Title="A resolution"), item(3, MatterId=51)]
    result = read(write(tmp_path, events=[event()], matters=matters, eventitems__1=items))
    first, second = result.all(Matter)
    assert first == Matter(
        f"{PREFIX}/matter/50", "Int 5", "recorded", "A law about lamps", "Lamps", "Introduction", "Enacted",
        source=PREFIX,
    )  # fmt: skip
    assert (second.identifier, second.identifier_basis, second.title) == (None, "unknown", "A resolution")
    assert result.report.read["matters"] == 3
    assert result.report.merged["matters listed before"] == 1
    assert len(result.issues("unreadable row")) == 1
    assert any("1 matter known only from agendas." in note for note in result.report.notes)


def _history(number: int, **changes: object) -> Row:
    return {
        "MatterHistoryId": number, "MatterHistoryEventId": None, "MatterHistoryActionName": "Referred",
        "MatterHistoryActionDate": "2024-05-06T10:00:00Z", "MatterHistoryActionBodyId": 138,
        "MatterHistoryActionBodyName": "City Council",
    } | {f"MatterHistory{key}": value for key, value in changes.items()}  # fmt: skip


def test_a_history_that_is_an_event_item_is_the_same_step(tmp_path: Path) -> None:
    histories = [
        _history(1, EventId=1),
        _history(9, EventId=1, ActionText="To the committee."),
        _history(10, ActionDate="0001-01-01T00:00:00"),
    ]
    items = [item(1, **INT_5, ActionName="Referred")]
    result = read(write(tmp_path, events=[event()], eventitems__1=items, histories__50=histories))
    event_item, joined, undated = result.all(MatterAction)
    assert event_item.id == f"{PREFIX}/item/1"
    assert (joined.matter, joined.meeting, joined.date) == (
        f"{PREFIX}/matter/50", "lampton/city-council/2024-05-06", "2024-05-06",
    )  # fmt: skip
    assert (undated.date, undated.meeting) == (None, None)
    assert result.report.read["matter histories"] == 3
    assert result.report.merged["matter histories that are event items, or listed before"] == 1


def test_a_history_that_does_not_tell_its_matter_is_listed(tmp_path: Path) -> None:
    result = read(write(tmp_path, events=[event()], saved=[_history(1), _history(2, ActionName=None)]))
    assert result.all(MatterAction) == []
    assert len(result.issues("unreadable row")) == 2


def test_what_is_nested_in_items_is_read(tmp_path: Path) -> None:
    nested = item(1, MatterId=50, MatterFile="Int 5") | {
        "Matter": {"MatterId": 50, "MatterFile": "Int 5", "MatterTitle": "A law about lamps"},
        "Histories": [_history(77)],
        "Sponsors": [
            {"MatterSponsorId": 1, "MatterSponsorName": "Rey", "MatterSponsorNameId": 4},
            {"MatterSponsorId": 2},
        ],
        "Attachments": [{"MatterAttachmentId": 1}],
    }
    result = read(write(tmp_path, anything=[event() | {"items": [nested]}]))
    assert result.one(Matter).title == "A law about lamps"
    assert result.one(MatterAction).matter == f"{PREFIX}/matter/50"
    assert result.one(Sponsorship).sponsor_name == "Rey"
    assert result.report.read["sponsors"] == 2


@pytest.mark.parametrize("number", [None, 0, True, "x", [], 1.5])
def test_an_item_without_its_id_is_listed(tmp_path: Path, number: object) -> None:
    result = read(
        write(tmp_path, events=[event()], eventitems__1=[item(1) | {"EventItemId": number}, "no object", item(2)])
    )
    assert len(result.all(AgendaItem)) == 1
    assert len(result.issues("unreadable row")) == 2
