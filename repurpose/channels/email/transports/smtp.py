"""Delivery by SMTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from msgspec import Struct

from repurpose.channels.email.transports.base import Connection, Transport, own_options
from repurpose.config import Fault, Project, Table
from repurpose.errors import DeliveryError

USER, PASSWORD = "REPURPOSE_SMTP_USER", "REPURPOSE_SMTP_PASSWORD"
REACH_S = 10
"""Seconds that `doctor --online` waits for the server to answer at all."""
LONGEST_WAIT_S = 3_600
"""Seconds: RFC 5321 (4.5.3.2.6) asks for ten minutes at the end of the data; an hour is surely a mistake."""


class SmtpOptions(Table, frozen=True):
    """The mail server. User and password: REPURPOSE_SMTP_USER, REPURPOSE_SMTP_PASSWORD."""

    host: str = ""
    """Name of the server."""
    port: int = 587
    """Its port."""
    tls: Literal["starttls", "implicit", "none"] = "starttls"
    """How the connection is secured; "none" only on loopback."""
    timeout: int = 60
    """Seconds to wait for any one answer."""

    def faults(self) -> Iterator[Fault]:
        """A wait that is none, or has no end."""
        if not 1 <= self.timeout <= LONGEST_WAIT_S:
            yield "timeout", f"must lie between 1 and {LONGEST_WAIT_S} seconds", "write timeout = 60"


class SmtpTransport(Struct, frozen=True):
    """Satisfies `transports.base.Transport`."""

    name: str = "smtp"
    options: type[SmtpOptions] = SmtpOptions

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """The server's name, and one half of a sign-in without the other."""
        names = [] if smtp_options(project).host.strip() else ["channels.email.smtp.host"]
        if bool(environment.get(USER)) != bool(environment.get(PASSWORD)):
            names.append(PASSWORD if environment.get(USER) else USER)
        return names

    @contextmanager
    def connect(self, project: Project, environment: Mapping[str, str]) -> Iterator[Connection]:
        """Connect, secure the connection, sign in."""
        from repurpose.channels.email.transports.smtp_session import SmtpConnection, connect, leave, sign_in

        smtp, user, password = smtp_options(project), environment.get(USER, ""), environment.get(PASSWORD, "")
        connection = SmtpConnection(lambda: sign_in(connect(smtp), user, password))
        try:
            yield connection
        finally:
            leave(connection.line)

    def reach(self, project: Project) -> str:
        """Whether anybody answers at the server's port."""
        import socket

        smtp = smtp_options(project)
        if not smtp.host:
            return ""
        where = f"{smtp.host}:{smtp.port}"
        try:
            socket.create_connection((smtp.host, smtp.port), timeout=REACH_S).close()
        except OSError as error:
            raise DeliveryError(f"{where}: {error.strerror or error}", hint="check host and port") from error
        return f"{where} answers"


def smtp_options(project: Project) -> SmtpOptions:
    """The project's [channels.email.smtp]."""
    return own_options(project, "smtp", SmtpOptions)


SMTP: Transport = SmtpTransport()
