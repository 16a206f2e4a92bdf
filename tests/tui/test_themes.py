"""Themes: options stay apart for every kind of color vision, text stands out, a user's own theme is taken."""

from __future__ import annotations

from itertools import combinations
from math import dist
from pathlib import Path
from typing import Final

import pytest
from rich.style import Style
from textual.theme import Theme

from councilui.common.folders import config_folder
from councilui.tui.themes import OURS, user_themes
from councilui.tui.widgets.roles import styles_of
from tests.tui.driver import drive

# Machado, Oliveira & Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# IEEE Transactions on Visualization and Computer Graphics 15(6), severity 1.0, for linear RGB.
VISION: Final = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
    "gray": ((0.2126, 0.7152, 0.0722),) * 3,
}
SRGB: Final = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
WHITE: Final = (0.95047, 1.0, 1.08883)
APART, APART_IN_GRAY = 20.0, 10.0
"""Least difference in CIE L*a*b* (1976), of which 2.3 is just noticeable; in gray there is lightness alone."""


def _times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _linear(style: Style) -> tuple[float, ...]:
    assert style.color is not None
    channels = (value / 255 for value in style.color.get_truecolor())
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def _lab(linear: tuple[float, ...]) -> tuple[float, ...]:
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (value / white for value, white in zip(_times(SRGB, linear), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _as_seen(style: Style, vision: str) -> tuple[float, ...]:
    return _lab(tuple(min(max(value, 0.0), 1.0) for value in _times(VISION[vision], _linear(style))))


@pytest.mark.parametrize("name", ["color-blind", "color-blind-light"])
async def test_options_stay_apart_for_every_kind_of_color_vision(record: Path, name: str) -> None:
    async with drive(record, (80, 24)) as driver:
        await driver.press("T")
        driver.app.theme = name
        await driver.settle()
        styles = styles_of(driver.app)
        for vision in VISION:
            least = APART_IN_GRAY if vision == "gray" else APART
            for one, other in combinations(("yes", "no", "other"), 2):
                difference = dist(_as_seen(styles[one], vision), _as_seen(styles[other], vision))
                assert difference >= least, (vision, one, other, difference)


def test_the_measure_tells_what_it_should() -> None:
    red, green = Style(color="#d03030"), Style(color="#5f8f20")
    assert dist(_lab(_linear(red)), _lab(_linear(green))) > 60
    assert dist(_as_seen(red, "deuteranopia"), _as_seen(green, "deuteranopia")) < APART


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_all_text_stands_out_from_its_ground(theme: object) -> None:
    from textual.color import Color

    from councilui.tui.widgets.roles import contrast

    assert isinstance(theme, Theme)
    background = Color.parse(str(theme.background))
    least = 7.0 if "contrast" in theme.name else 4.5
    for color in (theme.foreground, *theme.variables.values()):
        assert contrast(Color.parse(str(color)), background) >= least, color


async def test_a_theme_is_picked_kept_and_turned_from_dark_to_light(record: Path) -> None:
    async with drive(record) as driver:
        await driver.press("T", *"blind", "enter")
        assert driver.app.theme == "color-blind"
        assert driver.app.state.text("theme") == "color-blind"
        await driver.press("t")
        assert driver.app.theme == "color-blind-light"
        await driver.press("T", "down", "down")
        assert driver.app.theme != "color-blind-light"  # shown at once
        await driver.press("escape")
        assert driver.app.theme == "color-blind-light"


async def test_text_has_the_colors_of_the_theme_that_is_picked(record: Path) -> None:
    async with drive(record, (80, 24)) as driver:
        for theme in OURS:
            await driver.press("T", *theme.name, "enter", "j")
            assert driver.app.theme == theme.name
            assert driver.app.roles == styles_of(driver.app)


async def test_a_users_theme_is_there_and_a_bad_one_is_told(record: Path) -> None:
    folder = config_folder() / "themes"
    folder.mkdir(parents=True)
    (folder / "harbor.toml").write_text('dark = false\nbackground = "#ffffff"\nsuccess = "#004400"\n', encoding="utf-8")
    (folder / "broken.toml").write_text('success = "green"\n', encoding="utf-8")
    async with drive(record) as driver:
        await driver.press("T", *"harbor", "enter")
        assert driver.app.theme == "harbor"
        assert styles_of(driver.app)["yes"].color == Style(color="#004400").color
        await driver.notifies('broken.toml: success must be a color like "#1b5fa8".')


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("dark = 1", "dark must be true or false, without quotes."),
        ('sucess = "#004400"', "a theme has no “sucess”; it has dark, foreground,"),
        ("[", "this isn't valid TOML"),
        ('primary = "#00440"', 'primary must be a color like "#1b5fa8".'),
    ],
)
def test_what_is_wrong_with_a_theme_is_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    (tmp_path / "mine.toml").write_text(content, encoding="utf-8")
    (error,) = user_themes(tmp_path)
    assert sentence in str(error)
    assert "\n" not in str(error)
