#!/usr/bin/env bash
# pyshp: a ward of 123,456 residents has 12,345, and two maps of districts are one.
# pyshp 3.1.6, which reads and writes the shapefiles of wards. A field has a size, and a name of up to ten characters.
# One would expect a number that does not fit to be refused, or shown as asterisks, as dBASE did, whose format it is;
# for a name that is too long there is a warning. Seen: the last digits are cut off, so that 123,456 is 12,345 in a
# field of five and ward 123 is ward 12, which there is already, in one of two, without any warning.
# council_district_2020 and council_district_2030 become one name, and `as_dict` has the latter alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pyshp==3.1.6
cat > seen.py <<'CODE'
import warnings

import shapefile

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    with shapefile.Writer("wards") as wards:
        wards.field("ward", "N", size=2)
        wards.field("residents", "N", size=5)
        wards.field("council_district_2020", "C", size=4)
        wards.field("council_district_2030", "C", size=4)
        for ward, residents in ((12, 54_321), (123, 123_456)):
            wards.point(0, 0)
            wards.record(ward, residents, "D-1", "D-7")
about = [str(warning.message) for warning in told if warning.category.__name__ == "PossibleDataLoss"]
assert about and all("council_di" in message for message in about), about
with shapefile.Reader("wards") as wards:
    fields = [field.name for field in wards.fields if field.name != "DeletionFlag"]
    records = [record.as_dict() for record in wards.records()]
assert fields == ["ward", "residents", "council_di", "council_di"], fields
assert records == [
    {"ward": 12, "residents": 54_321, "council_di": "D-7"},
    {"ward": 12, "residents": 12_345, "council_di": "D-7"},
], records
print("as stated")
CODE
env/bin/python seen.py
