"""Style sheets are parsed once for all the apps of a process, not once for each: a tenth of the start of an app.

A user starts one app in a process, so the program has nothing of it.
"""

from __future__ import annotations

from typing import Any, Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parse: Final = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def _parse_once(
    self: Stylesheet, css: str, read_from: tuple[str, str], *arguments: Any, **options: Any
) -> list[RuleSet]:
    key = (css, read_from, *arguments, *options.items(), *self._variables.items())
    if key not in _parsed:
        _parsed[key] = _parse(self, css, read_from, *arguments, **options)
    return _parsed[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]
