"""Searches only the newest statements while the user is typing, where a full search would be slow.

Most searches stop once a page is full. But common words that rarely follow one another, or are rarely near each other,
have to be looked for in every statement that has them, and exact words are read wherever their stem occurs.
"""

import sqlite3
from dataclasses import replace
from typing import Final

from councilui.common.tokens import fold_words
from councilui.record.indexes.fts import quote, tag
from councilui.record.search.exact import is_exact
from councilui.record.search.parser import And, Near, Node, Not, Or, Phrase, Word
from councilui.record.search.plan import Plan
from councilui.record.search.ranking import READ_EXACT

NEWEST: Final = 20_000  # statements that are searched, and what the last meeting and a part of another have more
READ: Final = READ_EXACT + 1  # of them that are read: as many as it takes to know that not all can be ranked
_FEW: Final = 500  # statements with a word, for which there is no need to hurry


def newest_part(connection: sqlite3.Connection, query_plan: Plan, root: Node) -> Plan | None:
    """The plan limited to the newest statements; None where the whole search is fast enough.

    FTS5 checks the end of a row range only when it comes upon a match. So the meeting just before the range is
    included: there the search comes to rest.
    """
    if query_plan.match is None or not _Words(connection).take_long(root):
        return None
    start, end = query_plan.numbers
    newest = connection.execute("SELECT first FROM statement_number ORDER BY first DESC LIMIT 1").fetchone()
    before = connection.execute(
        """SELECT n.first, s.meeting FROM statement_number AS n JOIN statement AS s ON s.id = n.first + n.ahead
        WHERE n.first <= ? ORDER BY n.first DESC LIMIT 1""",
        (min(end, newest[0] if newest else 0) - NEWEST,),
    ).fetchone()
    if before is None or before[0] < start:
        return None
    first, meeting = before
    (after,) = connection.execute("SELECT min(first) FROM statement_number WHERE first > ?", (first,)).fetchone()
    match = f"({query_plan.match}) OR (tags : {quote(tag('xm', meeting))})"
    return replace(query_plan, match=match, numbers=(after, end), most_read=READ)


class _Words:
    """How common the words of a query are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.few: dict[str, bool] = {}

    def take_long(self, node: Node) -> bool:
        """Whether many statements would have to be checked one by one."""
        match node:
            case And(parts):
                return any(map(self.take_long, parts)) and not any(map(self.are_few, parts))
            case Or(parts):
                return any(map(self.take_long, parts))
            case Not(operand):
                return self.take_long(operand)
            case Near():
                return not self.are_few(node)
            case Word() | Phrase():
                return (is_exact(node) or len(fold_words(node.text)) > 1) and not self.are_few(node)
        return False

    def are_few(self, node: Node) -> bool:
        """Whether one of the words is in few statements."""
        match node:
            case Near(parts):
                return any(map(self.are_few, parts))
            case Word(text) | Phrase(text):
                words = fold_words(text)
                whole = words[:-1] if isinstance(node, Word) and node.prefix else words
                return any(map(self._is_rare, whole))
        return False

    def _is_rare(self, word: str) -> bool:
        if word not in self.few:
            sql = "SELECT count(*) FROM (SELECT 1 FROM statement_fts WHERE statement_fts MATCH ? LIMIT ?)"
            (count,) = self.connection.execute(sql, (f"text : {quote(word)}", _FEW + 1)).fetchone()
            self.few[word] = count <= _FEW
        return self.few[word]
