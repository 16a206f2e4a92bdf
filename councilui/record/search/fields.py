"""Resolves the fields of a query (`by:lopez`, `venue:press`) to tags of the index."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from councilui.common.plain_text import one_line
from councilui.common.shares import plural
from councilui.common.spelling import in_step, nearly
from councilui.common.tokens import fold_name, fold_words
from councilui.record.indexes.fts import quote, tag
from councilui.record.model import CAPACITIES, STATEMENT_KINDS, VENUES, VENUES_INSIDE, VENUES_OUTSIDE
from councilui.record.search.field_meaning import MAX_TAGS, FieldMeaning, list_names
from councilui.record.search.matters import resolve_titled
from councilui.record.search.parser import Field

_ASKED_FOR: Final = 2000  # speakers, the most heard, one of whom may have been meant
_VOCABULARIES: Final = {"capacity": CAPACITIES, "kind": STATEMENT_KINDS, "venue": VENUES}
_TAGS_OF: Final = {
    "capacity": "SELECT 'xv' || hex(venue || '/' || capacity) || '0' FROM statement_place WHERE capacity IN ({})",
    "kind": "SELECT 'xk' || hex(kind || '/' || language) || '0' FROM statement_kind WHERE kind IN ({})",
    "lang": "SELECT 'xk' || hex(kind || '/' || language) || '0' FROM statement_kind WHERE language IN ({})",
    "venue": "SELECT 'xv' || hex(venue || '/' || capacity) || '0' FROM statement_place WHERE venue IN ({})",
}
"""The tags of statements with one of some values; two properties share a tag (`statement_index`)."""
_NAMES: Final = ("by", "body")  # fields of which a value may be a whole name
_ORDINAL: Final = re.compile(r"^([0-9]+)(?:st|nd|rd|th)$")
_GROUPS: Final = {"inside": VENUES_INSIDE, "outside": VENUES_OUTSIDE}


def resolve(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    """The tags that a field stands for in this record; date fields are not resolved here."""
    if field.name not in _NAMES and field.value.startswith("="):
        field = Field(field.name, field.value[1:])
    return _RESOLVERS[field.name](connection, field)


def _body(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    bodies = connection.execute(
        "SELECT b.name, 'xb' || hex(b.id) || '0' FROM body AS b ORDER BY b.classification = 'council' DESC, b.name"
    ).fetchall()
    words = fold_words(field.value)
    if field.value.startswith("="):
        rows = [(name, tag) for name, tag in bodies if fold_name(name) == " ".join(words)]
    else:
        rows = _best(words, bodies)
    if rows:
        return _resolved(field, rows)
    names = [name for name, _ in bodies]
    note = f"{field}: no body by that name; there are {list_names(names)}."
    return FieldMeaning((), note=note, near=_suggestions(words, names))


def _vocabulary(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    words = _VOCABULARIES[field.name]
    typed = " ".join(fold_words(field.value))
    groups = _GROUPS if field.name == "venue" else {}
    group = groups.get(typed, ())
    values = group or tuple(word for word in words if word == typed)
    if not values and typed:
        begun = [places for name, places in groups.items() if name.startswith(typed)]
        values = tuple(dict.fromkeys(chain(*begun, (word for word in words if word.startswith(typed)))))
    values = values or tuple(word for word in words if any(part.startswith(typed) for part in word.split()))
    if not values:
        note = f"{field}: no such {field.name}; there are {', '.join((*words, *groups))}."
        return FieldMeaning((), note=note, near=tuple(nearly(typed, (*words, *groups))))
    label = f"{typed} ({', '.join(values)})" if group else ", ".join(values)
    return FieldMeaning(_tags_of(connection, field.name, values), label)


def _tags_of(connection: sqlite3.Connection, name: str, values: Sequence[str]) -> tuple[str, ...]:
    """The tags of these values; none for a value that no statement has."""
    rows = connection.execute(_TAGS_OF[name].format(", ".join("?" * len(values))), tuple(values))
    return tuple(tag for (tag,) in rows)


def _language(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    """By language code: `lang:es` also finds "es-MX". The languages are those of the record."""
    code = field.value.strip().lower()
    rows = connection.execute("SELECT language FROM statement_kind GROUP BY 1 ORDER BY sum(statements) DESC, 1")
    languages = [language for (language,) in rows]
    codes = sorted(language for language in languages if f"{language.lower()}-".startswith(f"{code}-"))
    if codes:
        return FieldMeaning(_tags_of(connection, "lang", codes), ", ".join(one_line(language) for language in codes))
    return FieldMeaning((), note=f"{field}: no such language; there are {list_names(languages)}.")


def _ward(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    known = [name for (name,) in connection.execute("SELECT DISTINCT district FROM membership WHERE district <> ''")]
    number = _plain_number(field.value)
    same = [tag("xd", name) for name in known if _plain_number(name) == number]
    tags = dict.fromkeys((*same, tag("xd", field.value)))
    match = f"tags : ({' OR '.join(quote(tag) for tag in tags)})"
    statement = connection.execute(
        "SELECT 1 FROM statement_fts WHERE statement_fts MATCH ? LIMIT 1", (match,)
    ).fetchone()
    if statement:
        return FieldMeaning(tuple(tags), one_line(field.value))
    if same:
        return FieldMeaning((), note=f"{field}: no statements on record are from there.")
    rows = connection.execute(
        """SELECT m.district FROM membership AS m
        JOIN (SELECT person, sum(statements) AS said FROM speaker GROUP BY person) AS s ON s.person = m.person
        WHERE m.district <> '' GROUP BY m.district ORDER BY max(s.said) DESC, m.district"""
    )
    return FieldMeaning((), note=f"{field}: no such ward; heard most often: {list_names([name for (name,) in rows])}.")


def _plain_number(text: str) -> str:
    return " ".join(_ORDINAL.sub(r"\1", word).lstrip("0") or word for word in fold_words(text))


def _speaker(connection: sqlite3.Connection, field: Field) -> FieldMeaning:
    """Speakers whose names have the words whole, else begin with them, else contain them; most heard first."""
    words = fold_words(field.value)
    by_index = "(SELECT rowid AS id FROM speaker_fts WHERE speaker_fts MATCH ? ORDER BY rowid DESC) AS f CROSS JOIN "
    any_speaker = "speaker AS s LEFT JOIN person AS p ON p.id = s.person WHERE {} ORDER BY s.id DESC"
    by_name = by_index + any_speaker.format("s.id = f.id{}")
    whole_words = " ".join(quote(word) for word in words)
    ways: tuple[tuple[str, tuple[str, ...]], ...] = (
        (by_name.format(""), (whole_words,)),
        (by_name.format(""), (" ".join(f"{quote(word)} *" for word in words),)),
        (any_speaker.format("instr(replace(s.names, ' ', ''), ?)"), ("".join(words),)),
    )
    if field.value.startswith("="):
        ways = ((by_name.format(" AND s.called = ?"), (whole_words, " ".join(words))),)
    for where, values in ways if words else ():
        if speakers := _most_heard(connection, where, values, MAX_TAGS + 1):
            return _resolved(field, [(name, speaker) for speaker, name in speakers.items()])
    if field.value.startswith("="):
        parts = _speaker(connection, Field(field.name, field.value[1:]))
        if parts.tags:
            similar_names = parts.label or (parts.note or "").partition(" finds ")[2]
            return FieldMeaning(
                (), note=f"{field}: no one has exactly that name; names with these words: {similar_names}."
            )
    all_names = _most_heard(connection, any_speaker.format("1"), (), _ASKED_FOR)
    (unnamed,) = connection.execute("SELECT coalesce(sum(statements), 0) FROM spoken WHERE speaker = 0").fetchone()
    (speaker_count,) = connection.execute("SELECT count(DISTINCT tag) FROM speaker").fetchone()
    names = list_names(all_names.values(), max(0, speaker_count - len(all_names)))
    note = f"{field}: no one by that name speaks in this record; heard most often: {names}."
    note += f" The speaker is unknown for {plural(unnamed, 'statement')}." * bool(unnamed)
    return FieldMeaning((), note=note, near=_suggestions(words, all_names.values()))


def _most_heard(connection: sqlite3.Connection, where: str, parameters: tuple[str, ...], most: int) -> dict[str, str]:
    """Tag and name of at most `most` speakers, the most heard first."""
    speakers: dict[str, str] = {}
    for speaker, name in connection.execute(f"SELECT s.tag, coalesce(p.name, s.name) FROM {where}", parameters):
        speakers.setdefault(speaker, name)
        if len(speakers) == most:
            break
    return speakers


def _resolved(field: Field, rows: Sequence[tuple[str, str]]) -> FieldMeaning:
    """The result for the (name, tag) pairs that a value fits."""
    if len(rows) == 1:
        return FieldMeaning((rows[0][1],), one_line(rows[0][0]))
    note = f"{field} finds {list_names([name for name, _ in rows])}"
    if len(rows) > MAX_TAGS:
        note += f"; only the first {MAX_TAGS} of them are searched"
    return FieldMeaning(tuple(tag for _, tag in rows[:MAX_TAGS]), None, note, len(rows) <= MAX_TAGS)


def _suggestions(words: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """Values like `words` with misspelled words replaced by those of `names`."""
    written: dict[str, str] = {}
    for name in names:
        for word in name.replace(",", " ").split():
            for folded in fold_words(word)[:1]:
                written.setdefault(folded, one_line(word))
    near = [[word] if word in written else nearly(word, written) or [word] for word in words]
    guesses = (" ".join(written.get(word, word) for word in guess) for guess in in_step(near))
    return tuple(guess for guess in guesses if fold_words(guess) != tuple(words))


def _best(words: tuple[str, ...], known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The (name, tag) pairs with the words as whole words of the name, else as beginnings, else as part of it."""
    grades: tuple[list[tuple[str, str]], ...] = ([], [], [])
    for entry in known:
        grade = _grade(words, fold_words(entry[0]))
        if grade < len(grades):
            grades[grade].append(entry)
    return next((entries for entries in grades if entries), [])


def _grade(typed: tuple[str, ...], words: tuple[str, ...]) -> int:
    if set(typed) <= set(words):
        return 0
    if all(any(word.startswith(part) for word in words) for part in typed):
        return 1
    return 2 if "".join(typed) in "".join(words) else 3


_RESOLVERS: Final[Mapping[str, Callable[[sqlite3.Connection, Field], FieldMeaning]]] = {
    **dict.fromkeys(_VOCABULARIES, _vocabulary),
    "body": _body,
    "by": _speaker,
    "item": resolve_titled,
    "lang": _language,
    "matter": resolve_titled,
    "ward": _ward,
}
