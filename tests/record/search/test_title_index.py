"""The index of titles and names follows what is written, and its order is that of time."""

from __future__ import annotations

from pathlib import Path

from councilui.record import model
from councilui.record.database import open_record
from councilui.record.search.titles import find_others
from councilui.record.writer import Writer
from tests.record.whole_record import write_record

ROWS = (
    model.Body("council", "City Council", "council"),
    model.Person("ann-lee", "Ann Lee", "Lee, Ann", "Lee"),
    model.Meeting("m/1969", "council", "1969-12-31", 0, "regular"),
    model.Meeting("m/2024", "council", "2024-03-05", 1, "regular"),
    model.Matter("old", "R1969-1", "recorded", "Street lights"),
    model.Matter("never", None, "unknown", "Street lights that nobody has dealt with"),
    model.AgendaItem("i/1", "m/1969", 0, "Street lights", matter="old"),
    model.AgendaItem("i/2", "m/2024", 0, "Lights of streets"),
    model.AgendaItem("i/3", "m/2024", 1, "A street light"),
)


def test_items_are_newest_first_and_within_a_meeting_in_its_order(tmp_path: Path) -> None:
    write_record(_empty(tmp_path), ROWS)
    with open_record(tmp_path / "a.db") as connection:
        result = find_others(connection, "street light")
        assert [item.id for item in result.items] == ["i/2", "i/3", "i/1"]
        assert [line.id for line in result.matters] == ["old", "never"]
        assert [item.id for item in find_others(connection, "street before:1970").items] == ["i/1"]
        assert [line.id for line in find_others(connection, "street before:1970").matters] == ["old"]
        assert find_others(connection, "street", limit=1).counts[:3] == (3, 2, 0)
    connection.close()


def test_what_is_added_later_is_found(tmp_path: Path) -> None:
    path = _empty(tmp_path)
    write_record(path, ROWS)
    with Writer(path) as writer:
        writer.write(model.AgendaItem("i/4", "m/2024", 2, "Sewers"))
        writer.write_rows([model.Person("ann-lee", "Ann Oduya", "Oduya, Ann", "Oduya")])
        writer.finish()
    with open_record(path) as connection:
        assert [item.id for item in find_others(connection, "sewer").items] == ["i/4"]
        assert [item.id for item in find_others(connection, "light").items] == ["i/2", "i/3", "i/1"]
        assert [line.id for line in find_others(connection, "oduya").people] == ["ann-lee"]
        assert find_others(connection, "lee").people == ()
    connection.close()


def _empty(folder: Path) -> Path:
    path = folder / "a.db"
    path.touch()
    return path
