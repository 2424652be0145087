"""Delivery by SMTP against a server on loopback that refuses, hangs up and loses its answers as told."""

import datetime as dt
import email
import email.policy
from pathlib import Path

import msgspec
import pytest

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.channels.email.message.tokens import is_unsubscribe_token
from repurpose.channels.email.sender import EmailSender
from repurpose.channels.email.transports.smtp import SmtpOptions
from repurpose.channels.email.transports.smtp_session import is_loopback
from repurpose.config import Project
from repurpose.delivery.base import Built, NotSent, Refused, Unknown
from repurpose.errors import DeliveryError, SettingsError, SignInError
from repurpose.model import Issue
from repurpose.templating import Templates
from tests import factories
from tests.channels.email.fake_smtp import FakeServer, fake_smtp
from tests.factories import channels

ENVIRONMENT = {"REPURPOSE_SECRET": "a long random text"}
PEOPLE = "email,name,status\nada@example.org,Ada,\nBob@EXAMPLE.org,林默,\ncarol@example.org,Carol,unsubscribed\n"
SINCE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def project(root: Path, port: int = 25, people: str = PEOPLE, **changes: object) -> Project:
    (root / "people.csv").write_bytes(people.encode("utf-8", "surrogateescape"))
    made = factories.project()
    fields: dict[str, object] = {
        "sender": "港口来信 <editor@example.org>",
        "recipients": "people.csv",
        "unsubscribe_url": "https://example.org/leave/{token}",
        "smtp": SmtpOptions(host="127.0.0.1", port=port, tls="none", timeout=5),
    }
    settings = msgspec.structs.replace(made.settings, channels=channels(email=fields | changes))
    return Project(settings, root)


def built(own: Project, issue: Issue | None = None) -> Built:
    rendered = EMAIL.render(Request(issue or factories.single(), own, Templates()))
    parts = {part.name: part.content for part in rendered.parts if part.is_file}
    as_bytes = {name: content if isinstance(content, bytes) else content.encode() for name, content in parts.items()}
    return Built(rendered.issue_id, own.root, as_bytes)


def test_each_reader_is_one_target_without_an_address_in_the_clear(tmp_path: Path) -> None:
    own = project(tmp_path)
    targets = EmailSender().targets(built(own), own, ENVIRONMENT)
    assert len(targets) == 2
    for target in targets:
        assert target.key.startswith("email:")
        assert len(target.key) == len("email:") + 32
        assert "ada@" not in target.key + target.shown
    assert targets == EmailSender().targets(built(own), own, ENVIRONMENT)


def test_another_secret_gives_other_keys(tmp_path: Path) -> None:
    own = project(tmp_path)
    one = EmailSender().targets(built(own), own, ENVIRONMENT)
    other = EmailSender().targets(built(own), own, {"REPURPOSE_SECRET": "another"})
    assert {target.key for target in one}.isdisjoint(target.key for target in other)


def test_without_a_secret_nobody_can_be_named(tmp_path: Path) -> None:
    own = project(tmp_path)
    with pytest.raises(SignInError, match="REPURPOSE_SECRET"):
        EmailSender().targets(built(own), own, {})


def test_each_reader_gets_a_message_of_their_own(tmp_path: Path) -> None:
    with fake_smtp() as server:
        own = project(tmp_path, server.port)
        mail = built(own)
        targets = EmailSender().targets(mail, own, ENVIRONMENT)
        with EmailSender().open(mail, own, ENVIRONMENT) as session:
            ids = [session.send(target, {}) for target in targets]
    assert [recipient for _, recipient, _ in server.messages] == ["ada@example.org", "Bob@example.org"]
    messages = [email.message_from_bytes(raw, policy=email.policy.default) for _, _, raw in server.messages]
    assert [(message["Message-ID"],) for message in messages] == ids
    assert messages[1]["To"] == "林默 <Bob@example.org>"
    for message in messages:
        url = str(message["List-Unsubscribe"]).strip("<>")
        token = url.removeprefix("https://example.org/leave/")
        assert is_unsubscribe_token(ENVIRONMENT["REPURPOSE_SECRET"], str(message["List-Id"]), token)
        assert not is_unsubscribe_token("another", str(message["List-Id"]), token)
        html = message.get_body(("html",))
        assert html is not None
        assert url in html.get_content()
        assert "%%" not in html.get_content()
        assert not message.defects


