"""The same questions to ripgrep over the text as lines, to tantivy, and to Datasette's search over the same statements.

Each is given its best case: ripgrep the newest lines first and a limit, so that it stops at fifty; tantivy its own
index with the same words stemmed and no snippets; Datasette a table of its own with the full-text index that
sqlite-utils makes, an index of bodies, a warm server and the JSON of its table page. What is missing on a machine is
passed over with a sentence.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlite_utils import Database

from benchmarks.report import Measure, measures, turn_by_turn
from benchmarks.terminal import program
from councilui.record.database import open_record
from councilui.record.search.statements import search

Query = Callable[[str], object]
PAGE: Final = 50
_ROUNDS: Final = 7


class Question(NamedTuple):
    """What is found out, and how each asks for it: a regular expression, tantivy's language, Datasette's parameters."""

    name: str
    ours: str
    expression: str
    tantivy: str
    datasette: dict[str, str]


def questions(rare: str, common: str, phrase: str, body: str) -> tuple[Question, ...]:
    """A rare word, a common one, a phrase, a body's statements with a word."""
    return (
        Question("a rare word", rare, rf"\b{rare}\b", rare, {"_search": rare}),
        Question("a common word", common, rf"\b{common}\b", common, {"_search": common}),
        Question(
            "a phrase", f'"{phrase}"', rf"\b{phrase}\b".replace(" ", r"\W+"), f'"{phrase}"', {"_search": f'"{phrase}"'}
        ),
        Question(
            "a field", f'{common} body:"{body}"', rf"^[^\t]*\t{body}\t.*\b{common}\b", f'+{common} +body:"{body}"',
            {"_search": common, "body__exact": body},
        ),
    )  # fmt: skip


def ripgrep(path: Path, folder: Path) -> Query | None:
    """Asks ripgrep, over a line for each statement, the newest first: its place, body, speaker and text."""
    grep = program("rg")
    if grep is None:
        print("ripgrep is not here (apt-get install ripgrep): passed over.")
        return None
    lines = folder / f"{path.stem}.txt"
    if not lines.exists():
        with sqlite3.connect(path) as connection, lines.open("w", encoding="utf-8") as file:
            for row in connection.execute(
                """SELECT m.date, b.name, coalesce(s.speaker_name, ''), replace(s.text, char(10), ' ')
                FROM statement AS s JOIN meeting AS m ON m.id = s.meeting JOIN body AS b ON b.id = m.body
                ORDER BY s.id DESC"""
            ):
                file.write("\t".join(row) + "\n")

    def ask(expression: str) -> object:
        command = [grep, "-i", "-m", str(PAGE), expression, str(lines)]
        return subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout

    return ask


def tantivy(path: Path, folder: Path) -> Query | None:
    """Asks tantivy, from Python, for the best fifty with their stored text."""
    try:
        import tantivy as library
    except ImportError:
        print("tantivy is not here (pip install tantivy): passed over.")
        return None
    place = folder / f"{path.stem}.tantivy"
    builder: Any = library.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("body", stored=True, tokenizer_name="raw")
    schema = builder.build()
    sample = place.exists()
    place.mkdir(exist_ok=True)
    index: Any = library.Index(schema, path=str(place))
    if not sample:
        writer = index.writer(heap_size=256_000_000, num_threads=2)
        with sqlite3.connect(path) as connection:
            for text, body in connection.execute(
                """SELECT s.text, b.name FROM statement AS s JOIN meeting AS m ON m.id = s.meeting
                JOIN body AS b ON b.id = m.body ORDER BY s.id"""
            ):
                writer.add_document(library.Document(text=text, body=body))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
    searcher = index.searcher()

    def ask(query: str) -> object:
        result = searcher.search(index.parse_query(query, ["text"]), PAGE)
        return [searcher.doc(address)["text"] for _, address in result.hits]

    return ask


def _table(path: Path, folder: Path) -> Path:
    """A database as somebody would make it for Datasette: a table, searchable with `sqlite-utils enable-fts`."""
    place = folder / f"{path.stem}-table.db"
    if not place.exists():
        sample = Database(sqlite3.connect(place, isolation_level=None))
        sample.execute("ATTACH ? AS record", (str(path),))
        sample.execute(
            """CREATE TABLE statement (id INTEGER PRIMARY KEY, date TEXT, body TEXT, speaker TEXT, text TEXT)"""
        )
        sample.execute(
            """INSERT INTO statement SELECT s.id, m.date, b.name, s.speaker_name, s.text
            FROM record.statement AS s JOIN record.meeting AS m ON m.id = s.meeting
              JOIN record.body AS b ON b.id = m.body ORDER BY s.id"""
        )
        sample.execute("DETACH record")
        sample.table("statement").create_index(["body"])
        sample.table("statement").enable_fts(["text"], tokenize="porter")
        sample.table("statement").optimize()
        sample.close()
    return place


@contextmanager
def datasette(record: Path, folder: Path) -> Iterator[Callable[[dict[str, str]], object] | None]:
    """Asks Datasette for the JSON of its page of a searched table, on this machine alone."""
    datasette_program = program("datasette")
    if datasette_program is None:
        print("Datasette is not here (pip install datasette): passed over.")
        yield None
        return
    path = _table(record, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [datasette_program, "serve", "-i", str(path), "--host", "127.0.0.1", "--port", str(port)]
    command += ["--setting", "sql_time_limit_ms", "20000"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/{urllib.parse.quote(path.stem)}/statement.json"

    def ask(query: dict[str, str]) -> object:
        question = {**query, "_searchmode": "raw", "_size": PAGE, "_sort_desc": "id", "_nofacet": 1, "_nocount": 1}
        with urllib.request.urlopen(f"{address}?{urllib.parse.urlencode(question)}", timeout=60) as answer:
            return json.load(answer)

    try:
        for _ in range(100):
            try:
                ask({"_search": "xyzzy"})
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        yield ask
    finally:
        server.terminate()
        server.wait()


def measure(path: Path, folder: Path, rounds: int = _ROUNDS, rare: str = "hyperbaric") -> list[Measure]:
    """The first page of each question, ours first, then the others; `rare` is a word that the record seldom has."""
    grep, other = ripgrep(path, folder), tantivy(path, folder)
    result = []
    with closing(open_record(path)) as connection, datasette(path, folder) as page:
        (body,) = connection.execute(
            "SELECT b.name FROM body AS b JOIN meeting AS m ON m.body = b.id GROUP BY b.id ORDER BY count(*) DESC, 1"
        ).fetchone()
        for question in questions(rare, "council", "affordable housing", body):
            ways: dict[str, Callable[[], object]] = {
                "councilui": lambda question=question: search(connection, question.ours)  # type: ignore[misc]
            }
            if grep is not None:
                ways["ripgrep"] = lambda question=question: grep(question.expression)  # type: ignore[misc]
            if other is not None:
                ways["tantivy"] = lambda question=question: other(question.tantivy)  # type: ignore[misc]
            if page is not None:
                ways["Datasette"] = lambda question=question: page(question.datasette)  # type: ignore[misc]
            result += measures(f"First page of {question.name}: {question.ours}", turn_by_turn(ways, rounds))
    return result
