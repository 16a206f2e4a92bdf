"""A flat list of objects in JSON, as open-data portals give their tables, as rows of cells under a header."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from councilui.load.formats.vote_table.headers import means
from councilui.load.formats.vote_table.json_rolls import casts_in, is_named_roll, is_roll_key, lists_by_side
from councilui.load.invisible import join_surrogates
from councilui.load.json_file import decode_json

_LISTS: Final = (
    "data", "results", "records", "rows", "value", "features", "items", "votes", "meetings", "agenda", "agenda_items",
)  # fmt: skip
_ROWS_INSIDE: Final = ("fields", "attributes", "properties", "record")
_MILLISECONDS: Final = range(10**11, 4 * 10**12)  # 1973 to 2096
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SAMPLE: Final = 20  # objects of a list, in which others are looked for
_DEEPEST: Final = 6
_EPOCH: Final = dt.datetime(1970, 1, 1)
_ITEMS: Final = re.compile(r"(?:agenda_?)?(?:items|votes|motions|actions|decisions|resolutions)|agenda", re.IGNORECASE)
_MOTIONS: Final = re.compile(r"motions|votes|actions|decisions", re.IGNORECASE)  # on an item, where it has a title
_OF_MEETINGS: Final = ("date", "body", "meeting", "meeting_time", "location", "video")
_OF_ITEMS: Final = ("number", "title", "identifier", "type", "link", "summary")
Cells = list[tuple[int, list[str]]]


def read_rows(raw: bytes, rows_at: str = "") -> tuple[Cells, str | None] | None:
    """The header and a row for each object, numbered from 1 for the header; None when it is no such list.

    `rows_at` is the user's way to the list, through other lists, too; what stands beside it on the way is in each row.

    Beside them stands what had to be assumed about the encoding, None when nothing.

    Read are a list of objects, one under a usual key ("data", "results", "result.records"), Socrata's lists of lists
    with `meta.view.columns`, the rows of ArcGIS and Opendatasoft inside "attributes" or "fields", and JSON lines.
    A list under another key may be anything: notes on motions, a program's own state.
    """
    try:
        content, guess = decode_json(raw)
    except ValueError:
        return None
    if isinstance(content, dict) and (columns := _socrata_columns(content)):
        rows = [row for row in content.get("data", ()) if isinstance(row, list)]
        return [(1, columns), *((line, [_text(cell) for cell in row]) for line, row in enumerate(rows, 2))], guess
    listed = (_rows_at(content, rows_at.split(".")) if rows_at else None) or _list_in(content)
    is_of_meeting = isinstance(content, dict) and any(means(key, ("date",)) for key in content)
    is_inside = bool(rows_at) or (listed is not None and is_of_meeting)
    if listed is None and isinstance(content, dict) and b"\n" not in raw.strip():
        listed = [content]
    if listed is None:
        return None
    spread = [_spread(row, is_inside=is_inside) for row in listed]
    if not spread or any(rows is None for rows in spread):
        return None
    objects = [row for rows in spread for row in rows or ()]
    headers = list(dict.fromkeys(key for row in objects for key in row))
    meanings = _coded_values(content)
    cells = [[_text(_meaning(row.get(key), meanings.get(key)), key) for key in headers] for row in objects]
    return [(1, [_header(key) for key in headers]), *enumerate(cells, 2)], guess


def list_paths(raw: bytes) -> list[str]:
    """The ways to the lists of objects in JSON, through other lists, too, the deepest first."""
    try:
        content, _ = decode_json(raw)
    except ValueError:
        return []
    paths = dict.fromkeys(path for path in _paths(content) if path)
    return sorted(paths, key=lambda path: -path.count("."))


def _paths(content: object, path: str = "") -> Iterator[str]:
    if isinstance(content, list):
        rows = [row for row in content if isinstance(row, dict)]
        if rows and len(rows) == len(content):
            yield path
        for row in rows[:_SAMPLE]:
            yield from _paths(row, path)
    elif isinstance(content, dict) and path.count(".") < _DEEPEST:
        for key, value in content.items():
            if "." not in key and not is_named_roll(value):
                yield from _paths(value, f"{path}.{key}".lstrip("."))


def _rows_at(content: object, way: Sequence[str], outer: Mapping[str, Any] | None = None) -> list[Any]:
    """The objects at the end of a way of keys, each with the plain values that stand beside it on the way."""
    if isinstance(content, list):
        return [row for part in content for row in _rows_at(part, way, outer)]
    if not isinstance(content, dict):
        return []
    beside = {**(outer or {}), **content} if not way else {**(outer or {}), **_plain(content)}
    return _rows_at(content.get(way[0]), way[1:], beside) if way else [beside]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if not isinstance(value, (dict, list))}


def _list_in(content: object) -> list[Any] | None:
    """The list of rows; one inside an object comes with what the object tells of the meeting: its date, its body."""
    if isinstance(content, list):
        return content if content and all(isinstance(row, dict) for row in content) else None
    if not isinstance(content, dict):
        return None
    if content and all(_DATE.fullmatch(key) and isinstance(rows, list) for key, rows in content.items()):
        return _list_in(
            [{"date": key, **row} for key, rows in content.items() for row in rows if isinstance(row, dict)]
        )
    if isinstance(inner := content.get("result"), dict):
        content = inner
    rows = next((rows for key in _LISTS if (rows := _list_in(content.get(key)))), None)
    return rows and [{**_of_meeting(content, row), **row} for row in rows]


def _of_meeting(outer: dict[str, Any], row: dict[str, Any], words: tuple[str, ...] = _OF_MEETINGS) -> dict[str, Any]:
    """What an object tells of the meeting in which one of its rows was, and the row does not say itself."""
    values = {
        f"{key}_{inner}": cell
        for key, value in outer.items()
        if isinstance(value, dict)
        for inner, cell in value.items()
    }
    return {
        key: value
        for key, value in {**values, **outer}.items()
        for word in words
        if isinstance(value, str) and means(key, (word,)) and not any(means(own, (word,)) for own in row)
    }


def _spread(row: dict[str, Any], *, is_inside: bool) -> list[dict[str, Any]] | None:
    """An object as flat rows; None for one that is no row.

    An object inside it ({"meeting": {"date": …}}) becomes columns ("meeting_date"), one of the roll ({"votes": {"Ana
    Roe": "Yes"}}) a column for each member, a list of the roll ([{"name": …, "vote": …}]) a row for each member, and
    names by side ({"votes": {"yes": ["Ana Roe"], "no": []}}) a column for each side. A list of a meeting's items, or of
    an item's motions, is a row for each. Beside lists of who voted yes and no, and in a row that `is_inside` another,
    anything deeper stays as its JSON in a cell.
    """
    row = next((row[key] for key in _ROWS_INSIDE if isinstance(row.get(key), dict)), row)
    flat: dict[str, Any] = {}
    rolls: list[list[dict[str, Any]]] = []
    sides = {key: lists for key, value in row.items() if (lists := lists_by_side(key, value))}
    has_sides = sum(map(len, sides.values())) > 1
    for key, value in row.items():
        is_roll = is_roll_key(key) or is_named_roll(value)
        if has_sides and key in sides:
            flat |= sides[key]
        elif (casts := casts_in(key, value)) is not None:
            rolls.append(casts)
        elif _is_value(value):
            flat[key] = value
        elif isinstance(value, dict) and _is_flat(value):
            flat |= {inner if is_roll else f"{key}_{inner}": cell for inner, cell in value.items()}
        elif _ITEMS.fullmatch(key) and not has_sides and (rows := _list_in(value)):
            words = (*_OF_MEETINGS, *(_OF_ITEMS if _MOTIONS.fullmatch(key) else ()))
            return _rows_inside(row, rows, words)
        elif (has_sides or is_inside) and not is_roll:
            flat[key] = json.dumps(value, ensure_ascii=False) if value else None
        elif value:
            return None
    if len(rolls) > 1:
        return None
    casts = rolls[0] if rolls else [{}]
    return [{**flat, **{f"member_{key}" if key in flat else key: cell for key, cell in cast.items()}} for cast in casts]


def _rows_inside(
    outer: dict[str, Any], rows: list[dict[str, Any]], words: tuple[str, ...]
) -> list[dict[str, Any]] | None:
    """The rows inside a meeting or an item, with what it tells of them; None when one of them is no row."""
    parts = [_spread({**_of_meeting(outer, row, words), **row}, is_inside=True) for row in rows]
    return None if any(part is None for part in parts) else [row for part in parts for row in part or ()]


def _is_flat(row: dict[str, Any]) -> bool:
    """Whether an object has nothing in it but values."""
    return all(_is_value(value) for value in row.values())


def _is_value(value: object) -> bool:
    """Whether something stands in one cell: no list or object but names, or a link such as Socrata's {"url": …}."""
    if isinstance(value, list):
        return bool(value) and not any(isinstance(part, (dict, list)) for part in value)
    return not isinstance(value, dict) or isinstance(value.get("url"), str)


def _socrata_columns(content: dict[str, Any]) -> list[str] | None:
    view = content.get("meta", {}).get("view") if isinstance(content.get("meta"), dict) else None
    columns = view.get("columns") if isinstance(view, dict) else None
    if not isinstance(columns, list) or not isinstance(content.get("data"), list):
        return None
    return [str(column.get("name", "")) if isinstance(column, dict) else "" for column in columns]


def _coded_values(content: object) -> dict[str, dict[str, str]]:
    """What ArcGIS's codes mean, by field: {"VOTE": {"1": "Yes"}}."""
    fields = content.get("fields") if isinstance(content, dict) else None
    meanings: dict[str, dict[str, str]] = {}
    for field in fields if isinstance(fields, list) else ():
        domain = field.get("domain") if isinstance(field, dict) else None
        coded = domain.get("codedValues") if isinstance(domain, dict) else None
        pairs = [pair for pair in coded if isinstance(pair, dict)] if isinstance(coded, list) else []
        if pairs:
            meanings[str(field.get("name"))] = {str(pair.get("code")): str(pair.get("name")) for pair in pairs}
    return meanings


def _meaning(value: object, meanings: Mapping[str, str] | None) -> object:
    return meanings.get(str(value), value) if meanings and not isinstance(value, (dict, list)) else value


def _header(key: str) -> str:
    """A key as a header; a member's "ann_west" is Ann West, since portals write all keys small."""
    key = join_surrogates(key)
    return key.replace("_", " ").strip().title() if key.islower() and "_" in key else key


def _text(value: object, key: str = "") -> str:
    """A value as it would stand in a cell, a list of names with semicolons between.

    ArcGIS has moments as milliseconds since 1970.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dict):
        return str(value.get("url", ""))
    if type(value) is int and abs(value) in _MILLISECONDS and re.search("date|time", key, re.IGNORECASE):
        return (_EPOCH + dt.timedelta(milliseconds=value)).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "".join(f"{_text(part)}; " for part in value) if isinstance(value, list) else join_surrogates(str(value))
