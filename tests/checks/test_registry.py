"""A rule that is written is a rule that runs: none is forgotten in its module."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

from repurpose.checks.base import Rule
from repurpose.commands.build import all_rules
from tests.shared import ROOT


def modules() -> Iterator[ModuleType]:
    """Every module in a folder of rules: the shared ones, and each channel's."""
    package = ROOT / "repurpose"
    for folder in (package / "checks" / "rules", *sorted(package.glob("channels/*/rules"))):
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def unregistered(found: Iterable[ModuleType]) -> list[str]:
    """The rules of these modules that no check runs, by the name of module and rule."""
    known = {id(rule) for rule in all_rules()}
    return sorted(
        f"{module.__name__}.{name} ({value.code})"
        for module in found
        for name, value in vars(module).items()
        if isinstance(value, Rule) and id(value) not in known
    )


def test_every_rule_of_every_module_is_registered() -> None:
    assert unregistered(modules()) == []


def test_a_rule_left_out_of_the_registry_is_named() -> None:
    module = ModuleType("repurpose.checks.rules.tides")
    some = all_rules()[0]
    fields = {name: getattr(some, name) for name in some.__struct_fields__}
    module.high_water = Rule(**fields | {"code": "TD01"})  # type: ignore[attr-defined]
    module.known = some  # type: ignore[attr-defined]
    assert unregistered([module]) == ["repurpose.checks.rules.tides.high_water (TD01)"]


def test_rules_are_looked_for_in_every_family() -> None:
    looked_in = {module.__name__ for module in modules()}
    assert {rule.check.__module__ for rule in all_rules()} <= looked_in
