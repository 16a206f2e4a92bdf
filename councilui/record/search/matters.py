"""Matters and agenda items named in a query: by record number, popular name or words of the title."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from councilui.common.plain_text import one_line
from councilui.common.record_numbers import fold_number
from councilui.common.tokens import fold_words
from councilui.record.indexes.fts import quote
from councilui.record.indexes.title_index import RANGES
from councilui.record.search.field_meaning import MAX_TAGS, FieldMeaning, list_names
from councilui.record.search.parser import Field
from councilui.record.search.suggest import near_words

_MOST_NAMES: Final = 8
_LATEST: Final = 8
_LABELS: Final = {
    "item": """SELECT 'xi' || hex(i.id) || '0', i.title
      FROM json_each(?) AS j CROSS JOIN title AS t ON t.id = j.value JOIN agenda_item AS i ON i.id = t.subject
      ORDER BY j.key""",
    "matter": """SELECT 'xt' || hex(x.id) || '0', coalesce(x.identifier, x.short_title, x.title)
      FROM json_each(?) AS j CROSS JOIN title AS t ON t.id = j.value JOIN matter AS x ON x.id = t.subject
      ORDER BY j.key""",
}


class NamedMatter(NamedTuple):
    """A matter found by name: its tag, its record number or title, and its popular names."""

    tag: str
    label: str
    aliases: tuple[str, ...]


def find_named_matters(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, list[NamedMatter]]:
    """The matters whose record number or popular name is one of `names`, by name."""
    folded = {name: fold_words(name) for name in names}
    aliases: dict[str, list[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    for alias, matter, label in connection.execute(
        """SELECT a.alias, 'xt' || hex(a.matter) || '0', coalesce(x.identifier, x.short_title, x.title)
        FROM matter_alias AS a JOIN matter AS x ON x.id = a.matter ORDER BY x.identifier, x.id, a.alias"""
    ):
        aliases.setdefault(matter, []).append(alias)
        words = fold_words(alias)
        for name in (name for name, typed_words in folded.items() if typed_words == words):
            labels.setdefault(name, {})[matter] = label
    for name in folded:
        number = fold_number(name).upper()
        if not any(character.isdigit() for character in number):
            continue
        for matter, identifier in connection.execute(
            "SELECT 'xt' || hex(id) || '0', identifier FROM matter WHERE identifier IN (?, ?) ORDER BY id",
            (number, name),
        ):
            labels.setdefault(name, {})[matter] = identifier
    return {
        name: [
            NamedMatter(matter, one_line(label), popular_names(label, aliases.get(matter, ())))
            for matter, label in matters.items()
        ]
        for name, matters in labels.items()
    }


def popular_names(label: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The first few `aliases` that are not just other spellings of the record number."""
    names = [one_line(alias) for alias in aliases if any(map(str.isalpha, alias.lstrip("0oO")))]
    return tuple(name for name in names if fold_number(name) != fold_number(label))[:_MOST_NAMES]


def resolve_titled(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    """The agenda items or matters that `item:` or `matter:` names, newest first.

    By record number or popular name, else by whole words of the title, else by beginnings of words.
    """
    called = find_named_matters(connection, [field.value]).get(field.value, [])
    words = [quote(word) for word in fold_words(field.value)]
    expressions = (
        f"tags : ({' OR '.join(quote(matter.tag) for matter in called)})" if called else "",
        f"text : ({' AND '.join(words)})",
        f"text : ({' AND '.join(f'{word} *' for word in words)})",
    )
    id_lists = (_ids(connection, expression, field.name) for expression in expressions if expression)
    ids = next(filter(None, id_lists), [])
    if not ids:
        return _no_title(connection, field)
    rows = connection.execute(_LABELS[field.name], (json.dumps(ids[:MAX_TAGS]),)).fetchall()
    tags = tuple(tag for tag, _ in rows)
    if len(rows) == 1:
        names = called[0].aliases if field.name == "matter" and called else ()
        also = f" (also called {', '.join(names)})" if names else ""
        return FieldMeaning(tags, one_line(rows[0][1]) + also)
    note = f"{field} finds {list_names([label for _, label in rows])}"
    if len(ids) > MAX_TAGS:
        note += f"; only the latest {MAX_TAGS} of them are searched"
    return FieldMeaning(tags, None, note, len(ids) <= MAX_TAGS)


def _ids(connection: sqlite3.Connection, expression: str, kind: str) -> list[int]:
    sql = """SELECT rowid FROM title_fts WHERE title_fts MATCH ? AND rowid BETWEEN ? AND ?
      ORDER BY rowid DESC LIMIT ?"""
    return [row[0] for row in connection.execute(sql, (expression, *RANGES[kind], MAX_TAGS + 1))]


def _no_title(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    latest = connection.execute(
        "SELECT id FROM title WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?", (*RANGES[field.name], _LATEST)
    )
    rows = connection.execute(_LABELS[field.name], (json.dumps([row[0] for row in latest]),)).fetchall()
    called = "agenda item" if field.name == "item" else "matter"
    note = f"{field}: no {called} goes by that name; the latest: {list_names([label for _, label in rows])}."
    return FieldMeaning((), note=note, near=near_words(connection, fold_words(field.value), ("title_term",)))


def naming_notes(name: str, matters: Sequence[NamedMatter]) -> Iterator[str]:
    """Notes that a name stands for matters, or which popular names a record number has."""
    official = [matter for matter in matters if fold_number(matter.label) == fold_number(name)]
    for matter in official:
        if matter.aliases:
            yield f"{matter.label} is also called {', '.join(matter.aliases)}"
        else:
            yield f"“{name}” also stands for {matter.label}"
    others = [matter.label for matter in matters if matter not in official]
    if others:
        yield f"“{name}” also stands for {', '.join(others)}"
