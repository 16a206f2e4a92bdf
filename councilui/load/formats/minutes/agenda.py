"""The agenda of a meeting: which item a place of the paper lies in, each as a row once."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from councilui.common.slugs import slug
from councilui.load.formats.minutes.items import Item, item_at, items_of
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.keys import matter_key
from councilui.record import model
from councilui.record.model import NO_TITLE

_TO_ADOPT: Final = re.compile(
    r"motion\s+(?:to|that\s+(?:we|the\s+council|council))\s+(?:adopt|approve|pass|enact)s?\s+(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
_MENTION: Final = re.compile(
    r"\b(?:amend\w*|repeal\w*|rescind\w*|supersed\w*|pursuant\s+to|under|accordance\s+with|provided\s+(?:in|by)|per|by)"
    r"\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Words before the number of a document that the item is not about: "made pursuant to By-law No. 22/2014"."""
_OF_SECTION: Final = re.compile(
    r"(?:(?:new|old|unfinished|other|general|city|town|county|public|regular|special|action|council|council[’']s|board|committee"
    r"|commission|staff|mayor[’']s|manager[’']s|business|agenda|items?|reports?|resolutions?|ordinances?|bills?|hearings?"
    r"|communications?|correspondence|discussion|comments?|announcements?|matters|motions?|officials"
    r"|attendance|present|absent|roll|call|order|in|to|of|the|and|for|from|end)\b\W*)+",
    re.IGNORECASE,
)
"""A heading of a part of the agenda, which names no subject: "NEW BUSINESS"."""
_OF_CONSENT: Final = re.compile(r"consent\s+(?:agenda|calendar)\b", re.IGNORECASE)  # whose parts are voted on as one
_OF_MOTION: Final = re.compile(
    r"\W*(?:(?:resolution|motion|council\s+resolution)\s*(?:no\.?|#)?\s*(?:[\w/-]*\d[\w/-]*)?)?\W*", re.IGNORECASE
)
_TITLE_LINE: Final = re.compile(r"[ \t]*[A-Z0-9][^\n]{2,58}[^\s.:;,!?)”\"]\s*")
"""A short line that is no sentence, and may be the title of an item: "Lease of the pier"."""
_MARK: Final = 3  # characters between the number of an item and its title
_SAME: Final = 20  # characters of a motion that stand in the title of its item
_MOST_SIGNS: Final = 50  # signs at an id for the items before it that would have the same; a number for more
_OPENING: Final = "Before the first item"
_CEREMONY: Final = re.compile(
    r"(?:call(?:ed)? to order|roll call|attendance|invocation|opening prayer|moment of silence"
    r"|pledge(?: of allegiance)?[^,;]*)\W*",
    re.IGNORECASE,
)
_IDENTIFIER: Final = re.compile(
    r"\b(?P<type>Resolution|Ordinance|By-?law|Council\s+Bill|Bill|File|CB|Res\.|Ord\.)\s+(?:No\.?\s*|Number\s+|#\s*)?"
    r"(?P<number>[A-Z]{0,3}-?\d(?:[\w-]*\w)?(?:\.\w+)*(?:/\d+)?)(?![\w-])",
    re.IGNORECASE,
)
"""A number without its end is none: "Resolution No. 2031-", to be filled in by hand."""
_TYPES: Final = {"Res": "Resolution", "Ord": "Ordinance", "Cb": "Council Bill"}


