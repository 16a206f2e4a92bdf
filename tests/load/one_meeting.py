"""One invented meeting, and a writer for each format that we read; a format says what it cannot hold."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

import openpyxl
from hypothesis import strategies as st

from councilui.load.formats import captions, elms, legistar, minutes, oparl, popolo, transcript, vote_table
from tests.load.speech import conversation
from tests.load.speech.conversation import Sentence

NAMES: Final = (
    "Ana Roe", "Ben O'Poe", "María de la Cruz", "Walt Burn Jr.", "Lea Lee-Moe", "Edna St. John", "Li Wu", "Zoé Côté",
)  # fmt: skip
TITLES: Final = ("Sale of lot 5", "Ordinance 31-12 to rezone Elm Street", "Fee schedule, part 2", "Kauaʻi lease")
MOTIONS: Final = {"approve": "Motion to approve", "deny": "Motion to deny", "table": "Motion to table"}
OPTIONS: Final = ("yes", "yes", "no", "abstain", "absent")
SPEECH: Final = ("I move the item on the agenda.", "How much would it cost the city?", "Thank you, that answers it.")
_DAY: Final = dt.date(2031, 1, 1)
ALL: Final = frozenset(("motion", "result", "roll"))


class Item(NamedTuple):
    """An agenda item with the vote on it: the option of each member, in the members' order."""

    title: str
    motion: str
    has_carried: bool
    options: tuple[str, ...]


class Sitting(NamedTuple):
    """A meeting of some members, their votes and what they said, by their places among the members."""

    date: str
    members: tuple[str, ...]
    items: tuple[Item, ...]
    speech: tuple[Sentence, ...]


class Writing(NamedTuple):
    """How a format is written: a function that writes into a folder, and what the format can say of a vote."""

    module: ModuleType
    write: Callable[[Sitting, Path], None]
    says: frozenset[str] = ALL


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    """Meetings of three to six members with up to three votes."""
    date = draw(st.dates(min_value=_DAY, max_value=_DAY.replace(year=2039))).isoformat()
    members = tuple(draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=6, unique=True)))
    items = []
    for title in draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True)):
        options = ["yes", "yes", *(draw(st.sampled_from(OPTIONS)) for _ in members[2:])]
        order = draw(st.permutations(options))
        items.append(Item(title, draw(st.sampled_from(sorted(MOTIONS))), draw(st.booleans()), tuple(order)))
    speakers = draw(st.lists(st.integers(0, len(members) - 1), min_size=3, max_size=5))
    speech = tuple(Sentence(who, n * 5 + 1, n * 5 + 5, SPEECH[n % len(SPEECH)]) for n, who in enumerate(speakers))
    return Sitting(date, members, tuple(items), speech)


def _result(item: Item) -> str:
    return "Passed" if item.has_carried else "Failed"


def _names(sitting: Sitting, item: Item, option: str) -> list[str]:
    return [name for name, vote in zip(sitting.members, item.options, strict=True) if vote == option]


