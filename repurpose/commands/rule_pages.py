"""The pages of all rules as Markdown, for the web: one a rule and language, and an index a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from repurpose.checks.base import Rule
from repurpose.checks.families import FAMILIES, grouped
from repurpose.checks.report import SEVERITIES_ZH
from repurpose.commands.rule import FIXED_BY, shown
from repurpose.delivery.outbox import write_file
from repurpose.errors import UsageError
from repurpose.text.bilingual import both, in_language

MARK = "<!-- written by `repurpose rule --export`, and written anew by it -->\n"
"""The last line of each page: a file without it is somebody's own and never written over."""
SHOWN = 600
"""Characters of an example that a page shows: a screenful."""
LANGUAGES = ("en", "zh")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
_MARKS = re.compile(r"([\\*_<>\[\]~|&$])")
_LINE_MARKS = re.compile(r"(?m)^(?:#(?=#*\s)|[+-](?=\s)|(?<=\d)[.)](?=\s))")
"""What makes a heading or a list of a line that begins with it."""


def export(rules: Sequence[Rule], folder: Path) -> list[Path]:
    """Write the pages into a folder of their own, and take away those of rules that are gone. Returns what was written.

    Raises UsageError where the folder holds anything else.
    """
    theirs = [path.name for path in _held(folder) if not _is_page(path)]
    if theirs:
        raise UsageError(
            f"{folder} holds other files: {', '.join(theirs[:3])}{' …' if theirs[3:] else ''}",
            hint="name a new folder, or one that holds nothing but these pages",
        )
    made = pages(rules)
    try:
        for path in _held(folder):
            if path.name not in made:
                path.unlink()
        for name, text in made.items():
            write_file(folder / name, text.encode())
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}", hint="choose another folder") from error
    return [folder / name for name in made]


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Each page's text by its file's name."""
    made = {_name("README", lang): "\n".join(_index(rules, lang)) for lang in LANGUAGES}
    for held in grouped(rules).values():
        made |= {_name(rule.code, lang): "\n".join(_page(rule, lang)) for rule in held for lang in LANGUAGES}
    return {name: f"{text}\n{MARK}" for name, text in made.items()}


def _held(folder: Path) -> list[Path]:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder")
    return sorted(folder.iterdir()) if folder.exists() else []


def _is_page(path: Path) -> bool:
    if path.suffix != ".md" or path.is_symlink() or not path.is_file():
        return False
    return path.read_bytes().endswith(MARK.encode())


def _name(stem: str, lang: str) -> str:
    return f"{stem}.md" if lang == "en" else f"{stem}.{lang}.md"


def _elsewhere(stem: str, lang: str) -> str:
    """The link to the same page in the other language."""
    return f"[中文]({_name(stem, 'zh')})" if lang == "en" else f"[English]({_name(stem, 'en')})"


def _index(rules: Sequence[Rule], lang: str) -> Iterator[str]:
    yield f"# {in_language(both('Rules', '规则'), lang)}\n"
    yield f"{_elsewhere('README', lang)}\n"
    head = in_language(both("| code | level | what is wrong |", "| 代码 | 级别 | 问题 |"), lang)
    for letters, held in grouped(rules).items():
        title = FAMILIES.get(letters)
        yield f"## {letters}" + (f" · {in_language(title, lang)}" if title else "") + "\n"
        yield f"{head}\n|---|---|---|"
        for rule in held:
            first = _cell(in_language(rule.docs, lang).split("\n\n")[0])
            yield f"| [{rule.code}]({_name(rule.code, lang)}) | {_level(rule, lang)} | `{rule.name}`: {first} |"
        yield ""


def _page(rule: Rule, lang: str) -> Iterator[str]:
    def say(en: str, zh: str) -> str:
        return in_language(both(en, zh), lang)

    yield f"# {rule.code} {rule.name}\n"
    yield f"{_elsewhere(rule.code, lang)} · [{say('all rules', '全部规则')}]({_name('README', lang)})\n"
    where = say(f"channel {rule.channel}", f"渠道 {rule.channel}") if rule.channel else say("every channel", "所有渠道")
    facts = [_level(rule, lang), where]
    if rule.fix:
        command = f"`repurpose check {FIXED_BY[rule.fix]}`"
        facts.append(say(f"mended by {command}", f"可由 {command} 修复"))
    yield f"{' · '.join(facts)}\n"
    yield from (f"{_paragraph(one)}\n" for one in in_language(rule.docs, lang).split("\n\n"))
    if rule.options:
        yield f"## {say('Options', '选项')}\n"
        lines = [f"{name.replace('_', '-')} = {_toml(value)}" for name, value in rule.options.items()]
        yield f"{_fenced(chr(10).join([f'[check.rules.{rule.code}]', *lines]), 'toml')}\n"
    for title, examples in ((say("Bad", "反例"), rule.bad), (say("Good", "正例"), rule.good)):
        yield f"## {title}\n"
        yield from (f"{_fenced(shown(example, SHOWN), '')}\n" for example in examples)
    yield f"## {say('Source', '出处')}\n"
    yield f"{_prose(in_language(rule.source, lang))}\n"


def _level(rule: Rule, lang: str) -> str:
    return in_language(both(rule.severity, SEVERITIES_ZH[rule.severity]), lang)


def _paragraph(text: str) -> str:
    """A paragraph of a rule's docs; lines that all stand indented are code."""
    return text if all(line.startswith("    ") for line in text.split("\n")) else _prose(text)


def _prose(text: str) -> str:
    """Words of the docs as Markdown: what stands between backticks is code, and everything else means itself."""
    pieces, at = [], 0
    for code in _CODE.finditer(text):
        pieces += [_MARKS.sub(r"\\\1", text[at : code.start()]), code[0]]
        at = code.end()
    pieces.append(_MARKS.sub(r"\\\1", text[at:]))
    return _LINE_MARKS.sub(r"\\\g<0>", "".join(pieces))


def _cell(text: str) -> str:
    """The same in a table: a bar would end the cell, in code too."""
    return re.sub(r"(?<!\\)\|", r"\\|", _prose(text.replace("\n", " ")))


def _fenced(text: str, kind: str) -> str:
    """A block of code, between fences longer than any within."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{text}\n{fence}"


def _toml(value: object) -> str:
    """An option's default as the settings spell it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value)
