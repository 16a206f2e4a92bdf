"""All matters under one popular name."""

import sqlite3

from councilui.export.matter_history import matter_group_export
from councilui.kinds import Kind
from councilui.record.lookup import matters_by_alias
from councilui.record.queries.matters import matter_page
from councilui.record.views.matters import MatterPage


def read_matter_group(connection: sqlite3.Connection, name: str) -> tuple[str, list[MatterPage]]:
    """The matters that go by a popular name."""
    return name, [matter_page(connection, matter) for matter in matters_by_alias(connection, name)]


KIND = Kind(
    "matter-group",
    "matters under one name",
    "the history of all matters under one popular name",
    read_matter_group,
    forms=("document", "data"),
    to_export=lambda _, group: matter_group_export(*group),
)
