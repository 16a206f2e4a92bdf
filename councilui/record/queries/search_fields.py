"""What the fields of a search stand for in a record: a name or a word as typed, resolved to the index's tags."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

from councilui.record.model import CAPACITIES, STATEMENT_KINDS, VENUES, VENUES_INSIDE, VENUES_OUTSIDE
from councilui.record.queries.lookup import folded_number
from councilui.record.search import Field, fold_words
from councilui.record.text import one_line

MAX_TAGS: Final = 600
_LISTED: Final = 8
_LATEST: Final = 1000  # statements, of which the languages are told
_LONG: Final = 60  # characters of a name in a list
_VOCABULARIES: Final = {"capacity": ("xc", CAPACITIES), "kind": ("xk", STATEMENT_KINDS), "venue": ("xv", VENUES)}
_GROUPS: Final = {"inside": VENUES_INSIDE, "outside": VENUES_OUTSIDE}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The tags of whatever a field's value names, none when it names nothing.

    `shown` is the one thing that it names, for the reading; `note` tells what a reader must know about it;
    `complete` is False when it names more than a search can take.
    """

    tags: tuple[str, ...]
    shown: str | None = None
    note: str | None = None
    complete: bool = True


def tag(letters: str, value: str) -> str:
    """The token under which the view `statement_search` files `value`."""
    return f"{letters}{value.encode('utf-8', 'replace').hex()}0"


def resolve(connection: sqlite3.Connection, field: Field) -> Resolved:
    """What a field other than a date field stands for in this record."""
    if field.name in _VOCABULARIES:
        return _vocabulary(field)
    if field.name == "ward":
        return _ward(connection, field)
    if field.name == "lang":
        return _language(connection, field)
    if field.name == "by":
        return _speaker(connection, field)
    if field.name == "body":
        rows = connection.execute(
            "SELECT 'xb' || hex(b.id) || '0', b.name FROM body AS b ORDER BY b.classification = 'council' DESC, b.name"
        )
        return _named(field, [(name, (name,), tag) for tag, name in rows], "no body of that name; there are")
    if field.name == "item":
        rows = connection.execute(
            """SELECT 'xi' || hex(i.id) || '0', i.title, x.identifier
            FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting LEFT JOIN matter AS x ON x.id = i.matter
            ORDER BY m.date DESC, m.ordinal DESC, i.position"""
        )
        items = [(title, (title,), tag, identifier) for tag, title, identifier in rows]
        numbered = _numbered(field.value, [(item[3], item[:3]) for item in items])
        known = numbered or [item[:3] for item in items]
        return _named(field, known, "no agenda item is called so; the latest", whole=bool(numbered))
    return _matter(connection, field)


class Named(NamedTuple):
    """A matter under a name: its tag, its record number or title, and the popular names that it goes by."""

    tag: str
    label: str
    aliases: tuple[str, ...]


def matters_called(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, list[Named]]:
    """Which of `names` are aliases or record numbers of matters, and of which ones."""
    folded = {name: fold_words(name) for name in names}
    aliases: dict[str, list[str]] = {}
    found: dict[str, dict[str, str]] = {}
    for alias, matter, label in connection.execute(
        """SELECT a.alias, 'xt' || hex(a.matter) || '0', coalesce(x.identifier, x.short_title, x.title)
        FROM matter_alias AS a JOIN matter AS x ON x.id = a.matter ORDER BY x.identifier, x.id, a.alias"""
    ):
        aliases.setdefault(matter, []).append(alias)
        words = fold_words(alias)
        for name in (name for name, wanted in folded.items() if wanted == words):
            found.setdefault(name, {})[matter] = label
    for name in folded:
        number = folded_number(name).upper()
        if not any(character.isdigit() for character in number):
            continue
        for matter, identifier in connection.execute(
            "SELECT 'xt' || hex(id) || '0', identifier FROM matter WHERE identifier IN (?, ?) ORDER BY id",
            (number, name),
        ):
            found.setdefault(name, {})[matter] = identifier
    return {
        name: [
            Named(matter, one_line(label), popular_names(label, aliases.get(matter, ())))
            for matter, label in matters.items()
        ]
        for name, matters in found.items()
    }


