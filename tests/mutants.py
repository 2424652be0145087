"""Whether the tests would notice: a sample of small faults, each put into a copy of the tree and run against near tests.

`make mutants` takes the same sample every time. A mutant that no near test notices is printed with its line as it was
and as it became. Neither cosmic-ray nor mutmut draws a sample by seed or runs other tests for each module, so this does.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.shared import ROOT

_GROUNDING = ("objections", "find_figures", "quote_trace", "figure_trace", "ground", "figures", "speech", "measures")
GROUNDING = tuple(f"tests/grounding/test_{name}.py" for name in _GROUNDING)
SENDING = ("tests/delivery", "tests/commands/test_send.py", "tests/channels/thread/test_sender.py")
CHECKS = ("tests/checks/test_engine.py", "tests/checks/test_ignores.py", "tests/checks/test_sarif.py")
MAIL = ("tests/channels/email/test_limits.py", "tests/channels/email/test_formatter.py", "tests/channels/email/test_headers.py")  # fmt: skip
WECHAT = tuple(f"tests/channels/wechat/test_{name}.py" for name in ("article_fields", "formatter", "formulas"))
MODULES: dict[str, tuple[str, ...]] = {
    "grounding/objections.py": GROUNDING,
    "grounding/find_figures.py": GROUNDING,
    "grounding/figure_trace.py": GROUNDING,
    "grounding/quote_trace.py": GROUNDING,
    "delivery/stores/file.py": ("tests/delivery",),
    "delivery/outbox.py": ("tests/delivery", "tests/commands/test_ids.py"),
    "delivery/plan.py": SENDING,
    "delivery/run.py": SENDING,
    **{
        f"extract/{path.name}": ("tests/extract",)
        for path in sorted((ROOT / "repurpose" / "extract").glob("*.py"))
        if path.name != "__init__.py"
    },
    **{
        f"digest/{path.name}": ("tests/digest", "tests/commands/test_named_unready.py")
        for path in sorted((ROOT / "repurpose" / "digest").glob("*.py"))
        if path.name != "__init__.py"
    },
    "channels/email/limits.py": MAIL,
    "channels/email/render/fitting.py": MAIL,
    "channels/wechat/weekly.py": WECHAT,
    "channels/wechat/article.py": WECHAT,
    "checks/engine.py": CHECKS,
}
"""The modules in which a fault is hardest to see, and the tests that are to see it."""
NOT_RUN = (
    "test_every_quote_stands_word_for_word_in_its_turn",
    "test_deks_of_samples_are_worth_reading",
    "test_odd_",
)
"""Tests left out for their time: they read samples that are not in the tree, or texts made to be slow."""

FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
EMPTY = {
    "str": '""',
    "bool": "False",
    "int": "0",
    "list": "[]",
    "tuple": "()",
    "dict": "{}",
    "frozenset": "frozenset()",
}
"""What a function returns instead, by the type it says it returns; `None` for any other."""


class Mutant(NamedTuple):
    """One fault: the module, where it stands (1-based line, then byte offsets in the file), and what stands there then."""

    module: str
    line: int
    start: int
    end: int
    text: str
    kind: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]


def mutants(module: str, source: bytes) -> list[Mutant]:
    """Every fault this can make of a module, in the order of the file."""
    tree = ast.parse(source)
    starts = [0]
    for row in source.split(b"\n"):
        starts.append(starts[-1] + len(row) + 1)
    passed_over = _passed_over(tree)
    returns = {
        id(one): function
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for one in ast.walk(function)
        if isinstance(one, ast.Return)
    }
    made = []
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        for target, text, kind in _faults(node, returns):
            assert target.end_lineno is not None and target.end_col_offset is not None
            start = starts[target.lineno - 1] + target.col_offset
            end = starts[target.end_lineno - 1] + target.end_col_offset
            made.append(Mutant(module, target.lineno, start, end, text, kind))
    plain = ast.dump(tree)
    return sorted({one for one in made if _is_sound(one, source, plain)})


def _passed_over(tree: ast.Module) -> set[int]:
    """Annotations, and what only says something to people: they are no behaviour."""
    found: set[int] = set()
    for node in ast.walk(tree):
        told = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.JoinedStr):
            told.append(node)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            told.append(node)
        found |= {id(one) for part in told if isinstance(part, ast.AST) for one in ast.walk(part)}
    return found


def _is_sound(mutant: Mutant, source: bytes, plain: str) -> bool:
    try:
        return ast.dump(ast.parse(mutant.applied(source))) != plain
    except SyntaxError:
        return False


def _faults(node: ast.AST, returns: dict[int, ast.FunctionDef]) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for flipped in FLIPPED[type(node.ops[0])]:
            yield node, _written(ast.Compare(node.left, [flipped()], node.comparators)), "comparison"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, str(not node.value), "constant"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield from ((node, f"({node.value + step})", "boundary") for step in (1, -1))
        if node.value >= 100:
            yield node, f"({node.value * 6 // 5})", "boundary"
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, _written(ast.BoolOp(other, node.values)), "and/or"
        for left_out in range(len(node.values)):
            kept = [one for index, one in enumerate(node.values) if index != left_out]
            yield node, _written(kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)), "operand"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, _written(node.operand), "not"
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not isinstance(node.test, ast.Compare | ast.UnaryOp):
        yield node.test, f"(not {_written(node.test)})", "condition"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        if not any(isinstance(side, ast.JoinedStr | ast.List) for side in (node.left, node.right)):
            turned = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            yield node, _written(ast.BinOp(node.left, turned, node.right)), "arithmetic"
    elif isinstance(node, ast.Return) and node.value and id(node) in returns:
        declared = returns[id(node)].returns
        name = getattr(declared, "id", None) or getattr(getattr(declared, "value", None), "id", "")
        yield node, f"return {EMPTY.get(name, 'None')}", "return"
        if name == "bool":
            yield node, "return True", "return"
    elif isinstance(node, ast.AugAssign | ast.Continue | ast.Break | ast.Raise) or (
        isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
    ):
        yield node, "pass", "dropped"


def _written(node: ast.expr) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})".replace("\n", " ")


def sampled(count: int, seed: int, modules: tuple[str, ...]) -> list[Mutant]:
    """The same mutants for the same seed and tree, drawn over all modules alike, in the order of the modules."""
    every = [one for module in modules for one in mutants(module, (ROOT / "repurpose" / module).read_bytes())]
    taken = random.Random(seed).sample(every, min(count, len(every)))
    return sorted(taken, key=lambda one: (modules.index(one.module), one))


class Copy:
    """The tree in a temporary folder, in which one mutant at a time stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tree"
        left_out = shutil.ignore_patterns(".*", "__pycache__", "outbox", "demo", "build", "dist")
        shutil.copytree(ROOT, self.folder, ignore=left_out)
        shared = os.environ.get("REPURPOSE_SHARED", str(ROOT.parent / "shared"))
        self.environment = {**os.environ, "PYTHONPATH": str(self.folder), "REPURPOSE_SHARED": shared}
        compiled = [sys.executable, "-m", "compileall", "-q", "repurpose", "tests"]
        subprocess.run(compiled, cwd=self.folder, env=self.environment, check=True)
        self.environment["PYTHONDONTWRITEBYTECODE"] = "1"  # a mutant of the same size and second would not be seen

    def passes(self, tests: tuple[str, ...], limit: float) -> bool | None:
        """Whether the tests pass; None when time ran out."""
        there = [path for path in tests if (self.folder / path).exists()]
        slow = " and ".join(f"not {name}" for name in NOT_RUN)
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "--no-header", "--tb=no", "-k", slow, *there]
        with subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as run:
            try:
                return run.wait(limit) == 0
            except subprocess.TimeoutExpired:
                run.kill()
                return None

    def survives(self, mutant: Mutant, limit: float) -> bool:
        """Whether no test notices the mutant; one that never ends is noticed."""
        path = self.folder / "repurpose" / mutant.module
        source = path.read_bytes()
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
            compiled.unlink()
        path.write_bytes(mutant.applied(source))
        try:
            return self.passes(MODULES[mutant.module], limit) is True
        finally:
            path.write_bytes(source)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="modules whose path contains this")
    asked = parser.parse_args()
    modules = tuple(module for module in MODULES if asked.only in module)
    drawn = sampled(asked.count, asked.seed, modules)
    lived, tried = Counter[str](), Counter[str]()
    limits: dict[tuple[str, ...], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        for mutant in drawn:
            tests = MODULES[mutant.module]
            if tests not in limits:
                began = time.monotonic()
                if not copy.passes(tests, 600):
                    raise SystemExit(f"fails before anything was changed: {' '.join(tests)}")
                limits[tests] = 30 + 5 * (time.monotonic() - began)
            survives = copy.survives(mutant, limits[tests])
            tried[mutant.module] += 1
            lived[mutant.module] += survives
            _tell(mutant, survives)
    for module in modules:
        if tried[module]:
            print(f"{tried[module] - lived[module]:4} of {tried[module]:3} caught  {module}")
    total, caught = tried.total(), tried.total() - lived.total()
    print(f"{total} mutants, {caught} caught ({100 * caught / max(1, total):.0f} %), {lived.total()} survived")
    return 0


def _tell(mutant: Mutant, survives: bool) -> None:
    source = (ROOT / "repurpose" / mutant.module).read_bytes()
    rows = mutant.applied(source).decode().split("\n")
    print(f"{'SURVIVED' if survives else 'caught'} repurpose/{mutant.module}:{mutant.line} {mutant.kind}", flush=True)
    if survives:
        print(f"    - {source.decode().split(chr(10))[mutant.line - 1].strip()}")
        print(f"    + {rows[mutant.line - 1].strip()}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
