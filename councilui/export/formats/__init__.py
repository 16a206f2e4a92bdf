"""The formats that an export can have: one module of this package each, found by its `FORMAT`.

A format writes one of the neutral forms of `export.model.Export`. To add one, add a module here with a `FORMAT`; the
commands, the screen and the documentation read this registry.
"""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

from councilui.common.errors import CouncilError
from councilui.common.shares import series
from councilui.export.model import Export
from councilui.record.views.origin import Origin

DEFAULT: Final = "markdown"
_FORMS: Final = ("document", "table", "data", "records", "feed", "calendar")


class ExportFormat(NamedTuple):
    """A format: its name in commands, what it is for, the ending of its files, and the neutral form that it writes.

    `write` makes the text of one file from exports that all have this form. The origin says from which record they
    come and how current it is, and goes into the file unless it is None. A file, but not standard
    output, begins with the `signature`.
    """

    name: str
    description: str
    ending: str
    form: Literal["document", "table", "data", "records", "feed", "calendar"]
    write: Callable[[Sequence[Export], Origin | None], str]
    endings: tuple[str, ...] = ()
    signature: str = ""

    def fits(self, export: Export) -> bool:
        """Whether the export has the form that this format writes."""
        return getattr(export, self.form) is not None


@cache
def _registry() -> dict[str, ExportFormat]:
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    formats: list[ExportFormat] = [module.FORMAT for module in modules]
    formats.sort(key=lambda f: (f.name != DEFAULT, _FORMS.index(f.form), f.name))
    return {f.name: f for f in formats}


def all_formats() -> tuple[ExportFormat, ...]:
    """Every format, the default one first."""
    return tuple(_registry().values())


def formats_of(export: Export) -> tuple[ExportFormat, ...]:
    return tuple(f for f in all_formats() if f.fits(export))


def formats_for(forms: Sequence[str]) -> tuple[ExportFormat, ...]:
    """The formats that an export with these neutral forms can have."""
    return tuple(f for f in all_formats() if f.form in forms)


def find_format(name: str) -> ExportFormat:
    """The format with this name. Raises KeyError."""
    return _registry()[name]


def register(new: ExportFormat) -> Callable[[], None]:
    """Add a format that has no module here; the function returned removes it again."""
    _registry()[new.name] = new
    return lambda: _registry().pop(new.name, None) and None


def format_of_file(name: str) -> ExportFormat:
    """The format that a file's ending stands for; the default one without an ending. Raises CouncilError for others."""
    by_ending = {ending: f for f in all_formats() for ending in (f.ending, *f.endings)}
    endings = (ending for ending in sorted(by_ending, key=len, reverse=True) if name.lower().endswith(f".{ending}"))
    ending = next(endings, None)
    if ending is None and (suffix := PurePath(name).suffix):
        endings_text = series([f".{ending}" for ending in dict.fromkeys(f.ending for f in all_formats())], "or")
        raise CouncilError(f"No format has the extension {suffix}. Use {endings_text}, or choose one with --to.")
    return by_ending[ending or find_format(DEFAULT).ending]


def write_exports(exports: Sequence[Export], name: str, origin: Origin | None) -> str:
    """The text of a file with the exports in this format. Raises CouncilError where one of them has no such form."""
    chosen = find_format(name)
    for export in exports:
        if not chosen.fits(export):
            names = [f.name for f in formats_of(export)]
            raise CouncilError(f"{export.label} can't be written as {name}; choose {series(names, 'or')}.")
    return chosen.write(exports, origin)
