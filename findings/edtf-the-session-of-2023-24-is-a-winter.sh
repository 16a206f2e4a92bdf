#!/usr/bin/env bash
# EDTF: the session of 2023-24 was a winter, that of 2024-25 a spring, and that of 2011-12 one December.
# edtf 5.0.2, which reads the dates of archives and libraries (ISO 8601-2). Legislatures and councils write a session or
# a fiscal year as 2023-24. One would expect it to be two years, or refused, as there is no 24th month. Seen: 21 to 41
# in the place of a month are seasons, quarters and halves, so that 2023-24 is valid and begins in December 2023,
# 2024-25 in March 2024, and 2022-23 in September 2022; sessions up to 2011-12 are months, 2012-13 to 2019-20 are
# refused, and so are those after 2040-41. The package's own `text_to_edtf`, which is for what people write, has
# 2023/2024 for the first, and one month for 2011-12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check edtf==5.0.2
cat > seen.py <<'CODE'
import edtf


def begins(text: str) -> tuple[str, int, int]:
    date = edtf.parse_edtf(text)
    first = date.lower_strict()
    return type(date).__name__, first.tm_year, first.tm_mon


assert begins("2023-24") == ("Season", 2023, 12), begins("2023-24")
assert begins("2022-23") == ("Season", 2022, 9), begins("2022-23")
assert begins("2024-25") == ("Level2Season", 2024, 3), begins("2024-25")
assert begins("2011-12") == ("Date", 2011, 12), begins("2011-12")
for session in ("2012-13", "2019-20", "2041-42"):
    try:
        edtf.parse_edtf(session)
        raise SystemExit(f"{session} is read")
    except edtf.EDTFParseException:
        pass
seen = [str(edtf.text_to_edtf(text)) for text in ("2023-24", "2011-12")]
assert seen == ["2023/2024", "2011-12"], seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
