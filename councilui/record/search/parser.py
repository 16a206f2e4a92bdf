"""Parses the query language: from what people type to a small tree (see `tree`).

Any string is a valid query. What isn't syntax is read as words; what has no letters or digits says nothing. Nothing
here runs a query; `statements.search` does.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from councilui.common.dates import DATE_FIELDS, is_date
from councilui.common.plain_text import one_line, quotation
from councilui.common.tokens import fold_words, is_letter
from councilui.common.width import cut
from councilui.record.search.tree import (
    FIELDS,
    QUOTES,
    WORD,
    And,
    Field,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Word,
    describe,
)

__all__ = ["FIELDS", "And", "Field", "Near", "Node", "Not", "Or", "Phrase", "Query", "Word", "describe", "parse"]

_LONGEST_NOTE: Final = 40
MAX_TERMS: Final = 128
MAX_DEPTH: Final = 10  # FTS5's own parser overflows at about 20

_NAMES: Final = "|".join(FIELDS)
_TOKEN: Final = re.compile(
    rf"""(?P<paren>[()])
    | (?P<minus>(?:-|(?<![^\s(])[−–])(?![-\s)]))
    | (?:(?P<field>[^\W\d_]{{2,15}}):|=)?[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]
    | (?P<word>{WORD})
    | (?P<nothing>.)""",
    re.VERBOSE | re.IGNORECASE,
)
_FIELD: Final = re.compile(rf"({_NAMES}):(.+)", re.IGNORECASE)
_FIELD_ALONE: Final = re.compile(rf"({_NAMES}):", re.IGNORECASE)
_UNKNOWN_FIELD: Final = re.compile(r"([^\W\d_]{2,15}):(?!//)(.+)")
_NEAR: Final = re.compile(r"NEAR/([0-9]{1,3})")
_OPERATORS: Final = frozenset(("AND", "OR", "NOT"))


def parse(text: str, *, typing: bool = False) -> Query:
    """Parse `text`; never raises. With `typing`, a last word without a space after it may still grow."""
    ends = text[-1:].isspace()
    notes: list[str] = []
    text = unicodedata.normalize("NFC", one_line(text))
    tokens, rest = _tokens(text, notes, typing and not ends)
    if rest:
        notes.append(f"Only the first {MAX_TERMS} words were read.")
    nodes = _tree(_resolved(_with_near(tokens)), notes)
    if nodes is None and text and not notes:
        notes.append(f"There is nothing to search for in {cut(text, _LONGEST_NOTE)}: it has no letters or digits.")
    return Query(nodes, tuple(dict.fromkeys(notes)))


# --- reading: tokens, then operators told from words, then the tree ------------------------------------------------


class _Token(NamedTuple):
    """`kind` is "leaf", "near", "and", "or", "not", "(" or ")"; `text` is what an operator reads as a word."""

    kind: str
    leaf: Leaf | None = None
    text: str = ""


_MINUS: Final = _Token("not")


def _tokens(text: str, notes: list[str], typing: bool) -> tuple[list[_Token], bool]:
    """The tokens of plain `text`, and whether it had more than MAX_TERMS terms."""
    tokens: list[_Token] = []
    terms = 0
    for match in _TOKEN.finditer(text):
        token = _token(match, notes, typing and match.end() == len(text), tokens)
        if token is None:
            if (match["word"] or match["phrase"] is not None) and tokens and tokens[-1] == _MINUS:
                tokens.pop()  # a minus before nothing that can be left out
            continue
        if token.kind in ("leaf", "near", "and", "or") or token.text:
            terms += 1
            if terms > MAX_TERMS:
                return tokens, True
        tokens.append(token)
    return tokens, False


def _token(match: re.Match[str], notes: list[str], typing: bool, before: Sequence[_Token]) -> _Token | None:
    if match["paren"]:
        return _Token(match["paren"])
    if match["minus"]:
        return _MINUS
    if match["phrase"] is not None:
        return _phrase(match["field"], match["phrase"], notes)
    return _word(match["word"], notes, typing, before) if match["word"] else None


def _phrase(name: str | None, quoted: str, notes: list[str]) -> _Token | None:
    value = _core(quoted)
    if not value:
        return None
    if name is not None and quoted.lstrip().startswith("="):
        value = f"={value}"
    if name is None:
        begins = quoted.rstrip().endswith(f"{value[-1]}*")
        return _Token("leaf", Word(_no_operator(value), prefix=True, exact=True) if begins else Phrase(value))
    if name.lower() not in FIELDS:
        notes.append(_not_a_field(name, value))
        return None
    field = _field(name, value, notes)
    return _Token("leaf", field or Phrase(f"{name}:{value}"))


def _word(raw: str, notes: list[str], typing: bool, before: Sequence[_Token]) -> _Token | None:
    near = _NEAR.fullmatch(raw)
    if typing and before and (near or raw in _OPERATORS):
        return None  # its right side is still to come
    if not typing and (near or raw in _OPERATORS):
        return _Token("near" if near else raw.lower(), Near((), int(near[1])) if near else None, raw.lower())
    text = _core(raw)
    if not text:
        return None
    if alone := _FIELD_ALONE.fullmatch(raw):
        name = alone[1].lower()
        notes.append(f"{name}: needs a value right after it, as in {name}:{FIELDS[name]}.")
        return None
    if raw == "NEAR" and not typing:
        notes.append("NEAR needs a number of words, as in NEAR/5, so it was read as a word.")
    match = _FIELD.fullmatch(text)
    if match and _core(match[2]):
        name, value = match.groups()
        date = name.lower() in DATE_FIELDS
        if date and typing and not is_date(value):
            return None  # half a date
        field = _field(name, "=" * value.startswith("=") + _core(value), notes)
        if field:
            return _Token("leaf", field)
    elif unknown := _UNKNOWN_FIELD.fullmatch(text):
        notes.append(_not_a_field(*unknown.groups()))
        return None
    text = _no_operator(text)
    grows = typing and _is_inside(raw[-1]) and not (before and before[-1].kind == "not")
    grows = grows or raw.endswith("…")
    star = raw.endswith("*")
    return _Token("leaf", Word(text, prefix=grows or star, exact=star or raw.startswith("=")))


def _not_a_field(name: str, value: str) -> str:
    typed = quotation(cut(f"{name}:{value}", _LONGEST_NOTE))
    fields = ", ".join(f"{field}:" for field in FIELDS)
    return f"There is no field “{name},” so {typed} was left out. Fields: {fields}."


def _no_operator(text: str) -> str:
    return text.lower() if text in _OPERATORS or _NEAR.fullmatch(text) else text


def _field(name: str, value: str, notes: list[str]) -> Field | None:
    """The filter; None, with a note, when a date field has no date."""
    name = name.lower()
    if name in DATE_FIELDS and not (value.isascii() and is_date(value)):
        notes.append(
            f"{name}:{cut(value, _LONGEST_NOTE)} isn't a year, month or day like 2025-01-15, so it was read as words."
        )
        return None
    return Field(name, value)


def _is_inside(character: str) -> bool:
    """Whether a character may be part of a word: a letter, number or mark."""
    return is_letter(character) or unicodedata.category(character)[0] == "M"


def _core(text: str) -> str:
    """`text` stripped of anything but letters, numbers and marks at its ends; "" when nothing is left."""
    inside = [at for at, c in enumerate(text) if _is_inside(c)]
    core = text[inside[0] : inside[-1] + 1] if inside else ""
    return core if fold_words(core) else ""


def _with_near(tokens: list[_Token]) -> list[_Token]:
    """Joins the operands of NEAR between two words or phrases; elsewhere NEAR is a word."""
    joined: list[_Token] = []
    following = iter([*tokens[1:], None])
    left_over = None
    for token in tokens:
        after = next(following)
        if left_over is token:
            continue
        if token.kind != "near":
            joined.append(token)
            continue
        assert isinstance(token.leaf, Near)
        left = joined[-1].leaf if joined and joined[-1].kind == "leaf" else None
        right = after.leaf if after is not None and after.kind == "leaf" else None
        parts: tuple[Word | Phrase, ...] = (left,) if isinstance(left, Word | Phrase) else ()
        if isinstance(left, Near) and left.distance == token.leaf.distance:
            parts = left.parts
        if parts and isinstance(right, Word | Phrase):
            joined[-1] = _Token("leaf", Near((*parts, right), token.leaf.distance))
            left_over = after
        else:
            joined.append(_Token("leaf", Word(token.text)))
    return joined


def _resolved(tokens: list[_Token]) -> Iterator[_Token]:
    """Turns operators without operands into words, and leaves out AND."""
    begins = [False] * (len(tokens) + 1)  # whether an operand begins here
    for at in range(len(tokens) - 1, -1, -1):
        kind = tokens[at].kind
        begins[at] = kind in ("leaf", "(") or (kind == "not" and begins[at + 1])
    operand = False  # whether one has just ended
    for at, token in enumerate(tokens):
        works = begins[at + 1] and (operand or token.kind == "not")
        if token.kind in ("leaf", "(", ")"):
            yield token
            operand = token.kind != "("
        elif works:
            if token.kind != "and":
                yield token
            operand = False
        elif token.text:
            yield _Token("leaf", Word(token.text))
            operand = True


class _Group:
    """An open parenthesis: its alternatives so far, each a list of conditions."""

    def __init__(self, negated: bool) -> None:
        self.negated = negated
        self.alternatives: list[list[Node]] = [[]]

    def node(self) -> Node | None:
        nodes = [_joined(And, parts) for parts in self.alternatives if parts]
        return _negated(_joined(Or, nodes), self.negated) if nodes else None


def _joined(kind: type[And] | type[Or], parts: Sequence[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    return kind(tuple(flat)) if len(flat) > 1 else flat[0]


def _negated(node: Node, negated: bool) -> Node:
    if not negated:
        return node
    return node.operand if isinstance(node, Not) else Not(node)


def _tree(tokens: Iterator[_Token], notes: list[str]) -> Node | None:
    groups = [_Group(False)]
    ignored, negated = 0, False
    for token in tokens:
        if token.kind == "not":
            negated = not negated
        elif token.kind == "or":
            groups[-1].alternatives.append([])
        elif token.kind == "(" and len(groups) <= MAX_DEPTH:
            groups.append(_Group(negated))
            negated = False
        elif token.kind == "(":
            ignored += 1
            notes.append(f"Parentheses more than {MAX_DEPTH} deep were ignored.")
        elif token.kind == ")" and ignored:
            ignored -= 1
        elif token.kind == ")" and len(groups) > 1:
            _close(groups)
        elif token.leaf is not None:
            groups[-1].alternatives[-1].append(_negated(token.leaf, negated))
            negated = False
    while len(groups) > 1:
        _close(groups)
    return groups[0].node()


def _close(groups: list[_Group]) -> None:
    node = groups.pop().node()
    if node is not None:
        groups[-1].alternatives[-1].append(node)
