"""Tables as lines that the grammar reads: each cell behind the word that heads it, nothing else added.

Four kinds of table hold votes: a column for each option with names below, a row for each member with a mark under an
option, a row for each motion (mover, text, disposition), and rows of two cells, an option and its names. A grid of
members by items stays one, a row in a line; `grids.py` reads it when the items of the paper are known.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilui.load.formats.minutes.documents.grid_rows import CELL, grid_start
from councilui.load.formats.minutes.labels import label_option
from councilui.load.formats.minutes.people import TITLE
from councilui.load.outcomes.results import read_outcome
from councilui.load.symbols import CROSSES, EMPTY_BOXES, TICKS, VARIATION, with_symbols

Row = Sequence[str]


class Cell(NamedTuple):
    """A cell with its text, and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


_HEADS: Final = re.compile(
    r"(?:motions?|movers?|seconders?|(?:mover|moved|motion)\s*(?:&|and|/)\s*second(?:er|ed)?(?:\s+by)?"
    r"|moved by|seconded by|subject|disposition|results?"
    r"|action|vote|decision|title|item)\s*:?",
    re.IGNORECASE,
)
_OF_ITEMS: Final = re.compile(r"items?|titles?|subjects?", re.IGNORECASE)
_OF_RESULTS: Final = re.compile(r"results?|dispositions?|outcomes?", re.IGNORECASE)
_MAY_BE_OF_RESULTS: Final = re.compile(r"(?:council\s+)?actions?(?:\s+taken)?|decisions?|votes?|status", re.IGNORECASE)
_RESULT: Final = re.compile(r"result\s*:", re.IGNORECASE)  # beside it what was decided, and when it is taken up again
_MOST_COLUMNS: Final = 200  # over which cells are spread; no table of votes has more
_MARK: Final = re.compile(rf"[{''.join(sorted(TICKS | CROSSES))}●•*■]{VARIATION}?|\[[xX]\]|yes", re.IGNORECASE)
_MEMBER: Final = re.compile(
    r"(?:council\s*)?(?:members?|councill?ors?|names?|commissioners?|trustees?|aldermen|alderperson)", re.IGNORECASE
)


_ROLE: Final = re.compile(
    r"(?P<moved>motion|mov(?:ed|er)|1st|first|introduced)|(?:second|2nd)(?:ed|er)?(?:\s+by)?", re.IGNORECASE
)
_STATUS: Final = re.compile(r"present|attendance|attending|in\s+attendance|here", re.IGNORECASE)
_MEANINGS: Final = {"y": "yes", "yes": "yes", "x": "yes", "n": "no", "no": "no", "late": "yes", "remote": "yes"}
_ATTENDANCE: Final = {"yes": "Present", "no": "Absent"}
_NAME: Final = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_]|[.'’()/-]|[ ](?=[^\W\d_a-z(]|(?:de|di|del|la|van|von|der)[ ])){1,48}"
)
_OFFICE: Final = re.compile(rf"(?<=\w),\s+(?:vice[- ]?)?(?:{TITLE})(?:\s.*)?\Z", re.IGNORECASE)
_LONGEST_NAME: Final = 90  # with an office behind it
_LEAST_MEMBERS: Final = 2
_MOST_ABOVE: Final = 4  # rows over the heads of a table, at most


