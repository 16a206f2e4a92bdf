"""Dates as councils print them: which number is the day is decided for a whole column, and told where it is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.load.date_forms import Order, find_date
from councilui.load.dates import DateReader


@pytest.mark.parametrize(
    "printed",
    [
        "2024-05-06", "2024/05/06", "2024.5.6", "20240506", "2024_05_06", "2024-05-06 9:30 AM", "2024-05-06T00:00:00",
        "May 6, 2024", "MAY 6 2024", "May 6th, 2024", "Monday, May 6, 2024", "6-May-24", "6 May 2024", "06MAY2024",
        "May062024", "2024-May-06", "May 6-7, 2024", "the 6th of May, 2024", "6 mai 2024", "6. Mai 2024",
        "6 de mayo de 2024", "City Council May 6, 2024 minutes.pdf", "council_2024-05-06_final.vtt", "May 6 '24",
        "2024年5月6日", "6 maggio 2024", "6 de maio de 2024", "6 mei 2024", "den 6 maj 2024",
    ],
)  # fmt: skip
def test_dates_that_can_mean_one_day_alone(printed: str) -> None:
    assert DateReader([printed]).read(printed) == "2024-05-06"


@pytest.mark.parametrize(
    ("values", "days"),
    [
        (["13/02/2024", "05/02/2024"], ["2024-02-13", "2024-02-05"]),
        (["05/02/2024", "05/13/2024"], ["2024-05-02", "2024-05-13"]),
        (["06-05-2024-council.vtt", "13-05-2024-council.vtt"], ["2024-05-06", "2024-05-13"]),
        (["5/6/24", "5/20/24"], ["2024-05-06", "2024-05-20"]),
        (["6. 5. 2024", "06.02.2024"], ["2024-05-06", "2024-02-06"]),
        (["6.5. 2024"], ["2024-05-06"]),
        (["05.02.2024", "13.02.2024"], ["2024-02-05", "2024-02-13"]),
        (["05062024", "05202024"], ["2024-05-06", "2024-05-20"]),
        (["24-05-06", "24-05-20"], ["2024-05-06", "2024-05-20"]),
        (["24/02/05", "24/02/13"], ["2024-02-05", "2024-02-13"]),
        (["24/12/17", "25/01/07", "25/01/21"], ["2024-12-17", "2025-01-07", "2025-01-21"]),
        (["13/02/24", "27/02/24"], ["2024-02-13", "2024-02-27"]),
        (["13/02/24"], ["2024-02-13"]),
        (["06-05-24", "13-05-24"], ["2024-05-06", "2024-05-13"]),
        (["Monday 5/6/2024", "5/7/2024"], ["2024-05-06", "2024-05-07"]),
        (["7/7/2024"], ["2024-07-07"]),
        (["2/30/2024", "2/3/2024", "2/13/2024"], [None, "2024-02-03", "2024-02-13"]),
    ],
)
def test_the_whole_column_decides_the_order(values: list[str], days: list[str | None]) -> None:
    reader = DateReader(values)
    assert [reader.read(value) for value in values] == days


@pytest.mark.parametrize("printed", ["05/02/2024", "5/6/24", "03-04-2024-council.vtt", "05.06.2024", "05062024"])
def test_a_date_that_may_be_two_is_told_with_the_setting_and_not_read(printed: str) -> None:
    reader = DateReader([printed, printed])
    assert reader.read(printed) is None
    assert reader.is_ambiguous(printed)
    assert 'write date_order = "month first"; ' in (reader.problem or "")
    assert 'write date_order = "day first".' in (reader.problem or "")


def test_the_setting_decides() -> None:
    assert DateReader(["05/02/2024"], order="day first").read("05/02/2024") == "2024-02-05"
    assert DateReader(["05/02/2024"], order="month first").read("05/02/2024") == "2024-05-02"
    assert DateReader(["24-05-06"], order="year first").read("24-05-06") == "2024-05-06"


def test_a_date_that_the_setting_forbids_is_told() -> None:
    reader = DateReader(["13/02/2024", "05/02/2024"], order="month first")
    assert reader.read("13/02/2024") is None
    assert "“13/02/2024” isn't a date" in (reader.problem or "")


def test_a_column_that_contradicts_itself_is_not_read_at_all() -> None:
    reader = DateReader(["13/02/2024", "02/14/2024", "05/06/2024", "2024-05-06"])
    assert [reader.read(day) for day in ("13/02/2024", "02/14/2024", "05/06/2024")] == [None, None, None]
    assert reader.read("2024-05-06") == "2024-05-06"
    assert "“13/02/2024” and “02/14/2024”" in (reader.problem or "")


def test_the_name_of_the_file_may_decide() -> None:
    assert DateReader(["5/6/2024"], known=["2024-05-06"]).read("5/6/2024") == "2024-05-06"
    assert DateReader(["5/6/2024"], known=["2024-06-05"]).read("5/6/2024") == "2024-06-05"


@pytest.mark.parametrize(
    ("printed", "timezone", "moment"),
    [
        ("2024-05-07T01:30:00Z", "America/Los_Angeles", ("2024-05-06", "18:30")),
        ("2024-05-07 01:30:00 UTC", "America/Los_Angeles", ("2024-05-06", "18:30")),
        ("2024-05-07T01:30:00.000+00:00", "America/Los_Angeles", ("2024-05-06", "18:30")),
        ("2024-05-06T23:30:00-05:00", "America/Los_Angeles", ("2024-05-06", "21:30")),
        ("2026-02-03T12:21:45-08:00", None, ("2026-02-03", "12:21")),
        ("2022-11-23 15:17 PM", None, ("2022-11-23", "15:17")),
        ("11/23/2022 3:17:00 PM", None, ("2022-11-23", "15:17")),
    ],
)
def test_moments_are_local(printed: str, timezone: str | None, moment: tuple[str, str]) -> None:
    assert DateReader([printed], timezone=timezone).read_moment(printed) == moment


def test_midnight_in_utc_throughout_is_a_date_and_no_moment() -> None:
    dates = ["2024-05-07T00:00:00.000Z", "2024-05-20T00:00:00.000Z"]
    reader = DateReader(dates, timezone="America/Los_Angeles")
    assert [reader.read_moment(date) for date in dates] == [("2024-05-07", None), ("2024-05-20", None)]


def test_utc_without_a_time_zone_is_told() -> None:
    reader = DateReader(["2024-05-07T01:30:00Z"])
    assert reader.read("2024-05-07T01:30:00Z") == "2024-05-07"
    assert "timezone = " in (reader.note or "")


@pytest.mark.parametrize(
    "printed", ["", "2024", "Item 12-3", "31/31/2024", "May 2024", "CityCouncil190909-1441", "9:30"]
)
def test_what_is_no_date(printed: str) -> None:
    assert find_date(printed) is None
    assert DateReader([printed]).read(printed) is None


DAYS = st.dates(dt.date(1971, 1, 1), dt.date(2068, 12, 31))


@pytest.mark.parametrize(("form", "order"), [("{d.month}/{d.day}/{d.year}", "month"), ("{d:%d-%m-%Y}", "day")])
def test_meetings_on_one_day_of_the_week_decide(form: str, order: str) -> None:
    first_tuesdays = [dt.date(2024, month, day) for month, day in enumerate((2, 6, 5, 2, 7, 4, 2, 6, 3, 1), 1)]
    column = [form.format(d=day) for day in first_tuesdays]
    reader = DateReader(column)
    assert [reader.read(value) for value in column] == [day.isoformat() for day in first_tuesdays]
    assert reader.note is not None
    assert f"with the {order} first, since they then fall on few days of the week" in reader.note


def test_a_few_dates_or_dates_on_any_day_do_not_decide() -> None:
    assert DateReader(["1/2/2024", "2/6/2024", "3/5/2024"]).order is None
    assert DateReader(["1/2/2024", "2/7/2024", "3/7/2024", "4/5/2024", "5/6/2024"]).order is None


FORMS: dict[str, Order] = {
    "{d.month}/{d.day}/{d.year}": "month first",
    "{d:%m-%d-%Y}": "month first",
    "{d:%m/%d/%y}": "month first",
    "{d.day}/{d.month}/{d.year}": "day first",
    "{d:%d.%m.%Y}": "day first",
    "{d:%Y-%m-%d}": "year first",
    "{d:%B} {d.day}, {d.year}": "month first",
    "{d.day}-{d:%b}-{d:%y}": "day first",
}


@given(days=st.lists(DAYS, min_size=1, max_size=8), form=st.sampled_from(sorted(FORMS)))
def test_a_column_is_read_as_it_was_written_or_not_at_all(days: list[dt.date], form: str) -> None:
    column = [form.format(d=day) for day in days]
    reader = DateReader(column)
    read = [reader.read(value) for value in column]
    is_by_weekday = "days of the week" in (reader.note or "")
    is_unread = reader.problem is not None and set(read) <= {None}
    assert read == [day.isoformat() for day in days] or is_unread or is_by_weekday
    reader = DateReader(column, order=FORMS[form])
    assert [reader.read(value) for value in column] == [day.isoformat() for day in days]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_read_without_an_error(values: list[str]) -> None:
    reader = DateReader(values, timezone="America/Chicago")
    assert all(reader.read(value) is None or len(reader.read(value) or "") == 10 for value in values)


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Date (MM/DD/YYYY)", "2024-05-06"),
        ("meeting date m/d/yy", "2024-05-06"),
        ("DD/MM/YYYY", "2024-06-05"),
        ("Date (jj/mm/aaaa)", "2024-06-05"),
        ("Datum TT.MM.JJJJ", "2024-06-05"),
        ("Date", None),
        ("Commodity", None),
    ],
)
def test_a_header_may_say_which_number_is_the_day(header: str, day: str | None) -> None:
    assert DateReader(["5/6/2024"], header=header).read("5/6/2024") == day


@pytest.mark.parametrize("header", ["Datum", "Sitzung am", "Fecha de la sesión", "Date de la séance"])
def test_the_word_for_a_date_decides_where_nothing_else_does(header: str) -> None:
    reader = DateReader(["5/6/2024"], header=header)
    assert reader.read("5/6/2024") == "2024-06-05"
    assert reader.note is not None
    assert f"as is usual where “{header}” stands for a date" in reader.note
    assert DateReader(["5/6/2024"], header=header, timezone="America/Chicago").read("5/6/2024") == "2024-05-06"
    assert DateReader(["5/6/2024", "5/13/2024"], header=header).read("5/6/2024") == "2024-05-06"
    assert DateReader(["5/6/2024"], header="Date").read("5/6/2024") is None


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/Chicago", "2024-05-06"),
        ("America/Indiana/Knox", "2024-05-06"),
        ("Pacific/Honolulu", "2024-05-06"),
        ("Europe/Dublin", "2024-06-05"),
        ("Australia/Sydney", "2024-06-05"),
        ("America/Toronto", None),
        ("America/Mexico_City", None),
    ],
)
def test_a_time_zone_decides_where_nothing_else_does(zone: str, day: str | None) -> None:
    reader = DateReader(["5/6/2024"], timezone=zone)
    assert reader.read("5/6/2024") == day
    assert (reader.note is not None and "time zone" in reader.note) == (day is not None)
    assert DateReader(["5/6/2024", "13/6/2024"], timezone=zone).read("5/6/2024") == "2024-06-05"
    assert DateReader(["5/6/2024"], timezone=zone, order="day first").read("5/6/2024") == "2024-06-05"


@pytest.mark.parametrize(
    "printed",
    [
        "May 7, 2024 1:30 AM UTC",
        "5/7/2024 1:30 AM GMT",
        "7 May 2024, 01:30 UTC",
        "2024-05-07 01:30 Z",
        "5/7/24 01:30+00:00",
    ],
)
def test_a_zone_behind_a_clock_counts_in_any_form_of_date(printed: str) -> None:
    moment = DateReader([printed], timezone="America/Los_Angeles", order="month first").read_moment(printed)
    assert moment is not None
    assert (moment.date, moment.time) == ("2024-05-06", "18:30")


def test_a_clock_without_a_zone_is_local() -> None:
    moment = DateReader([], timezone="America/Los_Angeles").read_moment("May 7, 2024 1:30 AM")
    assert moment is not None
    assert (moment.date, moment.time) == ("2024-05-07", "01:30")


@pytest.mark.parametrize(
    ("values", "zone", "day"),
    [
        (["5/6/2024 7:30 PM", "5/7/2024 7:30 PM"], None, "2024-05-06"),
        (["5/6/2024, 7:30:00 PM"], None, "2024-05-06"),
        (["5/6/24 7:30 pm"], None, "2024-05-06"),
        (["5/6/2024 7:30 PM"], "Australia/Sydney", "2024-06-05"),
        (["5/6/2024 7:30 PM", "13/6/2024 7:30 PM"], None, "2024-06-05"),
        (["05/06/2024 07:30 PM"], None, None),
        (["5/6/2024 19:30"], None, None),
        (["5/6/2024 7:30 PM", "5/7/2024"], None, None),
    ],
)
def test_numbers_without_zeros_before_am_and_pm_have_the_month_first(
    values: list[str], zone: str | None, day: str | None
) -> None:
    reader = DateReader(values, timezone=zone)
    assert reader.read(values[0]) == day
    assert (reader.problem is None) == (day is not None)
