"""A file written anew: words put in between its bytes, and never over a change made meanwhile."""

from pathlib import Path

import pytest

from repurpose.commands import rewrite
from repurpose.errors import SourceError
from repurpose.text.prose_view import Edit

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("mark", [b"", BOM], ids=["plain", "bom"])
@pytest.mark.parametrize("before", ["灯\nb\nc", "灯\r\nb\r\nc", "灯\rb\rc", "灯\r\nb\nc", "灯\r\n\r\nc\r"])
def test_words_go_in_at_every_place_with_the_line_ends_of_the_file(before: str, mark: bytes) -> None:
    text = before.replace("\r\n", "\n").replace("\r", "\n")
    end = "\r\n" if "\r\n" in before else "\r" if "\r" in before else "\n"
    for at in range(len(text) + 1):
        after = rewrite.inserted(mark + before.encode(), Edit(at, at, "x\ny"))
        assert after.startswith(mark)
        whole = after.removeprefix(mark).decode()
        assert f"x{end}y" in whole and whole.replace(f"x{end}y", "", 1) == before
        assert whole.replace("\r\n", "\n").replace("\r", "\n") == text[:at] + "x\ny" + text[at:]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"new")
    with pytest.raises(SourceError, match="changed"):
        rewrite.write(path, b"old", b"mended")
    assert path.read_bytes() == b"new" and list(tmp_path.iterdir()) == [path]
