"""The user's saved searches, to pick one; and saving one under a name."""

from __future__ import annotations

from collections.abc import Callable

from councilui.common.errors import CouncilError
from councilui.common.fold import fold_case
from councilui.saved_searches import LONGEST_NAME, list_searches, save_search, searches_file
from councilui.tui.clipboard import shown
from councilui.tui.screens.pick import PickScreen
from councilui.tui.screens.prompt import PromptScreen
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.rows import Row


class SavedSearchesScreen(PickScreen[str]):
    """Answers the query of the search that is picked."""

    HEADING = "Your saved searches"
    PROMPT = "a name, or words of a query"
    NONE = "No saved search fits these words."

    def on_mount(self) -> None:
        """Read the user's file; it is a page long at most."""
        try:
            searches = list_searches()
        except CouncilError as error:
            self.app.tell(str(error), error=True)
            searches = {}
        if not searches:
            self.NONE = "No search has been saved yet: ctrl+s in the search saves one."
        self.fill([_row(name, query) for name, query in searches.items()])


def _row(name: str, query: str) -> tuple[str, Row]:
    return fold_case(f"{name} {query}"), Row(name, (text(name, "strong"), text(query, "muted", indent=2)), value=query)


def asking(query: str, done: Callable[[str, bool], None]) -> tuple[PromptScreen, Callable[[str | None], None]]:
    """A screen that asks for the name of `query`, and what to do with the answer; `done` gets what is to be told."""

    def save(name: str | None) -> None:
        if name is None:
            return
        try:
            before = save_search(name, query)
        except CouncilError as error:
            done(str(error), True)
            return
        instead = f" in place of: {before}" if before is not None and before != query else ""
        done(f"Saved as “{name.strip()}” in {shown(searches_file())}{instead}.", False)

    hint = f"A name for: {query}. It goes into a file of your own; 'councilui search --saved NAME' finds it as well."
    return PromptScreen("Save this search as", hint, query[:LONGEST_NAME]), save
