"""One browser for the tests of a file."""

import shutil
from collections.abc import Iterator

import pytest

from tests.browser import chromium
from tests.browser.chromium import Browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium; the tests are skipped where there is none."""
    program = chromium.find()
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    profile = tmp_path_factory.mktemp("profile")
    with Browser(program, profile) as browser:
        yield browser
    shutil.rmtree(profile, ignore_errors=True)
