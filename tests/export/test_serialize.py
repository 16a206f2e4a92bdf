"""What leaves the real record in each format, as independent readers take it: csv, a JSON Schema, a Markdown parser."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from councilui.export.data_parts import vote_line_data
from councilui.export.formats import formats_of, write_exports
from councilui.export.meeting import meeting_data
from councilui.export.model import Export
from councilui.export.search import hit_data, search_export
from councilui.export.vote import vote_data
from councilui.kinds import all_kinds, find_kind
from councilui.kinds.vote import read_vote
from councilui.load.pipeline import load
from councilui.record import lookup
from councilui.record.database import open_record
from councilui.record.queries.meetings import meeting_page
from councilui.record.queries.origin import origin
from councilui.record.queries.vote_lines import list_votes
from councilui.record.queries.votes import vote_card
from councilui.record.search.statements import every_hit, search
from councilui.record.views.search import PeopleOfName
from tests.conftest import ROOT
from tests.export.examples import export_example

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))


def closed(schema: Any) -> Any:
    """A schema that allows no key that it doesn't tell of."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "allOf" in schema:  # what is of one kind and has more keys
        whole = [
            SCHEMA["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part for part in schema["allOf"]
        ]
        return closed(
            {
                "type": "object",
                "required": [key for part in whole for key in part.get("required", ())],
                "properties": {key: value for part in whole for key, value in part.get("properties", {}).items()},
            }
        )
    data = {key: closed(part) for key, part in schema.items()}
    return {**data, "additionalProperties": False} if schema.get("required") and "properties" in schema else data


@cache
def _validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator({"$defs": closed(SCHEMA["$defs"]), "$ref": f"#/$defs/{kind}"})


def valid(kind: str, value: object) -> None:
    """Fails where `value` has not the very shape that docs/record.schema.json tells of this kind."""
    _validator(kind).validate(value)


def vote(connection: sqlite3.Connection, typed: str) -> Export:
    return find_kind("vote").find_export(connection, typed)


@pytest.fixture(scope="module")
def exports(record: Path) -> Iterator[dict[str, Export]]:
    """One of each kind that the schema describes, by the names that it has there."""
    connection = open_record(record)
    names = ("vote", "meeting", "person", "matter", "comparison", "agreement", "grid", "what-if")
    yield {
        "divided_votes": export_example(connection, "divided-votes"),
        "search": search_export(search(connection, "sanctuary", limit=20), PeopleOfName()),
        **{name.replace("-", "_"): export_example(connection, name) for name in names},
    }
    connection.close()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", [kind.name for kind in all_kinds() if kind.to_export and "data" in kind.forms])
def test_the_schema_describes_the_json_of_every_kind(name: str, connection: sqlite3.Connection) -> None:
    """Under the kind's name, or NAME_page where that is what stands inside other things."""
    definition = name.replace("-", "_")
    page = f"{definition}_page"
    data = json.loads(write_exports([export_example(connection, name)], "json", origin(connection)))
    if isinstance(data, dict):
        about = data.pop("record")
        valid("origin", about)
        assert about["data_as_of"] == "2026-10-05"
    assert {page, definition} & SCHEMA["$defs"].keys(), f"describe {definition} in docs/record.schema.json"
    valid(page if page in SCHEMA["$defs"] else definition, data)


def test_votes_and_meetings_of_all_kinds_have_it_too(connection: sqlite3.Connection) -> None:
    lines = list_votes(connection)
    for line in lines[::3]:
        valid("vote", vote_data(read_vote(connection, line.id)))
        valid("vote_line", vote_line_data(line))
    for meeting in sorted({line.meeting for line in lines})[::3]:
        valid("meeting", meeting_data(meeting_page(connection, meeting)))


def test_tables_are_read_by_the_csv_of_python_and_name_their_sources(
    exports: dict[str, Export], connection: sqlite3.Connection
) -> None:
    tables = {
        kind: list(csv.DictReader(io.StringIO(write_exports([export], "csv", origin(connection)))))
        for kind, export in exports.items()
        if export.table is not None
    }
    assert {kind: len(rows) for kind, rows in tables.items()} == {
        "vote": 50, "meeting": 8, "person": 120, "matter": 6, "comparison": 50, "search": 20,
        "divided_votes": 123, "agreement": 1225, "grid": 8,
    }  # fmt: skip
    for rows in tables.values():
        assert {row["data_as_of"] for row in rows} == {"2026-10-05"}
        assert {row["record"] for row in rows} == {rows[0]["record"]}
        assert "SHA-256" in rows[0]["record"]
    assert list(tables["search"][0])[:7] == ["date", "body", "speaker", "capacity", "venue", "text", "source"]
    assert all(row["source"] for row in tables["search"])
    titles = {"comparison": "first_title", **dict.fromkeys(("vote", "meeting", "person", "matter", "grid"), "title")}
    for kind, column in titles.items():
        assert all(row[column] and not row[column].startswith("Shall ") for row in tables[kind])
    assert {row[key] for kind, key in (("agreement", "few"), ("search", "matched")) for row in tables[kind]} == {
        "yes", "no",
    }  # fmt: skip
    switched = [row["district"] for row in tables["comparison"] if row["change"] == "switched"]
    assert switched == ["15", "18", "19"]
    assert [(row["kind"], row["date"]) for row in tables["matter"]][-1] == ("action", "2021-02-23")


def test_documents_are_markdown_with_every_mark_among_the_sources(
    exports: dict[str, Export], connection: sqlite3.Connection
) -> None:
    for export in exports.values():
        text = write_exports([export], "markdown", origin(connection))
        tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
        headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
        assert headings[-2:] == ["Sources", "About this document"]
        listed = text.partition("## Sources\n\n")[2].partition("\n\n")[0].splitlines()
        assert [line.partition(".")[0] for line in listed] == [str(n) for n in range(1, len(listed) + 1)]
        before = text.partition("## Sources")[0]
        assert all(f"[{n}]" in before for n in range(1, len(listed) + 1))
        assert f"[{len(listed) + 1}]" not in before
        assert "Data as of Oct. 5, 2026" in text


def test_several_things_are_one_file(connection: sqlite3.Connection) -> None:
    both = [vote(connection, typed) for typed in ("O2021-117", "Or2025-0014616")]
    here = origin(connection)
    assert write_exports(both, "markdown", here).count("## About this document") == 1
    assert len(list(csv.reader(io.StringIO(write_exports(both, "csv", here))))) == 101
    assert [len(one["votes"]) for one in json.loads(write_exports(both, "json", here))] == [50, 50]
    collection = json.loads(write_exports(both, "popolo", here))
    assert [len(collection[kind]) for kind in ("vote_events", "bills", "events", "organizations")] == [2, 2, 2, 1]
    assert len(collection["persons"]) == 66
    assert collection["meta"]["data_as_of"] == "2026-10-05"


def test_popolo_refers_to_nothing_that_is_not_in_it(exports: dict[str, Export], connection: sqlite3.Connection) -> None:
    options = {"yes", "no", "absent", "abstain", "not voting", "paired", "excused", "other"}
    for export in (exports[kind] for kind in ("vote", "matter", "comparison")):
        data = json.loads(write_exports([export], "popolo", origin(connection)))
        ids = {kind: {row["id"] for row in data[kind]} for kind in data if kind != "meta"}
        assert data["vote_events"]
        for event in data["vote_events"]:
            assert event["motion_text"]
            assert event["organization_id"] in ids["organizations"]
            assert event["bill_id"] in ids["bills"]
            assert event["event_id"] in ids["events"]
            assert all(source["url"].startswith("http") for source in event["sources"])
            assert event["sources"]
            assert {ballot["voter_id"] for ballot in event["votes"]} <= ids["persons"]
            assert {entry["option"] for entry in (*event["votes"], *event["counts"])} <= options
            assert all(count["value"] >= 0 for count in event["counts"])


def test_popolo_is_read_again_by_the_loader(connection: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = write_exports([vote(connection, "O2021-117")], "popolo", origin(connection))
    (tmp_path / "in" / "all.json").write_text(text, encoding="utf-8")
    load([tmp_path / "in"], tmp_path / "again.db")
    again = open_record(tmp_path / "again.db")
    card = vote_card(again, lookup.find_vote(again, "O2021-117"))
    again.close()
    assert card.event.question == "Shall O2021-117 be passed?"
    assert card.announced == card.roll_tally == {"yes": 41, "no": 8, "not voting": 1}


def test_the_same_record_gives_the_same_bytes(exports: dict[str, Export], connection: sqlite3.Connection) -> None:
    for kind in ("vote", "search"):
        for format_ in formats_of(exports[kind]):
            one, other = (write_exports([exports[kind]], format_.name, origin(connection)) for _ in range(2))
            assert one == other


@pytest.mark.parametrize("limit", [None, 3, 0])
def test_a_stream_has_every_hit_once(
    limit: int | None, connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("councilui.record.search.statements.PAGE", 2)
    whole = [hit.statement.id for hit in search(connection, "sanctuary", limit=1000).hits]
    assert [hit.statement.id for hit in every_hit(connection, "sanctuary", limit)] == whole[:limit]
    for hit in every_hit(connection, "sanctuary", limit):
        valid("hit", hit_data(hit))


def test_sources_are_numbered_in_the_order_of_the_text(
    exports: dict[str, Export], connection: sqlite3.Connection
) -> None:
    for kind in ("vote", "meeting", "person", "matter", "comparison", "grid"):
        text = write_exports([exports[kind]], "markdown", None).partition("## Sources")[0]
        numbers = list(dict.fromkeys(int(number) for number in re.findall(r"(?<!\\)\[([0-9]+)\]", text)))
        assert numbers == sorted(numbers), kind


def _cells(row: dict[str, str]) -> dict[str, str]:
    """The cells that are not empty, by their columns; an id behind a name tells two members of one name apart."""
    return {re.sub(r" \([a-z-]+\)$", "", name): cell for name, cell in row.items() if cell}


def test_a_grid_of_two_meetings_has_each_vote_under_its_own_member(connection: sqlite3.Connection) -> None:
    """Members of 2021 who were gone by 2025 have no vote there, and nobody has the vote of another."""
    grid = find_kind("grid")
    both = [grid.find_export(connection, typed) for typed in ("2021-01-27", "2025-01-15")]
    rows = list(csv.DictReader(io.StringIO(write_exports(both, "csv", None))))
    for export in both:
        for row in csv.DictReader(io.StringIO(write_exports([export], "csv", None))):
            (same,) = [other for other in rows if other["vote_event"] == row["vote_event"]]
            assert _cells(same) == _cells(row)
