"""The actions as a user's file names them: in docs, in the file to begin with, in `councilui config`."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from councilui.tui import commands
from councilui.tui.actions import ACTIONS, KEY_NAMES, SCOPES, TYPED_SCOPES, Action

assert commands  # it declares actions


class KeyLine(NamedTuple):
    """`scope` is "" for an action that is bound in one line wherever it works."""

    scope: str
    id: str
    keys: tuple[str, ...]
    help: str

    @property
    def toml(self) -> str:
        """The line that binds these keys."""
        names = [name if (name := KEY_NAMES.get(key, key)).isascii() else key for key in self.keys]
        value = names[0] if len(names) == 1 else names
        return f"{self.id} = {json.dumps(value)}"


def key_lines(every: Sequence[Action] = ACTIONS) -> Iterator[KeyLine]:
    """Every action once, with its keys; those where letters are typed come last, by scope."""
    lines: dict[tuple[str, str], KeyLine] = {}
    for scope in SCOPES:
        for action in every:
            if action.scope == scope:
                part = scope if scope in TYPED_SCOPES else ""
                lines.setdefault((part, action.id), _line(part, action))
    yield from sorted(lines.values(), key=lambda line: line.scope)


def _line(scope: str, action: Action) -> KeyLine:
    return KeyLine(scope, action.id, action.keys, action.help)
