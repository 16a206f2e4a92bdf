#!/usr/bin/env bash
# openstates: a vote in which one member says yes twice and no once is valid; a result that nobody knows is not.
# openstates 6.22.1, the checks that scraped votes pass before they are stored. One would expect them to refuse a roll that
# contradicts itself. Seen: the same name under yes twice and under no, with a count of 40 yeas beside it, is valid; a second
# count for an option silently replaces the first. What a council's record often has cannot be said: a
# result that is unknown, a member recused or present, a motion to table.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check openstates==6.22.1
cat > seen.py <<'CODE'
from openstates.exceptions import ScrapeValueError
from openstates.scrape import VoteEvent


def vote(**changes: str) -> VoteEvent:
    fields = {"start_date": "2031-01-15", "chamber": "lower", "motion_text": "Lay on the table", "result": "pass",
              "classification": "passage", "bill": "O-1", "legislative_session": "2031", **changes}
    event = VoteEvent(**fields)
    event.add_source("https://council.example/votes/1")
    return event


def is_valid(event: VoteEvent) -> bool:
    try:
        event.validate()
    except ScrapeValueError:
        return False
    return True


event = vote()
event.yes("Jane Roe"), event.yes("Jane Roe"), event.no("Jane Roe")
event.set_count("yes", 39), event.set_count("yes", 40), event.set_count("no", 11)
print("contradicts itself:", is_valid(event), event.counts)
print("result unknown:", is_valid(vote(result="unknown")))
print("motion to table:", is_valid(vote(classification="table")))
for option in ("abstain", "recused", "present"):
    event = vote()
    event.vote(option, "Jane Roe")
    print(f"{option}:", is_valid(event))
CODE
cat > expected.txt <<'SEEN'
contradicts itself: True [{'option': 'yes', 'value': 40}, {'option': 'no', 'value': 11}]
result unknown: False
motion to table: False
abstain: True
recused: False
present: False
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
