"""The same questions to ripgrep over the text as lines, to tantivy, and to Datasette's search over the same file.

Each is given its best case: ripgrep the newest lines first and a limit, so that it stops at fifty; tantivy its own
index with the same words stemmed and no snippets; Datasette a warm server and the JSON of its table page. What is
missing on a machine is passed over with a sentence.
"""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.search.measure import Took, timed
from councilui.record.queries.search import search

Query = Callable[[str], object]
PAGE: Final = 50
_ROUNDS: Final = 7


class Question:
    """What is found out, and how each asks for it: `ours`, a regular expression, tantivy's and FTS5's language."""

    def __init__(self, name: str, ours: str, expression: str, tantivy: str, fts: str) -> None:
        self.name, self.ours, self.expression, self.tantivy, self.fts = name, ours, expression, tantivy, fts


def questions(rare: str, common: str, phrase: str, body: str) -> tuple[Question, ...]:
    """A rare word, a common one, a phrase, a body's statements with a word."""
    return (
        Question("a rare word", rare, rf"\b{rare}\b", rare, rare),
        Question("a common word", common, rf"\b{common}\b", common, common),
        Question("a phrase", f'"{phrase}"', rf"\b{phrase}\b".replace(" ", r"\W+"), f'"{phrase}"', f'"{phrase}"'),
        Question(
            "a field", f'{common} body:"{body}"', rf"^[^\t]*\t{body}\t.*\b{common}\b", f'+{common} +body:"{body}"',
            f"text : {common} AND tags : {{tag}}",
        ),
    )  # fmt: skip


def ripgrep(path: Path, folder: Path) -> Query | None:
    """Asks ripgrep, over a line for each statement, the newest first: its place, body, speaker and text."""
    program = shutil.which("rg")
    if program is None:
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
        command = [program, "-i", "-m", str(PAGE), expression, str(lines)]
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
    made = place.exists()
    place.mkdir(exist_ok=True)
    index: Any = library.Index(schema, path=str(place))
    if not made:
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
        found = searcher.search(index.parse_query(query, ["text"]), PAGE)
        return [searcher.doc(address)["text"] for _, address in found.hits]

    return ask


@contextmanager
def datasette(path: Path) -> Iterator[Query | None]:
    """Asks Datasette's page of the full-text index over the same file, on this machine alone."""
    program = Path(sys.executable).with_name("datasette")
    if not program.exists():
        print("Datasette is not here (pip install datasette): passed over.")
        yield None
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(program), "serve", "-i", str(path), "--host", "127.0.0.1", "--port", str(port)]
    command += ["--setting", "sql_time_limit_ms", "20000"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/{urllib.parse.quote(path.stem)}/statement.json"

    def ask(query: str) -> object:
        asked = {
            "_search": query, "_searchmode": "raw", "_fts_table": "statement_fts", "_fts_pk": "id", "_size": PAGE,
            "_sort_desc": "id", "_nofacet": 1, "_nocount": 1,
        }  # fmt: skip
        with urllib.request.urlopen(f"{address}?{urllib.parse.urlencode(asked)}", timeout=60) as answer:
            return json.load(answer)

    try:
        for _ in range(100):
            try:
                ask("xyzzy")
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        yield ask
    finally:
        server.terminate()
        server.wait()


def table(connection: sqlite3.Connection, path: Path, folder: Path, asked: tuple[Question, ...]) -> list[str]:
    """Lines of Markdown: each question, the median of each in milliseconds, and how many times ours."""
    grep, other = ripgrep(path, folder), tantivy(path, folder)
    lines = ["| first page of 50 | councilui ms | ripgrep | tantivy | Datasette |", "|---|--:|--:|--:|--:|"]
    with datasette(path) as page:
        for question in asked:
            ours = timed(lambda question=question: search(connection, question.ours), _ROUNDS)  # type: ignore[misc]
            (tag,) = connection.execute(
                "SELECT 'xb' || hex(id) || '0' FROM body WHERE name = ? UNION ALL SELECT ''",
                (question.ours.rpartition(':"')[2].rstrip('"'),),
            ).fetchone()
            cells = [
                _cell(grep, question.expression, ours),
                _cell(other, question.tantivy, ours),
                _cell(page, question.fts.format(tag=tag), ours),
            ]
            lines.append(f"| {question.name}: `{question.ours}` | {ours.median:.1f} | {' | '.join(cells)} |")
            print(lines[-1], flush=True)
    return lines


def _cell(ask: Query | None, query: str, ours: Took) -> str:
    if ask is None:
        return "–"
    took = timed(lambda: ask(query), _ROUNDS)
    return f"{took.median:.1f} ({took.median / ours.median:.1f}×)"
