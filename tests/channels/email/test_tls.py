"""A mail server is only spoken to over a line whose other end has proved who it is."""

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Literal

import pytest

from repurpose.channels.email.sender import EmailSender
from repurpose.channels.email.transports.smtp import SmtpOptions
from repurpose.config import Project
from tests.channels.email.fake_smtp import FakeServer, fake_smtp
from tests.channels.email.test_sender import ENVIRONMENT, built, failing_open, project

Tls = Literal["starttls", "implicit"]
BOTH: list[Tls] = ["starttls", "implicit"]
SIGN_IN = {**ENVIRONMENT, "REPURPOSE_SMTP_USER": "user", "REPURPOSE_SMTP_PASSWORD": "hunter2-hunter2"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1, signed by nobody but itself, with its key in the same file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "certificate.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(made)]
    command = ["openssl", "req", "-x509", "-days", "2", *subject, *key, "-out", str(folder / "public.pem")]
    subprocess.run(command, check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + (folder / "public.pem").read_bytes())
    return made


def server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def asking(root: Path, server: FakeServer, tls: Tls, host: str = "127.0.0.1") -> Project:
    return project(root, smtp=SmtpOptions(host=host, port=server.port, tls=tls, timeout=5))


@pytest.mark.parametrize("tls", BOTH)
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path, certificate: Path, tls: Tls) -> None:
    with fake_smtp(server_side(certificate), implicit=tls == "implicit") as server:
        message = failing_open(asking(tmp_path, server, tls), SIGN_IN)
    assert f"127.0.0.1:{server.port}: the line cannot be secured: CERTIFICATE_VERIFY_FAILED" in message
    assert not any(command.startswith(("AUTH", "MAIL")) for command in server.commands)


@pytest.mark.parametrize("tls", BOTH)
def test_a_trusted_certificate_lets_the_mail_out(
    tmp_path: Path, certificate: Path, tls: Tls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with fake_smtp(server_side(certificate), implicit=tls == "implicit") as server:
        own = asking(tmp_path, server, tls)
        issue = built(own)
        first, *_ = EmailSender().targets(issue, own, ENVIRONMENT)
        with EmailSender().open(issue, own, ENVIRONMENT) as session:
            session.send(first, {})
    assert [recipient for _, recipient, _ in server.messages] == ["ada@example.org"]
    assert ("STARTTLS" in server.commands) == (tls == "starttls")


@pytest.mark.parametrize("tls", BOTH)
def test_a_trusted_certificate_for_another_name_is_refused(
    tmp_path: Path, certificate: Path, tls: Tls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with fake_smtp(server_side(certificate), implicit=tls == "implicit") as server:
        message = failing_open(asking(tmp_path, server, tls, host="localhost"), SIGN_IN)
    assert "the line cannot be secured" in message
