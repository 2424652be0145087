"""The page's server: loopback only, reads only, one page and its news of changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from msgspec import Struct, field

HOST = "127.0.0.1"
LONGEST_PATH = 2_048
"""Characters of a request's path; more is no browser."""
HEARTBEAT = 15.0
"""Seconds between two signs of life on a page's line for news."""


class Page(Struct):
    """The current page and its number; readers wait for a number they have not seen."""

    html: str = ""
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, html: str) -> None:
        """Put up a new page and tell everyone who waits."""
        with self.changed:
            self.html = html
            self.version += 1
            self.changed.notify_all()

    def wait_for_newer(self, seen: int, seconds: float) -> int:
        """The page's number, as soon as it is above `seen`, or after `seconds` as it is."""
        with self.changed:
            self.changed.wait_for(lambda: self.version > seen, timeout=seconds)
            return self.version


class Server(ThreadingHTTPServer):
    """Serves a Page on 127.0.0.1. Port 0 takes any free one."""

    daemon_threads = True

    def __init__(self, page: Page, port: int) -> None:
        self.page = page
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://{HOST}:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "repurpose"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """The page, or the line on which news of a rebuild comes."""
        if not self._is_ours():
            self._answer(403, "text/plain", f"open {self.server.address}")
        elif len(self.path) > LONGEST_PATH:
            self._answer(414, "text/plain", "too long")
        elif self.path == "/":
            self._answer(200, "text/html", self.server.page.html)
        elif self.path.startswith("/news"):
            self._news()
        else:
            self._answer(404, "text/plain", "not here")

    def _is_ours(self) -> bool:
        """Whether the browser was pointed here by name: a page elsewhere that resolves to loopback was not."""
        port = self.server.server_address[1]
        names = {f"{name}:{port}" for name in (HOST, "localhost")}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in names and (origin is None or origin.removeprefix("http://") in names)

    def _answer(self, code: int, kind: str, text: str) -> None:
        data = text.encode("utf-8", "replace")
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(data)

    def _news(self) -> None:
        """Server-sent events: the page's number whenever it changes."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = self.server.page.version
        try:
            self.wfile.write(f"retry: 500\ndata: {seen}\n\n".encode())
            self.wfile.flush()
            while True:
                now = self.server.page.wait_for_newer(seen, HEARTBEAT)
                self.wfile.write(f"data: {now}\n\n".encode() if now != seen else b": still here\n\n")
                self.wfile.flush()
                seen = now
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


def watch(
    look: Callable[[], object], rebuild: Callable[[], None], stopped: threading.Event, pause: float = 0.15
) -> None:
    """Call `rebuild` whenever what `look` returns changes. A slow look is followed by a longer pause."""
    before = look()
    while not stopped.is_set():
        started = time.monotonic()
        now = look()
        spent = time.monotonic() - started
        if now != before:
            before = now
            rebuild()
        stopped.wait(max(pause, spent * 4))
