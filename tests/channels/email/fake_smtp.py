"""A mail server on loopback that does as told: for one recipient it refuses, hangs up, or loses its answer."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class FakeServer:
    """What the server took (`messages`), from and for whom, and how it behaves.

    `answers` maps a command ("MAIL", "RCPT", "DATA", "END") and an address to what happens: a reply line, "close" to
    hang up instead of answering. "END" is the final dot; a message counts as taken unless its answer is an error. With
    `tls` it offers STARTTLS, or speaks nothing else if that is `implicit`.
    """

    port: int = 0
    messages: list[tuple[str, str, bytes]] = field(default_factory=list)
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    greeting: str = "220 fake ready"
    connections: int = 0
    tls: ssl.SSLContext | None = None
    implicit: bool = False


class _Hangup(Exception):
    pass


class _Talk:
    def __init__(self, server: FakeServer, connection: socket.socket) -> None:
        self.server = server
        self.sender = self.recipient = ""
        self._use(connection)
        if server.tls and server.implicit:
            self._secure(server.tls)

    def _use(self, connection: socket.socket) -> None:
        self.connection, self.lines = connection, connection.makefile("rb")

    def _secure(self, tls: ssl.SSLContext) -> None:
        self._use(tls.wrap_socket(self.connection, server_side=True))

    def run(self) -> None:
        self._say(self.server.greeting)
        while raw := self.lines.readline():
            command = raw.decode("ascii", "replace").strip()
            self.server.commands.append(command)
            if not self._step(command):
                return

    def _step(self, command: str) -> bool:
        word = command[:4].upper()
        if word == "MAIL":
            self.sender = command.partition("<")[2].partition(">")[0]
            self._answer("MAIL", "250 ok")
        elif word == "RCPT":
            self.recipient = command.partition("<")[2].partition(">")[0]
            self._answer("RCPT", "250 ok")
        elif word == "DATA":
            if self._answer("DATA", "354 go on"):
                self._take()
        elif word == "STAR" and self.server.tls:
            self._say("220 go on")
            self._secure(self.server.tls)
        elif word == "EHLO" and self.server.tls:
            self._say("250-fake\r\n250 STARTTLS")
        else:
            self._say("221 bye" if word == "QUIT" else "250 ok")
        return word != "QUIT"

    def _take(self) -> None:
        taken = []
        for raw in self.lines:
            if raw == b".\r\n":
                break
            taken.append(raw[1:] if raw.startswith(b".") else raw)
        planned = self.server.answers.get(("END", self.recipient), "250 taken")
        if planned.startswith("250") or planned == "close after":
            self.server.messages.append((self.sender, self.recipient, b"".join(taken)))
        if planned.startswith("close"):
            raise _Hangup
        self._say(planned)

    def _answer(self, command: str, usual: str) -> bool:
        planned = self.server.answers.get((command, self.recipient), usual)
        if planned == "close":
            raise _Hangup
        self._say(planned)
        return planned == usual

    def _say(self, line: str) -> None:
        self.connection.sendall(line.encode() + b"\r\n")


@contextmanager
def fake_smtp(tls: ssl.SSLContext | None = None, *, implicit: bool = False) -> Iterator[FakeServer]:
    """A server on a free port of 127.0.0.1 for the length of the block."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = FakeServer(listener.getsockname()[1], tls=tls, implicit=implicit)
    thread = threading.Thread(target=_serve, args=(server, listener), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _serve(server: FakeServer, listener: socket.socket) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        server.connections += 1
        with connection:
            try:
                _Talk(server, connection).run()
            except (_Hangup, OSError):
                continue
