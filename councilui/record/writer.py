"""Writes the rows of a record and its indexes."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from councilui.common.errors import CouncilError
from councilui.common.tokens import count_words, fold_name, space_words
from councilui.record import model, schema
from councilui.record.database import MOST_TEXT
from councilui.record.digests import write_digests
from councilui.record.indexes import statement_index, title_index
from councilui.record.vote_joins import JoinedVotes, VoteFacts, join_votes, vote_facts

_BATCH: Final = 2_000
_FILLING_CACHE: Final = 96 << 10  # KiB of pages; filling goes on mostly at the ends of tables
_INDEXING_CACHE: Final = 160 << 10
_CONTESTED: Final[dict[type, str]] = {model.Vote: "option", model.VoteEvent: "result"}
"""What two sources must not say differently without somebody being told."""
# sqlite-utils updates the tables that have few rows; executemany, three times as fast, fills new ones and those that
# may have millions.
_FEW_ROWED: Final = frozenset(
    {
        model.Source,
        model.Body,
        model.Person,
        model.PersonName,
        model.Membership,
        model.Rule,
        model.GlossaryTerm,
        model.Meeting,
        model.Matter,
        model.MatterAlias,
        model.MatterRelation,
        model.Sponsorship,
        model.Load,
        model.LoadCount,
        model.LoadFile,
    }
)
MANY_ROWED: Final = tuple(cls for cls in schema.TABLES if cls not in _FEW_ROWED)

# The words as said, not stemmed: what is being typed is a beginning of these, not of their stems.
_NEW_WORDS: Final = (
    """CREATE VIRTUAL TABLE temp.words
      USING fts5(text, content='', detail=none, tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO temp.words (rowid, text) SELECT id, spaced(text) FROM statement",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(temp, words, row)",
    "DELETE FROM term",
    "INSERT INTO term SELECT term, doc FROM temp.vocabulary",
    "DROP TABLE temp.vocabulary",
    "DROP TABLE temp.words",
)
_TAG: Final = """CASE WHEN s.person IS NOT NULL THEN 'xs' || hex(s.person) || '0'
  WHEN s.speaker_name IS NOT NULL THEN 'xn' || hex(s.speaker_name) || '0' ELSE '' END"""
# Every statement is read once for both: the words of each way in which somebody spoke, then the sums of these.
_SPOKEN: Final = (
    f"""CREATE TEMP TABLE said AS
      SELECT coalesce(s.speaker_name, p.name) AS name, s.person, {_TAG} AS tag, s.meeting, s.capacity, s.venue,
        count(*) AS statements, sum(words(CAST(s.text AS BLOB))) AS words
      FROM statement AS s LEFT JOIN person AS p ON p.id = s.person
      GROUP BY s.meeting, s.speaker_name, s.person, s.capacity, s.venue""",
    "DELETE FROM speaker",
    """INSERT INTO speaker
      SELECT row_number() OVER (ORDER BY heard, shown DESC, tag, name), name, person, tag, statements, words, '', ''
      FROM (SELECT s.name AS name, s.person AS person, s.tag AS tag, coalesce(p.name, s.name) AS shown,
          sum(s.statements) AS statements, sum(s.words) AS words,
          sum(sum(s.statements)) OVER (PARTITION BY s.tag) AS heard
        FROM temp.said AS s LEFT JOIN person AS p ON p.id = s.person
        WHERE s.name IS NOT NULL GROUP BY s.name, s.tag)""",
    "DELETE FROM spoken",
    """INSERT INTO spoken
      SELECT s.meeting, coalesce(v.id, 0), p.id, sum(s.statements), sum(s.words)
      FROM temp.said AS s JOIN statement_place AS p ON p.venue = s.venue AND p.capacity = s.capacity
        LEFT JOIN (SELECT tag, max(id) AS id FROM speaker GROUP BY tag) AS v ON v.tag = s.tag
      GROUP BY s.meeting, coalesce(v.id, 0), p.id""",
    "DELETE FROM spoken_in",
    """INSERT INTO spoken_in
      SELECT m.body, s.place, sum(s.statements), sum(s.words)
      FROM spoken AS s JOIN meeting AS m ON m.id = s.meeting GROUP BY m.body, s.place""",
    "DROP TABLE temp.said",
)
_NAMING: Final = ("statement", "meeting", "person", "person_name")  # tables whose change calls for names made anew
_SPEAKERS_NAMES: Final = (
    """UPDATE speaker SET (called, names) = (
      SELECT coalesce(nullif(folded(coalesce(p.name, speaker.name)), ''), speaker.tag),
        folded(speaker.name) || coalesce(char(10) || folded(p.name), '') || coalesce((
          SELECT char(10) || group_concat(folded(n.name), char(10)) FROM person_name AS n WHERE n.person = p.id), '')
      FROM (SELECT 1) LEFT JOIN person AS p ON p.id = speaker.person)""",
    "INSERT INTO speaker_fts (speaker_fts) VALUES ('delete-all')",
    "INSERT INTO speaker_fts (rowid, names) SELECT id, names FROM speaker",
    "INSERT INTO speaker_fts (speaker_fts) VALUES ('optimize')",
)
_ROLLS: Final = (
    "DELETE FROM roll_count",
    """INSERT INTO roll_count
      SELECT vote_event, sum(option = 'yes'), sum(option = 'no'), sum(option NOT IN ('yes', 'no'))
      FROM vote GROUP BY vote_event ORDER BY vote_event""",
)