class Agenda:
    """Items of one meeting; `rows_at` gives the rows of an item when it is first asked for."""

    def __init__(self, meeting: str, prefix: str, place: str, minutes: MinutesText, source: str) -> None:
        self._meeting = meeting
        self._prefix = prefix
        self._place = place
        self._minutes = minutes
        self._source = source
        self._items = items_of(minutes)
        self._ids: dict[int, str] = {}
        self._matters: dict[str, str] = {}
        self._motions: set[int] = set()  # items that are a motion: others below one are not on it
        self._headings: set[int] = set()  # the starts of those below which a motion was
        self._repeats: Counter[str] = Counter()  # items whose id would be the same
        self._titles: dict[str, str] = {}  # of the items whose rows were given out, by id

    def rows_at(
        self,
        offset: int,
        title: str | None = None,
        words: str | None = None,
        is_apart: Callable[[str, bool], bool] = lambda _title, _is_next: False,
        *,
        names_nothing: bool = False,
    ) -> tuple[str, str | None, list[object]]:
        """The id of the item in which a place lies, its matter, and the rows that were not given out before.

        A motion without a numbered item above it has an item of its own by its `title`, so that no vote is filed under
        words that stand above it by chance; so has one that `is_apart` from the title of the item above, which is told
        whether nothing but the motion's number stands between them. An item may be
        the motion itself: its title is then that of the motion, whose own `words` stand in it. A motion that
        `names_nothing` ("approval as outlined") is on what the heading right above it names.
        """
        index = item_at(self._items, offset)
        above = self._items[index] if index is not None else None
        is_on_heading = names_nothing and above is not None and self._is_on_heading(above, offset)
        if above is not None and title is not None:
            self._headings.add(above.start)
        if title is not None and (above is None or above.number is None) and not is_on_heading:
            return self._new(Item(offset, None, title, above.title if above is not None else None))
        is_in_line = above is not None and "\n" not in self._minutes.text[above.start : offset]
        if (
            title is not None
            and above is not None
            and not is_in_line
            and is_apart(f"{above.number or ''} {above.title}", self._is_next_to(above, offset))
        ):
            return self._new(Item(offset, None, title, above.section))
        key = -1 if index is None else index
        if title is not None and above is not None and words is not None and _is_motion(above, offset, words):
            above = above._replace(title=title)
            self._motions.add(key)
        elif title is not None and above is not None and key in self._motions:
            return self._new(Item(offset, None, title, above.section))
        if key not in self._ids:
            item, matter, rows = self._new(above or Item(offset, None, _OPENING, None))
            self._ids[key] = item
            return item, matter, rows
        item = self._ids[key]
        return item, self._matters.get(item), []

    def _is_next_to(self, item: Item, offset: int) -> bool:
        between = self._minutes.quote(item.start, offset).removeprefix(item.number or "").lstrip(" .")
        return _OF_MOTION.fullmatch(between.removeprefix(item.title)) is not None

    def _is_on_heading(self, heading: Item, offset: int) -> bool:
        """Whether nothing stands between a heading and the first motion below it but what was said about it."""
        lines = self._minutes.text[heading.start : self._minutes.line_start(offset)].strip().split("\n")[1:]
        if heading.start in self._headings or _OF_SECTION.fullmatch(heading.title):
            return False
        return _OF_CONSENT.match(heading.title) is not None or not any(map(_TITLE_LINE.fullmatch, lines))

    def title(self, item_id: str) -> str | None:
        """The title of an item whose rows were given out; None for one without a title, or for "Call to Order"."""
        title = self._titles[item_id]
        return title if title not in ("", _OPENING) and not _CEREMONY.fullmatch(title) else None

    def _new(self, item: Item) -> tuple[str, str | None, list[object]]:
        item_id = f"{self._meeting}/{self._prefix}{slug(item.number or item.title)[:60].strip('-')}"
        before = self._repeats[item_id]
        self._repeats[item_id] += 1
        item_id += "+" * before if before < _MOST_SIGNS else f"+{before}"
        self._titles[item_id] = item.title
        rows: list[object] = []
        for row in self._matter(item):
            self._matters[item_id] = row.id
            rows.append(row)
        matter = self._matters.get(item_id)
        rows.append(
            model.AgendaItem(
                item_id, self._meeting, len(self._titles), item.title or NO_TITLE, item.number, item.section,
                matter, source=self._source,
            )
        )  # fmt: skip
        return item_id, matter, rows

    def _matter(self, item: Item) -> Iterator[model.Matter]:
        """The matter whose number the item's heading prints, where it prints one alone."""
        heading = f"{item.number or ''} {item.title}"
        identifiers = {
            " ".join(match[0].split()): match
            for match in _IDENTIFIER.finditer(heading)
            if not _MENTION.search(heading[: match.start()])
        }
        if len(identifiers) != 1:
            return
        identifier, match = next(iter(identifiers.items()))
        word = " ".join(match["type"].split()).rstrip(".").title()
        title = item.title
        if title.startswith("Motion ") and identifier not in (item.number or ""):
            words = _TO_ADOPT.sub("", title)  # any other motion on it doesn't say what it is called
            title = words if words.startswith(identifier) else identifier
        yield model.Matter(
            matter_key(self._place, identifier), identifier, "recorded", title or identifier,
            type=_TYPES.get(word, word), source=self._source,
        )  # fmt: skip


def _is_motion(item: Item, offset: int, words: str) -> bool:
    """Whether an item is itself the motion at a place: "R31-12 A. Roe, B. Poe: That the lease be approved"."""
    is_at_motion = offset - item.start <= len(item.number or "") + _MARK
    return is_at_motion and (words[:_SAME] in item.title or "whereas" in item.title.casefold())
