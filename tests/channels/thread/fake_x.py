"""A strict X on loopback: it checks signatures, weighs texts, refuses duplicates, shortens links, and fails on demand.

    with FakeX(faults={2: "lost-answer"}) as x: ...

`faults` names what happens to the n-th attempt to post, counted from 1. What it holds afterwards is the truth that a
test compares with: `x.texts`, `x.posts`, `x.bill`.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import html
import json
import re
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlsplit

import regex

KEYS = {
    "REPURPOSE_X_API_KEY": "fake-consumer-key-aaaa",
    "REPURPOSE_X_API_SECRET": "fake-consumer-secret-bbbb",
    "REPURPOSE_X_ACCESS_TOKEN": "42-fake-access-token-cccc",
    "REPURPOSE_X_ACCESS_SECRET": "fake-access-secret-dddd",
}
USER_ID, USER_NAME = "42", "harbour_post"
BEFORE = {"503-before", "402", "401", "400", "403-reply", "403-parent", "403-permission", "429", "redirect", "reset"}
AFTER = {"lost-answer", "503-after", "html", "half-json", "hang"}
FAULTS = BEFORE | AFTER
_URL = re.compile(
    r"https?://[\x21-\x7e]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|md|rs|example)(?![\w-])", re.IGNORECASE
)
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{RI}|\N{COMBINING ENCLOSING KEYCAP}")
_LIGHT = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


def weight(text: str) -> int:
    """A text's weight by X's published table: a link 23, an emoji 2, a letter 1 or 2."""
    links = _URL.findall(text)
    total = 23 * len(links)
    for cluster in regex.findall(r"\X", _URL.sub("", text)):
        total += 2 if _EMOJI.search(cluster) and not cluster.isascii() else sum(map(_letter, cluster))
    return total


def _letter(character: str) -> int:
    return 1 if any(low <= ord(character) <= high for low, high in _LIGHT) else 2


@dataclass(slots=True)
class Stored:
    """A post as X keeps it: `sent` as it came, `text` as it is given back."""

    id: str
    sent: str
    text: str
    parent: str
    created_at: dt.datetime
    urls: list[dict[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        references = [{"type": "replied_to", "id": self.parent}] if self.parent else None
        fields: dict[str, Any] = {
            "id": self.id,
            "text": self.text,
            "created_at": f"{self.created_at:%Y-%m-%dT%H:%M:%S.000Z}",
            "edit_history_tweet_ids": [self.id],
        }
        if references:
            fields["referenced_tweets"] = references
        if self.urls:
            fields["entities"] = {"urls": self.urls}
        return fields


class FakeX:
    """`faults`: by attempt to post. `lag`: reads of the timeline that do not show the newest post yet."""

    def __init__(self, faults: Mapping[int, str] | None = None, lag: int = 0, keys: Mapping[str, str] = KEYS) -> None:
        assert set((faults or {}).values()) <= FAULTS
        self.faults, self.lag, self.keys = dict(faults or {}), lag, dict(keys)
        self.posts: list[Stored] = []
        self.blind = False
        """Whether reading the timeline fails."""
        self.attempts = self.reads = self.sign_ins = 0
        self.bill = 0.0
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        return [post.sent for post in self.posts]

    def is_chain(self) -> bool:
        """Whether each post answers the one before it."""
        return [post.parent for post in self.posts] == ["", *(post.id for post in self.posts)][: len(self.posts)]

    def next_fault(self) -> str:
        with self._lock:
            self.attempts += 1
            return self.faults.get(self.attempts, "")

    def store(self, text: str, parent: str = "", created_at: dt.datetime | None = None) -> Stored:
        """Keep a post, as if it had come in."""
        with self._lock:
            urls: list[dict[str, str]] = []

            def shorten(match: re.Match[str]) -> str:
                short = f"https://t.co/{len(self.posts):04d}{len(urls):04d}xy"
                expanded = match[0] if "://" in match[0] else f"http://{match[0]}"
                urls.append({"url": short, "expanded_url": expanded, "display_url": match[0][:20]})
                return short

            stored = html.escape(_URL.sub(shorten, unicodedata.normalize("NFC", text)), quote=False)
            now = created_at or dt.datetime.now(dt.UTC)
            post = Stored(str(1_900_000_000_000_000_000 + len(self.posts)), text, stored, parent, now, urls)
            self.posts.append(post)
            self.bill = round(self.bill + (0.2 if urls else 0.015), 3)
            return post

    def refusal(self, text: str, parent: str) -> tuple[int, str] | None:
        """Why X would not keep this, by its own rules."""
        if not text.strip():
            return 400, "Your Tweet text is missing."
        if weight(text) > 280:
            return 400, "Your Tweet text is too long."
        if any(post.sent == text for post in self.posts):
            return 403, "You are not allowed to create a Tweet with duplicate content."
        if parent and not any(post.id == parent for post in self.posts):
            return 403, "You attempted to reply to a Tweet that is deleted or not visible to you."
        return None

    def visible(self, start: dt.datetime | None) -> list[Stored]:
        """Own posts, newest first."""
        self.reads += 1
        hidden = 1 if self.reads <= self.lag else 0
        posts = self.posts[: len(self.posts) - hidden]
        return [post for post in reversed(posts) if start is None or post.created_at >= start]

    def signed(self, method: str, path: str, header: str) -> bool:
        """Whether the OAuth 1.0a signature (RFC 5849) is right for this request."""
        if not header.startswith("OAuth "):
            return False
        given = {key: unquote(value) for key, value in re.findall(r'(\w+)="([^"]*)"', header)}
        if given.get("oauth_consumer_key") != self.keys["REPURPOSE_X_API_KEY"]:
            return False
        if given.get("oauth_token") != self.keys["REPURPOSE_X_ACCESS_TOKEN"]:
            return False
        signature = given.pop("oauth_signature", "")
        parts = urlsplit(path)
        pairs = sorted(
            (quote(key, safe="~"), quote(value, safe="~"))
            for key, value in [*given.items(), *parse_qsl(parts.query, keep_blank_values=True)]
        )
        parameters = "&".join(f"{key}={value}" for key, value in pairs)
        base = "&".join(quote(piece, safe="~") for piece in (method, self.url + parts.path, parameters))
        secret = "&".join(quote(self.keys[f"REPURPOSE_X_{name}_SECRET"], safe="~") for name in ("API", "ACCESS"))
        digest = hmac.new(secret.encode(), base.encode(), hashlib.sha1).digest()
        return hmac.compare_digest(base64.b64encode(digest).decode(), signature)


def _handler(x: FakeX) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if not self._let_in("GET"):
                return
            parts = urlsplit(self.path)
            if parts.path == "/2/users/me":
                x.sign_ins += 1
                self._answer(200, {"data": {"id": USER_ID, "name": "Harbour", "username": USER_NAME}})
            elif x.blind:
                self._fail(503, "Service Unavailable")
            elif parts.path == f"/2/users/{USER_ID}/tweets":
                self._timeline(parse_qs(parts.query))
            else:
                self._fail(404, "Not Found")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not self._let_in("POST"):
                return
            if self.path != "/2/tweets":
                self._fail(404, "Not Found")
                return
            data = json.loads(body)
            self._create(str(data.get("text", "")), str(data.get("reply", {}).get("in_reply_to_tweet_id", "")))

        def _create(self, text: str, parent: str) -> None:
            fault = x.next_fault()
            if self._failed_before(fault):
                return
            refusal = x.refusal(text, parent)
            if refusal:
                self._fail(*refusal)
                return
            post = x.store(text, parent)
            if not self._failed_after(fault):
                self._answer(201, {"data": {"id": post.id, "text": post.text, "edit_history_tweet_ids": [post.id]}})

        def _failed_before(self, fault: str) -> bool:
            plain = {
                "503-before": (503, "Service Unavailable"),
                "402": (402, "Your enrolled account does not have any credits to fulfill this request."),
                "401": (401, "Unauthorized"),
                "400": (400, "One or more parameters to your request was invalid."),
                "403-reply": (
                    403,
                    "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author.",
                ),
                "403-parent": (403, "You attempted to reply to a Tweet that is deleted or not visible to you."),
                "403-permission": (
                    403,
                    "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
                ),
            }
            if fault in plain:
                self._fail(*plain[fault])
            elif fault == "429":
                self._fail(
                    429, "Too Many Requests", {"x-rate-limit-reset": "1767225600", "x-rate-limit-remaining": "0"}
                )
            elif fault == "redirect":
                self._fail(307, "Moved", {"Location": f"{x.url}/2/tweets"})
            elif fault == "reset":
                self._hang_up()
            else:
                return False
            return True

        def _failed_after(self, fault: str) -> bool:
            if fault == "lost-answer":
                self._hang_up()
            elif fault == "503-after":
                self._fail(503, "Service Unavailable")
            elif fault == "html":
                self._write(201, b"<html>Something went wrong</html>", {"Content-Type": "text/html"})
            elif fault == "half-json":
                self._write(201, b'{"data": {"id": "19')
            elif fault == "hang":
                x.released.wait(60)
                self._hang_up()
            else:
                return False
            return True

        def _timeline(self, query: dict[str, list[str]]) -> None:
            wanted = query.get("start_time")
            start = dt.datetime.strptime(wanted[0], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC) if wanted else None
            posts = x.visible(start)
            size, offset = int(query.get("max_results", ["10"])[0]), int(query.get("pagination_token", ["0"])[0])
            meta: dict[str, Any] = {"result_count": len(posts[offset : offset + size])}
            if offset + size < len(posts):
                meta["next_token"] = str(offset + size)
            answer: dict[str, Any] = {"meta": meta}
            if meta["result_count"]:
                answer["data"] = [post.as_json() for post in posts[offset : offset + size]]
            self._answer(200, answer)

        def _let_in(self, method: str) -> bool:
            if x.signed(method, self.path, self.headers.get("Authorization", "")):
                return True
            self._fail(401, "Unauthorized")
            return False

        def _fail(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
            body = {"title": detail[:20], "detail": detail, "type": "about:blank", "status": status}
            self._write(status, json.dumps(body).encode(), headers)

        def _answer(self, status: int, data: Mapping[str, Any]) -> None:
            self._write(status, json.dumps(data).encode())

        def _write(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | dict(headers or {})).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _hang_up(self) -> None:
            self.close_connection = True
            self.connection.close()

    return Handler
