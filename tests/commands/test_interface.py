"""The language of the interface: the variable, else the locale, else the project's."""

import pytest

from repurpose.commands.interface import interface_language


@pytest.mark.parametrize(
    ("environment", "project", "spoken"),
    [
        ({}, "", "en"),
        ({}, "zh-Hans", "zh"),
        ({"REPURPOSE_LANG": "en"}, "zh-Hans", "en"),
        ({"REPURPOSE_LANG": "ZH", "LC_ALL": "en_GB.UTF-8"}, "en", "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "en", "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "zh", "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "", "zh"),
        ({"LC_ALL": "C.UTF-8"}, "zh", "zh"),
        ({"LC_ALL": "", "LANG": "POSIX"}, "zh", "zh"),
    ],
)
def test_who_decides(environment: dict[str, str], project: str, spoken: str) -> None:
    assert interface_language(environment, project) == spoken
