#!/usr/bin/env bash
# recurrent: a council that meets on the first and third Wednesday meets every third week.
# recurrent 0.4.1, which turns "every other Friday" into a rule of iCalendar, asked on 1 January 2025. Councils publish when
# they meet in such words. One would expect a rule, or None for what it can't read. Seen: "every first and third Wednesday" is
# every third week, though with "of each month" after it the rule is right; "quarterly on the first Monday" is weekly; the Monday
# before the first Tuesday is that Tuesday; "first and third Mondays at 7 pm" is tonight; and a meeting "except July" is a single
# moment, the first of July.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check recurrent==0.4.1
cat > seen.py <<'CODE'
import datetime

from recurrent import RecurringEvent

SEEN = {
    "every first and third Wednesday of each month": "RRULE:BYDAY=1WE,3WE;INTERVAL=1;FREQ=MONTHLY",
    "every first and third Wednesday": "RRULE:BYDAY=WE;INTERVAL=3;FREQ=WEEKLY",
    "quarterly on the first Monday": "RRULE:BYDAY=MO;INTERVAL=1;FREQ=WEEKLY",
    "the Monday before the first Tuesday of each month": "RRULE:BYDAY=1TU;INTERVAL=1;FREQ=MONTHLY",
    "first and third Mondays at 7 pm": datetime.datetime(2025, 1, 1, 19, 0),
    "third Thursday of the month except July": datetime.datetime(2025, 7, 1, 0, 0),
}
for words, reading in SEEN.items():
    found = RecurringEvent(now_date=datetime.datetime(2025, 1, 1)).parse(words)
    assert found == reading, (words, found)
print("as stated")
CODE
env/bin/python seen.py
