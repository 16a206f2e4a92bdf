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
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Final, NamedTuple

import openpyxl
from hypothesis import strategies as st

from councilui.common.names import parse_name
from councilui.common.toml_file import toml_value
from councilui.export.parquet import write_parquet
from councilui.load.formats import (
    captions,
    elms,
    legistar,
    minutes,
    oparl,
    parquet,
    popolo,
    record_text,
    transcript,
    vote_table,
)
from councilui.record.schema import TABLES
from tests.load.speech import conversation
from tests.load.speech.conversation import Sentence
from tests.load.vote_table.open_document import write_open_document
from tests.load.vote_table.rows import read_rows

NAMES: Final = (
    "Ana Roe", "Ben O'Poe", "María de la Cruz", "Walt Burn Jr.", "Lea Lee-Moe", "Edna St. John", "Li Wu", "Zoé Côté",
    "Bo van den Berg", "Ira Q. Nye", "Sinéad O’Dea",
)  # fmt: skip
TITLES: Final = ("Sale of lot 5", "Ordinance 31-12 to rezone Elm Street", "Fee schedule, part 2", "Kauaʻi lease")
MOTIONS: Final = {"approve": "Motion to approve", "deny": "Motion to deny", "table": "Motion to table"}
PASSED: Final = ("Passed", "Carried", "Approved", "Adopted", "Motion carried", "PASSED UNANIMOUSLY BY VOICE VOTE")
FAILED: Final = ("Failed", "Defeated", "Did not pass", "Motion failed", "Failed for lack of a majority", "NOT ADOPTED")
DATES: Final = ("%Y-%m-%d", "%B %d, %Y", "%d-%b-%y", "%A, %B %d, %Y", "%d.%B.%Y", "%Y/%m/%d 19:00")
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
    wording: int = 0  # of its result


class Sitting(NamedTuple):
    """A meeting of some members, their votes and what they said, by their places among the members."""

    date: str
    members: tuple[str, ...]
    items: tuple[Item, ...]
    speech: tuple[Sentence, ...]
    date_form: str = DATES[0]

    @property
    def printed_date(self) -> str:
        """The date as a clerk prints it."""
        return dt.date.fromisoformat(self.date).strftime(self.date_form)


class Writing(NamedTuple):
    """How a format is written: a function that writes into a folder, and what the format can say of a vote."""

    module: ModuleType
    write: Callable[[Sitting, Path], None]
    vote_facts: frozenset[str] = ALL


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    """Meetings of three to six members with up to three votes."""
    date = draw(st.dates(min_value=_DAY, max_value=_DAY.replace(year=2039))).isoformat()
    members = tuple(draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=6, unique=True)))
    items = []
    for title in draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True)):
        options = ["yes", "yes", *(draw(st.sampled_from(OPTIONS)) for _ in members[2:])]
        order = draw(st.permutations(options))
        items.append(Item(title, draw(st.sampled_from(sorted(MOTIONS))), draw(st.booleans()), tuple(order),
                          draw(st.integers(0, len(PASSED) - 1))))  # fmt: skip
    speakers = draw(st.lists(st.integers(0, len(members) - 1), min_size=3, max_size=5))
    speech = tuple(Sentence(who, n * 5 + 1, n * 5 + 5, SPEECH[n % len(SPEECH)]) for n, who in enumerate(speakers))
    return Sitting(date, members, tuple(items), speech, draw(st.sampled_from(DATES)))


def _result(item: Item) -> str:
    return (PASSED if item.has_carried else FAILED)[item.wording]


def _names(sitting: Sitting, item: Item, option: str) -> list[str]:
    return [name for name, vote in zip(sitting.members, item.options, strict=True) if vote == option]


