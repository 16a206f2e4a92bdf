"""What a page of HTML strikes out, hides or numbers: by tags, attributes, classes, and the rules of its own sheets.

A rule counts where it holds for everybody who reads the page: one for print or for a narrow screen does not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

STRUCK_TAGS: Final = frozenset(("s", "strike", "del"))
STRUCK_CLASS: Final = re.compile(r"\bstrike|line-through|\bdeleted\b", re.IGNORECASE)
LINE_THROUGH: Final = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)

_SHEET: Final = re.compile(r"<style\b(?P<attributes>[^>]*)>(?P<rules>.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_PRINT: Final = re.compile(r"\bmedia\s*=\s*[\"']?\s*(?!all\b|screen\b)\w", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_COMPOUND: Final = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+)*)")
_PROPERTIES: Final = (
    "display",
    "visibility",
    "mso-hide",
    "text-decoration",
    "text-decoration-line",
    "list-style",
    "list-style-type",
)
_DRAWN_NUMBER: Final = re.compile(r"\.(lst-kix[\w-]+)\s*>\s*li:before\s*\{\s*content:([^}]{0,400})\}")
_COUNTER: Final = re.compile(r"counter\([^,()]*,\s*([a-z-]+)\s*\)")
_DECLARATION: Final = re.compile(rf"(?<![\w-])({'|'.join(_PROPERTIES)})\s*:\s*([^;]*)", re.IGNORECASE)


class Element(NamedTuple):
    """A tag with its classes and id, the latter as ".name" and "#name"."""

    tag: str
    marks: frozenset[str]


class Look(NamedTuple):
    """Whether a reader sees the words of an element struck out or not at all, and what marks the items of a list."""

    is_struck: bool
    is_hidden: bool
    list_style: str  # as style sheets write it, "upper-roman"; "" where none does


class _Compound(NamedTuple):
    tag: str | None
    marks: frozenset[str]

    def fits(self, element: Element) -> bool:
        return self.tag in (None, "*", element.tag) and self.marks <= element.marks


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]  # ids, classes, tags, place: the greater wins
    compounds: tuple[_Compound, ...]
    declarations: Mapping[str, str]


def element_of(tag: str, attributes: Mapping[str, str | None]) -> Element:
    classes = {f".{name}" for name in (attributes.get("class") or "").split()}
    element_id = (attributes.get("id") or "").strip()
    return Element(tag, frozenset(classes | ({f"#{element_id}"} if element_id else set())))


class StyleSheets:
    """The rules of a page's style sheets that can strike out, hide or number."""

    def __init__(self, page: str) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        sheets = (match["rules"] for match in _SHEET.finditer(page) if not _PRINT.search(match["attributes"]))
        self._drawn = _drawn_numbers(page)
        for place, (selector, body) in enumerate(_rules_in(sheets)):
            declarations = _declarations(body)
            for rule in _rules_of(selector, declarations, place) if declarations else ():
                last = rule.compounds[-1]
                self._rules[min(last.marks, default=last.tag or "*")].append(rule)

    def look(self, element: Element, around: Sequence[Element], attributes: Mapping[str, str | None]) -> Look:
        """How an element looks; `around` are those that it stands in, the outermost first."""
        keys = ("*", element.tag, *element.marks)
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if _fits(rule.compounds, element, around)]
        declared: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            declared |= rule.declarations
        declared |= _declarations(attributes.get("style") or "")
        words = "; ".join(f"{name}: {value}" for name, value in declared.items())
        is_struck = (
            element.tag in STRUCK_TAGS
            or bool(LINE_THROUGH.search(words))
            or bool(STRUCK_CLASS.search(attributes.get("class") or ""))
        )
        is_hidden = bool(HIDDEN.search(words)) or ("hidden" in attributes and "display" not in declared)
        drawn = next((self._drawn[mark] for mark in element.marks if mark in self._drawn), None)
        list_style = drawn or declared.get("list-style-type") or declared.get("list-style", "")
        return Look(is_struck, is_hidden, list_style)


def _drawn_numbers(page: str) -> dict[str, str]:
    """By class, the style of numbers that Google Docs has a browser draw before items, where each is one number."""
    counters = {f".{match[1]}": _COUNTER.findall(match[2]) for match in _DRAWN_NUMBER.finditer(page)}
    return {mark: styles[0] for mark, styles in counters.items() if len(styles) == 1}


def _declarations(body: str) -> dict[str, str]:
    return {match[1].lower(): match[2].strip().lower() for match in _DECLARATION.finditer(body)}


def _rules_in(sheets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Selectors and declarations outside blocks such as "@media print"."""
    for sheet in sheets:
        text = _COMMENT.sub("", sheet)
        position = 0
        while (begin := text.find("{", position)) >= 0:
            selector = text[position:begin].rpartition(";")[2].strip()
            end = _block_end(text, begin) if selector.startswith("@") else text.find("}", begin)
            if end < 0:
                break
            if not selector.startswith("@"):
                yield selector, text[begin + 1 : end]
            position = end + 1


def _block_end(text: str, begin: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, begin):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return -1


def _rules_of(selectors: str, declarations: Mapping[str, str], place: int) -> Iterator[_Rule]:
    """A rule for each selector that names tags, classes and ids alone; what else there is, is left out."""
    for selector in selectors.split(","):
        matches = [_COMPOUND.fullmatch(part) for part in selector.replace(">", " ").split()]
        compounds = tuple(
            _Compound(match["tag"] and match["tag"].lower(), frozenset(re.findall(r"[.#][\w-]+", match["marks"])))
            for match in matches
            if match is not None
        )
        if compounds and len(compounds) == len(matches):
            marks = [mark[0] for compound in compounds for mark in compound.marks]
            tags = sum(compound.tag not in (None, "*") for compound in compounds)
            yield _Rule((marks.count("#"), marks.count("."), tags, place), compounds, declarations)


def _fits(compounds: Sequence[_Compound], element: Element, around: Sequence[Element]) -> bool:
    if not compounds[-1].fits(element):
        return False
    left = list(compounds[:-1])
    for outer in reversed(around):
        if left and left[-1].fits(outer):
            left.pop()
    return not left
