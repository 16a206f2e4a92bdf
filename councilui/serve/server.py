"""A server for one record: textual-serve, with a page of our own and only for pages that come from it.

The page that textual-serve brings asks another host for a font; ours asks nobody. A web page elsewhere could have a
browser open the screen's socket and read the record or write exports; so each request must name this server as its
host, and each socket must come from a page of this server.
"""

import ipaddress
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from councilui.common.errors import CouncilError

_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_PAGE: Final = "page.html"
_NOT_NOW: Final = "This record can't be opened now. The window in which councilui serve runs says why.\n"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RecordServer(Server):
    """Serves the screen of `command`, a line for the shell, at `host` and `port` under `title`."""

    def __init__(self, command: str, host: str, port: int, title: str, try_to_open: Callable[[], None]) -> None:
        """`try_to_open` raises CouncilError when the record can't be shown."""
        address = f"[{host}]" if ":" in host else host
        super().__init__(
            command,
            host=host,
            port=port,
            title=title,
            public_url=f"http://{address}:{port}",
            templates_path=Path(__file__).parent,
        )
        names = {address, *_LOOPBACK} if is_loopback(host) else {address}
        self._hosts = {f"{name}:{port}" for name in names}
        self._try_to_open = try_to_open
        self._is_open = host in ("0.0.0.0", "::")  # any name that leads here will do

    def initialize_logging(self) -> None:
        """Only what goes wrong is printed."""
        logging.basicConfig(level=logging.WARNING, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Print the address to open."""
        self.console.print(
            f"Open {self.public_url} in a browser. Press Ctrl+C to stop.", highlight=False, soft_wrap=True
        )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._check_origin)
        return app

    async def handle_index(self, request: web.Request) -> web.Response:
        """Our page; every address in it has the name by which the browser knows this server."""
        try:
            self._try_to_open()
        except CouncilError as error:
            self.console.print(str(error), highlight=False, markup=False, soft_wrap=True)
            raise web.HTTPServiceUnavailable(text=_NOT_NOW) from error
        size = request.query.get("fontsize", "16")
        context = {
            "application": {"name": self.title},
            "config": {"static": {"url": f"http://{request.host}/static/"}},
            "app_websocket_url": f"ws://{request.host}/ws",
            "font_size": int(size) if size.isascii() and size.isdecimal() and 4 <= int(size) <= 99 else 16,
        }
        return aiohttp_jinja2.render_template(_PAGE, request, context)

    @web.middleware
    async def _check_origin(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if not (self._is_open or request.host in self._hosts):
            raise web.HTTPForbidden(text="Nothing is served at this address.\n")
        if request.path == "/ws" and origin != f"http://{request.host}":
            raise web.HTTPForbidden(text="Only a page from this server can open the screen.\n")
        return await handler(request)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
