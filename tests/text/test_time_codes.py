"""Time codes read, and links to a second."""

import pytest

from repurpose.text.time_codes import link_at, seconds


@pytest.mark.parametrize(
    ("code", "second"),
    [
        ("[00:12:31]", 751),
        ("(1:02)", 62),
        ("（75:10）", 4510),
        ("00:00:07,480", 7),
        ("1:01:01.9", 3661),
        ("12:75", None),
        ("noon", None),
    ],
)
def test_a_time_code_is_a_second(code: str, second: int | None) -> None:
    assert seconds(code) == second


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=75"),
        ("https://www.youtube.com/watch?v=abc&t=3", "https://www.youtube.com/watch?v=abc&t=75"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=75"),
        ("https://video.example/watch?v=abc", ""),
        ("javascript://youtube.com/%0aalert(1)", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_second(address: str, expected: str) -> None:
    assert link_at(address, 75) == expected


def test_no_second_no_link() -> None:
    assert link_at("https://youtu.be/abc", None) == ""
