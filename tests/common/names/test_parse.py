"""Printed names taken apart: the forms of councils, and any name written out in several of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.common.names import Likeness, compare_names, fold, parse_name

TITLES = [
    "Mayor", "Mayor Pro-Tem", "MAYOR PRO TEM", "Mayor Pro Tempore", "Council President", "Deputy Mayor", "Vice-Mayor",
    "Vice Mayor", "Acting Mayor", "Alder", "Ald.", "Alderman", "Alderwoman", "Alderperson", "Councilmember",
    "Council Member", "COUNCIL MEMBER", "Council-Member", "Councilman", "Councilwoman", "Councilor", "Councillor",
    "Cllr.", "Cllr", "CM", "Trustee", "Supervisor", "Selectman", "Selectwoman", "Selectboard Member", "Reeve",
    "Deputy Reeve", "Commissioner", "Hon.", "The Honorable", "Mr.", "Mrs.", "Ms.", "Mx.", "Dr.", "Messrs.", "Rev.",
    "Chair", "Vice Chair", "Chairwoman", "President", "President Pro Tem", "Speaker", "Board Member", "Member",
    "Committee Member", "Majority Leader", "Councilmember-elect", "Conseillère", "Bürgermeisterin", "Cathaoirleach",
    "The Hon. Mayor", "City Clerk", "Assistant City Attorney", "Police Chief",
]  # fmt: skip
SURNAMES = [
    "Roe", "O'Brien", "O’Brien", "OʻShea", "de la Cruz", "DE LA CRUZ", "Van Meerbergen", "Uí Chonchúir", "Peña",
    "St. Clair", "von der Heide", "Ampry-Samuel", "McCabe", "Ó Briain", "Løvås", "Иванова", "李",
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "full", "surname", "suffix"),
    [
        ("Hart, Thomas F., Jr.", "Thomas F. Hart Jr.", "Hart", "Jr."),
        ("Hart Jr., Thomas F.", "Thomas F. Hart Jr.", "Hart", "Jr."),
        ("Hart, Jr., Thomas F.", "Thomas F. Hart Jr.", "Hart", "Jr."),
        ("Walt Burn, Jr.", "Walt Burn Jr.", "Burn", "Jr."),
        ("Walt Burn, III", "Walt Burn III", "Burn", "III"),
        ("WALT BURN JR", "WALT BURN Jr.", "BURN", "Jr."),
        ("Burk, Edna M.", "Edna M. Burk", "Burk", ""),
        ("Roe, J.D.", "J.D. Roe", "Roe", ""),
        ("Ana Roe, J.D.", "Ana Roe", "Roe", ""),
        ("Roe, Ana, M.D.", "Ana Roe", "Roe", ""),
        ("de la Cruz, Max", "Max de la Cruz", "de la Cruz", ""),
        ("Max de la Cruz", "Max de la Cruz", "de la Cruz", ""),
        ("Novak Uí Chonchúir", "Novak Uí Chonchúir", "Uí Chonchúir", ""),
        ("José Ortega y Gasset", "José Ortega y Gasset", "Ortega y Gasset", ""),
        ("Ezzy Ashcraft, Marilyn", "Marilyn Ezzy Ashcraft", "Ezzy Ashcraft", ""),
        ("Al Moe", "Al Moe", "Moe", ""),
        ("Darma V. Dee", "Darma V. Dee", "Dee", ""),
        ("Vee, Anthony V.", "Anthony V. Vee", "Vee", ""),
        ("M. Lorena Gonzo", "M. Lorena Gonzo", "Gonzo", ""),
        ("Dr. Ida Poe, Jr., Ph.D.", "Ida Poe Jr.", "Poe", "Jr."),
        ("Sen, Amartya K.", "Amartya K. Sen", "Sen", ""),
        ("Roe, Mayor", "Roe", "Roe", ""),
        ("Councilmember Clerk", "Clerk", "Clerk", ""),
        ("The Public Advocate (Ms. Roe)", "Roe", "Roe", ""),
        ("山田太郎議員", "山田太郎", "山田太郎", ""),
        ("ROE J.", "J. ROE", "ROE", ""),
        ("Jane Roe PhD", "Jane Roe", "Roe", ""),
        ("Jane Roe*", "Jane Roe", "Roe", ""),
        ("Jane Roe - Absent", "Jane Roe", "Roe", ""),
        ("Ana 'Annie' Roe", "Ana Roe", "Roe", ""),
        ("Ó Briain", "Ó Briain", "Ó Briain", ""),
    ],
)
def test_a_name_has_its_parts(printed: str, full: str, surname: str, suffix: str) -> None:
    name = parse_name(printed)
    assert (name.full, name.surname, name.suffix) == (full, surname, suffix)


@pytest.mark.parametrize(
    ("printed", "full", "seat"),
    [
        ("Disch (Ward 1)", "Disch", "1"),
        ("Councilmember  Disch (Ward 1)", "Disch", "1"),
        ("Ald. Ray Lope (15th)", "Ray Lope", "15"),
        ("Ray Lope [District 15]", "Ray Lope", "15"),
        ("Smith (At Large)", "Smith", "At Large"),
        ("Alderman Walt Burn III of the 5th ward", "Walt Burn III", "5"),
        ("Jane Roe, Ward 3", "Jane Roe", "3"),
        ("Roe, Jane, Councilmember, District 4", "Jane Roe", "4"),
        ("Jane Roe – District B", "Jane Roe", "B"),
        ("Ana Roe (Beaches-East York)", "Ana Roe", "Beaches-East York"),
        ("Ana Roe (via Zoom)", "Ana Roe", None),
        ("Ana Roe (moved)", "Ana Roe", None),
        ("Ana Roe (2 votes)", "Ana Roe", None),
        ("District 5 Councilmember Ana Roe", "Ana Roe", "5"),
        ("Ward 3 Alderman Roe", "Roe", "3"),
        ("Councilmember Place 5 Ana Roe", "Ana Roe", "5"),
        ("Council Member District 3 - Jane Roe", "Jane Roe", "3"),
        ("Seat 3: Ana Roe", "Ana Roe", "3"),
        ("Ana Roe (D)", "Ana Roe", None),
        ("Ana Roe (R-Ward 3)", "Ana Roe", "3"),
        *((f"Roe ({party})", "Roe", None) for party in ("R", "D", "I", "L", "G", "NPP", "Dem.", "GOP", "Lib Dem")),
        ("Roe (R-Elmton)", "Roe", "Elmton"),
        ("Ana Roe (D - North Elmton)", "Ana Roe", "North Elmton"),
        ("Roe (D-3)", "Roe", "3"),
        ("Roe (NPP, Ward 3)", "Roe", "3"),
        ("Roe [R]", "Roe", None),
        ("Ana Roe (NPP)", "Ana Roe", None),
        ("Ana Roe (C)", "Ana Roe", "C"),
        ("Ana Roe (Mayor Pro Tem)", "Ana Roe", None),
        ("Collins (B)", "Collins (B)", None),
        ("Morin (Béatrice)", "Morin (Béatrice)", None),
    ],
)
def test_a_seat_is_no_part_of_the_name(printed: str, full: str, seat: str | None) -> None:
    name = parse_name(printed)
    assert (name.full, name.seat) == (full, seat)


@pytest.mark.parametrize(
    "printed",
    [
        "Vacant",
        "VACANT",
        "Vacant (Ward 3)",
        "Vacant - District 4",
        "Ward 3 - Vacant",
        "Vacancy",
        "Vacant Seat",
        "TBD",
        "District 3 (Vacant)",
        "N/A",
    ],
)
def test_a_vacant_seat_is_nobody(printed: str) -> None:
    name = parse_name(printed)
    assert name.is_vacant
    assert name.full == ""


@pytest.mark.parametrize("printed", ["Tom Vacante", "Vacanti", "Vance", "Openshaw", "Ward", "Ward Connor"])
def test_somebody_is_no_vacant_seat(printed: str) -> None:
    assert not parse_name(printed).is_vacant
    assert parse_name(printed).full == printed


@pytest.mark.parametrize("title", ["Mayor", "Council President", "Madam Chair", "MAYOR PRO TEM", "City Clerk"])
def test_an_office_alone_names_nobody(title: str) -> None:
    assert parse_name(title).full == ""
    assert parse_name(title).titles


@given(st.sampled_from(TITLES), st.sampled_from(["", "Ana", "J. R.", "Lamont A."]), st.sampled_from(SURNAMES))
def test_a_title_makes_nobody_another(title: str, first: str, surname: str) -> None:
    plain = f"{first} {surname}".strip()
    for printed in (f"{title} {plain}", f"{title}  {plain} (Ward 2)", f"{plain}, {title}", f"{title} {plain}, Ward 2"):
        name = parse_name(printed)
        assert name.words == parse_name(plain).words, printed
        assert name.titles, printed


@given(
    st.sampled_from(["Ana", "J. R.", "Lamont A.", "Mary Ann", "Éva"]),
    st.sampled_from(SURNAMES),
    st.sampled_from(["", "Jr.", "Sr.", "II", "III", "IV"]),
)
def test_last_first_and_first_last_are_one_name(first: str, surname: str, suffix: str) -> None:
    natural = parse_name(f"{first} {surname} {suffix}".strip())
    comma = f", {suffix}" if suffix else ""
    for printed in (f"{surname}, {first}{comma}", f"{first} {surname}{comma}", f"{surname} {suffix}, {first}"):
        name = parse_name(printed)
        assert (fold(name.surname), name.suffix) == (fold(surname), suffix), printed
        assert compare_names(name, natural) is Likeness.SAME, printed
    assert parse_name(natural.sort_name).full == natural.full
    assert parse_name(natural.full).words == natural.words


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    name = parse_name(text)
    assert fold(name.full) == fold(parse_name(text).full)
    for word in name.words:
        assert word in fold(name.full)
