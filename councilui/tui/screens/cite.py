"""A citation of what is selected, in a style to be picked: each is shown as it will be copied."""

import sqlite3

from councilui.common.errors import CouncilError
from councilui.common.fold import fold_case
from councilui.common.plain_text import one_line
from councilui.export.citation_styles import STYLES, cite
from councilui.kinds import find_kind
from councilui.tui.screens.pick import PickScreen
from councilui.tui.selection import Selection
from councilui.tui.widgets.layout import Block, Text
from councilui.tui.widgets.rows import ListRow


def citable(selection: Selection) -> list[tuple[str, str]]:
    """What there is to cite, the nearest first: ("statement", its key)."""
    statement = selection.statement.key if selection.statement is not None else None
    kinds = (
        ("statement", statement),
        ("vote", selection.vote),
        ("matter", selection.matter),
        ("meeting", selection.meeting),
    )
    return [(kind, id) for kind, id in kinds if id is not None]


class CiteScreen(PickScreen[None]):
    """Copies the citation that is picked."""

    HEADING = "Citation style"
    PROMPT = "vote, meeting, markdown, journal, bibtex …"

    def __init__(self, selection: Selection) -> None:
        """Offer the citations of everything that is selected."""
        super().__init__()
        self.subjects = citable(selection)

    def on_mount(self) -> None:
        """Read the citations: (kind, style, text)."""
        subjects = self.subjects

        def citations(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
            texts = []
            for kind, id in subjects:
                reference = find_kind(kind).reference(connection, id)
                for style in STYLES:
                    try:
                        texts.append((kind, style, cite(reference, style)))
                    except CouncilError:
                        continue  # it has none in this style
            return texts

        self.read(citations, lambda texts: self.fill([_row(*entry) for entry in texts]))

    def pick(self, row: ListRow) -> None:
        self.dismiss(None)
        if isinstance(row.value, tuple):
            kind, style, text = row.value
            self.host.copy(text, f"The citation of the {kind} ({STYLES[style].label})")


def _row(kind: str, style: str, text: str) -> tuple[str, ListRow]:
    head = Text(((f"The {kind}, {STYLES[style].label}  ", "strong"), (STYLES[style].description, "muted")), hang=2)
    lines = text.split("\n") if style == "plain" else [one_line(text.replace("\n>\n", "\n"))]
    blocks: tuple[Block, ...] = (head, *(Text(((line, "text"),), indent=2, limit=3) for line in lines))
    haystack = fold_case(f"{kind} {style} {STYLES[style].label} {STYLES[style].description}")
    return haystack, ListRow((kind, style), blocks, value=(kind, style, text))
