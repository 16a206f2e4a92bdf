"""Every sentence that the program speaks, with where: help, messages, exports of the shipped record, screens, the page
of `serve`. It takes about two minutes.

    .venv/bin/python -m tests.sentences > sentences.txt

Messages are the texts of the code; "…" marks what is filled in there. SQL, patterns and style sheets are left out.
Screens are those that the snapshots hold. Commands and the prompts of `--linear` are run. A text that appears twice is
printed once.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from councilui.export.formats import write_exports
from councilui.export.model import Export
from councilui.kinds import find_kind
from councilui.kinds.comparison import read_comparison
from councilui.kinds.similar import read_similar
from councilui.record.database import open_record
from councilui.record.lookup import find_vote
from councilui.record.queries.meetings import list_meetings
from councilui.record.queries.people import list_people
from councilui.record.queries.vote_lines import list_votes
from docs.manual import all_contexts

ROOT: Final = Path(__file__).parent.parent
SNAPSHOTS: Final = ROOT / "tests" / "tui" / "__snapshots__"
_LEAST_WORDS: Final = 2
_SQL: Final = re.compile(
    r"\b(?:SELECT|FROM|WHERE|JOIN|INSERT|DELETE|UPDATE|CREATE|DROP|ORDER BY|GROUP BY|DESC|PRAGMA|INTEGER|LIMIT|AND|OR"
    r"|NOT|BETWEEN|UNION|VALUES|COLLATE|GLOB)\b|= \?"
)
_PATTERN: Final = re.compile(r"\\[bdswAZS.(|\[]|\(\?[:<P=!]|\[\^")
_STYLE_SHEET: Final = re.compile(r"\{[^}…]*[:;]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")


def all_sentences(record: Path) -> Iterator[tuple[str, str]]:
    """Where, and the text, which may be several sentences."""
    yield from help_texts()
    yield from code_texts()
    yield from export_texts(record)
    yield from command_texts(record)
    yield from screen_texts()
    yield from page_texts()


def help_texts() -> Iterator[tuple[str, str]]:
    """What `--help` of each command prints."""
    for context in all_contexts():
        yield context.command_path, context.command.get_help(context)


def code_texts() -> Iterator[tuple[str, str]]:
    """The texts in the code that have words enough for a message, without docstrings."""
    for file in sorted((ROOT / "councilui").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Expr | ast.JoinedStr | ast.Constant)]
        passed_over: set[int] = set()
        for node in nodes:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                passed_over.add(id(node.value))
            elif isinstance(node, ast.JoinedStr):
                passed_over |= {id(part) for part in node.values}
        for node in nodes:
            text = _text(node) if id(node) not in passed_over else ""
            if _is_sentence(text, has_sql="record" in file.parts):
                yield f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", text


def _is_sentence(text: str, *, has_sql: bool) -> bool:
    """Whether somebody reads it: words enough, no SQL (only the record's floor has any), pattern or style."""
    others = (_PATTERN, _STYLE_SHEET, _CONTROL, *([_SQL] if has_sql else []))
    words = [word for word in text.split() if any(character.isalpha() for character in word)]
    return len(words) >= _LEAST_WORDS and not any(other.search(text) for other in others)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def export_texts(record: Path) -> Iterator[tuple[str, str]]:
    """The exports of the shipped record as Markdown: each vote, meeting, matter and person, and the lists."""
    with closing(open_record(record)) as connection:
        for where, export in _exports(connection):
            if export.document is not None:
                for line in write_exports([export], "markdown", None).splitlines():
                    if line:
                        yield where, line


def _exports(connection: sqlite3.Connection) -> Iterator[tuple[str, Export]]:
    lines = list_votes(connection)
    ids = {
        "vote": [line.id for line in lines],
        "meeting": [meeting.id for meeting in list_meetings(connection)],
        "matter": list(dict.fromkeys(line.matter for line in lines if line.matter)),
        "person": [person.id for person in list_people(connection)],
    }
    for name, values in ids.items():
        kind = find_kind(name)
        for value in values:
            yield f"{name} {value}", kind.export(connection, value)
    first, second = find_vote(connection, "O2021-117"), find_vote(connection, "Or2025-0014616")
    from councilui.export.comparison import comparison_export
    from councilui.export.similar import similar_export

    yield "comparison", comparison_export(read_comparison(connection, first, second))
    yield "similar", similar_export(*read_similar(connection, second))
    yield "briefing", find_kind("briefing").export(connection, "2025-01", "record")
    yield "doubts", find_kind("doubts").export(connection)


_COMMANDS: Final = (
    "check", "check --loads", "check --integrity", "config", "config --template", "agreement",
    "compare O2021-117 O2023-0004222", "what-if O2023-0004222 --move '3 no=yes'", "similar O2021-117", "list bodies",
    "list meetings", "list votes --divided",
    "search sanctuary", "search sanctuary --in all", "search sanctuary --facets", "search sanctuary --over year",
    "search sanctuary --concordance", "search foo:bar", "export search sanctuary", "export agreement",
    "export grid 2025-01-15", "export divided-votes", "brief --since 2025", "brief --since 2025 --to atom",
    "brief --since 2025 --to ical",
    "export vote O2021-117 --to html", "cite vote O2021-117",
    "cite vote O2021-117 --style markdown", "show statement sigcho",
)  # fmt: skip
_ANSWERS: Final = (
    "?\nv\n1\nt\na\nc 2\nb\ns sanctuary\n1\n/ lopez\n1\nm\nd\nn\ny\nx what\nc\ng nowhere\n"
    "w\n3 no=yes\nu\nu\nu\nu\nu\nu\nu\nq\n"
)


def command_texts(record: Path) -> Iterator[tuple[str, str]]:
    """What commands print of the shipped record and of a small load, and what the prompts say to what is answers."""
    with TemporaryDirectory() as folder:
        votes = ROOT / "tests" / "fixtures" / "vote_table" / "portland"
        loads = [f"load '{votes}' --db '{folder}/a.db'", f"load '{votes}' --explain --db '{folder}/b.db'"]
        loads += [f"load '{ROOT / 'tests' / 'fixtures' / 'vote_table' / 'ann-arbor'}' --db '{folder}/a.db'"]
        runs = [(line, "") for line in loads]
        runs += [(f"check --loads -d '{folder}/a.db'", "")]
        runs += [(f"{line} -d '{record}'" if not line.startswith("config --t") else line, "") for line in _COMMANDS]
        runs += [(f"--linear '{record}'", _ANSWERS)]
        homes = {f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        for line, answers in runs:
            command = [sys.executable, "-m", "councilui", *shlex.split(line)]
            process = subprocess.run(
                command, input=answers, capture_output=True, text=True, check=False, env=os.environ | homes, cwd=folder
            )
            for text in f"{process.stdout}\n{process.stderr}".replace(folder, "…").splitlines():
                if text.strip():
                    yield line.partition(" -d ")[0].replace(folder, "…"), text


def screen_texts() -> Iterator[tuple[str, str]]:
    """The lines of the screens as the tests hold them."""
    for file in sorted(SNAPSHOTS.rglob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield file.name, line


def page_texts() -> Iterator[tuple[str, str]]:
    """The words of the page in which `serve` shows the screen."""
    page = ROOT / "councilui" / "serve" / "page.html"
    body = page.read_text(encoding="utf-8").partition("<body>")[2]
    for text in re.split(r"<[^>]*>", body):
        if text.strip():
            yield page.name, text


if __name__ == "__main__":
    printed: set[str] = set()
    for place, sentences in all_sentences(ROOT / "data" / "meeting.db"):
        text = " ".join(sentences.split())
        if text not in printed:
            print(f"{place}: {text}")  # noqa: T201
        printed.add(text)
