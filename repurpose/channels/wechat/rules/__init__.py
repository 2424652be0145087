"""The rules of the WeChat article. A new one is a function in one of these files and a line in its tuple."""

from __future__ import annotations

from repurpose.channels.wechat.rules.attributes import ATTRIBUTE_RULES
from repurpose.channels.wechat.rules.dark import DARK_RULES
from repurpose.channels.wechat.rules.elements import ELEMENT_RULES
from repurpose.channels.wechat.rules.fields import FIELD_RULES
from repurpose.channels.wechat.rules.reading import READING_RULES
from repurpose.channels.wechat.rules.styles import STYLE_RULES
from repurpose.checks.base import Rule

RULES: tuple[Rule, ...] = (*FIELD_RULES, *ELEMENT_RULES, *ATTRIBUTE_RULES, *STYLE_RULES, *DARK_RULES, *READING_RULES)
