"""Header lines come back exactly as they went in."""

import email
import email.header
import random
import unicodedata

import pytest

from repurpose.channels.email.message.headers import bare, check, mailbox, unstructured
from repurpose.errors import RepurposeError


def decoded(line: str) -> str:
    """What the standard library, as a stranger, reads out of a folded header."""
    value = email.message_from_string(line + "\r\n\r\n").items()[0][1]
    unfolded = value.replace("\r\n", "").replace("\n", "")
    return str(email.header.make_header(email.header.decode_header(unfolded)))


def random_subject(rng: random.Random) -> str:
    """Mixed Chinese, English, emoji, marks and spaces, without controls."""
    pools = (
        "灯塔不追船守林默",
        "abcDEF xyz",
        "  ",
        "“”——…，。：",
        "😀👩‍🚀🇨🇳",
        "=?_ utf-8 ?=",
        "éüñ",
        "0123/12%",
        '\\"<>@,;:()[]',
    )
    return "".join(rng.choice(rng.choice(pools)) for _ in range(rng.randint(1, 120))).strip()


def assert_legal(line: str) -> None:
    for piece in line.split("\r\n"):
        assert len(piece) <= 78
        for word in piece.split():
            if word.startswith("=?") and word.endswith("?="):
                assert len(word) <= 75
    assert all(piece.startswith(" ") for piece in line.split("\r\n")[1:])


def test_random_mixed_subjects_survive() -> None:
    rng = random.Random(20260111)
    for _ in range(2_000):
        subject = random_subject(rng)
        line = unstructured("Subject", subject)
        assert line.isascii()
        assert_legal(line)
        assert decoded(line) == subject


@pytest.mark.parametrize(
    "subject",
    ["What maps leave out", "a " * 80 + "end", "x" * 200, "two  spaces", "=?utf-8?q?a?=", "灯 塔 a", "a\u00a0b"],
)
def test_awkward_subjects_survive(subject: str) -> None:
    line = unstructured("Subject", subject)
    assert_legal(line)
    assert decoded(line) == subject


def test_plain_words_stay_readable() -> None:
    assert unstructured("Subject", "What maps leave out") == "Subject: What maps leave out"


@pytest.mark.parametrize(
    "value",
    ["a\r\nBcc: v@x", "a\rb", "a\nb", "a\x0bb", "a\x85b", "a\u2028b", "a\x00b", "a\u202eb", "a\ud800b", "a\x9fb"],
)
def test_what_could_begin_another_header_is_refused(value: str) -> None:
    with pytest.raises(RepurposeError, match="at character 2"):
        check("Subject", value)


def test_an_encoded_word_in_the_subject_is_no_instruction() -> None:
    attack = "=?utf-8?q?a=0ABcc:_v@x?="
    message = email.message_from_string(unstructured("Subject", attack) + "\r\n\r\n")
    assert message.keys() == ["Subject"]
    assert decoded(unstructured("Subject", attack)) == attack


@pytest.mark.parametrize("name", ["Ada Lovelace", "O'Hara, Ada", "港口来信", "The “Harbour” " * 9, "", "=?x?q?y?="])
def test_a_mailbox_keeps_its_name_and_address(name: str) -> None:
    name = name.strip()
    line = mailbox("From", name, "editor@example.org")
    assert_legal(line)
    value = email.message_from_string(line + "\r\n\r\n")["From"]
    shown, _, address = value.replace("\r\n", "").replace("\n", "").rpartition(" ")
    assert address.strip("<>") == "editor@example.org"
    assert str(email.header.make_header(email.header.decode_header(shown.strip(' "')))).strip() == name


def test_list_headers_are_never_encoded_nor_folded() -> None:
    url = "https://example.org/leave/" + "x" * 300
    assert bare("List-Unsubscribe", f"<{url}>") == f"List-Unsubscribe: <{url}>"
    with pytest.raises(RepurposeError, match="ASCII"):
        bare("List-Unsubscribe", "<https://例子.example/>")
    with pytest.raises(RepurposeError, match="998"):
        bare("List-Unsubscribe", "<https://example.org/" + "x" * 1000 + ">")


def test_random_subject_pool_holds_no_controls() -> None:
    rng = random.Random(1)
    assert not any(unicodedata.category(c) == "Cc" for _ in range(50) for c in random_subject(rng))
