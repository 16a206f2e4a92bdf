"""`councilui completion`: what makes a shell complete commands, ids and names."""

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print a script for bash, zsh or fish, so that the Tab key completes commands, options, ids, numbers and names.

    In ~/.bashrc: eval "$(councilui completion bash)". In ~/.zshrc, after compinit: the same with zsh. For fish:
    councilui completion fish > ~/.config/fish/completions/councilui.fish
    """
    from councilui.cli.commands import group

    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(group, {}, "councilui", "_COUNCILUI_COMPLETE").source())