def test_a_message_arrives_octet_by_octet_even_with_lines_of_dots(tmp_path: Path) -> None:
    with fake_smtp() as server:
        own = project(tmp_path, server.port)
        mail = built(own, factories.single(factories.plain(lang="en", body=".\n\n..\n\n.hidden\n\nMAIL FROM:<x>")))
        targets = EmailSender().targets(mail, own, ENVIRONMENT)
        with EmailSender().open(mail, own, ENVIRONMENT) as session:
            session.send(targets[0], {})
    assert len(server.messages) == 1
    raw = server.messages[0][2]
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    text = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain",))
    assert text is not None
    assert ".hidden" in text.get_content()


OUTCOMES = [
    (("MAIL", ""), "421 later", NotSent),
    (("RCPT", "ada@example.org"), "450 mailbox busy", NotSent),
    (("RCPT", "ada@example.org"), "550 no such user", Refused),
    (("RCPT", "ada@example.org"), "close", NotSent),
    (("DATA", "ada@example.org"), "552 too big", Refused),
    (("DATA", "ada@example.org"), "close", NotSent),
    (("END", "ada@example.org"), "451 try again", NotSent),
    (("END", "ada@example.org"), "554 spam", Refused),
    (("END", "ada@example.org"), "close", Unknown),
    (("END", "ada@example.org"), "close after", Unknown),
    (("END", "ada@example.org"), "250 " + "x" * 20_000, Unknown),
]


@pytest.mark.parametrize(("moment", "answer", "outcome"), OUTCOMES)
def test_every_answer_means_one_thing(
    tmp_path: Path, moment: tuple[str, str], answer: str, outcome: type[Exception]
) -> None:
    with fake_smtp() as server:
        server.answers[moment] = answer
        own = project(tmp_path, server.port)
        mail = built(own)
        targets = EmailSender().targets(mail, own, ENVIRONMENT)
        with EmailSender().open(mail, own, ENVIRONMENT) as session, pytest.raises(outcome):
            session.send(targets[0], {})


def test_after_a_broken_line_the_next_letter_goes_out_on_a_new_one(tmp_path: Path) -> None:
    with fake_smtp() as server:
        server.answers["END", "ada@example.org"] = "close"
        own = project(tmp_path, server.port)
        mail = built(own)
        first, second = EmailSender().targets(mail, own, ENVIRONMENT)
        with EmailSender().open(mail, own, ENVIRONMENT) as session:
            with pytest.raises(Unknown):
                session.send(first, {})
            session.send(second, {})
    assert server.connections == 2
    assert [recipient for _, recipient, _ in server.messages] == ["Bob@example.org"]


def test_a_mail_server_cannot_be_asked_what_it_took(tmp_path: Path) -> None:
    with fake_smtp() as server:
        own = project(tmp_path, server.port)
        mail = built(own)
        targets = EmailSender().targets(mail, own, ENVIRONMENT)
        with EmailSender().open(mail, own, ENVIRONMENT) as session, pytest.raises(Unknown):
            session.find(targets[0], SINCE, {})


def test_who_left_after_the_plan_was_made_gets_nothing(tmp_path: Path) -> None:
    with fake_smtp() as server:
        own = project(tmp_path, server.port)
        mail = built(own)
        targets = EmailSender().targets(mail, own, ENVIRONMENT)
        own = project(tmp_path, server.port, PEOPLE.replace("Ada,", "Ada,unsubscribed"))
        with EmailSender().open(mail, own, ENVIRONMENT) as session, pytest.raises(Refused, match="no longer"):
            session.send(targets[0], {})
    assert server.messages == []


def test_a_letter_that_changed_after_the_plan_is_not_sent(tmp_path: Path) -> None:
    with fake_smtp() as server:
        own = project(tmp_path, server.port)
        targets = EmailSender().targets(built(own), own, ENVIRONMENT)
        other = built(own, factories.single(factories.plain()))
        with EmailSender().open(other, own, ENVIRONMENT) as session, pytest.raises(NotSent, match="changed"):
            session.send(targets[0], {})


BAD_LINES = [
    ("ada@example.org, bob@example.org", "more than one address|values for"),
    ('"a@example.org, b@example.org"', "more than one address"),
    ('"u@example.org>\r\nRCPT TO:<v@example.org"', "line break"),
    ("u@example.org> NOTIFY=NEVER", "text besides"),
    ("x" * 300 + "@example.org", "more than 64"),
    ("nobody", "no domain"),
    ("用户@example.org", "only ASCII"),
    ("a@example..org", "not a domain"),
    ("a@127.0.0.1", "not a domain"),
    ("a..b@example.org", "not a mailbox name"),
    ("a@exa\x00mple.org", "control|line"),
    (",Ada", "no address"),
    ('a@example.org,"Ada\r\nBcc: v@x"', "line break"),
    ("a@example.org,=?utf-8?q?a=0ABcc:_v?=,", None),
    ('"a@example.org', "not CSV|line break"),
]


