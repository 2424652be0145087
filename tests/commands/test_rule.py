"""The pages of rules for the web, and the test of rules that a plugin's author runs."""

import re
from pathlib import Path

import pytest

from repurpose.commands import rule_pages, rule_test
from repurpose.commands.build import all_rules
from repurpose.errors import UsageError
from repurpose.text.html import plain_text
from tests.shared import ROOT

RULES = all_rules()


def without_code(text: str) -> str:
    return re.sub(r"(?ms)^(`{3,})[^\n]*\n.*?^\1$", "", text)
