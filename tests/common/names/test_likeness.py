"""Who is the same, who may be, who never is; and who is meant by what was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.names import (
    APOSTROPHES,
    Likeness,
    Match,
    NameIndex,
    compare_names,
    fold,
    likely_same,
    parse_name,
    short_names,
)


def _likeness(one: str, other: str) -> Likeness:
    forward, back = (compare_names(parse_name(a), parse_name(b)) for a, b in ((one, other), (other, one)))
    assert forward is back
    return forward


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trustee Jane Roe", "Mayor Jane Roe"),
        ("Mayor Pro-Tem Ali Poe", "Ali Poe"),
        ("Tom O’Brien", "Tom O'Brien"),
        ("Tom OBrien", "Tom O'Brien"),
        ("José Peña", "JOSE PENA"),
        ("Walt Burn, Jr.", "Walt Burn Jr"),
        ("Ampry-Samuel, Alicka", "Alicka Ampry–Samuel"),
        ("Joan Mc Cabe", "Joan McCabe"),
        ("Van Bramer", "VanBramer"),
        ("Lars Løvås", "Lars Lovas"),
        ("Иванова Ольга", "ИВАНОВА ОЛЬГА"),
        ("Jane  Roe (Ward 2)", "Roe, Jane"),
    ],
)
def test_the_same_person(one: str, other: str) -> None:
    assert _likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lamont Roberson", "Lamont A. Roberson"),
        ("L. Roberson", "Lamont A. Roberson"),
        ("Roberson", "Lamont A. Roberson"),
        ("G. Oliver Koppel", "Oliver Koppel"),
        ("Ezzy Ashcraft", "Marilyn Ezzy Ashcraft"),
        ("Walt Burn", "Walt Burn Jr."),
        ("Terry Baker", "Tery Baker"),
        ("Terry Baker", "Terry Bakker"),
        ("Julissa Ferreras", "Julissa Ferreras-Copeland"),
        ("Bob Roe", "Robert Roe"),
        ("Liz Roe", "Elizabeth A. Roe"),
        ("Rob Roe", "Bob Roe"),
        ("Cy Poe", "Cyrus Poe"),
    ],
)
def test_who_may_be_the_same(one: str, other: str) -> None:
    assert _likeness(one, other) is Likeness.POSSIBLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Walt Burn Jr.", "Walt Burn III"),
        ("Ana Roe", "Bob Roe"),
        ("Sophia D. Ring", "Sophia L. Ring"),
        ("Collins (B)", "Collins (J)"),
        ("Ana Roe", "Ana Poe"),
        ("A. Roe", "Bob Roe"),
        ("Bob Roe", "Bill Roe"),
        ("Edward Roe", "Theodore Roe"),
        ("Bob A. Roe", "Robert B. Roe"),
        ("Ко Ли", "Ку Ли"),
        ("が", "か"),
    ],
)
def test_who_never_is(one: str, other: str) -> None:
    assert _likeness(one, other) is Likeness.DIFFERENT


@given(st.sampled_from(APOSTROPHES), st.sampled_from(APOSTROPHES), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_how_a_name_is_typeset_makes_nobody_another(one: str, other: str, form: str, is_upper: bool) -> None:
    typed = unicodedata.normalize(form, f"Éva Ní O{other}Brien")  # type: ignore[arg-type]
    assert _likeness(f"Éva Ní O{one}Brien", typed.upper() if is_upper else typed) is Likeness.SAME


ROLL = {
    "pena": "José Peña",
    "cruz": "Max de la Cruz",
    "roe": "Ana Roe",
    "ashcraft": "Marilyn Ezzy Ashcraft",
    "koppel": "G. Oliver Koppel",
    "burn jr": "Walt Burn Jr.",
    "burn iii": "Walt Burn III",
    "oshea": "Nora OʻShea",
    "ferreras": "Julissa Ferreras-Copeland",
}


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("COUNCILMEMBER PENA", ["pena"]),
        ("DE LA CRUZ", ["cruz"]),
        ("COUNCIL PRESIDENT ROE", ["roe"]),
        ("Roe, Ana", ["roe"]),
        ("A. Roe", ["roe"]),
        ("B. Roe", []),
        ("Vice Mayor Ezzy Ashcraft", ["ashcraft"]),
        ("Ms. Ashcraft", ["ashcraft"]),
        ("Oliver Koppel", ["koppel"]),
        ("Burn", ["burn jr", "burn iii"]),
        ("Mr. Burn III", ["burn iii"]),
        ("O'SHEA", ["oshea"]),
        ("Ferreras", ["ferreras"]),
        ("Ana", []),
    ],
)
def test_a_printed_name_finds_whom_it_can_mean(typed: str, people: list[str]) -> None:
    index = NameIndex(ROLL.items())
    assert index.find(typed, least=Match.SURNAME_PART) == people
    assert index.find(typed, least=Match.SURNAME_PART, among=["oshea"]) == (["oshea"] if "oshea" in people else [])


def test_what_is_being_typed_finds_by_beginnings() -> None:
    index = NameIndex(ROLL.items())
    assert index.find("jos pe") == ["pena"]
    assert index.find("ana") == ["roe"]
    assert index.find("nobody") == []


def test_pairs_to_ask_about() -> None:
    people = [(id_, parse_name(name)) for id_, name in ROLL.items()]
    assert likely_same(people) == []
    assert likely_same([*people, ("ana", parse_name("Ana M. Roe"))]) == [("roe", "ana")]


def test_a_roll_has_as_much_of_each_name_as_tells_it_apart() -> None:
    labels = short_names(dict(enumerate(["Ana Roe", "Bob Roe", "Walt Burn Jr.", "Walt Burn III", "Max de la Cruz"])))
    assert list(labels.values()) == ["A. Roe", "B. Roe", "Burn Jr.", "Burn III", "de la Cruz"]


@pytest.mark.parametrize(
    ("roll", "labels"),
    [
        (["Ana Roe", "Ali Roe"], ["Ana Roe", "Ali Roe"]),
        (["Ana Roe", "Bob Roe Jr.", "Bob Roe Sr."], ["A. Roe", "B. Roe Jr.", "B. Roe Sr."]),
        (["Walt Burn", "Walt Burn Jr."], ["Burn", "Burn Jr."]),
        (["John A. Poe", "John B. Poe"], ["John A. Poe", "John B. Poe"]),
        (["Ana Roe (Ward 1)", "Ana Roe (Ward 2)"], ["Ana Roe (1)", "Ana Roe (2)"]),
        (["Collins (B)", "Collins (J)"], ["B. Collins", "J. Collins"]),
        (["Mayor", "Ana Roe"], ["Mayor", "Roe"]),
    ],
)
def test_namesakes_are_told_apart(roll: list[str], labels: list[str]) -> None:
    assert list(short_names(dict(enumerate(roll))).values()) == labels


@given(
    st.lists(
        st.builds(
            " ".join,
            st.tuples(
                st.sampled_from(["Ana", "Ali", "Bob", "B.", "Éva"]),
                st.sampled_from(["Roe", "ROE", "O'Shea", "de la Cruz"]),
                st.sampled_from(["", "Jr.", "III"]),
            ),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda printed: fold(printed),
    )
)
def test_no_two_labels_of_a_roll_are_alike(roll: list[str]) -> None:
    labels = list(short_names(dict(enumerate(roll))).values())
    assert len({fold(label) for label in labels}) == len(roll)
    for label, printed in zip(labels, roll, strict=True):
        assert compare_names(parse_name(label), parse_name(printed)) is not Likeness.DIFFERENT


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ana", "Ali", "Bob", "Éva", "Mary Ann"]), st.sampled_from(["Roe", "O'Shea", "de la Cruz"])
        ),
        min_size=1,
        max_size=12,
        unique=True,
    )
)
def test_the_label_of_a_roll_finds_whom_it_is_of(names: list[tuple[str, str]]) -> None:
    roll = {number: " ".join(name) for number, name in enumerate(names)}
    index = NameIndex(roll.items())
    for person, label in short_names(roll).items():
        assert index.find(label, least=Match.SURNAME_PART) == [person]
        assert index.find(f"COUNCILMEMBER {label.upper()}", least=Match.SURNAME_PART) == [person]
