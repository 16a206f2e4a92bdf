"""What the columns of members are called, where two have one name."""

from collections import defaultdict

from councilui.load.formats.vote_table.columns import Columns
from councilui.load.formats.vote_table.profile import fit_row
from councilui.load.formats.vote_table.sheets import Sheet
from councilui.load.members import member_name
from councilui.load.outcomes import VoteWords
from councilui.load.report import Report


def member_columns(sheet: Sheet, columns: Columns, words: VoteWords, report: Report) -> dict[int, str]:
    """What each member column is called; two columns of one name that both vote in a row are two members."""
    names = columns.member_names
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for column, header in names.items():
        name = member_name(header)
        alike[name.key, name.apart].append(column)
    twins = [group for group in alike.values() if len(group) > 1]
    if not twins:
        return names
    width = len(columns.headers)
    for line, cells in sheet.rows():
        row = fit_row(cells, width)
        for group in twins if row else ():
            voting = [c for c in group if row and row[c].strip() and not words.is_no_seat(row[c].strip())]
            if len(voting) > 1 and not names[group[1]].endswith(" #2"):
                for number, column in enumerate(group[1:], 2):
                    names[column] = f"{names[column]} #{number}"
                listed = ", ".join(f"“{names[column]}”" for column in group)
                reason = f"Columns with the same name all have votes here, so each was loaded as a member: {listed}."
                report.warn("two columns of one name", sheet.label, line, f"{reason} Give each its own name.")
    return names