class Writer:
    """Writes model objects into the file at `path`: an empty one, or a whole record that they are added to.

    The same rows in the same order give the same bytes with the same SQLite. `written` counts the rows that are new
    or changed, by table; `contested` has the rows that say otherwise than one of another source, with the word that was
    kept. Raises CouncilError for rows that contradict each other, or refer to what is not there.
    """

    def __init__(self, path: Path) -> None:
        self.written: Counter[str] = Counter()
        self.contested: list[tuple[Any, str]] = []
        self._path = path
        self._fresh = path.stat().st_size == 0
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.create_function("words", 1, count_words, deterministic=True)
        self._connection.create_function("spaced", 1, space_words, deterministic=True)
        self._connection.create_function("folded", 1, _folded_name, deterministic=True)
        self._statements = {cls: _upsert(cls) for cls in MANY_ROWED}
        self._waiting: dict[type, list[Any]] = {cls: [] for cls in MANY_ROWED}
        self._sources: dict[type, set[str | None]] = {cls: set() for cls in _CONTESTED}
        try:
            self._begin()
        except BaseException:
            self._connection.close()
            raise

    def _begin(self) -> None:
        if self._fresh:
            with _as_council_error(self._path):
                self._path.write_bytes(_NO_ROWS)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", f"cache_size=-{_FILLING_CACHE}"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN")

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        self._connection.close()

    def rows(self, cls: type, where: str = "", *parameters: object) -> Iterator[Any]:
        """The rows of a class's table that the record has already."""
        if not self._fresh:
            sql = f"SELECT * FROM {schema.TABLES[cls]} {where}"
            flags = schema.FLAGS[cls]
            for row in self._connection.execute(sql, parameters).fetchall():
                yield cls(*(bool(value) if index in flags else value for index, value in enumerate(row)))

    def statement_ids(self, meeting: str) -> dict[str, int]:
        """The ids by key of a meeting's statements."""
        if self._fresh:
            return {}
        return dict(self._connection.execute("SELECT key, id FROM statement WHERE meeting = ?", (meeting,)))

    def in_one_roll(self, people: Collection[str]) -> set[tuple[str, str]]:
        """The pairs of these people, each pair in order, who are both in one vote or one roll call."""
        names = json.dumps(sorted(people))
        pairs: set[tuple[str, str]] = set()
        for table, event in (("vote", "vote_event"), ("attendance", "roll_call")):
            sql = f"""SELECT DISTINCT one.person, other.person
FROM {table} AS one JOIN {table} AS other ON other.{event} = one.{event} AND other.person > one.person
WHERE one.person IN (SELECT value FROM json_each(?1)) AND other.person IN (SELECT value FROM json_each(?1))"""
            pairs.update(self._connection.execute(sql, (names,)))
        return pairs

    def vote_events(self) -> Iterator[tuple[str, str]]:
        """Each meeting with each vote event in it, of what was brought into the tables."""
        yield from self._connection.execute(
            "SELECT motion.meeting, vote_event.id FROM vote_event JOIN motion ON motion.id = vote_event.motion"
        )

    def roll_of(self, vote_event: str) -> Iterator[tuple[str, str]]:
        """Each person with the option in the roll of a vote event."""
        yield from self._connection.execute("SELECT person, option FROM vote WHERE vote_event = ?", (vote_event,))

    def counts_of(self, vote_event: str) -> Iterator[tuple[str, int]]:
        """Each option with its count as announced; of several sources' the last."""
        yield from self._connection.execute("SELECT option, count FROM vote_count WHERE vote_event = ?", (vote_event,))

    def vote_facts(self, meetings: Collection[str]) -> Iterator[VoteFacts]:
        """What tells the votes of some meetings apart."""
        return vote_facts(self._connection, meetings)

    def mark_partial(self, vote_events: Iterable[str], note: str) -> None:
        """Say of rolls that were thought complete that they lack a name."""
        statement = (
            "UPDATE vote_event SET roll = 'partial', roll_note = ltrim(coalesce(roll_note, '') || ' ' || ?)"
            " WHERE id = ? AND roll = 'complete'"
        )
        self._connection.executemany(statement, [(note, vote_event) for vote_event in vote_events])

    def join_votes(self, pairs: Sequence[JoinedVotes]) -> None:
        """Make one vote of each pair."""
        self.written.subtract(join_votes(self._connection, pairs))

    def write(self, row: Any) -> None:
        """One row of a table with many; it takes the place of the row with its key."""
        cls = type(row)
        waiting = self._waiting[cls]
        waiting.append(row)
        if len(waiting) >= _BATCH:
            self._flush(cls)

    def write_many(self, cls: type, rows: Sequence[Any]) -> None:
        """Rows of one class, or tuples of their values, as `write` one after another."""
        waiting = self._waiting[cls]
        waiting.extend(rows)
        while len(waiting) >= _BATCH:
            more = waiting[_BATCH:]
            del waiting[_BATCH:]
            self._flush(cls)
            waiting.extend(more)

    def write_rows(self, rows: Iterable[object]) -> None:
        """Rows of the other tables, each key once."""
        by_class: dict[type, list[Any]] = {}
        for row in rows:
            by_class.setdefault(type(row), []).append(row)
        with _as_council_error(self._path):
            for cls in schema.TABLES:
                if alike := by_class.get(cls):
                    name = schema.TABLES[cls]
                    if self._fresh:
                        marks = ", ".join("?" * len(schema.FIELDS[cls]))
                        self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", alike)
                    else:
                        from sqlite_utils import Database  # for a new record it would be a third of a small load

                        table = Database(self._connection).table(name)
                        records = [dict(zip(schema.FIELDS[cls], row, strict=True)) for row in alike]
                        table.upsert_all(records, pk=_keys(self._connection, name))
                    self.written[name] += len(alike)

    def flush(self) -> None:
        """Bring what waits into the tables, so that `contested` is complete."""
        for cls in self._waiting:
            self._flush(cls)

    def forget_load(self, id: str) -> None:
        """Drop what an earlier load of the same origin told about itself."""
        for table in ("load_issue", "load_file", "load_count"):
            self._connection.execute(f"DELETE FROM {table} WHERE load = ?", (id,))

    def finish(self) -> None:
        """Index, check and commit; until then nothing is there."""
        with _as_council_error(self._path):
            self.flush()
            self._connection.execute(f"PRAGMA cache_size=-{_INDEXING_CACHE}")
            if self._fresh:
                for statement in schema.INDEXES:
                    self._connection.execute(statement)
            tables = ("statement",) if self._fresh else ("statement", "meeting", "person")
            if any(self.written[table] for table in tables):
                for statement in (*statement_index.FILL, *_NEW_WORDS, *_SPOKEN):
                    self._connection.execute(statement)
            if self._fresh or any(self.written[table] for table in _NAMING):
                for statement in _SPEAKERS_NAMES:
                    self._connection.execute(statement)
            if self._fresh or self.written["vote"]:
                for statement in _ROLLS:
                    self._connection.execute(statement)
            if self._fresh or title_index.DEPENDS_ON & {table for table, rows in self.written.items() if rows}:
                for statement in title_index.FILL:
                    self._connection.execute(statement)
            if self._fresh:
                self._connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
                self._connection.execute(f"PRAGMA user_version={schema.VERSION}")
            for table, _, parent, _ in self._connection.execute("PRAGMA foreign_key_check"):
                raise CouncilError(f"A row of {table} refers to a {parent} that isn't there; nothing was written.")
            write_digests(self._connection)
            self._connection.execute("COMMIT")

    def _flush(self, cls: type) -> None:
        rows = self._waiting[cls]
        if rows:
            if cls is model.Statement:
                _refuse_endless(rows)
            with _as_council_error(self._path):
                if cls in _CONTESTED and self._has_other_sources(cls, rows):
                    self._compare(cls, rows)
                done = self._connection.executemany(self._statements[cls], rows)
            self.written[schema.TABLES[cls]] += max(done.rowcount, 0)
            rows.clear()

    def _has_other_sources(self, cls: type, rows: list[Any]) -> bool:
        """Whether the table may have rows of a class from another source than the given ones'."""
        column = schema.FIELDS[cls].index("source")
        sources = self._sources[cls]
        sources.update(row[column] for row in rows)
        return not self._fresh or len(sources) > 1

    def _compare(self, cls: type, rows: list[Any]) -> None:
        """Note which of the rows contradict a row of another source that is there already, and stays."""
        table, field = schema.TABLES[cls], _CONTESTED[cls]
        keys = " AND ".join(f"{key} = ?" for key in _PRIMARY[table])
        sql = f"SELECT {field} FROM {table} WHERE {keys} AND source IS NOT NULL AND source IS NOT ? AND {field} <> ?"
        for row in map(cls._make, rows):  # type: ignore[attr-defined]  # both classes are named tuples
            parameters = (*(getattr(row, key) for key in _PRIMARY[table]), row.source, getattr(row, field))
            for (earlier,) in self._connection.execute(sql, parameters):
                self.contested.append((row, earlier))


