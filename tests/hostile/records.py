"""Copies of the shipped record in which every text is hostile."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any, Final

from councilui.record import schema
from councilui.record.digests import write_digests
from councilui.record.model import Attendance, Meeting, Vote
from tests.record.whole_record import write_record

_TERMINAL: Final = (
    "\x1b]52;c;aGk=\x07\x1b[2J\x9b2J\x9d0;t\x9c\x1bP$q\x1b\\\x1b[6n\x00\x7f\x08\x1b]8;;http://evil.example\x1b\\x"
)
_BIDI: Final = "\u202e\u2066\u200b\u200e\ufeff\U000e0041\u2028\u2029\x85\u061c"
_MARKUP: Final = "[/][red][@click=app.quit]x[/][link='http://evil.example'][/ {0} %s $(reboot) `id`"
_MARKDOWN: Final = (
    "[x](javascript:alert(1)) ![i](http://evil.example) <http://evil.example>\n\n# b\n***\n| a |\n|---|\n```"
)
_HTML: Final = "</title></style></script><script>alert(1)</script><img src=x onerror=x>\" onload=\"' onfocus='x ]]><!--"
_CALENDAR: Final = "x\r\nATTENDEE:mailto:evil@evil.example\r\nEND:VEVENT\nATTACH:http://evil.example"
_CITATION: Final = '} , url = {http://evil.example} \\input{/etc/passwd} @comment{x "\\write18{id}'
PAYLOADS: Final = {
    "everything": f"{_TERMINAL} {_BIDI} {_MARKUP} {_HTML} {_CITATION} {_MARKDOWN} {_CALENDAR}",
    "formula": f"=cmd|' /C calc'!A0;+1 {_MARKUP}{_HTML}",
    "at": "@SUM(1)\t=2\r=3\n-4",
}
"""What wants to be obeyed, by whom it is meant for."""
ADDRESSES: Final = (
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "vbscript:x",
    "https://evil.example/\"><script>alert(1)</script>", "https://evil.example/\r\nATTENDEE:x", " jAvAsCrIpT:alert(1)",
    "https://evil.example/)](javascript:alert(1))", "http://\x1b[2J", "//evil.example", "https://[::1",
)  # fmt: skip

_VOCABULARY: Final = frozenset(re.findall(r"CHECK \((\w+) IN", "\n".join(schema.CREATE)))
_DATES: Final = frozenset({"date", "start", "end", "published", "said_on", "time", "end_time", "timezone"})
_WORDS: Final = frozenset(
    {"subject", "field", "motion_type", "classification", "purpose", "language", "status", "fate"}
)
_ROLLS: Final = 4  # vote events whose rolls are kept
_COMING: Final = Meeting("coming", "chicago-city-council", "2999-03-04", 0, "regular", time="19:30", location="Hall")


def hostile_record(record: Path, path: Path, payload: str, *, ids: bool = False) -> Path:
    """A copy of `record` at `path` with the payload before every text; in ids too if asked for."""
    addresses, columns = cycle(ADDRESSES), _references()

    def changed(row: Any) -> Any:
        fields = {}
        references = columns[schema.TABLES[type(row)]]
        for field, value in zip(row._fields, row, strict=True):
            if not isinstance(value, str) or field in _VOCABULARY | _WORDS:
                continue
            if field in ("url", "video"):
                fields[field] = next(addresses)
            elif field in references:
                fields[field] = f"{value}{payload}" if ids else value
            elif field not in _DATES:
                fields[field] = f"{payload} {value} end-{field}"
        return row._replace(**fields)

    path.touch()
    write_record(path, map(changed, _rows(record)))
    return path


def record_without_dates(record: Path, path: Path, odd: str, even: str) -> Path:
    """A copy of `record` at `path` in which no date or time is one: `odd` or `even` stands before it, by its end."""
    shutil.copy(record, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for cls, table in schema.TABLES.items():
            for field in _DATES.intersection(schema.FIELDS[cls]):
                text = f"""iif(unicode(substr("{field}", -1)) % 2, ?, ?) || "{field}\""""
                sql = f'UPDATE OR IGNORE {table} SET "{field}" = {text} WHERE "{field}" IS NOT NULL'
                connection.execute(sql, (odd, even))
        write_digests(connection)
        connection.execute("COMMIT")
    return path


def _rows(record: Path) -> Iterator[Any]:
    """The rows of a record, of the rolls only some, and a meeting to come."""
    with closing(sqlite3.connect(record)) as connection:
        (rolls,) = zip(
            *connection.execute("SELECT id FROM vote_event ORDER BY id DESC LIMIT ?", (_ROLLS,)), strict=True
        )
        for cls, table in schema.TABLES.items():
            if cls is Attendance:
                continue
            for row in connection.execute(f"SELECT * FROM {table}"):
                if cls is not Vote or row[0] in rolls:
                    yield cls(*row)
    yield _COMING._replace(body=_first_body(record))


def _first_body(record: Path) -> str:
    with closing(sqlite3.connect(record)) as connection:
        return str(connection.execute("SELECT body FROM meeting").fetchone()[0])


def _references() -> dict[str, set[str]]:
    """The columns of each table that are ids, its own or another's."""
    columns = {}
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.CREATE:
            if statement.startswith("CREATE TABLE"):
                connection.execute(statement)
        for table in schema.TABLES.values():
            foreign = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
            columns[table] = foreign | {"id", "key", "subject_id", "roll_call"}
    return columns
