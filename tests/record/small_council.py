"""A small council of which every statement is known by heart."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from councilui.common.dates import day_number
from councilui.record import model
from councilui.record.database import open_record
from councilui.record.views.statements import SearchHit
from tests.record.whole_record import write_record

DAYS = ("2020-12-31", "2021-01-27", "2025-01-15", "2025-12-31", "2026-01-01")
FILLER = "and the clerk called the roll while the gallery waited for order to return to the room " * 4


def statement(day: str, position: int, text: str, **other: object) -> model.Statement:
    values: dict[str, object] = {"kind": "speech", "form": "verbatim", "venue": "floor", "capacity": "member", **other}
    id = model.statement_id(day_number(day), 0, position)
    key = f"council/{day}/{position}"
    return model.Statement(id, key, f"council/{day}", text, source="captions", **values)  # type: ignore[arg-type]


LOPEZ = {"speaker_name": "Ald. Lopez", "person": "raymond-lopez", "district": "15"}
TALKED = (
    statement("2020-12-31", 0, "Affordable housing is what my ward asks for.", **LOPEZ),
    statement(
        "2021-01-27", 0, "We welcome everybody; housing first.", person="mike-rodriguez", speaker_name="Rodriguez"
    ),
    statement("2021-01-27", 1, "The vote is on the ordinance.", matter="m/2021", agenda_item="i/2021"),
    statement("2021-01-27", 2, "A budget amendment, with housing in it.", venue="press", **LOPEZ),
    statement("2025-01-15", 0, "Who are you loyal to? Answer the public.", capacity="public comment", **LOPEZ),
    statement(
        "2025-01-15", 1, "You are loyal to who you are.", person="rossana", speaker_name="Ald. Rodríguez-Sánchez"
    ),
    statement("2025-01-15", 2, "Sanctuary is a promise.", venue="public comment", speaker_name="José Núñez"),
    statement("2025-01-15", 3, "[cheering]", kind="scene", capacity="audience", venue="chamber", form="description"),
    statement("2025-12-31", 0, "The houses stand empty; $40 a night under 2-173, says O'Shea.", language="pl"),
    statement("2026-01-01", 0, f"{FILLER}the budget of the budget office {FILLER}", **LOPEZ),
)
ROWS = (
    *(model.Source(id, "captions", "Clerk", id) for id in ("captions", "tribune")),
    model.Body("council", "City Council", "council"),
    model.Body("zoning", "Committee on Zoning", "committee"),
    model.Person("raymond-lopez", "Raymond Lopez", "Lopez, Raymond", "Lopez"),
    model.Person("mike-rodriguez", "Michael Rodriguez", "Rodriguez, Michael", "Rodriguez"),
    model.Person("rossana", "Rossana Rodriguez Sanchez", "Rodriguez Sanchez, Rossana", "Rodriguez Sanchez"),
    model.PersonName("raymond-lopez", "Ray Lopez"),
    model.Membership("ms/lopez", "council", "raymond-lopez", "member", "15"),
    model.Membership("ms/mike", "council", "mike-rodriguez", "member", "22"),
    *(model.Meeting(f"council/{day}", "council", day, 0, "regular") for day in DAYS),
    model.Meeting("zoning/2025", "zoning", "2025-03-01", 0, "regular"),
    model.Matter(
        "m/2021", "O2021-117", "recorded", "Amendment of Welcoming City Ordinance", "Welcoming City Ordinance"
    ),
    model.MatterAlias("m/2021", "sanctuary"),
    model.MatterAlias("m/2021", "Welcoming City"),
    model.AgendaItem("i/2021", "council/2021-01-27", 0, "Immigrant protections", matter="m/2021"),
    *TALKED,
    model.Citation("statement", "council/2025-01-15/0", "tribune", 0),
)


def built(path: Path, rows: tuple[object, ...]) -> sqlite3.Connection:
    path.touch()
    write_record(path, rows)
    return open_record(path)


def marked(hit: SearchHit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]
