"""The options, declared once: the file, `councilui config` and docs/configuration.md come from here."""

from typing import Final, NamedTuple

from councilui.common.shares import series


class ConfigOption(NamedTuple):
    """`kind` is "text", "path", "yes or no" or "choice", of `choices`; `default` is as written in the file.

    `flag` says how the command line sets it, `default_text` what the default is where it has no value of its own.
    """

    name: str
    kind: str
    default: str | bool
    help: str
    choices: tuple[str, ...] = ()
    environment: str | None = None
    flag: str | None = None
    default_text: str | None = None

    def check(self, value: object) -> str | None:
        """Why `value` will not do, as the end of a sentence; None when it will."""
        if self.kind == "yes or no":
            return None if isinstance(value, bool) else "must be true or false, without quotes"
        if not isinstance(value, str):
            return "must be text in quotes"
        if self.choices and value not in self.choices:
            return f"must be {series(self.choices, 'or')}"
        return None


OPTIONS: Final = (
    ConfigOption(
        "record", "path", "", "The record to open when you don't name one.", environment="COUNCILUI_DB", flag="--db",
        default_text="the record that comes with councilui",
    ),
    ConfigOption(
        "theme", "text", "auto",
        'The colors of the screen. "auto" is light in a light terminal, else dark, and in one of 16 colors the '
        "terminal's own, until you switch; then it is what you last switched to. Any other theme is used every time.",
        environment="COUNCILUI_THEME", flag="--theme",
    ),
    ConfigOption(
        "remember", "yes or no", True, "Whether to open a record as you left it: place, theme, sort orders, searches.",
        flag="--fresh",
    ),
    ConfigOption(
        "mouse", "yes or no", True,
        "Whether councilui uses the mouse. If false, your terminal keeps it, to select and copy in its own way.",
    ),
    ConfigOption(
        "roll_grouping", "choice", "option", "How a roll call is grouped until you change it.",
        choices=("option", "ward", "name"),
    ),
    ConfigOption(
        "search_order", "choice", "newest", "The order of search results until you change it.",
        choices=("newest", "relevance"),
    ),
    ConfigOption(
        "export_folder", "path", "", "Where exports from the screen are written. The folder must exist.",
        default_text="the folder in which councilui was started",
    ),
)  # fmt: skip
KEYS: Final = "keys"
"""The table of the file that binds keys wherever an action works; `tui.keys` reads it."""
KEYS_IN: Final = "keys_in"
"""The table of tables that bind keys in one part of the screen alone."""
