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
    contexts = list(all_contexts())
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
    lines += [line for context in contexts[1:] for line in _command(context)]
    lines += [".SH OPTIONS", *_options(contexts[0]), ".SH EXIT STATUS"]
    lines += [line for status in EXIT_STATUSES for line in _term(*status)]
    lines += [".SH ENVIRONMENT", *(line for variable in _ENVIRONMENT for line in _term(*variable))]
    return "\n".join(lines) + "\n"


def all_contexts() -> Iterator[click.Context]:
    """A context for `councilui` and for each command below it, as click makes them from a command line.

    They inherit from one another, since a command keeps the help option of the first context that asks for it.
    """
    yield from _contexts_below(click.Context(group, info_name="councilui", **group.context_settings))


def _contexts_below(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            if (command := context.command.get_command(context, name)) is not None:
                yield from _contexts_below(
                    click.Context(command, parent=context, info_name=name, **command.context_settings)
                )


def _command(context: click.Context) -> list[str]:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    paragraphs = re.split(r"\n\s*\n", context.command.help or "")
    lines = [f".SS {_text(f'{context.command_path} {pieces}')}"]
    for number, text in enumerate(paragraphs):
        lines += [".PP"] * (number > 0) + [_text(text)]
    return lines + _options(context)


def _options(context: click.Context) -> list[str]:
    rows = (parameter.get_help_record(context) for parameter in context.command.get_params(context))
    return [line for row in rows if row is not None and row[1] for line in _term(*row)]


def _term(word: str, meaning: str) -> list[str]:
    return [".TP", f".B {_text(word)}", _text(meaning)]


def _text(text: str) -> str:
    """Text on one line in which nothing is a command or an escape of roff."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{line}" if line.startswith((".", "\\(aq")) else line
