"""How each role of text looks, worked out once for a theme.

Here and not in app.tcss because a component class for each role on each widget would cost more at the start than
all the rest of the program. No role is told by its color alone: a word or a sign goes with it.
"""

from collections.abc import Mapping
from typing import Final

from rich.style import Style
from textual.app import App
from textual.color import Color

_COLORS: Final = {
    "heading": "accent", "source": "primary", "good": "success", "bad": "error", "warn": "warning", "yes": "success",
    "no": "error", "other": "primary", "key": "accent", "mark": "accent",
}  # fmt: skip
_BOLD: Final = frozenset(("heading", "strong", "bad", "warn", "match", "no", "key", "here", "title"))
_ITALIC: Final = frozenset(("quote", "scene"))
_BLENDS: Final = {"muted": 0.72, "scene": 0.72, "faint": 0.4, "bar": 0.3, "thumb": 0.6}
_CURSOR: Final = {"cursor": 0.32, "cursor-away": 0.13}
_SHADES: Final = (0.0, 0.08, 0.18, 0.32, 0.5, 0.75)
"""How much of the primary color is in each ground from `shade-0` to `shade-5`; a number is always on it."""
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_ANSI: Final = {
    "accent": "magenta", "primary": "blue", "success": "green", "error": "red", "warning": "yellow",
}  # fmt: skip
ROLES: Final = frozenset(
    ("text", "name", "strong", "quote", "match", "here", *_COLORS, *_BLENDS, *_CURSOR,
     *(f"shade-{shade}" for shade in range(len(_SHADES))))
)  # fmt: skip
"""All roles that a piece of text may have."""
SIDES: Final = {"yes": "yes", "no": "no"}
"""The role of an option where others have none of their own."""


def styles_of(app: App[None]) -> Mapping[str, Style]:
    """The style of each role under the app's theme."""
    theme = app.current_theme
    if theme.ansi:
        return {role: _ansi(role, theme.dark) for role in ROLES}
    variables = app.get_css_variables()  # `theme_variables` are the ones before until the styles are read again
    background, foreground = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    primary = Color.parse(variables["primary"])
    styles: dict[str, Style] = {}
    for role in ROLES:
        if role.startswith("shade"):
            continue
        color = ground = None
        if role in _COLORS:
            color = readable(Color.parse(variables[f"text-{_COLORS[role]}"]), background, foreground)
        elif role in _BLENDS:
            color = background.blend(foreground, _BLENDS[role], 1)
            if role in ("muted", "scene"):
                color = readable(color, background, foreground)
        elif role in _CURSOR:
            ground = background.blend(primary, _CURSOR[role] * (1 if theme.dark else 0.7), 1)
        styles[role] = Style(
            color=color.rich_color if color else None, bgcolor=ground.rich_color if ground else None,
            bold=role in _BOLD or None, italic=role in _ITALIC or None,
            underline=role == "match" or None, reverse=role == "here" or None,
        )  # fmt: skip
    for shade, share in enumerate(_SHADES):
        ground = background.blend(primary, share, 1)
        ink = max((foreground, _BLACK, _WHITE), key=lambda color: contrast(color, ground))
        styles[f"shade-{shade}"] = Style(color=ink.rich_color, bgcolor=ground.rich_color)
    return styles


def readable(color: Color, background: Color, foreground: Color) -> Color:
    """`color` drawn towards the foreground until it stands out from the background by 4.5 to 1."""
    for step in range(10):
        drawn = color.blend(foreground, step / 10, 1)
        if contrast(drawn, background) >= 4.5:
            return drawn
    return foreground


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of the web's accessibility guidelines, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ansi(role: str, dark: bool) -> Style:
    """The terminal's own colors: its sixteen, dim, reverse."""
    if role.startswith("shade"):
        shade = int(role[-1])
        return Style(dim=shade < 2 or None, bold=shade > 3 or None, reverse=shade == len(_SHADES) - 1 or None)
    color = _ANSI[_COLORS[role]] if role in _COLORS else None
    if color == "yellow" and not dark:
        color = "red"
    return Style(
        color=color, bold=role in _BOLD or None, italic=role in _ITALIC or None,
        dim=role in _BLENDS or None, underline=role in ("match", "cursor-away") or None,
        reverse=role in ("here", "cursor") or None,
    )  # fmt: skip
