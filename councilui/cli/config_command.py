"""`councilui config`: what is in force and where it comes from."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import click

from councilui.cli.common import PathType, json_option, print_json
from councilui.cli.styled_text import output
from councilui.common.errors import CouncilError
from councilui.config.in_force import Config, config_in_force

if TYPE_CHECKING:
    from councilui.tui.key_table import KeyLine


@click.command("config")
@click.option("-d", "--db", "record", type=PathType(path_type=str), help="The record, as in the other commands.")
@click.option("--theme", metavar="NAME", help="As in 'councilui browse'.")
@click.option("--fresh", is_flag=True, help="As in 'councilui browse'.")
@click.option("--template", "is_template", is_flag=True, help="Print a sample file with every option explained.")
@json_option
def command(record: str | None, theme: str | None, fresh: bool, is_template: bool, as_json: bool) -> None:
    """Show each option, its value and where the value comes from: command line, environment, file or default.

    The options are set in the file shown, or in the one COUNCILUI_CONFIG names.
    """
    if is_template:
        from councilui.config.template import template
        from councilui.tui.key_table import key_lines

        click.echo(template((line.scope, line.toml, line.help) for line in key_lines()), nl=False)
        return
    config = config_in_force({"record": record, "theme": theme, "remember": False if fresh else None})
    from councilui.tui.key_table import key_lines
    from councilui.tui.keys import bound_actions, declared_actions
    from councilui.tui.themes import theme_names, theme_note

    bound, unknown = bound_actions(config.file)
    notes = [*config.file.notes, *unknown]
    if theme_problem := theme_note(config.text("theme"), theme_names()):
        if theme is not None:
            raise CouncilError(f"{theme_problem}; 'councilui config' lists all.")
        notes.append(f"{theme_problem}.")
    before = {(line.scope, line.id): line for line in key_lines(declared_actions())}
    keys = [line for line in key_lines(bound) if line != before[line.scope, line.id]]
    if as_json:
        print_json(_data(config, keys, notes))
    else:
        _print(config, keys, notes)


def _display_value(config: Config, name: str) -> str | bool:
    """The value of an option as the program uses it: paths whole."""
    if name == "record":
        return str(config.record)
    if name == "export_folder":
        return str(config.export_folder or "")
    return config.settings[name].value


def _state_path(config: Config) -> str | None:
    from councilui.tui.state import state_file

    return str(state_file(config.record)) if config.is_on("remember") else None


def _data(config: Config, keys: list[KeyLine], notes: list[str]) -> dict[str, object]:
    from councilui.tui.themes import theme_names

    return {
        "file": str(config.file.path),
        "file_exists": config.file.is_there,
        "options": {
            name: {"value": _display_value(config, name), "from": setting.origin}
            for name, setting in config.settings.items()
        },
        "keys": [{"scope": line.scope or None, "action": line.id, "keys": list(line.keys)} for line in keys],
        "state_file": _state_path(config),
        "themes": theme_names(),
        "notes": notes,
    }


def _print(config: Config, keys: list[KeyLine], notes: list[str]) -> None:
    from councilui.cli.table import table_lines
    from councilui.tui.themes import theme_names

    there = "" if config.file.is_there else " (there is none; 'councilui config --template' prints one)"
    click.echo(f"File: {config.file.path}{there}")
    click.echo(f"Remembered in: {_state_path(config) or 'nothing remembered'}")
    click.echo("")
    rows = [
        (
            name,
            {True: "true", False: "false", "": "not set"}.get(value := _display_value(config, name), str(value)),
            origin,
        )
        for name, (_, origin) in config.settings.items()
    ]
    rows += [
        (f"keys_in.{line.scope}.{line.id}" if line.scope else f"keys.{line.id}", " ".join(line.keys) or "none", "file")
        for line in keys
    ]
    for line in table_lines(("option", "value", "from"), rows, output().width, wrapped=1):
        click.echo(line)
    click.echo("\n".join(wrap(f"Themes: auto, {', '.join(theme_names())}.", output().width, break_on_hyphens=False)))
    for note in notes:
        click.echo(note)
