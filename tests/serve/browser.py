"""A headless Chromium driven by its DevTools protocol, and the terminal that the page shows."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
    "--window-size=1300,1020", "about:blank",
)  # fmt: skip
_WAIT = 60.0  # seconds after which a page is given up
_KEYS = {
    "Enter": ("Enter", "\r", 13), "Escape": ("Escape", "", 27), "PgDn": ("PageDown", "", 34), "End": ("End", "", 35),
    "Home": ("Home", "", 36),
}  # fmt: skip


class Page:
    """A page: what it asked for, what its console said, and the screen that its socket's bytes draw."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._ids = iter(range(1, 1_000_000))
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.screen = pyte.Screen(200, 60)
        self._stream = pyte.ByteStream(self.screen)
        self._size = (80, 24)

    async def listen(self) -> None:
        """Take in what the browser tells, until it ends."""
        async for message in self._socket:
            event = json.loads(message.data)
            if "id" in event:
                self._answers.pop(event["id"]).set_result(event)
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Network.requestWillBeSent":
                self.requests.append(parameters["request"]["url"])
            elif method == "Runtime.exceptionThrown":
                self.problems.append(str(parameters["exceptionDetails"]))
            elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "assert"):
                self.problems.append(str(parameters["args"]))
            elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
                self.problems.append(parameters["entry"]["text"])
            elif method == "Network.webSocketFrameSent" and '"resize"' in parameters["response"]["payloadData"]:
                size = json.loads(parameters["response"]["payloadData"])[1]
                self._size = (size["width"], size["height"])
            elif method == "Network.webSocketFrameReceived" and parameters["response"]["opcode"] == 2:
                # pyte would print the end of a private sequence that it does not know
                data = base64.b64decode(parameters["response"]["payloadData"])
                self._stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-z]", b"", data))

    async def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser something and wait for what it answers."""
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, _WAIT)

    async def open(self, url: str) -> None:
        """Go to a page, with an empty screen."""
        self.screen.reset()
        await self.send("Page.navigate", url=url)

    async def press(self, *keys: str) -> None:
        """Press keys: letters, or names of `_KEYS`."""
        for key in keys:
            name, text, code = _KEYS.get(key, (key, key, ord(key[0].upper())))
            event = {"key": name, "text": text, "windowsVirtualKeyCode": code}
            await self.send("Input.dispatchKeyEvent", type="keyDown", **event)
            await self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    async def click(self, x: float, y: float) -> None:
        """Click at a place of the page, in pixels."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def click_on(self, text: str) -> None:
        """Click on the first place where `text` is on the screen."""
        await self.shows(text)
        rectangle = await self.send(
            "Runtime.evaluate", returnByValue=True,
            expression="document.querySelector('.xterm-screen').getBoundingClientRect().toJSON()",
        )  # fmt: skip
        area = rectangle["result"]["result"]["value"]
        cell, line = area["width"] / self._size[0], area["height"] / self._size[1]
        y, row = next((y, row) for y, row in enumerate(self.screen.display) if text in row)
        x = row.index(text) + len(text) // 2
        await self.click(area["x"] + cell * (x + 0.5), area["y"] + line * (y + 0.5))

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    async def shows(self, *texts: str) -> str:
        """Wait until all of `texts` are on the screen; the screen."""
        await self._wait(lambda: all(text in self.text for text in texts), texts)
        return self.text

    async def lacks(self, text: str) -> None:
        """Wait until `text` is no longer on the screen."""
        await self._wait(lambda: text not in self.text, text)

    async def shows_words(self, text: str) -> None:
        """Wait until `text` is on the screen, whatever frames and breaks of lines are between its words."""
        await self._wait(lambda: text in " ".join(re.sub("[│║┃▲▼▌]", " ", self.text).split()), text)

    async def _wait(self, condition: Callable[[], bool], texts: object) -> None:
        for _ in range(int(_WAIT / 0.05)):
            if condition():
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"waited in vain for {texts}:\n{self.text.rstrip()}\n{self.problems}")


@asynccontextmanager
async def open_page(url: str, folder: Path) -> AsyncIterator[Page]:
    """Open `url` in a browser of its own, whose files lie in `folder`."""
    assert CHROMIUM is not None
    chromium = await asyncio.create_subprocess_exec(
        CHROMIUM, f"--user-data-dir={folder}", *_OPTIONS, stderr=asyncio.subprocess.PIPE
    )
    try:
        assert chromium.stderr is not None
        port = None
        while port is None:
            line = (await asyncio.wait_for(chromium.stderr.readline(), _WAIT)).decode()
            assert line, "the browser did not start"
            port = re.search(r"DevTools listening on ws://[^:]+:(\d+)", line)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port[1]}/json/list") as response:
                address = next(target["webSocketDebuggerUrl"] for target in await response.json(content_type=None))
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                for domain in ("Network", "Runtime", "Log", "Page"):
                    await page.send(f"{domain}.enable")
                await page.open(url)
                yield page
                listening.cancel()
    finally:
        chromium.kill()
        await chromium.wait()
