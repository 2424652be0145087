"""The rules of email, in the order of their codes."""

from __future__ import annotations

from repurpose.channels.email.rules import access, bulk, contrast, inbox, leftovers, links, markup, pictures, sizes
from repurpose.checks.base import Rule

_MODULES = (inbox, sizes, access, contrast, links, pictures, markup, leftovers, bulk)
_ALL = (rule for module in _MODULES for rule in module.RULES)
RULES: tuple[Rule, ...] = tuple(sorted(_ALL, key=lambda rule: rule.code))