def popular_names(label: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The `aliases` that are no other spelling of a record number, at most `_LISTED`."""
    named = [one_line(alias) for alias in aliases if any(map(str.isalpha, alias.lstrip("0oO")))]
    return tuple(name for name in named if folded_number(name) != folded_number(label))[:_LISTED]


def _vocabulary(field: Field) -> Resolved:
    letters, words = _VOCABULARIES[field.name]
    typed = " ".join(fold_words(field.value))
    group = _GROUPS.get(typed, ()) if field.name == "venue" else ()
    found = group or tuple(word for word in words if word == typed)
    found = found or tuple(word for word in words if word.startswith(typed))
    found = found or tuple(word for word in words if any(part.startswith(typed) for part in word.split()))
    if not found:
        groups = (*_GROUPS,) if field.name == "venue" else ()
        return Resolved((), note=f"{field}: no such {field.name}; there are {', '.join((*words, *groups))}.")
    shown = f"{typed} ({', '.join(found)})" if group else ", ".join(found)
    return Resolved(tuple(tag(letters, word) for word in found), shown)


def _language(connection: sqlite3.Connection, field: Field) -> Resolved:
    """By the code of a language: `lang:es` finds "es-MX" too. The index knows; there is no list of languages."""
    code = field.value.strip()
    spellings = dict.fromkeys((code, code.lower()))
    wanted = " OR ".join(
        f"{quoted(tag('xl', spelling))} OR {quoted(tag('xl', f'{spelling}-')[:-1])} *" for spelling in spellings
    )
    rows = connection.execute(
        """SELECT DISTINCT s.language FROM
          (SELECT rowid AS id FROM statement_fts WHERE statement_fts MATCH ? ORDER BY rowid DESC LIMIT ?) AS f
        JOIN statement AS s ON s.id = f.id ORDER BY 1""",
        (f"tags : ({wanted})", _LATEST),
    )
    found = [language for (language,) in rows]
    if found:
        tags = dict.fromkeys((*(tag("xl", language) for language in found), tag("xl", code)))
        return Resolved(tuple(tags), ", ".join(one_line(language) for language in found))
    rows = connection.execute(
        "SELECT DISTINCT language FROM (SELECT language FROM statement ORDER BY id DESC LIMIT ?) ORDER BY 1", (_LATEST,)
    )
    return Resolved((), note=f"{field}: no such language; latest heard: {_list([language for (language,) in rows])}.")


def _ward(connection: sqlite3.Connection, field: Field) -> Resolved:
    known = [name for (name,) in connection.execute("SELECT DISTINCT district FROM membership WHERE district <> ''")]
    wanted = _plain_number(field.value)
    same = [tag("xd", name) for name in known if _plain_number(name) == wanted]
    tags = dict.fromkeys((*same, tag("xd", field.value)))
    match = f"tags : ({' OR '.join(quoted(found) for found in tags)})"
    heard = connection.execute("SELECT 1 FROM statement_fts WHERE statement_fts MATCH ? LIMIT 1", (match,)).fetchone()
    if heard:
        return Resolved(tuple(tags), one_line(field.value))
    if same:
        return Resolved((), note=f"{field}: no statement on record is from there.")
    rows = connection.execute(
        """SELECT m.district FROM membership AS m
        LEFT JOIN (SELECT person, sum(statements) AS said FROM speaker GROUP BY person) AS s ON s.person = m.person
        WHERE m.district <> '' GROUP BY m.district ORDER BY max(s.said) DESC, m.district"""
    )
    return Resolved((), note=f"{field}: no such ward; most often heard: {_list([name for (name,) in rows])}.")


def _plain_number(text: str) -> str:
    return " ".join(word.lstrip("0") or word for word in fold_words(text))


def _speaker(connection: sqlite3.Connection, field: Field) -> Resolved:
    """Whose name has the words whole, else words that begin so, else what was typed as a part; most heard first."""
    wanted = fold_words(field.value)
    matching = "s.id IN (SELECT rowid FROM speaker_fts WHERE speaker_fts MATCH ?)"
    part = "instr(replace(lower(s.name), ' ', ''), ?)"
    ways = (
        (matching, " ".join(quoted(word) for word in wanted)),
        (matching, " ".join(f"{quoted(word)} *" for word in wanted)),
        (part, "".join(wanted)),
    )
    sql = """SELECT tag, coalesce(p.name, s.name) AS shown FROM speaker AS s LEFT JOIN person AS p ON p.id = s.person
      WHERE {} GROUP BY tag ORDER BY max(s.id) DESC LIMIT ?"""
    for where, asked in ways if wanted else ():
        rows = connection.execute(sql.format(where), (asked, MAX_TAGS + 1)).fetchall()
        if rows:
            return _named(field, [(shown, (), found) for found, shown in rows], "", whole=True)
    rows = connection.execute(sql.format("1"), (_LISTED + 1,)).fetchall()
    (heard,) = connection.execute("SELECT count(DISTINCT tag) FROM speaker").fetchone()
    names = _list([shown for _, shown in rows][:_LISTED], max(0, heard - _LISTED))
    return Resolved((), note=f"{field}: nobody of that name speaks in this record; most often heard: {names}.")


def _matter(connection: sqlite3.Connection, field: Field) -> Resolved:
    aliases: dict[str, list[str]] = {}
    for matter, alias in connection.execute("SELECT matter, alias FROM matter_alias"):
        aliases.setdefault(matter, []).append(alias)
    rows = connection.execute(
        """SELECT x.id, 'xt' || hex(x.id) || '0', x.identifier, x.title, x.short_title FROM matter AS x
        ORDER BY EXISTS (SELECT 1 FROM statement AS s WHERE s.matter = x.id) DESC, x.identifier, x.id"""
    ).fetchall()
    known = [
        (number or short or title, tuple(filter(None, (*aliases.get(matter, ()), short, title))), found)
        for matter, found, number, title, short in rows
    ]
    numbered = _numbered(field.value, [(row[2], entry) for row, entry in zip(rows, known, strict=True)])
    wanted = fold_words(field.value)
    called = [entry for entry in known if any(fold_words(name) == wanted for name in entry[1])]
    return _named(field, numbered or called or known, "no matter is called so; there are", whole=bool(numbered))


def _numbered(value: str, rows: Sequence[tuple[str | None, T]]) -> list[T]:
    number = folded_number(value)
    return [row for identifier, row in rows if identifier and folded_number(identifier) == number]


def _named(
    field: Field, known: Sequence[tuple[str, tuple[str, ...], str]], none: str, *, whole: bool = False
) -> Resolved:
    """Those of `known` (shown name, all names, tag) that the value fits best; all of them when `whole`."""
    found = list(known) if whole else _best(fold_words(field.value), known)
    if not found:
        return Resolved((), note=f"{field}: {none}: {_list([name for name, _, _ in known])}.")
    if len(found) == 1:
        return Resolved((found[0][2],), one_line(found[0][0]))
    note = f"{field}: {_list([name for name, _, _ in found])}"
    if len(found) > MAX_TAGS:
        note += f"; only the first {MAX_TAGS} of them are searched"
    return Resolved(tuple(entry[2] for entry in found[:MAX_TAGS]), None, note, len(found) <= MAX_TAGS)


def _best(
    wanted: tuple[str, ...], known: Sequence[tuple[str, tuple[str, ...], str]]
) -> list[tuple[str, tuple[str, ...], str]]:
    """Where the wanted words are whole words of a name; else where they begin words of it; else are a part of it."""
    grades: tuple[list[tuple[str, tuple[str, ...], str]], ...] = ([], [], [])
    for entry in known:
        grade = min(_grade(wanted, fold_words(name)) for name in entry[1])
        if grade < len(grades):
            grades[grade].append(entry)
    return next((entries for entries in grades if entries), [])


def _grade(wanted: tuple[str, ...], words: tuple[str, ...]) -> int:
    if set(wanted) <= set(words):
        return 0
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 1
    return 2 if "".join(wanted) in "".join(words) else 3


def _list(names: Iterable[str], others: int = 0) -> str:
    """The first few names, and how many more there are, `others` among them."""
    distinct = list(dict.fromkeys(one_line(name) for name in names))
    more = max(0, len(distinct) - _LISTED) + others
    listed = [name if len(name) <= _LONG else f"{name[: _LONG - 1]}…" for name in distinct[:_LISTED]]
    between = "; " if any("," in name for name in listed) else ", "
    return between.join(listed) + (f" and {more:,} more" if more > 0 else "") if listed else "none"


def quoted(text: str) -> str:
    """`text` as a string of FTS5's own language, in which nothing but the quote means anything."""
    return '"' + text.replace('"', '""') + '"'
