"""Headless Chromium, spoken to over the DevTools pipe: no port, no extra package, and it ends when the pipe closes.

    with Browser(program, profile) as browser, browser.open(file, width=375) as page:
        page.click("[data-copy]")
        assert not page.errors

Every read has a deadline, so a browser that hangs fails the test instead of holding it.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Self

PROGRAMS = ("google-chrome", "chromium", "chromium-browser")
"""Where there are several, Chrome comes first: on Ubuntu the others are snaps, which cannot read a test's folder."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
DEADLINE = 20.0
"""Seconds that one answer may take; a cold start on two busy cores takes about three."""
LOCAL = ("file:", "data:", "blob:", "about:")
PIPE = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'
"""Chromium reads commands from descriptor 3 and answers on 4; the shell moves our socket there."""


def find() -> str | None:
    """The browser's path; None where none is installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def _left(deadline: float) -> float:
    """The seconds up to a deadline. Raises TimeoutError once it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"Chromium gave no answer within {DEADLINE:.0f} s")
    return left


class Browser:
    """One Chromium with a fresh profile, in a process group of its own."""

    def __init__(self, program: str, profile: Path) -> None:
        self._pages: dict[str, Page] = {}
        self._unread = bytearray()
        self._last_id = 0
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", PIPE, program, *FLAGS, f"--user-data-dir={profile}"],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError, EOFError):
            self.call("Browser.close")
        self._socket.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=5)

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Give a command and return its result; what happens meanwhile is noted on the page it happens to."""
        self._last_id += 1
        command: dict[str, Any] = {"id": self._last_id, "method": method, "params": parameters}
        if session:
            command["sessionId"] = session
        deadline = time.monotonic() + DEADLINE
        self._socket.settimeout(_left(deadline))
        self._socket.sendall(json.dumps(command).encode() + b"\0")
        while (message := self.read(deadline)).get("id") != command["id"]:
            _left(deadline)
        assert "error" not in message, f"{method}: {message.get('error')}"
        result: dict[str, Any] = message["result"]
        return result

    def read(self, deadline: float) -> dict[str, Any]:
        """The next message, an answer or an event. Raises TimeoutError at the deadline, EOFError when Chromium ended."""
        while (end := self._unread.find(0)) < 0:
            self._socket.settimeout(_left(deadline))
            data = self._socket.recv(1 << 16)
            if not data:
                raise EOFError("Chromium ended")
            self._unread += data
        message: dict[str, Any] = json.loads(self._unread[:end])
        del self._unread[: end + 1]
        if (page := self._pages.get(message.get("sessionId", ""))) and "method" in message:
            page.note(message["method"], message["params"])
        return message

    @contextlib.contextmanager
    def open(self, file: Path, *, width: int = 1280, dark: bool = False) -> Iterator[Page]:
        """A file, loaded; `width` in CSS pixels. One tab, which is a process, shows them all, and forgets each."""
        page = self._pages[self._tab] = Page(self, self._tab)
        try:
            page.show(file, width, dark)
            yield page
        finally:
            del self._pages[self._tab]

    @cached_property
    def _tab(self) -> str:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session: str = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return session


class Page:
    """A loaded page: `errors` are its console errors, exceptions and policy violations, `remote` what it asked for
    beyond itself."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser, self._session = browser, session
        self._loaded: set[str] = set()
        self.errors: list[str] = []
        self.remote: list[str] = []

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **parameters)

    def note(self, event: str, details: dict[str, Any]) -> None:
        """Remember an event that a test may ask about."""
        if event == "Page.lifecycleEvent" and details["name"] == "load":
            self._loaded.add(details["loaderId"])
        elif event == "Log.entryAdded" and details["entry"]["level"] in ("error", "warning"):
            self.errors.append(details["entry"]["text"])
        elif event == "Runtime.consoleAPICalled" and details["type"] in ("error", "warning", "assert"):
            self.errors.append(str([one.get("value", one.get("description")) for one in details["args"]]))
        elif event == "Runtime.exceptionThrown":
            self.errors.append(str(details["exceptionDetails"]))
        elif event == "Network.requestWillBeSent" and not details["request"]["url"].startswith(LOCAL):
            self.remote.append(details["request"]["url"])

    def show(self, file: Path, width: int, dark: bool) -> None:
        """Load a file at a width, as a phone would below 500 px, in the light or the dark scheme."""
        for domain in ("Page", "Log", "Runtime", "Network"):
            self.call(f"{domain}.enable")
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
        self.call("Emulation.setDeviceMetricsOverride", **metrics)
        # Said of the light scheme too, it would hide what a page sets for its frames.
        scheme = [{"name": "prefers-color-scheme", "value": "dark"}] if dark else []
        self.call("Emulation.setEmulatedMedia", features=scheme)
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        self.evaluate("try { sessionStorage.clear() } catch { }")  # an empty page has none
        loader = self.call("Page.navigate", url=file.resolve().as_uri())["loaderId"]
        deadline = time.monotonic() + DEADLINE
        while loader not in self._loaded:
            self._browser.read(deadline)
        self.evaluate("new Promise((done) => setTimeout(done))")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, once its promise, if it is one, is kept."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, expression: str) -> None:
        """Until a JavaScript expression holds. Raises TimeoutError."""
        deadline = time.monotonic() + DEADLINE
        while not self.evaluate(expression):
            _left(deadline)
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """A real click on the middle of the first element that matches."""
        element = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{element}.scrollIntoView({{ block: 'center' }})")
        box = self.evaluate(f"{element}.getBoundingClientRect().toJSON()")
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def press(self, key: str, *commands: str) -> None:
        """A real key press; `commands` are what an editor does at it, such as "paste"."""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, commands=list(commands))
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)