def spread(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The rows of a table with each cell in its own column, where cells of the rows above reach down beside it.

    The word of an option over several columns heads each of them; any other text stands in its first place alone.
    """
    grid: list[list[str]] = []
    reach: dict[int, int] = {}  # by column, how many further rows a cell above covers
    for row in rows:
        line: list[str] = []
        below: dict[int, int] = {}
        for cell in row:
            while reach.get(len(line), 0):
                line.append("")
            is_head = label_option(cell.text.strip().rstrip(": ")) is not None
            for place in range(max(1, min(cell.columns, _MOST_COLUMNS - len(line)))):
                if len(line) < _MOST_COLUMNS:
                    below[len(line)] = cell.rows - 1
                line.append(cell.text if is_head or not place else "")
        reach = {column: rows - 1 for column, rows in reach.items() if rows > 0} | below
        grid.append(line)
    return grid


def table_lines(rows: Sequence[Row]) -> list[str]:
    """The lines of one table. Cells may have several lines of their own."""
    rows = [[_read_cell(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    grid = grid_start(rows)
    if grid is not None and (not _is_header(rows[grid]) or _heads_items(rows[grid:])):
        lines = [CELL.join(" ".join(cell.split()) for cell in row) for row in rows[grid:]]
        return [*(line for row in rows[:grid] for line in _plain(row)), "", *lines, ""]
    for start in range(min(len(rows), _MOST_ABOVE + 1)):
        votes, end = _votes_below_names(rows, start)
        if votes:
            return [*(line for row in rows[:start] for line in _plain(row)), "", *votes, "", *table_lines(rows[end:])]
    if answers := _answers(rows):
        return answers
    header = next((index for index, row in enumerate(rows[:_MOST_ABOVE]) if _is_header(row)), None)
    if header is None:
        return [line for row in rows for line in _plain(row)]
    above = [line for row in rows[:header] for line in _plain(row)]
    heads = [cell.rstrip(": ") for cell in rows[header]]
    below = rows[header + 1 :]
    if _has_marks(heads, below):
        return above + _marked(heads, below)
    if is_member_head(heads[1]) and all(label_option(row[0]) is not None for row in below):
        return [*above, "", *(f"{row[0]}: {' – '.join(row[1:])}" for row in below), ""]
    if all(label_option(head) is not None for head in heads if head):
        return above + _columns(heads, below)
    return above + headed_lines(heads, below)


def headed_lines(heads: Row, rows: Sequence[Row]) -> list[str]:
    """The lines of a table with a row for each motion: each cell behind its head, its result after the names.

    A result in front of them would be read as that of the motion above.
    """
    result = result_column([heads, *rows])
    columns = sorted(range(len(heads)), key=lambda column: column == result)
    lines: list[str] = []
    for row in _whole_rows(heads, rows):
        lines.append("")
        lines += _headed([heads[column] for column in columns], [row[column] for column in columns])
    return [*lines, ""]


def _read_cell(cell: str) -> str:
    """The text of a cell; one with nothing but a box that nobody checked is empty."""
    text = with_symbols(cell.strip())
    return "" if text in EMPTY_BOXES or text in ("[ ]", "[]") else text


def is_mark(cell: str) -> bool:
    """Whether a cell holds a mark under an option, and nothing else."""
    return bool(_MARK.fullmatch(cell))


def mover_role(head: str) -> str | None:
    """ "Moved" or "Seconded" for the head of a column with a mark for who did so; None for any other."""
    role = _ROLE.fullmatch(head)
    return None if role is None else "Moved" if role["moved"] else "Seconded"


def is_member_head(cell: str) -> bool:
    """Whether a cell heads a column of members."""
    return bool(_MEMBER.fullmatch(cell))


def result_column(rows: Sequence[Row]) -> int | None:
    """The column of what became of each item, by its head in the first row; "Action" may also head what was moved."""
    for column, head in enumerate(cell.rstrip(": ") for cell in rows[0]):
        cells = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        are_results = bool(cells) and all(read_outcome(cell).status != "unknown" for cell in cells)
        if _OF_RESULTS.fullmatch(head) or (_MAY_BE_OF_RESULTS.fullmatch(head) and are_results):
            return column
    return None


def _is_header(row: Row) -> bool:
    cells = [cell for cell in row if cell]
    known = [cell for cell in cells if label_option(cell.rstrip(": ")) is not None or _HEADS.fullmatch(cell)]
    if len(cells) < 2 or any("\n" in cell for cell in cells):
        return False
    is_of_members = any(map(is_member_head, cells)) and not all(map(_STATUS.fullmatch, known))
    return len(known) >= 2 or (len(known) == 1 and is_of_members)


def _heads_items(rows: Sequence[Row]) -> bool:
    """Whether a header has nothing of a motion but its result: what was voted on is told of elsewhere."""
    result = result_column(rows)
    return not any(
        column != result
        and (label_option(head) is not None or (_HEADS.fullmatch(head) and not _OF_ITEMS.fullmatch(head)))
        for column, head in enumerate(cell.rstrip(": ") for cell in rows[0])
    )


def _plain(row: Row) -> list[str]:
    """A row under no header. An option and its names make one line."""
    cells = [cell for cell in row if cell]
    if len(cells) == 2 and label_option(cells[0].rstrip(": ")) is not None:
        return [f"{cells[0].rstrip(': ')}: {_names(cells[1])}"]
    is_headed = len(cells) == 2 and (cells[0].endswith(":") or _HEADS.fullmatch(cells[0])) and "\n" not in cells[0]
    if is_headed or (len(cells) > 2 and _RESULT.fullmatch(cells[0])):
        return [f"{cells[0].rstrip(': ')}: {_names(cells[1])}", *cells[2:]]
    return [line for cell in cells for line in cell.split("\n")]


def _names(cell: str) -> str:
    """Names below one another as a list; prose stays as it is."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) > 1 and all(len(line.split()) < 7 for line in lines):
        return "; ".join(line.rstrip(",;") for line in lines)
    return " ".join(lines)


def _columns(heads: Row, rows: Sequence[Row]) -> list[str]:
    columns: dict[str, list[str]] = {head: [] for head in heads if head}
    for index, head in enumerate(heads):
        names = [_names(row[index]) for row in rows if index < len(row) and row[index]]
        columns.setdefault(head or "No mark", []).extend(names)
    lines = [f"{head}: {'; '.join(names) or 'None'}" for head, names in columns.items() if names or head != "No mark"]
    return ["", *lines, ""]


def _whole_rows(heads: Row, rows: Sequence[Row]) -> list[list[str]]:
    """The rows of motions; names in a row without anything in its first column are of the motion above."""
    has_options = label_option(heads[0]) is None and any(label_option(head) is not None for head in heads)
    whole: list[list[str]] = []
    for row in rows:
        if has_options and whole and not row[0]:
            for column, cell in enumerate(row[: len(whole[-1])]):
                whole[-1][column] = "\n".join(part for part in (whole[-1][column], cell) if part)
        else:
            whole.append([*row, *[""] * (len(heads) - len(row))])
    return whole


def _headed(heads: Row, row: Row) -> list[str]:
    """Each cell behind its head; columns of one option are one list."""
    lines: dict[str | int, str] = {}
    names: dict[str, list[str]] = {}
    for column, (head, cell) in enumerate(zip(heads, row, strict=False)):
        if label_option(head) is not None:
            names.setdefault(head, []).extend([_names(cell)] if cell else [])
            lines[head] = f"{head}: {'; '.join(names[head]) or 'None'}"
        elif head and cell:
            lines[column] = f"{head}: {_names(cell) if _HEADS.fullmatch(head) else cell}"
        elif cell:
            lines[column] = cell
    return list(lines.values())


def _has_marks(heads: Row, rows: Sequence[Row]) -> bool:
    options = [index for index, head in enumerate(heads) if label_option(head) is not None]
    if len(options) < 2 or not rows:
        return False
    sides = [{*"".join(row[index] for index in options if index < len(row))} for row in rows]
    if any(TICKS & letters and CROSSES & letters for letters in sides):
        return False  # the cross says which option it was not
    options += [index for index, head in enumerate(heads) if mover_role(head)]
    cells = [row[index] for row in rows for index in options if index < len(row) and row[index]]
    return bool(cells) and all(map(is_mark, cells))


def _is_name(cell: str) -> bool:
    return (
        len(cell) < _LONGEST_NAME
        and bool(_NAME.fullmatch(_OFFICE.sub("", cell)))
        and label_option(cell) is None
        and not is_member_head(cell)
    )


def _votes_below_names(rows: Sequence[Row], start: int) -> tuple[list[str], int]:
    """The votes of members who stand side by side in a row, and the row behind them; no lines where there are none.

    Below their names is the word of each vote, or a row for each option with marks under those who voted so.
    """
    members = {column: cell for column, cell in enumerate(rows[start]) if cell and column}
    first = rows[start][0]
    if _is_name(first) and label_option(first) is None:
        members[0] = first
    if len(members) < _LEAST_MEMBERS or not all(map(_is_name, members.values())) or len(rows) == start + 1:
        return [], start
    words = {column: cell for column, cell in enumerate(rows[start + 1]) if cell}
    if words.keys() - {0} == members.keys() - {0} and all(label_option(words.get(column, "")) for column in members):
        return [f"{members[column]} – {words[column]}" for column in sorted(members)], start + 2
    lines = []
    end = start + 1
    while end < len(rows) and label_option(rows[end][0].rstrip(": ")) is not None:
        marked = {column for column, cell in enumerate(rows[end]) if cell and column}
        if not marked <= members.keys() or not all(is_mark(rows[end][column]) for column in marked):
            break
        names = "; ".join(members[column] for column in sorted(marked))
        lines.append(f"{rows[end][0].rstrip(': ')}: {names or 'None'}")
        end += 1
    return (lines, end) if any(not line.endswith("None") for line in lines) else ([], start)


def _answers(rows: Sequence[Row]) -> list[str]:
    """The lines of a table with a member in the first column and the word of a vote, or whether present, in the last.

    What stands between them, as an office does, is left out, and so is what stands behind a column headed "Status"; []
    for any other table.
    """
    status = next((index for index, cell in enumerate(rows[0]) if cell.casefold() == "status"), 0) if rows else 0
    rows = [row[: status + 1] for row in rows] if status else rows
    head, body = (rows[0], rows[1:]) if rows and len(rows[0]) > 1 and not label_option(rows[0][-1]) else ([], rows)
    if not head and rows and is_member_head(rows[0][0]):
        head, body = rows[0], rows[1:]  # "Present" over "Yes"
    if len(body) < _LEAST_MEMBERS or any(len(row) < 2 or not _is_name(row[0]) for row in body):
        return []
    words = [row[-1] for row in body]
    if head and (status or _STATUS.fullmatch(head[-1])):
        answers = [_MEANINGS.get(word.casefold(), word) for word in words]
        words = [_ATTENDANCE.get(word, word) for word in answers]
    if not all(label_option(word) is not None for word in words):
        return []
    return ["", *(f"{_OFFICE.sub('', row[0])} – {word}" for row, word in zip(body, words, strict=True)), ""]


def _marked(heads: Row, rows: Sequence[Row]) -> list[str]:
    """A mark under an option, for each member. Two members may share a row; without a mark nothing is said."""
    names: dict[str, list[str]] = {}
    unmarked: list[str] = []
    movers: dict[str, str] = {}
    for row in rows:
        member, marked = "", True
        for head, cell in zip(heads, row, strict=False):
            if role := mover_role(head):
                if cell and member:
                    movers[role] = member
            elif label_option(head) is None:
                if member and not marked:
                    unmarked.append(member)
                member, marked = (cell, False) if cell else (member, marked)
            elif cell and member:
                names.setdefault(head, []).append(member)
                marked = True
        if member and not marked:
            unmarked.append(member)
    for head in heads:
        if label_option(head) in ("yes", "no"):
            names.setdefault(head, [])  # a column that is printed, and empty
    lines = ["", *(f"{role} by: {movers[role]}" for role in sorted(movers))]
    lines += [f"{head}: {'; '.join(people) or 'None'}" for head, people in names.items()]
    if unmarked:
        lines.append(f"No mark: {'; '.join(unmarked)}")
    return [*lines, ""]
