"""What a rule is: code, name, docs, examples and the function, in one object."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, Literal

from msgspec import Struct, field

from repurpose.model import Location, Part, Severity
from repurpose.text.bilingual import both
from repurpose.text.prose_view import Edit

FixKind = Literal["", "safe", "unsafe"]
"""Whether a rule mends what it finds: never, without a change of meaning, or only if a person looks at it after."""


class Problem(Struct, frozen=True):
    """What a rule's function yields: a message and, in the text it read, the span (offsets) it is about.

    `severity` replaces the rule's own; `place` names a line of the author's file where the rule knows a better one than
    the part's origin; `part` names the part where a rule has read all that a channel made. `edits` mend the author's
    file, all of them or none. `quote` is what a finding in a built file is about, in the author's own words, where the
    span does not say it: the engine looks for it in the post. `message` and `suggestion` are `bilingual.both(…)` texts
    where they hold words of ours, so that findings speak the reader's language.
    """

    message: str
    start: int = 0
    end: int = 0
    suggestion: str = ""
    severity: Severity | None = None
    place: Location | None = None
    part: str = ""
    edits: tuple[Edit, ...] = ()
    quote: str = ""


Check = Callable[..., Iterable[Problem]]


class Rule(Struct, frozen=True):
    """One rule.

    `reads` says what the function is given: for the name of a part (a glob: "x/*" is each post of the thread)
    that part's text, or the Part itself if its first argument is annotated so; for "rendered" all a channel made;
    for "post" a post as it was read; for "files"
    that and a look-up of the files it names; for "text" the text of a post's file; for "findings" that text, what all
    other rules found in the file, and the codes of those left out. Offsets of the last three count in
    `Post.text`. The function's keyword-only arguments are the rule's options. `docs` says what, why and how to mend
    it, in English and Chinese. `source` names where the limit or the habit comes from, with the day it was checked.
    Each `bad` example fires, each `good` one is silent; both run as tests. `settings` marks what the settings are to
    blame for, whatever the post: it is reported once.
    """

    code: str
    name: str
    severity: Severity
    channel: str
    reads: str
    docs: str
    source: str
    check: Check
    bad: tuple[Any, ...] = ()
    good: tuple[Any, ...] = ()
    takes_part: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    fix: FixKind = ""
    settings: bool = False


def rule(
    code: str,
    name: str,
    *,
    reads: str,
    source: str,
    bad: tuple[Any, ...],
    good: tuple[Any, ...],
    severity: Severity = "warning",
    channel: str = "",
    fix: FixKind = "",
    settings: bool = False,
    zh: str = "",
) -> Callable[[Check], Rule]:
    """Make a rule of a function. Its keyword-only arguments, with their defaults, are the rule's options; its docstring
    is the rule's documentation in English, `zh` the same in Chinese."""

    def make(check: Check) -> Rule:
        if not check.__doc__ or not bad or not good:
            raise TypeError(f"{code} needs a docstring, a bad and a good example")
        parameters = inspect.signature(check).parameters
        first = next(iter(parameters.values())).annotation
        options = {key: one.default for key, one in parameters.items() if one.kind is one.KEYWORD_ONLY}
        english = inspect.cleandoc(check.__doc__)
        docs = both(english, inspect.cleandoc(zh) or english)
        takes_part = first in ("Part", Part)
        return Rule(
            code, name, severity, channel, reads, docs, source, check, bad, good, takes_part, options, fix, settings
        )

    return make


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """The rules that a module defines, in the order it defines them."""
    own = (one for one in vars(module).values() if isinstance(one, Rule))
    return tuple(rule for rule in own if rule.check.__module__ == module.__name__)


def listed_rules(package: str, *modules: str) -> tuple[Rule, ...]:
    """The rules of the modules that a list names, by their codes: every rule of a listed module is registered."""
    found = (rule for name in modules for rule in rules_of(import_module(f"{package}.{name}")))
    return tuple(sorted(found, key=lambda rule: rule.code))