@pytest.mark.parametrize(("line", "cause"), BAD_LINES)
def test_a_line_that_is_no_reader_is_named(tmp_path: Path, line: str, cause: str | None) -> None:
    own = project(tmp_path, people=f"email,name,status\nada@example.org,Ada,\n{line}\n")
    if cause is None:
        assert len(EmailSender().targets(built(own), own, ENVIRONMENT)) == 2
        return
    with pytest.raises(SettingsError, match=cause) as caught:
        EmailSender().targets(built(own), own, ENVIRONMENT)
    assert caught.value.line is not None
    assert caught.value.line >= 3
    assert str(caught.value.path).endswith("people.csv")


def test_a_reader_listed_twice_is_written_to_once(tmp_path: Path) -> None:
    own = project(tmp_path, people="email\na@example.org\na@EXAMPLE.ORG\na+b@example.org\n")
    assert len(EmailSender().targets(built(own), own, ENVIRONMENT)) == 2


def test_merge_tags_are_filled_and_escaped(tmp_path: Path) -> None:
    post = factories.plain(body="Dear %%name|friend%%, welcome.", summary="")
    with fake_smtp() as server:
        own = project(tmp_path, server.port, people="email,name\na@example.org,<b>Ada</b>\nb@example.org,\n")
        mail = built(own, factories.single(post))
        with EmailSender().open(mail, own, ENVIRONMENT) as session:
            for target in EmailSender().targets(mail, own, ENVIRONMENT):
                session.send(target, {})
    htmls = []
    for _, _, raw in server.messages:
        part = email.message_from_bytes(raw, policy=email.policy.default).get_body(("html",))
        assert part is not None
        htmls.append(part.get_content())
    assert "Dear &lt;b&gt;Ada&lt;/b&gt;, welcome" in htmls[0]
    assert "Dear friend, welcome" in htmls[1]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    bare = Project(factories.project().settings, tmp_path)
    assert EmailSender().missing(bare, {}) == [
        "channels.email.from",
        "channels.email.recipients",
        "channels.email.unsubscribe-url",
        "REPURPOSE_SECRET",
        "channels.email.smtp.host",
    ]
    own = project(tmp_path)
    assert EmailSender().missing(own, ENVIRONMENT) == []
    assert EmailSender().missing(own, ENVIRONMENT | {"REPURPOSE_SMTP_USER": "u"}) == ["REPURPOSE_SMTP_PASSWORD"]


def failing_open(own: Project, environment: dict[str, str]) -> str:
    with pytest.raises((DeliveryError, SignInError)) as caught, EmailSender().open(built(own), own, environment):
        pass
    return str(caught.value)


def test_no_error_holds_the_password(tmp_path: Path) -> None:
    secret = {**ENVIRONMENT, "REPURPOSE_SMTP_USER": "user", "REPURPOSE_SMTP_PASSWORD": "hunter2-hunter2"}
    assert "hunter2" not in failing_open(project(tmp_path, 1), secret)
    with fake_smtp() as server:
        assert "hunter2" not in failing_open(project(tmp_path, server.port), secret)


def test_a_server_that_is_none_is_named(tmp_path: Path) -> None:
    assert "127.0.0.1:1 cannot be reached" in failing_open(project(tmp_path, 1), ENVIRONMENT)
    with fake_smtp() as server:
        server.greeting = "SSH-2.0-OpenSSH"
        assert f"127.0.0.1:{server.port}" in failing_open(project(tmp_path, server.port), ENVIRONMENT)


def test_an_open_line_is_for_loopback_only(tmp_path: Path) -> None:
    own = project(tmp_path, smtp=SmtpOptions(host="mail.example.org", tls="none"))
    assert "loopback only" in failing_open(own, ENVIRONMENT)
    assert [is_loopback(host) for host in ("localhost", "127.9.9.9", "::1", "127.0.0.1.example.org", "10.0.0.1")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_server_without_tls_is_refused_when_tls_is_asked_for(tmp_path: Path) -> None:
    with fake_smtp() as server:
        own = project(tmp_path, smtp=SmtpOptions(host="127.0.0.1", port=server.port, tls="starttls", timeout=5))
        assert f"127.0.0.1:{server.port}" in failing_open(own, ENVIRONMENT)


def test_the_fake_counts_what_it_took() -> None:
    assert FakeServer().messages == []
