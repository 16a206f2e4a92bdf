"""The user's saved searches, to pick one."""

from councilui.common.errors import CouncilError
from councilui.common.fold import fold_case
from councilui.saved_searches import list_searches
from councilui.tui.screens.pick import PickScreen
from councilui.tui.widgets.layout import text
from councilui.tui.widgets.rows import ListRow


class SavedSearchesScreen(PickScreen[str]):
    """Answers with the query of the search that is picked."""

    HEADING = "Your saved searches"
    PROMPT = "a name, or words of a query"
    EMPTY = "No saved searches yet. Press Ctrl+S in search to save one."

    def on_mount(self) -> None:
        """Read the user's file; it is a page long at most."""
        try:
            searches = list_searches()
        except CouncilError as error:
            self.host.notify_user(str(error), error=True)
            searches = {}
        self.fill([_row(name, query) for name, query in searches.items()])


def _row(name: str, query: str) -> tuple[str, ListRow]:
    return fold_case(f"{name} {query}"), ListRow(
        name, (text(name, "strong"), text(query, "muted", indent=2)), value=query
    )
