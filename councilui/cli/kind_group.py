"""A group with one command for each kind that fits, made when it is called."""

from collections.abc import Callable
from typing import Any

import click

from councilui.cli.common import CommandGroup
from councilui.kinds import Kind, all_kinds, find_kind, kind_names


class KindGroup(CommandGroup):
    """`make` makes the command of a kind that `fits`; commands added by hand come after these."""

    def __init__(
        self, *args: Any, fits: Callable[[Kind], bool], make: Callable[[Kind], click.Command], **attributes: Any
    ) -> None:
        super().__init__(*args, **attributes)
        self.fits = fits
        self.make = make

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds in their order, then the commands added by hand."""
        kinds = [kind.name for kind in all_kinds() if self.fits(kind) and kind.name not in self.commands]
        return [*kinds, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command added by hand, else that of a kind."""
        if cmd_name in self.commands or cmd_name not in kind_names():
            return super().get_command(ctx, cmd_name)
        kind = find_kind(cmd_name)
        return self.make(kind) if self.fits(kind) else None
