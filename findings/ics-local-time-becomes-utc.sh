#!/usr/bin/env bash
# ics: a council that meets at 10 a.m. meets at 5 a.m. after its calendar was read and written once.
# ics 0.7.3, beside icalendar 7.3.2. A time without a zone is the local time of whoever reads (RFC 5545, 3.3.5), and
# Outlook names zones as Windows does. One would expect both to be kept, or refused. Seen: both are taken for UTC without a
# word and written with "Z", and the calendar says that its scale is "GEORGIAN", where the standard has GREGORIAN.
# icalendar leaves the one without a zone and knows the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check ics==0.7.3 icalendar==7.3.2 tzdata==2026.6
cat > seen.py <<'CODE'
import icalendar
import ics

for start in ("DTSTART:20310507T100000", "DTSTART;TZID=Central Standard Time:20310507T100000"):
    text = "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//council//EN", "BEGIN:VEVENT", "UID:1@council",
        "DTSTAMP:20310101T000000Z", start, "SUMMARY:City Council", "END:VEVENT", "END:VCALENDAR", "",
    ])
    again = ics.Calendar(text).serialize().splitlines()
    print("ics", [line for line in again if line.startswith(("DTSTART", "CALSCALE"))])
    print("icalendar", icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt.isoformat())
CODE
cat > expected.txt <<'SEEN'
ics ['CALSCALE:GEORGIAN', 'DTSTART:20310507T100000Z']
icalendar 2031-05-07T10:00:00
ics ['CALSCALE:GEORGIAN', 'DTSTART:20310507T100000Z']
icalendar 2031-05-07T10:00:00-05:00
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
