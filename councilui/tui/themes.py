"""Themes beside Textual's: ours, and those that a user puts into a folder.

In the color-blind ones yes, no and other options differ in lightness as well as in hue, so that they stay apart for
every kind of color vision and in gray; `tests/tui/test_themes.py` measures it. A user's theme is a TOML file in
`themes` in the config folder, named as the theme, with `dark` and colors as "#rrggbb".
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from textual.theme import Theme

from councilui.common.errors import CouncilError
from councilui.common.folders import config_folder
from councilui.common.toml_file import read_toml

_ROLES: Final = ("primary", "accent", "success", "error", "warning")
COLORS: Final = ("foreground", "background", "surface", "panel", *_ROLES)
"""The colors of a theme: of text and grounds, then of what stands out. A yes is in `success`, a no in `error`."""
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


def _theme(name: str, dark: bool, colors: str) -> Theme:
    return make_theme(name, dark, dict(zip(COLORS, colors.split(), strict=True)))


def make_theme(name: str, dark: bool, colors: dict[str, str]) -> Theme:
    """A theme whose colors for text are just those that it names."""
    texts = {f"text-{role}": colors[role] for role in _ROLES if role in colors}
    return Theme(name, **{"primary": "#0178d4", **colors}, dark=dark, variables=texts)  # type: ignore[arg-type]


OURS: Final = (
    _theme("dark", True, "#e4e4e0 #14171c #1b2027 #242b35 #7db4ea #d9b3ff #8fd694 #ff8f80 #f2c14e"),
    _theme("light", False, "#1c1c1c #fbfaf7 #f1efe9 #e4e1d8 #1b5fa8 #7a2f9c #1f6b2c #b3261e #7a5200"),
    _theme("high-contrast", True, "#ffffff #000000 #000000 #1a1a1a #6fc3ff #ffd700 #5cff7a #ff9a8f #ffd700"),
    _theme("high-contrast-light", False, "#000000 #ffffff #ffffff #e8e8e8 #003f8a #5a0080 #004d10 #8f0000 #5c3b00"),
    _theme("color-blind", True, "#e8e8e8 #101418 #181d23 #222933 #fff3a6 #fff3a6 #6fb7f2 #e8702a #fff3a6"),
    _theme("color-blind-light", False, "#1a1a1a #fdfdfd #f2f2f2 #e4e4e4 #8a1c5c #8a1c5c #0a2a7a #c05000 #8a1c5c"),
)
"""A dark and a light theme of each kind, one after the other."""
_PARTNERS: Final = {one.name: other.name for pair in zip(OURS[::2], OURS[1::2], strict=True)
                    for one, other in (pair, pair[::-1])}  # fmt: skip


def partner(name: str) -> str | None:
    """The light theme of ours for a dark one, or the other way round; None for a theme that isn't ours."""
    return _PARTNERS.get(name)


def theme_names() -> list[str]:
    """The names of all themes: ours, the user's, Textual's."""
    from textual.theme import BUILTIN_THEMES

    users = [theme.name for theme in user_themes() if isinstance(theme, Theme)]
    return list(dict.fromkeys((*(theme.name for theme in OURS), *users, *BUILTIN_THEMES)))


def theme_note(name: str, names: Sequence[str]) -> str | None:
    """That there is no theme of this name, with a few that there are, without a stop; None where there is one."""
    from councilui.config.file import suggestion

    if name == "auto" or name in names:
        return None
    ours = ", ".join(theme.name for theme in OURS)
    return f"There is no theme “{name}.”{suggestion(name, tuple(names))} Use auto, {ours} or another"


def user_themes(folder: Path | None = None) -> Iterator[Theme | CouncilError]:
    """The themes in the user's folder; for a file that won't do, the sentence that says why."""
    folder = folder if folder is not None else config_folder() / "themes"
    for path in sorted(folder.glob("*.toml")):
        try:
            yield _read(path)
        except CouncilError as error:
            yield error


def _read(path: Path) -> Theme:
    """A theme of a file. Raises CouncilError."""
    values = read_toml(path)
    dark = values.pop("dark", True)
    if not isinstance(dark, bool):
        raise CouncilError(f"{path}: dark must be true or false, without quotes.")
    for name, value in values.items():
        if name not in COLORS:
            raise CouncilError(f"{path}: a theme has no “{name}”; it has dark, {', '.join(COLORS)}.")
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            raise CouncilError(f'{path}: {name} must be a color like "#1b5fa8".')
    return make_theme(path.stem, dark, values)
