#!/usr/bin/env bash
# dateparser: an item's number is a date, a tally of 5-4 is the fourth of May, and a hearing moves by days.
# dateparser 1.5.0, asked as of 1 January 2025. One would expect `parse` to refuse a tally and `search_dates` to find "May 6"
# in a sentence of minutes. Seen: "5-4" is a date while "7-0" is none; in the sentence the item number "12-3" is
# 3 December, "May 6" is cut to "May" and gets the day of the month on which one asks, and the verb "may" is that day too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check dateparser==1.5.0
cat > seen.py <<'CODE'
from datetime import datetime

import dateparser
from dateparser.search import search_dates

now = {"RELATIVE_BASE": datetime(2025, 1, 1)}
for words in ("7-0", "5-4"):
    print(words, dateparser.parse(words, settings=now))
sentence = "Item 12-3 approved 7-0 after the May 6 hearing; may be heard again"
for words, moment in search_dates(sentence, languages=["en"], settings=now):
    print(words, moment.date())
CODE
cat > expected.txt <<'SEEN'
7-0 None
5-4 2025-05-04 00:00:00
12-3 2025-12-03
May 2025-05-01
may 2025-05-01
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
