"""What the whole program does in one way: percentages, cutting, slugs, whole files, comparing names."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

import pytest

from councilui.analysis.agreement import Agreement
from councilui.analysis.agreement_wording import agreement_page, pair_sentence
from councilui.analysis.member import Partner, partner_text
from councilui.export.agreement import nearest_rows
from councilui.record.model import Body
from councilui.record.views.rolls import Rolls, Sides, Voter
from tests.conftest import ROOT


def test_two_members_have_the_same_percentage_wherever_they_are_compared() -> None:
    """99 of 120 is 82.5%."""
    everything = (1 << 120) - 1
    ana = Voter("ana", "Ana Roe", "Roe", "1", Sides(everything, 0))
    bob = Voter("bob", "Bob Poe", "Poe", "2", Sides(everything >> 21, everything & ~(everything >> 21)))
    rolls = Rolls(
        Body("town", "Town Council", "council"), tuple(map(str, range(120))), {"ana": ana, "bob": bob}, everything,
        MappingProxyType({}), first="2024-01-01", last="2024-12-31",
    )  # fmt: skip
    page = agreement_page(rolls)
    places = (
        pair_sentence(page, 0, 1),
        partner_text(Partner(bob, Agreement(99, 120))),
        " ".join(map(str, nearest_rows(page)[0])),
    )
    assert [re.findall(r"\d+ ?%", text)[0] for text in places] == ["83%"] * 3


@pytest.mark.parametrize(
    ("pattern", "homes"),
    [
        (r"\.replace\((?:target|path)\)|os\.(?:replace|rename)\(|mkstemp\(|NamedTemporaryFile\(", {"common/files.py"}),
        (r"\[\^a-z0-9\]\+\", \"-\"", {"export/citation_styles.py"}),  # a key of BibTeX, made of a slug
        (r"len\((\w+)\) <= \w+ else f\"\{\1\[", set[str]()),
        (r"lower\([^)]*\b(?:name|surname|sort_name|title|alias|identifier)\b[^)]*\) ?(?:=|LIKE)", set[str]()),
        (r"instr\(lower\(", set[str]()),
        (r"u007f", {"common/toml_file.py"}),
        (r"tomllib\.loads\(path", set[str]()),
        (r"\bin str\(error\)", {"load/formats/minutes/documents/pdf.py"}),  # of a library that gives no code
    ],
)
def test_it_is_done_in_one_place(pattern: str, homes: set[str]) -> None:
    source = Path(ROOT / "councilui")
    found_in = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }
    assert found_in <= homes
