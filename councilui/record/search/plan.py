"""Plans a search: from a parsed query to an FTS5 expression and a range of ids.

Every word is quoted in the expression and every filter is a tag, so nothing typed is ever FTS5 syntax.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final, NamedTuple

from councilui.common.dates import DATE_FIELDS, bounds, iso_date
from councilui.common.plain_text import one_line
from councilui.common.tokens import fold_words, space_words, spellings
from councilui.record.indexes.fts import quote
from councilui.record.indexes.statement_index import POSITIONS, number_from
from councilui.record.indexes.title_index import ANY
from councilui.record.model import GlossaryTerm
from councilui.record.queries.glossary import find_terms
from councilui.record.search.exact import Condition, condition, is_exact, register_functions
from councilui.record.search.field_meaning import FieldMeaning
from councilui.record.search.fields import resolve
from councilui.record.search.marks import Marks
from councilui.record.search.matters import find_named_matters, naming_notes
from councilui.record.search.parser import And, Field, Near, Node, Not, Or, Phrase, Query, Word
from councilui.record.search.parser import describe as described
from councilui.record.search.statement_sets import Matches, id_range, intersection, union, with_tags
from councilui.record.search.stems import title_words
from councilui.record.search.suggest import near_misses
from councilui.record.search.tree import is_plain, joined_name, leaves_of, names_in

_INDEXED: Final = "statement_fts MATCH ? AND statement_fts.rowid BETWEEN ? AND ?"
_ALL_WORDS: Final = 120  # a prefix stands for all its words up to so many, else for
_MOST_WORDS: Final = 60  # the most frequent ones; and
_FREQUENT_WORDS: Final = 12  # where those alone are in
_FREQUENT: Final = 10_000  # statements or more
_MOST_MEETINGS: Final = 5000
_MOST_WAYS: Final = 1000  # of choosing among the words of several prefixes that are near each other


class Corpus(NamedTuple):
    """An index to search: SQL for its words, SQL for tags that cover all its rows, and whether it keeps stems.

    `words` gives each word with the number of statements that have it (0 in a small index); `often`, the very frequent
    ones only, and faster. An index that keeps stems has running numbers as row ids.
    """

    words: str
    often: str
    everything: str
    stems: bool


STATEMENTS: Final = Corpus(
    """SELECT word, statements FROM term WHERE word >= ?1 AND word < ?1 || char(0x10FFFF)
    ORDER BY statements DESC, word LIMIT ?2""",
    """SELECT word, statements FROM term WHERE word >= ?1 AND word < ?1 || char(0x10FFFF) AND statements >= 1000
    ORDER BY statements DESC, word LIMIT ?2""",
    "SELECT 'xk' || hex(kind || '/' || language) || '0' FROM statement_kind ORDER BY statements DESC",
    True,
)
TITLES: Final = Corpus(
    """SELECT word, 0 FROM title_term WHERE word >= ?1 AND word < ?1 || char(0x10FFFF)
    ORDER BY titles DESC, word LIMIT ?2""",
    "",
    "SELECT 'xg0'",
    False,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run a query.

    `match` is the FTS5 expression, None when nothing can match; ids are from `first` to `last`, and in the index of
    statements row numbers are the `numbers`, first and last. `exact` is a condition that matches must also satisfy, and
    `exact_words` the part of the query that it stands for; with `most_read` only the newest so many are read for it.
    `marks` are the other words to mark. `complete` is False when `match` covers only a part, as a note then says.
    `named_matters` is True when a word also stands for a matter. `meanings` explain words that are in the record's
    glossary; `did_you_mean` are queries that may have been meant.
    """

    match: str | None
    marks: Marks
    first: int
    last: int
    numbers: tuple[int, int]
    reading: str
    notes: tuple[str, ...]
    complete: bool
    named_matters: bool
    exact: Condition | None = None
    exact_words: Node | None = None
    meanings: tuple[GlossaryTerm, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    most_read: int | None = None

    @property
    def where(self) -> str:
        """The condition on rows of statement_fts; takes `parameters`."""
        also = "" if self.exact is None else f" AND {self.exact.sql}"
        return f"{_INDEXED}{also}"

    def newest(self) -> str:
        """A FROM clause for the matches, newest first; takes `parameters`."""
        if self.exact is None or self.most_read is None:
            return f"statement_fts WHERE {self.where} ORDER BY rowid DESC"
        # In the order in which they are read: to sort would be to read them all.
        rows = f"SELECT rowid FROM statement_fts WHERE {_INDEXED} ORDER BY rowid DESC LIMIT {self.most_read}"
        return f"({rows}) AS statement_fts WHERE {self.exact.sql}"

    def parameters(self, last: int | None = None) -> tuple[str | int | None, ...]:
        """The parameters of `where`, up to the number `last` when that is given."""
        first, end = self.numbers
        return (
            self.match,
            first,
            end if last is None else min(end, last),
            *(() if self.exact is None else self.exact.parameters),
        )


def plan(
    connection: sqlite3.Connection, query: Query, corpus: Corpus = STATEMENTS, *, named_matters: bool = True
) -> Plan:
    """The plan for running a non-empty query on this record.

    Without `named_matters` a word stands for what was said alone, not for a matter of that name.
    """
    return _Planner(connection, query, corpus, named_matters).plan()


class _Planner:
    def __init__(self, connection: sqlite3.Connection, query: Query, corpus: Corpus, named_matters: bool) -> None:
        self.connection = connection
        self.query = query
        self.corpus = corpus
        self.notes = list(query.notes)
        self.complete = True
        self.resolved: dict[Field, FieldMeaning] = {}
        self.marks = Marks()  # the words that a hit may hold
        leaves = list(leaves_of(query.root))
        self.prefixes = max(1, sum(isinstance(leaf, Word) and leaf.prefix for leaf in leaves))
        names = tuple(dict.fromkeys(names_in(query.root)))
        self.called = find_named_matters(connection, names) if named_matters else {}
        self.explained = find_terms(connection, names)

    def plan(self) -> Plan:
        root = self.query.root
        assert root is not None
        first, last = ANY
        conditions: list[Node] = []
        for part in root.parts if isinstance(root, And) else (root,):
            ids = id_range(part)
            if ids is None:
                conditions.append(part)
            else:
                first, last = max(first, ids[0]), min(last, ids[1])
        matches = self._and(conditions, True)
        match = matches.expression
        if matches.is_complement:
            whole = with_tags(tag for (tag,) in self.connection.execute(self.corpus.everything)).expression
            match = whole if match is None or whole is None else f"{whole} NOT ({match})"
        exact = self._exact(conditions)
        return Plan(
            match,
            self.marks,
            first,
            last,
            self._numbers(first, last),
            described(self.query, self._labels(), self._also()),
            tuple(dict.fromkeys(self.notes)),
            self.complete,
            bool(self.called),
            exact,
            root if exact else None,
            tuple(entry for entries in self.explained.values() for entry in entries),
            near_misses(self.connection, self.query, {field: matches.near for field, matches in self.resolved.items()}),
        )

    def _numbers(self, first: int, last: int) -> tuple[int, int]:
        if (first, last) == ANY or not self.corpus.stems:
            return ANY
        self._note_silence(first, last)
        start, end = ANY
        if first != start:
            start = number_from(self.connection, first)
        if last != end:
            end = number_from(self.connection, last + 1) - 1
        return start, end

    def _note_silence(self, first: int, last: int) -> None:
        """Adds a note when nothing at all is on record of the time searched."""
        sql = "SELECT 1 FROM statement_number WHERE meeting BETWEEN ? AND ? LIMIT 1"
        if self.connection.execute(sql, (first >> POSITIONS, last >> POSITIONS)).fetchone():
            return
        ends = self.connection.execute("SELECT min(meeting) >> 8, max(meeting) >> 8 FROM statement_number").fetchone()
        since = f" There are statements from {iso_date(ends[0])} to {iso_date(ends[1])}." if ends[0] is not None else ""
        self.notes.append(f"No statements from meetings in that period are on record.{since}")

    def _exact(self, parts: Sequence[Node]) -> Condition | None:
        """The condition that the index cannot check; None when it has checked everything."""
        conditions = [condition(part, lambda node: self._node(node, True)) for part in parts if is_exact(part)]
        if not conditions or not self.corpus.stems:
            return None
        register_functions(self.connection)
        return Condition(
            " AND ".join(condition.sql for condition in conditions),
            tuple(value for condition in conditions for value in condition.parameters),
        )

    def _labels(self) -> dict[Field, str]:
        return {field: resolved.label for field, resolved in self.resolved.items() if resolved.label}

    def _also(self) -> list[str]:
        also = [text for name, matters in self.called.items() for text in naming_notes(name, matters)]
        for name, entries in self.explained.items():
            phrases = ", ".join(f'"{one_line(entry.expansion)}"' for entry in entries if entry.expansion)
            also += [f"{name} also stands for {phrases}"] * bool(phrases)
        return also

    def _node(self, node: Node, is_positive: bool) -> Matches:
        match node:
            case Not(operand):
                return self._node(operand, not is_positive).complement()
            case And(parts):
                return self._and(parts, is_positive)
            case Or(parts):
                return union([self._node(part, is_positive) for part in parts])
            case Field():
                return self._field(node)
            case Near() | Word() | Phrase() if is_exact(node) and not is_positive and self.corpus.stems:
                return Matches(None)  # nothing is excluded by the index: each statement is read
            case Word(text, prefix=True) if not is_positive and not self.corpus.stems:
                begins = " OR ".join(f"{quote(space_words(spelling))} *" for spelling in spellings(text))
                return Matches(f"text : ({begins})")  # to exclude, all of them count
            case Near(_, distance):
                return self._text(
                    Marks(near=tuple((way, distance) for way in self._ways(node))), is_positive, is_exact(node)
                )
            case Word() | Phrase():
                strings = tuple(self._strings(node, self._share(_ALL_WORDS)))
                matches = self._text(Marks(strings), is_positive, is_exact(node))
                return union([matches, self._stands_for(node.text)]) if is_positive and not is_exact(node) else matches

    def _text(self, words: Marks, is_positive: bool, exact: bool = False) -> Matches:
        """Statements with these words; for exact words, the statements that may have them."""
        exact &= self.corpus.stems
        if is_positive and (words.near or not exact):
            self.marks = Marks(self.marks.phrases + words.phrases, self.marks.near + words.near)
        phrases = (quote(space_words(phrase)) for phrase in words.phrases)
        near = (f"NEAR({' '.join(quote(space_words(p)) for p in way)}, {distance})" for way, distance in words.near)
        return Matches(f"text : ({' OR '.join((*phrases, *near))})")

    def _and(self, parts: Sequence[Node], is_positive: bool) -> Matches:
        sets = [self._node(part, is_positive) for part in parts]
        name = joined_name(parts)
        if name is not None and is_positive and (name in self.called or name in self.explained):
            # The words together are a name: they, or what it stands for.
            words = [matches for part, matches in zip(parts, sets, strict=True) if is_plain(part)]
            others = [matches for part, matches in zip(parts, sets, strict=True) if not is_plain(part)]
            sets = [*others, union([intersection(words), self._stands_for(name)])]
        return intersection(sets)

    def _stands_for(self, name: str) -> Matches:
        matters = with_tags(matter.tag for matter in self.called.get(name, ()))
        words = [
            self._text(Marks((entry.expansion,)), True)
            for entry in self.explained.get(name, ())
            if entry.expansion and fold_words(entry.expansion)
        ]
        return union([matters, *words])

    def _field(self, field: Field) -> Matches:
        if field.name in DATE_FIELDS:
            return self._meetings(field)
        if field not in self.resolved:
            resolved = self.resolved[field] = resolve(self.connection, field)
            self.notes += [resolved.note] if resolved.note else []
            self.complete &= resolved.complete
        return with_tags(self.resolved[field].tags)

    def _meetings(self, field: Field) -> Matches:
        """The meetings of a date: inside an OR, a date cannot be a range of ids."""
        since, until = bounds(DATE_FIELDS[field.name], field.value)
        rows = self.connection.execute(
            "SELECT 'xm' || hex(id) || '0' FROM meeting WHERE date >= ? AND date <= ? ORDER BY date DESC LIMIT ?",
            (since or "", until or "~", _MOST_MEETINGS + 1),
        ).fetchall()
        if len(rows) > _MOST_MEETINGS:
            self.complete = False
            self.notes.append(f"{field}: only the latest {_MOST_MEETINGS:,} meetings are searched.")
        return with_tags(row[0] for row in rows[:_MOST_MEETINGS])

    def _share(self, words: int) -> int:
        return max(words // self.prefixes, 8)

    def _strings(self, leaf: Word | Phrase, most: int) -> list[str]:
        """The words that a leaf stands for: itself, its other endings in titles, all words with a prefix."""
        if isinstance(leaf, Phrase) or not leaf.prefix:
            folded = fold_words(leaf.text)
            if self.corpus.stems or is_exact(leaf) or len(folded) != 1:
                return list(spellings(leaf.text))
            return [leaf.text, *title_words(self.connection, folded[0])]
        spelled = (self._words_beginning(text, most) for text in spellings(leaf.text))
        return list(dict.fromkeys(word for words in spelled for word in words))

    def _words_beginning(self, text: str, most: int) -> list[str]:
        *head, start = fold_words(text) or ("",)
        frequent = min(most, self._share(_FREQUENT_WORDS))
        rows, often = self._beginning_so(self.corpus.often, start, frequent + 1), True
        if len(rows) <= frequent or sum(statements for _, statements in rows[:frequent]) < _FREQUENT:
            rows = self._beginning_so(self.corpus.words, start, most + 1)
            often = sum(statements for _, statements in rows[:frequent]) >= _FREQUENT
        if len(rows) > (frequent if often else most):
            most = frequent if often else min(most, self._share(_MOST_WORDS))
            self.complete = False
            self.notes.append(f"{text}*: only the {most} most frequent of the words that begin this way are searched.")
        return [text, *(" ".join((*head, row[0])) for row in rows[:most])]

    def _beginning_so(self, sql: str, start: str, most: int) -> list[tuple[str, int]]:
        return self.connection.execute(sql, (start, most)).fetchall() if sql else []

    def _ways(self, near: Near) -> list[tuple[str, ...]]:
        """The combinations of words for NEAR, with each prefix replaced by its words."""
        # Two prefixes make pairs: so many of each that the pairs stay bounded.
        several = sum(isinstance(part, Word) and part.prefix for part in near.parts)
        most = self._share(_ALL_WORDS) if several < 2 else max(2, int(_MOST_WORDS ** (1 / several)))
        ways = list(islice(product(*(self._strings(part, most) for part in near.parts)), _MOST_WAYS + 1))
        if len(ways) > _MOST_WAYS:
            self.complete = False
            self.notes.append("Only some of the words that could be near each other are searched.")
        return ways[:_MOST_WAYS]
