"""A page is written where somebody wants it, and never over what they wrote themselves."""

from pathlib import Path

import pytest

from repurpose.commands.pages import write_page
from repurpose.errors import UsageError

PAGE = "<!doctype html>\n<title>one</title>\n"


def test_a_page_is_written_and_written_again(tmp_path: Path) -> None:
    target = tmp_path / "new" / "sheet.html"
    for text in (PAGE, PAGE.replace("one", "two")):
        assert write_page(target, text).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["post.md", "notes.html"])
def test_what_is_no_page_is_not_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# The ferry\n", encoding="utf-8")
    with pytest.raises(UsageError, match="is no page"):
        write_page(tmp_path / name, PAGE)
    assert (tmp_path / name).read_text(encoding="utf-8") == "# The ferry\n"


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ordinary file"):
        write_page(tmp_path, PAGE)
