"""Agreement of members: who votes with whom."""

import sqlite3

from councilui.analysis.agreement_wording import AgreementPage, AgreementQuery, agreement_page
from councilui.export.agreement import COLUMNS, agreement_export
from councilui.kinds import Kind
from councilui.record.lookup import find_body, find_voters
from councilui.record.queries.rolls import rolls


def read_agreement(connection: sqlite3.Connection, query: AgreementQuery) -> AgreementPage:
    """The agreement of the members of a body, or of a bloc, over a period."""
    of_body = rolls(connection, find_body(connection, query.body), since=query.since, until=query.until)
    bloc = find_voters(connection, of_body, query.bloc)
    return agreement_page(of_body, divided_only=query.divided_only, bloc=bloc)


KIND = Kind(
    "agreement",
    "agreement",
    "who votes with whom, for every pair of members; in CSV, one pair per row",
    read_agreement,
    to_export=lambda _, page: agreement_export(page),
    columns=COLUMNS,
)
