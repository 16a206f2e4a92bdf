#!/usr/bin/env bash
# textual-serve: an app served on this machine alone has the browser ask another host for a font.
# textual-serve 1.1.3 with an app on the loopback address. One would expect the page of a program on one's own machine to
# ask nobody else for anything, the more so as the package brings the font. Seen: the page links a style sheet for Roboto Mono on
# a public host, which so learns of every opening; without a network the page waits for it. A page of one's own (`templates_path`)
# does without.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check textual-serve==1.1.3
cat > seen.py <<'CODE'
import asyncio
import re

from aiohttp.test_utils import TestClient, TestServer
from textual_serve.server import Server


class Quiet(Server):
    async def on_startup(self, app: object) -> None:
        """Without the banner."""


async def hosts() -> list[str]:
    application = await Quiet("python -m textual", host="127.0.0.1", port=8000)._make_app()
    async with TestClient(TestServer(application)) as client:
        page = await (await client.get("/")).text()
    return sorted(set(re.findall(r'(?:href|src)="\w+://([^/"]+)', page)))


print(asyncio.run(hosts()))
CODE
cat > expected.txt <<'SEEN'
['127.0.0.1:8000', 'fonts.googleapis.com']
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
