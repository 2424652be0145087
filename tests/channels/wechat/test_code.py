"""Code in an article: coloured or not, every character of it is there."""

import pytest

from repurpose.channels.wechat.body.highlight import highlighted


@pytest.mark.parametrize("language", ["console", "py", "bash", "text", "no-such-language", "html", "diff"])
@pytest.mark.parametrize("code", ["output of the harbour clock", "$ tide --now\n12:40\n", "", "灯 = 1", "\n\n  a\n"])
def test_no_character_of_code_is_lost(language: str, code: str) -> None:
    assert "".join(text for _, text in highlighted(code, language)) == code