def _csv(path: Path, rows: Sequence[Sequence[object]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def _wide_rows(sitting: Sitting) -> list[list[object]]:
    head: list[object] = ["Date", "Item", "Title", "Motion", "Result", *sitting.members]
    return [head, *([sitting.date, n, item.title, MOTIONS[item.motion], _result(item), *map(str.title, item.options)]
                    for n, item in enumerate(sitting.items, 1))]  # fmt: skip


def wide_csv(sitting: Sitting, folder: Path) -> None:
    _csv(folder / "votes.csv", _wide_rows(sitting))


def workbook(sitting: Sitting, folder: Path) -> None:
    book = openpyxl.Workbook()
    for row in _wide_rows(sitting):
        book.active.append(row)
    book.save(folder / "votes.xlsx")


def turned_csv(sitting: Sitting, folder: Path) -> None:
    """A row for each member, with the motions and results below."""
    columns = list(zip(*_wide_rows(sitting), strict=True))
    _csv(folder / "votes.csv", [["Member", *columns[2][1:]], columns[0], *columns[5:], columns[3], columns[4]])


def _long_rows(sitting: Sitting) -> list[dict[str, object]]:
    return [
        {"date": sitting.date, "item": n, "title": item.title, "motion": MOTIONS[item.motion],
         "result": _result(item), "member": name, "vote": option.title()}
        for n, item in enumerate(sitting.items, 1)
        for name, option in zip(sitting.members, item.options, strict=True)
    ]  # fmt: skip


def long_csv(sitting: Sitting, folder: Path) -> None:
    rows = _long_rows(sitting)
    _csv(folder / "votes.csv", [list(rows[0]), *(list(row.values()) for row in rows)])


def json_rows(sitting: Sitting, folder: Path) -> None:
    (folder / "votes.json").write_text(json.dumps(_long_rows(sitting)), encoding="utf-8")


def _listed_rows(sitting: Sitting) -> list[dict[str, object]]:
    return [
        {"date": sitting.date, "item": n, "title": item.title, "motion": MOTIONS[item.motion], "result": _result(item),
         **{side: _names(sitting, item, option) for side, option in
            (("Ayes", "yes"), ("Nays", "no"), ("Abstained", "abstain"), ("Absent", "absent"))}}
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip


def listed_csv(sitting: Sitting, folder: Path) -> None:
    rows = [["; ".join(cell) if isinstance(cell, list) else cell for cell in row.values()] for row in
            _listed_rows(sitting)]  # fmt: skip
    _csv(folder / "votes.csv", [list(_listed_rows(sitting)[0]), *rows])


def listed_json(sitting: Sitting, folder: Path) -> None:
    (folder / "votes.json").write_text(json.dumps(_listed_rows(sitting)), encoding="utf-8")


def legistar_json(sitting: Sitting, folder: Path) -> None:
    people = {name: number for number, name in enumerate(sitting.members, 1)}
    event = {"EventId": 7, "EventBodyId": 1, "EventBodyName": "City Council", "EventDate": f"{sitting.date}T00:00:00"}
    persons = [{"PersonId": number, "PersonFullName": name} for name, number in people.items()]
    items, files = [], {"events": [event], "persons": persons}
    for number, item in enumerate(sitting.items, 1):
        items.append({
            "EventItemId": number, "EventItemEventId": 7, "EventItemAgendaSequence": number,
            "EventItemAgendaNumber": str(number), "EventItemTitle": item.title,
            "EventItemActionName": MOTIONS[item.motion], "EventItemPassedFlag": int(item.has_carried),
            "EventItemPassedFlagName": "Pass" if item.has_carried else "Fail",
        })  # fmt: skip
        files[f"votes/{number}"] = [
            {"VoteId": number * 100 + people[name], "VotePersonId": people[name], "VotePersonName": name,
             "VoteValueName": {"yes": "Aye", "no": "Nay"}.get(option, option.title()), "VoteEventItemId": number}
            for name, option in zip(sitting.members, item.options, strict=True)
        ]  # fmt: skip
    files["eventitems/7"] = items
    for name, rows in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")


def elms_json(sitting: Sitting, folder: Path) -> None:
    matters = [
        {"matterId": f"M-{n}", "recordNumber": f"O2031-000000{n}", "title": item.title, "type": "Ordinance",
         "actions": [{"actionDate": f"{sitting.date}T06:00:00+00:00", "actionByName": "City Council", "sort": 1,
                      "historyId": f"H-{n}", "actionName": "Passed" if item.has_carried else "Failed to Pass",
                      "votes": [{"personId": str(place), "voterName": name, "vote": {"yes": "Yea", "no": "Nay"}.get(
                          option, option.title())} for place, (name, option) in
                          enumerate(zip(sitting.members, item.options, strict=True), 1)]}]}
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip
    (folder / "matters.json").write_text(json.dumps({"data": matters}), encoding="utf-8")


def openstates_json(sitting: Sitting, folder: Path) -> None:
    council = {"id": "ocd-organization/1", "name": "City Council", "classification": "legislature"}
    bills = [
        {"id": f"ocd-bill/{n}", "identifier": f"B {n}", "title": item.title, "classification": ["bill"],
         "from_organization": council,
         "votes": [{"id": f"ocd-vote/{n}", "motion_text": MOTIONS[item.motion], "start_date": sitting.date,
                    "result": "pass" if item.has_carried else "fail", "organization": council, "counts": [],
                    "votes": [{"option": option, "voter_name": name} for name, option in
                              zip(sitting.members, item.options, strict=True)]}]}
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip
    (folder / "bills.json").write_text(json.dumps(bills), encoding="utf-8")


def oparl_json(sitting: Sitting, folder: Path) -> None:
    schema, place = "https://schema.oparl.org/1.1", "https://elmton.example/oparl"
    items = [
        {"id": f"{place}/item/{n}", "type": f"{schema}/AgendaItem", "number": str(n), "name": item.title,
         "order": n, "result": "Angenommen" if item.has_carried else "Abgelehnt"}
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip
    council = {"id": f"{place}/org/1", "type": f"{schema}/Organization", "name": "City Council"}
    meeting = {"id": f"{place}/meeting/1", "type": f"{schema}/Meeting", "name": "City Council",
               "organization": [council["id"]], "agendaItem": items,
               "start": f"{sitting.date}T18:00:00+02:00"}  # fmt: skip
    (folder / "oparl.json").write_text(json.dumps({"data": [council, meeting]}), encoding="utf-8")


def _paragraphs(sitting: Sitting) -> list[str]:
    lines = ["City Council", "MINUTES", sitting.date, f"Present: {', '.join(sitting.members)}"]
    for number, item in enumerate(sitting.items, 1):
        mover, seconder = sitting.members[:2]
        lines += [
            f"{number}. {item.title}",
            f"{MOTIONS[item.motion]} was made by Councilmember {mover} and seconded by Councilmember {seconder}.",
        ]
        for label, option in (("Ayes", "yes"), ("Nays", "no"), ("Abstain", "abstain"), ("Absent", "absent")):
            names = _names(sitting, item, option)
            lines.append(f"{label}: {', '.join(names) if names else 'None'}")
        lines.append("Motion carried." if item.has_carried else "Motion failed.")
    return lines


def minutes_text(sitting: Sitting, folder: Path) -> None:
    (folder / f"{sitting.date}-minutes.txt").write_text("\n\n".join(_paragraphs(sitting)), encoding="utf-8")


def minutes_html(sitting: Sitting, folder: Path) -> None:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in _paragraphs(sitting))
    page = f"<!doctype html><html><head><title>Minutes</title></head><body>{body}</body></html>"
    (folder / f"{sitting.date}-minutes.html").write_text(page, encoding="utf-8")


def minutes_docx(sitting: Sitting, folder: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in _paragraphs(sitting))
    with zipfile.ZipFile(folder / f"{sitting.date}-minutes.docx", "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")


VOTES: Final = {
    "wide table": Writing(vote_table, wide_csv),
    "workbook": Writing(vote_table, workbook),
    "a row for each member": Writing(vote_table, turned_csv),
    "long table": Writing(vote_table, long_csv),
    "JSON rows": Writing(vote_table, json_rows),
    "lists of names": Writing(vote_table, listed_csv),
    "lists of names in JSON": Writing(vote_table, listed_json),
    "Legistar": Writing(legistar, legistar_json),
    "Chicago eLMS": Writing(elms, elms_json, ALL - {"motion"}),  # an action is what became of it
    "OpenStates": Writing(popolo, openstates_json),
    "OParl": Writing(oparl, oparl_json, frozenset(("result",))),  # it has neither motions nor names
    "minutes as text": Writing(minutes, minutes_text),
    "minutes as HTML": Writing(minutes, minutes_html),
    "minutes as DOCX": Writing(minutes, minutes_docx),
}

SPOKEN: Final = {
    "WebVTT with names": (captions, ".vtt", conversation.vtt_names),
    "WebVTT with voices": (captions, ".vtt", conversation.vtt_voices),
    "SRT": (captions, ".srt", conversation.srt_brackets),
    "WebVTT with marks": (captions, ".vtt", conversation.vtt_marks),
    "TTML": (captions, ".ttml", conversation.ttml),
    "JSON": (transcript, ".json", conversation.openai_diarized),
}
