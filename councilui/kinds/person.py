"""People."""

from councilui.export.person import COLUMNS, person_export
from councilui.kinds import Kind
from councilui.record.lookup import find_person
from councilui.record.queries.people import person_page

KIND = Kind(
    "person",
    "people",
    "seats with dates, votes newest first, statements; in CSV, the votes",
    person_page,
    find_person,
    lambda _, page: person_export(page),
    is_shown=True,
    label="The member",
    forms=("document", "table", "data", "records"),
    columns=COLUMNS,
)
