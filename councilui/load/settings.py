"""What a user may say about data in a small `councilui.toml` beside it: place, body, columns, fields."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from councilui.common.plain_text import safe_url
from councilui.common.slugs import slug
from councilui.load.dates import ORDERS, Order
from councilui.load.inputs import Files
from councilui.load.mistakes import MistakeError
from councilui.load.outcomes import check_words

FILE: Final = "councilui.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults for what the data itself does not say. `columns` and `fields` map the model's words to the input's.

    `place` comes before a body's name in its key, so that two cities' councils stay two. `videos` has the address of
    a recording by the name of its file or by the meeting's date. `date_order` says which number of "5/6/2024" is the
    day; `words` what a member's word for a vote means: {"✓": "yes"}.
    """

    place: str
    body: str | None = None
    timezone: str | None = None
    seats: int | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    videos: Mapping[str, str] = field(default_factory=dict)
    date_order: Order | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def video(self, file: str, date: str) -> str | None:
        """The address of the recording that a file is of, None when it was not told."""
        return self.videos.get(Path(file).name) or self.videos.get(date)


def _folder_name(files: Files) -> str:
    """The folder or archive that holds the data; of a file alone, the folder in which it lies."""
    label = Path(files.label)
    if files.names() == [label.name]:
        label = label.resolve().parent
    return label.resolve().name.split(".")[0]


def settings_of(files: Files) -> Settings:
    """The settings beside the data; without any, the place is named after the folder, file or archive.

    Raises MistakeError for a file that is not TOML or has a key that is not known.
    """
    found = next((name for name in files.names(f"*{FILE}") if name.rsplit("/", 1)[-1] == FILE), None)
    place = slug(_folder_name(files))
    if found is None:
        return Settings(place)
    try:
        values = tomllib.loads(files.read(found).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MistakeError(files.shown(found), None, f"not TOML: {error}") from error
    kinds = {
        "place": str,
        "body": str,
        "timezone": str,
        "seats": int,
        "columns": dict,
        "fields": dict,
        "videos": dict,
        "date_order": str,
        "words": dict,
    }
    for key, value in values.items():
        if key not in kinds:
            raise MistakeError(files.shown(found), None, f'there is no setting "{key}"; known: {", ".join(kinds)}')
        if not isinstance(value, kinds[key]):
            raise MistakeError(files.shown(found), None, f'"{key}" must be a {kinds[key].__name__}')
    for name, address in values.get("videos", {}).items():
        if not isinstance(address, str) or safe_url(address) is None:
            raise MistakeError(files.shown(found), None, f'the video of "{name}" is no address on the web')
    if values.get("date_order", ORDERS[0]) not in ORDERS:
        raise MistakeError(files.shown(found), None, f'"date_order" must be one of: {", ".join(ORDERS)}')
    if mistake := check_words(values.get("words", {})):
        raise MistakeError(files.shown(found), None, mistake)
    values["place"] = slug(values.get("place", place))
    return Settings(**values)
