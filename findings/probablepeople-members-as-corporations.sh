#!/usr/bin/env bash
# probablepeople: members of a council, as clerks print them, are corporations.
# probablepeople 0.5.6. It tells people from corporations in lists of donors, and civic data is what it was made for. One
# would expect a name with an office to be a person still. Seen: an office before a name, or a Spanish surname with
# particles, makes a corporation of the member; "Trustee" becomes the given name, a ward in brackets the nickname; and a
# comma before "Jr." makes the given name a part of the surname.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check probablepeople==0.5.6
cat > seen.py <<'CODE'
import probablepeople

for name in ("Jane Roe", "Jane Roe (10th)", "Supervisor Tan", "Trustee Jane Roe", "Vice Mayor Orr Ashwood",
             "Maria del Carmen Ruiz", "Walt Burn Jr.", "Walt Burn, Jr."):
    parts, kind = probablepeople.tag(name)
    print(f"{name}: {kind} {dict(parts)}")
CODE
cat > expected.txt <<'SEEN'
Jane Roe: Person {'GivenName': 'Jane', 'Surname': 'Roe'}
Jane Roe (10th): Person {'GivenName': 'Jane', 'Surname': 'Roe', 'Nickname': '(10th)'}
Supervisor Tan: Corporation {'CorporationName': 'Supervisor Tan'}
Trustee Jane Roe: Person {'GivenName': 'Trustee', 'MiddleName': 'Jane', 'Surname': 'Roe'}
Vice Mayor Orr Ashwood: Corporation {'CorporationName': 'Vice Mayor Orr Ashwood'}
Maria del Carmen Ruiz: Corporation {'CorporationName': 'Maria del Carmen Ruiz'}
Walt Burn Jr.: Person {'GivenName': 'Walt', 'Surname': 'Burn', 'SuffixGenerational': 'Jr.'}
Walt Burn, Jr.: Person {'Surname': 'Walt Burn', 'SuffixGenerational': 'Jr.'}
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