def _folded_name(name: str | None) -> str | None:
    return None if name is None else fold_name(name)


def _refuse_endless(statements: list[Any]) -> None:
    """Raise CouncilError for a statement that is longer than what will be read again."""
    meeting, text = (model.Statement._fields.index(name) for name in ("meeting", "text"))
    for row in statements:
        if len(row[text]) > MOST_TEXT // 4:  # bytes of a character
            raise CouncilError(
                f"A statement of {row[meeting]} has {len(row[text]):,} characters; the limit is {MOST_TEXT // 4:,}. "
                "Leave its file out or break its text into lines."
            )


@contextmanager
def _as_council_error(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into sentences for the user."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise CouncilError(f"The rows contradict each other ({error}); nothing was written.") from error
    except UnicodeEncodeError as error:
        part = error.object[max(0, error.start - 20) : error.end + 20]
        raise CouncilError(f"“{part}” isn't Unicode text. Rename the file or fix its contents.") from error
    except sqlite3.OperationalError as error:
        raise CouncilError(f"{path.parent} can't be written: {error}.") from error
    except OSError as error:
        raise CouncilError(f"{path.parent} can't be written: {error.strerror}.") from error


def _keys(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table's primary key, in its order."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return tuple(name for _, name, *_, index in sorted(columns, key=lambda column: column[-1]) if index)


def _upsert(cls: type) -> str:
    """Insert a row, or bring the row with its key up to date; a row that is the same already is not touched.

    A row of the same source takes the old one's place. Of another source it only fills in what the old one lacks.
    """
    table = schema.TABLES[cls]
    names = [f'"{name}"' for name in schema.FIELDS[cls]]
    keys = _PRIMARY[table]
    marks, target = ", ".join("?" * len(names)), ", ".join(keys)
    values = {name: f"excluded.{name}" for name in names if name.strip('"') not in keys}
    if '"source"' in values:
        same = f"{table}.source IS NULL OR {table}.source IS excluded.source"
        values = {name: f"iif({same}, {new}, coalesce({table}.{name}, {new}))" for name, new in values.items()}
    changes = ", ".join(f"{name} = {new}" for name, new in values.items())
    differs = " OR ".join(f"{table}.{name} IS NOT {new}" for name, new in values.items())
    return f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT ({target}) DO UPDATE SET {changes} WHERE {differs}"


def _empty_record() -> tuple[bytes, dict[str, tuple[str, ...]]]:
    """The file of a record before its first row, and the columns of each table's primary key."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size=4096")
        connection.execute("BEGIN")
        for statement in schema.CREATE:
            connection.execute(statement)
        connection.execute("COMMIT")
        return connection.serialize(), {table: _keys(connection, table) for table in schema.TABLES.values()}


_NO_ROWS, _PRIMARY = _empty_record()
