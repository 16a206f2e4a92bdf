"""One SVG that plays several screens in turn: drawn by CSS alone, no script, nothing fetched.

A line of the screen that several frames have is drawn once and shown while one of them is on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import Final, NamedTuple

CELL: Final = 12
LINE: Final = 23
GROUND: Final = "#121212"
_RICH_CELL: Final = 12.2
_RICH_LINE: Final = 24.4
FONT: Final = "'DejaVu Sans Mono', Menlo, Consolas, monospace"
_MARGIN: Final = 10
_CAPTION: Final = 44  # pixels under the screen for what is done
_ELEMENT: Final = re.compile(
    r'<rect fill="(?P<fill>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" width="(?P<width>[\d.]+)" height="24.65"'
    r'|<text class="[\w-]+-(?P<style>r\d+)" x="(?P<left>[\d.]+)" y="(?P<base>[\d.]+)" textLength="(?P<length>[\d.]+)"'
    r"[^>]*>(?P<text>[^<]*)</text>"
)
_STYLE: Final = re.compile(r"\.[\w-]+-(r\d+) \{ ([^}]*?);? *\}")


class Frame(NamedTuple):
    """A screen as Textual exports it, what was done to get there, and for how many seconds it stands."""

    svg: str
    caption: str
    seconds: float


def animation(frames: Sequence[Frame], size: tuple[int, int]) -> str:
    """The SVG; `size` is that of the terminal, in columns and rows."""
    styles: dict[str, str] = {}
    shown_in: dict[str, list[int]] = {}
    for number, frame in enumerate(frames):
        for element in [*_lines(frame.svg, styles), _caption(frame.caption, size)]:
            shown_in.setdefault(element, []).append(number)
    patterns: dict[tuple[int, ...], str] = {}
    body = []
    for element, numbers in shown_in.items():
        if len(numbers) == len(frames):
            body.append(element)
        else:
            name = patterns.setdefault(tuple(numbers), f"v{len(patterns)}")
            body.append(f'<g class="{name}">{element}</g>')
    width, height = size[0] * CELL + 2 * _MARGIN, size[1] * LINE + 2 * _MARGIN + _CAPTION
    rules = [f".{name} {{ {rule} }}" for rule, name in styles.items()]
    rules += [_keyframes(name, numbers, [frame.seconds for frame in frames]) for numbers, name in patterns.items()]
    label = escape("; ".join(frame.caption for frame in frames if frame.caption))
    return "\n".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        'xml:space="preserve">',
        f"<title>{label}</title>",
        "<style>", f"text {{ font: 20px {FONT}; white-space: pre }}", *rules, "</style>",
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="8" fill="{GROUND}"/>',
        f'<g transform="translate({_MARGIN} {_MARGIN})">', *body, "</g>", "</svg>\n",
    ))  # fmt: skip


def _lines(svg: str, styles: dict[str, str]) -> list[str]:
    """The lines of a screen, each a group; `styles` gets a name for each style that is new."""
    names = {name: styles.setdefault(rule, f"s{len(styles)}") for name, rule in _STYLE.findall(svg)}
    grounds: dict[int, list[tuple[int, int, str]]] = {}
    texts: dict[int, list[str]] = {}
    for match in _ELEMENT.finditer(svg):
        if match["fill"]:
            start, end = _column(match["x"]), _column(match["x"]) + _column(match["width"])
            runs = grounds.setdefault(round((float(match["y"]) - 1.5) / _RICH_LINE), [])
            if runs and runs[-1][1:] == (start, match["fill"]):
                start = runs.pop()[0]
            runs.append((start, end, match["fill"]))
        elif text := match["text"].replace("&#160;", " ").rstrip():
            row, length = round((float(match["base"]) - 20) / _RICH_LINE), len(unescape(text))
            width = f' textLength="{length * CELL}"' if length > 3 else ""
            place = f'x="{_column(match["left"]) * CELL}" y="{row * LINE + 18}"'
            texts.setdefault(row, []).append(f'<text class="{names[match["style"]]}" {place}{width}>{text}</text>')
    return ["".join((*_grounds(row, grounds.get(row, [])), *texts.get(row, []))) for row in sorted({*grounds, *texts})]


def _column(pixels: str) -> int:
    return round(float(pixels) / _RICH_CELL)


def _grounds(row: int, runs: list[tuple[int, int, str]]) -> Iterator[str]:
    for start, end, fill in runs:
        if fill != GROUND:
            size = f'width="{(end - start) * CELL}" height="{LINE + 1}"'
            yield f'<rect fill="{fill}" x="{start * CELL}" y="{row * LINE}" {size}/>'


def _caption(text: str, size: tuple[int, int]) -> str:
    middle, base = size[0] * CELL / 2, size[1] * LINE + 32
    return f'<text x="{middle:g}" y="{base:g}" text-anchor="middle" fill="#ffd866">{escape(text)}</text>'


def _keyframes(name: str, numbers: tuple[int, ...], seconds: Sequence[float]) -> str:
    """The rule that shows what has this name in the frames with these numbers, and in no other."""
    total = sum(seconds)
    steps, visible = [], None
    for number in range(len(seconds)):
        if (number in numbers) != visible:
            visible = number in numbers
            steps.append(f"{sum(seconds[:number]) / total:.2%} {{ opacity: {int(visible)} }}")
    first = int(0 in numbers)
    return (
        f".{name} {{ opacity: {first}; animation: {name} {total:g}s step-end infinite }} "
        f"@keyframes {name} {{ {' '.join(steps)} }}"
    )
