"""The keys that a user binds to actions, in the tables [keys] and [keys_in.PART] of the configuration file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from textual.keys import KEY_ALIASES, Keys, _character_to_key

from councilui.common.errors import CouncilError
from councilui.config.file import ConfigFile, suggestion
from councilui.tui import actions, commands
from councilui.tui.actions import ACTIONS, KEY_NAMES, TYPED_SCOPES, Action

assert commands  # it declares actions
_NAMES: Final = {name: key for key, name in KEY_NAMES.items()}
_SIGNS: Final = tuple(_character_to_key(chr(code)) for code in range(33, 127))
_KNOWN: Final = frozenset((*(key.value for key in Keys), *KEY_ALIASES, *KEY_NAMES, *_SIGNS))
_MOST_NOTES: Final = 20
_declared: list[Action] = []
"""The actions with the keys that they have by themselves; empty as long as these hold."""


def declared_actions() -> list[Action]:
    """All actions with the keys that they have where a user binds none."""
    return _declared or ACTIONS


def bind_keys(file: ConfigFile) -> tuple[str, ...]:
    """Bind what a file says, in place of the keys that an action has by itself; sentences about what is unknown there.

    Raises CouncilError as `bound_actions`.
    """
    rebound, notes = bound_actions(file)
    _declared[:] = _declared or ACTIONS
    ACTIONS[:] = rebound
    return notes


def bound_actions(file: ConfigFile) -> tuple[list[Action], tuple[str, ...]]:
    """All actions with the keys that a file gives them; sentences about what is unknown there.

    Raises CouncilError for a key that there isn't and for one that would do two things on a screen.
    """
    rebound = [_rebound(action, file) for action in declared_actions()]
    for key, first, second in conflicts(rebound):
        where = next((file.where(name) for name in (second, first) if _is_set(file.keys, name)), str(file.path))
        name = KEY_NAMES.get(key, key)
        raise CouncilError(f"{where}: {name} is bound to both {first} and {second} on the same screen.")
    return rebound, tuple(islice(_unknown_names(file), _MOST_NOTES))


def _unknown_names(file: ConfigFile) -> Iterator[str]:
    """What the file names that there isn't, each in a sentence."""
    ids = {scope: {action.id for action in ACTIONS if action.scope == scope} for scope in actions.SCOPES}
    ids[""] = {name for scope, names in ids.items() if scope not in TYPED_SCOPES for name in names}
    for scope, table in file.keys.items():
        if scope not in ids:
            near = suggestion(scope, tuple(actions.SCOPES))
            yield f"{file.where(scope)}: there is no part [keys_in.{scope}].{near}"
            continue
        for name in table:
            if name not in ids[scope]:
                near = suggestion(name, tuple(sorted(ids[scope])))
                yield f"{file.where(name)}: there is no action “{name}.”{near}"


def _rebound(action: Action, file: ConfigFile) -> Action:
    """The action with the user's keys, if there are any: those for its scope before those for everywhere."""
    names = file.keys.get(action.scope, {}).get(action.id)
    if names is None and action.scope not in TYPED_SCOPES:
        names = file.keys.get("", {}).get(action.id)
    if names is None:
        return action
    keys = tuple(_key(name, action, file) for name in names)
    return action._replace(keys=keys, keys_label=None, priority=action.priority or action.scope in TYPED_SCOPES)


def _key(name: str, action: Action, file: ConfigFile) -> str:
    """Textual's name of a key as a person writes it: "?", "ctrl+f", "PgDn"."""
    modifiers, _, last = name.lower().rpartition("+") if len(name) > 1 else ("", "", name)
    last = _NAMES.get(last, _character_to_key(last) if len(last) == 1 else last)
    key = f"{modifiers}+{last}" if modifiers else last
    where = file.where(action.id)
    if "alt" in modifiers.split("+"):
        raise CouncilError(f"{where}: {name} can't be bound, because terminals send Alt keys as Esc and a letter.")
    is_key = len(name) == 1 or key in _KNOWN or last in _KNOWN
    if not is_key or not set(modifiers.split("+")) <= {"", "ctrl", "shift"}:
        near = suggestion(name, tuple(sorted(_KNOWN)))
        raise CouncilError(f"{where}: there is no key “{name}.”{near}")
    if action.scope in TYPED_SCOPES and (len(name) == 1 or key == "space"):
        raise CouncilError(f"{where}: {name} can't be a key in search, where it's typed. Use Ctrl with a letter.")
    return key


def _is_set(tables: Mapping[str, Mapping[str, Sequence[str]]], name: str) -> bool:
    return any(name in table for table in tables.values())


def conflicts(every: Sequence[Action] = ACTIONS) -> list[tuple[str, str, str]]:
    """Each key that does two things on a screen, with the ids of both actions."""
    pairs = []
    for scopes in actions.TOGETHER:
        owner: dict[str, str] = {}
        for action in (action for action in every if action.scope in scopes):
            is_silent = action.scope == "app" and "typing" in scopes
            for key in action.keys:
                if is_silent and len(key) == 1:
                    continue  # a letter goes to the line that is typed
                other = owner.setdefault(key, action.id)
                if other != action.id:
                    pairs.append((key, other, action.id))
    return pairs
