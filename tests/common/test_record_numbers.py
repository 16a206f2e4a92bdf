from __future__ import annotations

import pytest

from councilui.common.record_numbers import cut_number


@pytest.mark.parametrize(
    ("identifier", "label"),
    [
        ("O2023-0004222", "O2023-0004222"),
        ("Ordinance 12-3", "Ordinance 12-3"),
        ("Ordinance No. 3208", "Ordinance 3208"),
        ("Resolution No. 15343", "Res. 15343"),
        ("RESOLUTION NUMBER 15343", "Res. 15343"),
        ("Council Bill 24-0012-A", "CB 24-0012-A"),
        ("Zoning Map Amendment 2024-0001", "…2024-0001"),
    ],
)
def test_in_a_column_the_words_give_way_and_the_number_stays(identifier: str, label: str) -> None:
    assert cut_number(identifier, 15) == label
