"""A record as Parquet: what is written is read back as it was, by `councilui load` and by another program."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.cli import run
from councilui.record import model
from councilui.record.database import open_record
from councilui.record.queries.whole_tables import content_classes, table_rows
from tests.record.whole_record import write_record

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=40)
OPTIONAL = st.none() | TEXT


def rows_of(path: Path) -> dict[str, list[object]]:
    with closing(open_record(path)) as connection:
        return {cls.__name__: [row for _, row in table_rows(connection, cls)] for cls in content_classes()}


def round_trip(record: Path, folder: Path) -> Path:
    """The record written to Parquet and loaded again."""
    back = folder / "back.db"
    assert run(["export", "--to", "parquet", str(folder / "parquet"), "-d", str(record)]) == 0
    assert run(["load", str(folder / "parquet"), "--db", str(back)]) == 0
    return back


def test_the_shipped_record_comes_back_as_it_was(record: Path, tmp_path: Path) -> None:
    back = round_trip(record, tmp_path)
    assert rows_of(back) == rows_of(record)
    for path in (record, back):  # and it opens on the same meeting
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT max(opens_on) FROM load").fetchone() == (
                "chicago-city-council/2025-01-15",
            )


@st.composite
def records(draw: st.DrawFn) -> list[object]:
    """A made-up record: two bodies that meet on the same days, motions with rolls, statements, odd text everywhere."""
    rows: list[object] = [model.Source("s", "dataset", draw(TEXT), draw(TEXT), url=draw(OPTIONAL))]
    people = [f"p{number}" for number in range(draw(st.integers(1, 4)))]
    rows += [model.Person(id_, f"{draw(TEXT)} {id_}", f"{id_}, {draw(TEXT)}", id_) for id_ in people]
    for body in ("town/council", "town/planning & zoning=1"):
        rows.append(model.Body(body, f"{draw(TEXT)} {body}", "council", seats=draw(st.none() | st.integers(1, 50))))
        dates = draw(st.lists(st.dates().map(str), min_size=1, max_size=3, unique=True))
        for date in dates:
            meeting = f"{body}/{date}"
            order_known = draw(st.booleans())
            rows.append(
                model.Meeting(meeting, body, date, 0, "regular", order_known=order_known, location=draw(OPTIONAL))
            )
            rows.append(model.AgendaItem(f"{meeting}/1", meeting, 0, draw(TEXT)))
            rows.append(model.Motion(f"{meeting}/m", meeting, "pass", draw(OPTIONAL), agenda_item=f"{meeting}/1"))
            rows.append(
                model.VoteEvent(
                    f"{meeting}/v", f"{meeting}/m", 0, draw(TEXT), "roll call", "pass", "recorded", roll="complete"
                )
            )
            rows.append(model.VoteCount(f"{meeting}/v", "yes", "s", draw(st.integers(0, 10**6))))
            for person in people:
                option = draw(st.sampled_from(["yes", "no", "absent"]))
                rows.append(model.Vote(f"{meeting}/v", person, person, option, draw(TEXT)))
            for number in range(draw(st.integers(0, 3))):
                start = draw(st.none() | st.floats(0, 1e5, allow_nan=False))
                rows.append(
                    model.Statement(number, f"{meeting}/s{number}", meeting, draw(TEXT), "speech", "verbatim", "floor",
                                    "unknown", start_s=start)
                )  # fmt: skip
    return rows


@settings(max_examples=12)
@given(records())
def test_any_record_comes_back_as_it_was(rows: list[object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = folder / "record.db"
        record.touch()
        write_record(record, tuple(numbered(rows)))
        assert rows_of(round_trip(record, folder)) == rows_of(record)


def numbered(rows: list[object]) -> list[object]:
    """The rows with ordinals and statement ids as a load gives them: meetings of a day in their order."""
    from councilui.common.dates import day_number

    ordinals: dict[str, int] = {}
    days: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    numbered_rows: list[object] = []
    for row in rows:
        if isinstance(row, model.Meeting):
            days[row.date] = ordinals[row.id] = days.get(row.date, -1) + 1
            places[row.id] = (day_number(row.date), ordinals[row.id])
            row = row._replace(ordinal=ordinals[row.id])
        elif isinstance(row, model.Statement):
            row = row._replace(id=model.statement_id(*places[row.meeting], row.id))
        numbered_rows.append(row)
    return numbered_rows


def test_other_programs_find_bodies_and_years_in_the_folders(record: Path, tmp_path: Path) -> None:
    assert run(["export", "record", str(tmp_path / "parquet"), "-d", str(record)]) == 0
    votes = pq.read_table(tmp_path / "parquet" / "vote", filters=[("year", "=", 2025), ("option", "=", "no")])
    with closing(sqlite3.connect(record)) as connection:
        (expected,) = connection.execute(
            "SELECT count(*) FROM vote JOIN vote_event AS e ON e.id = vote_event JOIN motion AS o ON o.id = e.motion"
            " JOIN meeting AS m ON m.id = o.meeting WHERE m.date LIKE '2025%' AND option = 'no'"
        ).fetchone()
    assert votes.num_rows == expected > 0
    assert set(votes.column("council").to_pylist()) == {"chicago-city-council"}


def test_more_bodies_than_files_may_be_open(tmp_path: Path) -> None:
    """Meetings of 240 bodies in turn, each twice, where 40 files may be open; on a Mac it is 256."""
    rows: list[object] = []
    for day in ("2031-05-06", "2031-05-20"):
        for number in range(240):
            body = f"council-{number:03}"
            rows += [] if day > "2031-05-06" else [model.Body(body, body, "council")]
            rows.append(model.Meeting(f"{day}/{body}", body, day, number, "regular"))
            rows.append(model.AgendaItem(f"{day}/{body}/1", f"{day}/{body}", 0, f"Trees of {body}"))
    record = tmp_path / "record.db"
    record.touch()
    write_record(record, tuple(rows))
    export = f"ulimit -n 40; exec {sys.executable} -m councilui export record {tmp_path / 'parquet'} -d {record}"
    assert subprocess.run(["bash", "-c", export], capture_output=True, text=True, check=False).returncode == 0
    back = tmp_path / "back.db"
    assert run(["load", str(tmp_path / "parquet"), "--db", str(back)]) == 0
    assert rows_of(back) == rows_of(record)


def test_an_export_that_fails_leaves_the_folder_empty_for_the_next(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parquet"
    export = f"ulimit -f 8; exec {sys.executable} -m councilui export record {folder} -d {record}"
    process = subprocess.run(["bash", "-c", export], capture_output=True, text=True, check=False)
    assert process.returncode == 1
    assert process.stderr.startswith(f"councilui: {folder} can't be written: ")
    assert len(process.stderr.splitlines()) == 1
    assert not list(folder.iterdir())


def test_a_folder_that_holds_something_is_left_alone(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert run(["export", "record", str(tmp_path), "-d", str(record)]) == 1
    assert capsys.readouterr().err == f"councilui: {tmp_path} isn't empty. Name a new folder.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("damage", ["schema", "manifest cut", "manifest bytes", "columns", "cut", "lost", "twice"])
def test_what_is_not_a_record_of_ours_is_refused(
    damage: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "parquet"
    assert run(["export", "record", str(folder), "-d", str(record)]) == 0
    part = folder / "person" / "part-0.parquet"
    if damage == "schema":
        manifest = (folder / "record.json").read_text(encoding="utf-8")
        (folder / "record.json").write_text(manifest.replace('"schema": ', '"schema": 9'), encoding="utf-8")
    elif damage == "manifest cut":
        (folder / "record.json").write_bytes((folder / "record.json").read_bytes()[:-3])
    elif damage == "manifest bytes":
        (folder / "record.json").write_bytes((folder / "record.json").read_bytes() + b"\xff")
    elif damage == "columns":
        pq.write_table(pq.read_table(part).drop_columns(["surname"]), part)
    elif damage == "lost":
        next(folder.glob("vote/*/*/part-0.parquet")).unlink()
    elif damage == "twice":
        shutil.copy(part, part.with_name("part-0 (1).parquet"))
    else:
        part.write_bytes(part.read_bytes()[:100])
    capsys.readouterr()
    assert run(["load", str(folder), "--db", str(tmp_path / "back.db")]) == 1
    message = capsys.readouterr().err
    places = {"columns": "person/part-0.parquet", "cut": "person/part-0.parquet", "lost": "/vote: its files have",
              "twice": "/person: its files have"}  # fmt: skip
    assert places.get(damage, "record.json") in message
    assert len(message.splitlines()) == 1
    assert not (tmp_path / "back.db").exists()
