"""The manual page, councilui(1), from what `--help` prints: roff with the macros of man."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from councilui.cli.commands import EXIT_STATUSES, group

_ENVIRONMENT = (
    ("COUNCILUI_DB", "The record to read where no command line names one."),
    ("COUNCILUI_DEBUG", "1 prints a traceback after an error."),
    ("NO_COLOR", "Set, nothing is printed in color."),
    ("COLUMNS", "How wide what goes into a pipe is; 120 without it."),
)


def manual_page() -> str:
    """docs/councilui.1."""
    context = click.Context(group, info_name="councilui")
    lines = [
        '.TH COUNCILUI 1 "" councilui "User Commands"',
        ".SH NAME",
        f"councilui \\- {_text(group.help or '').rstrip('.')}",
        ".SH SYNOPSIS",
        ".B councilui",
        "[\\fIDB\\fR] [\\fIPLACE\\fR]",
        ".br",
        ".B councilui",
        "\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...",
        ".SH DESCRIPTION",
        _text(group.epilog or ""),
        ".SH COMMANDS",
    ]
    for path, command in commands_of(("councilui",), group):
        if command is not group:
            lines += _command(path, command)
    lines += [".SH OPTIONS", *_options(group, context), ".SH EXIT STATUS"]
    lines += [line for status in EXIT_STATUSES for line in _term(*status)]
    lines += [".SH ENVIRONMENT", *(line for variable in _ENVIRONMENT for line in _term(*variable))]
    return "\n".join(lines) + "\n"


def commands_of(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and those below it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if (below := command.get_command(context, name)) is not None:
                yield from commands_of((*path, name), below)


def _command(path: tuple[str, ...], command: click.Command) -> list[str]:
    context = click.Context(command, info_name=" ".join(path))
    pieces = " ".join(piece for piece in command.collect_usage_pieces(context))
    paragraphs = re.split(r"\n\s*\n", command.help or "")
    lines = [f".SS {_text(' '.join((*path, pieces)))}"]
    for number, text in enumerate(paragraphs):
        lines += [".PP"] * (number > 0) + [_text(text)]
    return lines + _options(command, context)


def _options(command: click.Command, context: click.Context) -> list[str]:
    rows = (parameter.get_help_record(context) for parameter in command.get_params(context))
    return [line for row in rows if row is not None and row[1] for line in _term(*row)]


def _term(word: str, meaning: str) -> list[str]:
    return [".TP", f".B {_text(word)}", _text(meaning)]


def _text(text: str) -> str:
    """Text on one line in which nothing is a command or an escape of roff."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{line}" if line.startswith((".", "\\(aq")) else line
