"""The group of commands: each is a module of this package, imported when it is called, with what it needs."""

import importlib
import os
import sys
from typing import Final

import click
from click.shell_completion import CompletionItem

from councilui import __version__
from councilui.cli import COMMANDS, is_record


class _Commands(click.Group):
    """Finds a command's module by its name; what is no command is the database to browse."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"councilui.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if len(args) > 2 and args[0] in ("-d", "--db") and args[2] in COMMANDS:
            args = [*args[2:], *args[:2]]  # the database before the command, as many programs take it
        if ctx.resilient_parsing and not args:  # a shell asks how the first word goes on
            return super().parse_args(ctx, args)
        if len(args) > 1 and args[0] not in COMMANDS and not is_record(args[0]) and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1, 0.7)
            if near:
                from councilui.common.errors import did_you_mean

                raise click.UsageError(f"There is no command “{args[0]},” and no such file. {did_you_mean(near)}", ctx)
        if not args or (args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version")):
            args = ["browse", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Places of the record or files, then commands: the script for bash drops what came before files."""
        commands = [CompletionItem(name, help=line) for name, line in COMMANDS.items() if name.startswith(incomplete)]
        if incomplete.startswith("-"):
            browse = self.get_command(ctx, "browse")
            assert browse is not None
            return [*super().shell_complete(ctx, incomplete), *browse.shell_complete(ctx, incomplete)]
        from councilui.cli.completion import place_completer

        places = place_completer(ctx, self.params[0], incomplete) if incomplete else ()
        return [*places, *commands]

    def invoke(self, ctx: click.Context) -> object:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:  # click would exit with 1, but the reader has seen enough
            _drop_output()
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        with formatter.section("Exit status"):
            formatter.write_dl(EXIT_STATUSES)


def _drop_output() -> None:
    """Drop what is still buffered, so that it can't fail when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


EXIT_STATUSES: Final = (
    ("0", "It worked."),
    ("1", "It didn't work; a message on standard error says why. With check --strict: something doesn't add up."),
    ("2", "The command line is wrong or matches several things, which are listed, or there is no terminal."),
    ("130", "You stopped it with Ctrl+C."),
)
"""The exit statuses; help, documentation and the manual page use this."""


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'councilui [DB] [PLACE]' shows the record DB on the screen, by default the one in COUNCILUI_DB, or else "
    "the one that comes with councilui, and opens it at PLACE: a record number, a date, a member, a ward, a "
    "statement's key or any id.",
)
@click.version_option(__version__, prog_name="councilui")
def group() -> None:
    """Explore a council's record: what was proposed, who said what, who voted how, and how we know."""


def run(arguments: list[str]) -> int:
    """The status of a command line."""
    status = _run(arguments)
    try:
        sys.stdout.flush()
    except OSError:  # which has been reported: nothing was flushed when the command ended
        _drop_output()
    return status


def _run(arguments: list[str]) -> int:
    try:
        result = group.main(args=arguments, prog_name="councilui", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except Exception as error:
        from councilui.cli.errors import report

        return report(error)
