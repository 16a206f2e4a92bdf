"""What to type for a part of the program that is installed only on request."""

import shlex
import sys


def install_command(extra: str) -> str:
    """The command that adds an extra to this very installation: "…/python -m pip install 'councilui[documents]'"."""
    return f"{shlex.quote(sys.executable or 'python3')} -m pip install 'councilui[{extra}]'"