def _csv(path: Path, rows: Sequence[Sequence[object]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def _wide_rows(sitting: Sitting) -> list[list[object]]:
    head: list[object] = ["Date", "Item", "Title", "Motion", "Result", *sitting.members]
    date = sitting.printed_date
    return [head, *([date, n, item.title, MOTIONS[item.motion], _result(item), *map(str.title, item.options)]
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
        {"date": sitting.printed_date, "item": n, "title": item.title, "motion": MOTIONS[item.motion],
         "result": _result(item), "member": name, "vote": option.title()}
        for n, item in enumerate(sitting.items, 1)
        for name, option in zip(sitting.members, item.options, strict=True)
    ]  # fmt: skip


def long_csv(sitting: Sitting, folder: Path) -> None:
    rows = _long_rows(sitting)
    _csv(folder / "votes.csv", [list(rows[0]), *(list(row.values()) for row in rows)])


def json_rows(sitting: Sitting, folder: Path) -> None:
    (folder / "votes.json").write_text(json.dumps(_long_rows(sitting)), encoding="utf-8")


def marked_csv(sitting: Sitting, folder: Path) -> None:
    sides = ("Yes", "No", "Abstain", "Absent")
    rows = [
        [*list(row.values())[:-1], *("X" if row["vote"] == side else "" for side in sides)]
        for row in _long_rows(sitting)
    ]
    _csv(folder / "votes.csv", [["date", "item", "title", "motion", "result", "member", *sides], *rows])


def nested_json(sitting: Sitting, folder: Path) -> None:
    votes = [
        {"date": sitting.printed_date, "item": n, "title": item.title, "motion": MOTIONS[item.motion],
         "result": _result(item),
         "votes": dict(zip(sitting.members, map(str.title, item.options), strict=True))}
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip
    (folder / "votes.json").write_text(json.dumps({"data": votes}), encoding="utf-8")


def roll_csv(sitting: Sitting, folder: Path) -> None:
    rows = [
        [sitting.printed_date, n, item.title, MOTIONS[item.motion], _result(item),
         "; ".join(f"{name}: {word.title()}" for name, word in zip(sitting.members, item.options, strict=True))]
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip
    _csv(folder / "votes.csv", [["Date", "Item", "Title", "Motion", "Result", "Roll Call"], *rows])


def open_document(sitting: Sitting, folder: Path) -> None:
    write_open_document(folder / "votes.ods", [[str(cell) for cell in row] for row in _wide_rows(sitting)])


def parquet_folder(sitting: Sitting, folder: Path) -> None:
    """The record of a table, as `councilui export --to parquet` writes it."""
    with TemporaryDirectory() as other:
        long_csv(sitting, Path(other))
        rows, _ = read_rows(vote_table, Path(other))
    tables = [(cls, [((None, None), row) for row in rows if type(row) is cls]) for cls in TABLES]
    write_parquet(folder, tables, {})


def record_toml(sitting: Sitting, folder: Path) -> None:
    people = {name: f"p{number}" for number, name in enumerate(sitting.members)}
    lines = ["[record]", 'id = "elmton"', 'title = "Elmton"', "[[source]]", 'id = "s"', 'kind = "reference"',
             'publisher = "Clerk"', 'title = "Votes"', "[[body]]", 'id = "council"', 'name = "City Council"',
             'classification = "council"', f"seats = {len(people)}", 'source = "s"']  # fmt: skip
    for name, key in people.items():
        parts = parse_name(name)
        lines += ["[[person]]", f'id = "{key}"', f"name = {toml_value(name)}",
                  f"sort_name = {toml_value(parts.sort_name)}", f"surname = {toml_value(parts.surname)}",
                  "[[membership]]", 'body = "council"', f'person = "{key}"', 'role = "member"', 'start = "2030-01-01"',
                  'basis = "recorded"', 'source = "s"']  # fmt: skip
    lines += ["[[meeting]]", 'id = "m"', 'body = "council"', f'date = "{sitting.date}"', 'kind = "regular"',
              'source = "s"']  # fmt: skip
    for number, item in enumerate(sitting.items, 1):
        lines += ["[[agenda_item]]", f'id = "m/{number}"', 'meeting = "m"', f"title = {toml_value(item.title)}",
                  'source = "s"']  # fmt: skip
    for number, item in enumerate(sitting.items, 1):
        lines += ["[[vote_event]]", f'id = "m/{number}/vote"', 'meeting = "m"', f'agenda_item = "m/{number}"',
                  f'motion_type = "{item.motion}"', f"question = {toml_value(item.title + '?')}",
                  f'result = "{"pass" if item.has_carried else "fail"}"', f"result_text = {toml_value(_result(item))}",
                  'source = "s"', "[vote_event.roll]", 'source = "s"',
                  *(f"{option} = {toml_value(names)}" for option in sorted(set(item.options))
                    if (names := _names(sitting, item, option)))]  # fmt: skip
    (folder / "record.toml").write_text("\n".join(lines), encoding="utf-8")


def popolo_json(sitting: Sitting, folder: Path) -> None:
    council = {"id": "council", "name": "City Council", "classification": "legislature"}
    persons = [{"id": f"p{number}", "name": name} for number, name in enumerate(sitting.members)]
    bills = [{"_type": "bill", "id": f"b{n}", "identifier": f"B {n}", "title": item.title}
             for n, item in enumerate(sitting.items, 1)]  # fmt: skip
    motions = [
        {"id": f"m{n}", "text": MOTIONS[item.motion], "date": sitting.date, "organization_id": "council",
         "bill_id": f"b{n}", "result": "pass" if item.has_carried else "fail",
         "vote_events": [{"id": f"v{n}", "votes": [{"voter_id": f"p{place}", "option": option}
                                                   for place, option in enumerate(item.options)]}]}
        for n, item in enumerate(sitting.items, 1)
    ]  # fmt: skip
    collection = {"organizations": [council], "persons": persons, "bills": bills, "motions": motions}
    (folder / "popolo.json").write_text(json.dumps(collection), encoding="utf-8")


def _listed_rows(sitting: Sitting) -> list[dict[str, object]]:
    return [
        {"date": sitting.printed_date, "item": n, "title": item.title, "motion": MOTIONS[item.motion],
         "result": _result(item),
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
    "crosses under yes and no": Writing(vote_table, marked_csv),
    "a roll in each cell": Writing(vote_table, roll_csv),
    "a roll in each vote of JSON": Writing(vote_table, nested_json),
    "an open document": Writing(vote_table, open_document),
    "Parquet": Writing(parquet, parquet_folder),
    "a record in text": Writing(record_text, record_toml),
    "Popolo": Writing(popolo, popolo_json),
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
    "SBV": (captions, ".sbv", conversation.sbv),
    "LRC": (captions, ".lrc", conversation.lrc),
    "YouTube's srv3": (captions, ".srv3", conversation.srv3),
    "YouTube's json3": (transcript, ".json3", conversation.json3),
    "starts and durations": (transcript, ".json", conversation.start_and_duration),
    "Rev": (transcript, ".json", conversation.rev),
    "Otter": (transcript, ".txt", conversation.otter),
}
