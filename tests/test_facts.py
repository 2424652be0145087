"""Each fact once: numbers of platforms, what a Han character is, help for wrong names, lists of words; and every bare
number and long pattern says why it is as it is."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from functools import cache

import pytest

from repurpose.channels.email import limits as email
from repurpose.channels.thread.networks import x
from repurpose.channels.thread.networks.bluesky import LIMITS as BLUESKY
from repurpose.channels.wechat import limits as wechat
from repurpose.document.html_tags import KNOWN
from repurpose.text import wcag
from repurpose.text.counting import limit
from tests.shared import ROOT, tree_of

CODE = ROOT / "repurpose"


@cache
def modules() -> dict[str, tuple[ast.Module, list[str]]]:
    """Every module of the package by its path, as a tree and as lines."""
    found = {}
    for path in sorted(CODE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found[path.relative_to(CODE).as_posix()] = (tree_of(path), text.splitlines())
    return found


def is_text(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_explanation(node: ast.AST) -> bool:
    """A docstring, or the string under a constant."""
    return isinstance(node, ast.Expr) and is_text(node.value)


def working(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: without explanations and without the examples of rules, which spell a limit out."""
    for child in ast.iter_child_nodes(node):
        if is_explanation(child) or (isinstance(child, ast.keyword) and child.arg in ("bad", "good", "zh")):
            continue
        yield child
        yield from working(child)


@cache
def constants_of(path: str) -> list[ast.Constant]:
    """The texts and numbers of a module that do something."""
    return [node for node in working(modules()[path][0]) if isinstance(node, ast.Constant)]


# Numbers of platforms


NUMBERS: dict[str, tuple[float, str, tuple[str, ...]]] = {
    # name: (value, where it is defined, where else it would be the same fact)
    "Gmail's clip": (email.HTML_MAX_BYTES, "channels/email/limits.py", ("",)),
    "the margin below it": (email.HTML_WARN_BYTES, "channels/email/limits.py", ("",)),
    "Gmail's styles": (email.STYLE_MAX_CHARACTERS, "channels/email/limits.py", ("",)),
    "a mail's longest line": (email.LINE_OCTETS, "channels/email/limits.py", ("",)),
    "a header's line": (email.HEADER_LINE_OCTETS, "channels/email/limits.py", ("channels/email/",)),
    "an encoded word": (email.ENCODED_WORD_CHARACTERS, "channels/email/limits.py", ("channels/email/",)),
    "an address": (email.ADDRESS_OCTETS, "channels/email/limits.py", ("",)),
    "the width of a mail's text": (email.TEXT_WIDTH_PX, "channels/email/limits.py", ("",)),
    "contrast": (wcag.CONTRAST_MIN, "text/wcag.py", ("channels/",)),
    "bold that is large": (wcag.LARGE_BOLD_PX, "text/wcag.py", ("",)),
    "a WeChat title": (limit.WECHAT_TITLE_UNITS, "text/counting/limit.py", ("channels/wechat/", "extract/head", "checks/")),
    "a WeChat digest": (limit.WECHAT_DIGEST_CHARACTERS, "text/counting/limit.py", ("channels/wechat/rules", "extract/summ")),
    "a WeChat title in characters": (wechat.TITLE_CHARACTERS, "channels/wechat/limits.py", ("channels/wechat/rules/",)),
    "a digest by the documents": (wechat.DIGEST_CHARACTERS, "channels/wechat/limits.py", ("channels/wechat/",)),
    "a WeChat body": (wechat.CONTENT_CHARACTERS, "channels/wechat/limits.py", ("channels/wechat/rules/",)),
    "near it": (wechat.CONTENT_WARN_CHARACTERS, "channels/wechat/limits.py", ("",)),
    "a WeChat paste": (wechat.EDITOR_CHARACTERS, "channels/wechat/limits.py", ("channels/wechat/",)),
    "near that": (wechat.EDITOR_WARN_CHARACTERS, "channels/wechat/limits.py", ("channels/wechat/",)),
    "its bytes": (wechat.CONTENT_BYTES, "channels/wechat/limits.py", ("channels/wechat/",)),
    "a post on X": (limit.X_LENGTH.value, "text/counting/limit.py", ("",)),
    "half of it, in 字": (limit.X_LENGTH.value // 2, "text/counting/limit.py", ("channels/thread/",)),
    "a link on X": (limit.X_URL_LENGTH.value, "text/counting/limit.py", ("channels/thread/",)),
    "a long post on X": (x.LONG_POST.value, "channels/thread/networks/x.py", ("",)),
    "X's price": (x.PRICE_POST, "channels/thread/networks/x.py", ("",)),
    "X's price with a link": (x.PRICE_POST_WITH_URL, "channels/thread/networks/x.py", ("channels/thread/",)),
    "a post on Bluesky": (BLUESKY.length.value, "channels/thread/networks/bluesky.py", ("channels/thread/",)),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_the_number_of_a_platform_is_written_once(name: str) -> None:
    value, home, scopes = NUMBERS[name]
    told = re.compile(rf"(?<![\d.,#]){re.escape(f'{value:,}')}(?![\d,]|\.\d)")
    again = []
    for path in modules():
        if path == home or not path.startswith(scopes):
            continue
        for node in constants_of(path):
            number = type(node.value) in (int, float) and node.value == value
            in_words = is_text(node) and value > 100 and told.search(node.value)
            if number or in_words:
                again.append(f"{path}:{node.lineno}")
    assert again == [], f"{name} is {value} in {home}: take it from there"


def test_what_a_template_tells_of_a_platform_is_filled_in() -> None:
    numbers = {f"{value:,}" for value, _, _ in NUMBERS.values() if value > 1_000}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert [number for number in numbers if number in text] == [], path


# Han characters, and the nearest name


HAN_HOME = "text/han.py"
SPANS = {
    "text/counting/graphemes.py": "what a grapheme is made of, up to U+9FFF and whatever lies between: no matter of Han",
    "text/sentences.py": "the last of all East Asian blocks, Hangul among them, as one comparison",
}


def test_what_a_han_character_is_is_written_once() -> None:
    ends = re.compile(r"[\u3400\u4dbf\u9fa5\u9fff\uf900\ufaff\U00020000\U0003ffff]|[\u4e00]-|\\p\{+(?:Script=)?Han\}")
    again = [
        f"{path}:{node.lineno}"
        for path, (tree, _) in modules().items()
        if path != HAN_HOME and path not in SPANS
        for node in ast.walk(tree)
        if is_text(node) and ends.search(re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), node.value))
    ]
    assert again == []


def test_the_nearest_name_is_found_in_one_place() -> None:
    again = [
        path
        for path, (tree, _) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "get_close_matches"
    ]
    assert again == ["text/nearest.py"]
    sayings = [
        path for path in modules() for node in constants_of(path) if is_text(node) and "did you mean " in node.value
    ]
    assert set(sayings) <= {"text/nearest.py", "commands/settings_file.py", "channels/email/mjml/components.py"}


# Lists of words


SHARED = 4
"""Members two lists may share by chance, less one."""
COMMON = frozenset(
    [
        "and",
        "are",
        "but",
        "can",
        "for",
        "has",
        "how",
        "its",
        "not",
        "one",
        "own",
        "see",
        "she",
        "that",
        "the",
        "them",
        "then",
        "they",
        "this",
        "was",
        "what",
        "when",
        "who",
        "why",
        "will",
        "with",
        "you",
        "also",
        "does",
        "from",
        "her",
        "his",
        "is",
        "it",
        "or",
        "so",
        "in",
        "on",
        "of",
        "to",
        "we",
        "he",
        "no",
        "an",
        "at",
        "be",
        "by",
        "do",
        "if",
        "me",
        "my",
        "up",
        "us",
        "as",
        "la",
        "rather",
        "than",
    ]
)
"""English words that occur in any pattern."""
_OF_STANDARDS = (
    "text symbol strong emphasis strike mark sup sub line-end break code link image html formula note heading paragraph "
    "item quote cell box term "  # kinds of our own tree
    "tip important warning caution "  # GitHub's alerts
    "colspan rowspan href scope start value align lang width height "  # attributes
    "avif bmp gif webp svg jpeg jpg png "  # formats of pictures
    "author authors category categories keywords tags guest people speaker slug name year month day "  # fields of a post
    "cny eur gbp usd age count degree times"  # units, as grounding.units calls them
)
VOCABULARY = KNOWN | frozenset(_OF_STANDARDS.split())
"""Words of a standard, and our own names for kinds of things: which of them a list has is what the list says."""


def members(node: ast.AST) -> set[str]:
    """The words of a literal: the texts of a list, the keys of a mapping, the alternatives of a pattern, a split text."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        found = [entry.value for entry in node.elts if is_text(entry)]
    elif isinstance(node, ast.Dict):
        found = [entry.value for entry in node.keys if is_text(entry)]
    elif is_text(node) and "|" in node.value:
        found = [re.sub(r"\\[bABsSwWd]|\(\?[:=!<]*|[()?+*^$]|\[[^]]*\]", "", one) for one in node.value.split("|")]
    elif is_text(node) and len(node.value) > 40 and re.fullmatch(r"[\w\s-]+", node.value):
        found = node.value.split()
    else:
        return set()
    words = {one.strip().casefold() for one in found}
    words = {one for one in words if re.fullmatch(r"[\w' -]{2,}", one) and not one.startswith(("mj-", "css-"))}
    return words - COMMON - VOCABULARY


@cache
def lists() -> dict[str, frozenset[str]]:
    """Every constant of a module that holds words, as `path NAME`."""
    found = {}
    for path, (tree, _) in modules().items():
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                words = set().union(*(members(one) for one in ast.walk(node.value)))
                if len(words) >= SHARED:
                    found[f"{path} {ast.unparse(target)}"] = frozenset(words)
    return found


def doubled() -> Iterator[tuple[str, str, list[str]]]:
    for (one, own), (other, others) in itertools.combinations(lists().items(), 2):
        shared = own & others
        if len(shared) >= SHARED and one.split()[0] != other.split()[0]:
            yield one, other, sorted(shared)


FAMILIES = {
    "openings that lean on something before": (
        {
            "extract/standing_alone.py _LEANS_BACK",
            "checks/rules/prose.py _DOUBLED",
            "checks/rules/wording.py _FILLERS",
            "grounding/saying.py ADVERBS",
        },
        "extract chooses by one list; the checks name links that an author doubles, and fillers anywhere in a sentence; "
        "an adverb before a verb of saying is part of who says it",
    ),
    "verbs of saying": (
        {
            "text/sentences.py SAYING_VERBS",
            "text/sentences.py _ENGLISH_ATTRIBUTION",
            "extract/quote_scoring.py _REPORTED",
            "channels/thread/planning/attribution.py _SAYS",
            "grounding/find_quotations.py _SAID",
            "grounding/find_quotations.py _SAID_AFTER",
            "grounding/spoken_of.py _TO_WHOM",
            "grounding/spoken_of.py _TO_WHOM_LATIN",
            "grounding/saying.py ADVERBS",
            "grounding/saying.py STRANGER",
            "grounding/saying.py _HAN_ANSWERS",
            "grounding/saying.py _HAN_SAYS",
            "grounding/saying.py _LATIN_SAYS",
            "text/roles.py DOES",
            "grounding/saying.py _NOUN",
            "checks/rules/prose.py _NOUN_VERBS",
            "checks/rules/wording.py _WEASELS",
        },
        "each asks something else: where a sentence ends, whether somebody is named, whether a quotation is speech, "
        "who says it, and to whom; a verb "
        "that is right for one (相信, 比喻) is wrong for another",
    ),
    "people by what they are": (
        {
            "grounding/person_names.py KIN",
            "grounding/spoken_of.py _TITLED",
            "grounding/objections.py _PERSON",
            "grounding/person_names.py _ADDRESS",
            "grounding/person_names.py _HONORIFICS",
            "text/abbreviations.py _TITLES",
            "text/linebreaks.py _TITLE",
        },
        "who may be meant by he, who is added to a quotation, what follows a family name, what tells a man from a woman, "
        "and where a line or sentence does not end: each list has what is right for that alone",
    ),
    "words that judge": (
        {
            "extract/quote_scoring.py _ABSOLUTE",
            "grounding/find_quotations.py _JUDGES",
            "grounding/objections.py _RANK_SAID",
            "checks/rules/overuse.py _INTENSIFIERS",
            "checks/rules/clickbait.py _EXAGGERATION",
        },
        "a claim worth quoting, a mark of speech, a rank and an empty word of degree overlap in the language, not as facts",
    ),
    "figures": (
        {
            "grounding/figure_patterns.py PATTERN",
            "grounding/figure_patterns.py _SCALE",
            "grounding/figure_patterns.py _PARTS",
            "grounding/figure_patterns.py _PART",
            "grounding/figure_patterns.py _SMALL_EN",
            "grounding/figure_patterns.py _EVERY",
            "grounding/figure_patterns.py _MULTIPLES",
            "grounding/calendar_patterns.py _TENS",
            "grounding/calendar_patterns.py _CENTURIES",
            "grounding/calendar_patterns.py _MINUTES",
            "grounding/figure_patterns.py _RANKS",
            "grounding/figure_patterns.py _AMOUNTS",
            "grounding/find_figures.py _CLUES",
            "grounding/find_figures.py _MAGNITUDE",
            "grounding/calendar_patterns.py PATTERN",
            "grounding/find_figures.py _JOINT",
            "grounding/find_figures.py _SPAN",
            "grounding/no_figures.py _PATTERN",
            "grounding/find_figures.py _UNIT_LETTERS",
            "grounding/numerals.py MAGNITUDES",
            "grounding/numerals.py ENGLISH_NUMBER",
            "grounding/units.py _EN",
            "grounding/units.py _ZH",
            "text/number_words.py _ONES",
            "text/linebreaks.py _UNIT",
            "text/typography/numbers.py MEASURES",
            "text/typography/numbers.py _COUNTED",
            "text/typography/spaces.py UNITS",
        },
        "what a unit is worth is in grounding.units and numerals alone; the others say where one may occur: before a line's "
        "end, behind a blank, in which form of words",
    ),
    "verdicts": (
        {"model/traces.py QuoteVerdict", "commands/proof_words.py _VERDICTS"},
        "which verdicts there are, and how the proof sheet shows each of them",
    ),
    "words of a programme": (
        {"extract/noise.py _GREETING", "sources/speaker_roles.py _WELCOMES"},
        "what is no sentence to quote, and what only the one says who leads: a guest greets too",
    ),
    "words a sentence may begin with": (
        {"extract/standing_alone.py _LEANS_BACK", "grounding/translation.py _COMPLEMENT_LIST"},
        "what takes up something said before, and what a translation may leave out",
    ),
    "amounts, denials and doubts": (
        {
            "extract/quote_scoring.py _ABSOLUTE",
            "grounding/denials.py NOT",
            "grounding/foreign_objections.py _KEPT_LIST",
            "grounding/objections.py _RANK_SAID",
            "grounding/objections.py _SOFT_NOT",
            "grounding/quantities.py DOUBT",
            "grounding/quantities.py _HOW_MANY",
            "grounding/quantities.py _HOW_OFTEN",
            "grounding/quantities.py _MORE",
            "text/roles.py _CROWDS",
            "grounding/figure.py _BEFORE_WORDS",
        },
        "never is a denial, a frequency and a claim: each list asks one of these of a sentence, and has the words for that",
    ),
    "abbreviations": (
        {
            "text/abbreviations.py _TITLES",
            "text/abbreviations.py _BEFORE_NUMBER",
            "text/abbreviations.py _AFTER_HOUR",
            "text/linebreaks.py _TITLE",
            "text/calendar.py DAYS",
            "text/calendar.py _YEAR",
            "grounding/find_figures.py _CLUES",
        },
        "abbreviations with a full stop as prose writes them, among words of other kinds (no calendar's complete list)",
    ),
}
"""Lists that share words and are no doubles, each family with its reason."""


def test_a_list_of_words_is_written_once() -> None:
    families = [names for names, _ in FAMILIES.values()]
    again = [
        f"{one} and {other}: {', '.join(shared)}"
        for one, other, shared in doubled()
        if not any(one in names and other in names for names in families)
    ]
    assert again == []


def test_no_exception_outlives_its_list() -> None:
    named = set().union(*(names for names, _ in FAMILIES.values()))
    assert named <= set(lists())
    assert all(path in modules() for path in SPANS)


# Why a number or a pattern is as it is


LONG = 200
"""Characters of a pattern from which nobody sees at a glance what it is for."""


def constants(path: str) -> Iterator[tuple[str, ast.expr, bool]]:
    """Each constant of a module, its value, and whether it is explained: by a string under it, a comment in it or above."""
    tree, lines = modules()[path]
    for node, following in itertools.zip_longest(tree.body, tree.body[1:]):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            beside = any("# " in line for line in lines[max(0, node.lineno - 2) : node.end_lineno])
            explained = beside or (following is not None and is_explanation(following))
            yield f"{path}:{node.lineno} {ast.unparse(target)}", node.value, explained


def is_number(node: ast.AST) -> bool:
    """A number, or some of them, or what comes out of numbers."""
    if isinstance(node, ast.Tuple):
        return bool(node.elts) and all(map(is_number, node.elts))
    if isinstance(node, ast.BinOp):
        return is_number(node.left) and is_number(node.right)
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def test_a_bare_number_says_its_unit_and_where_it_is_from() -> None:
    found = [row for path in modules() for row in constants(path) if is_number(row[1])]
    names = [name.split()[-1] for name, _, _ in found]
    assert len(names) > 100
    assert [name for name, _, explained in found if not explained] == []


def test_a_long_pattern_says_what_it_is_for() -> None:
    bare = []
    for path in modules():
        for name, value, explained in constants(path):
            if isinstance(value, ast.Call) and ast.unparse(value.func) in ("re.compile", "regex.compile"):
                length = sum(len(node.value) for node in ast.walk(value) if is_text(node))
                if length > LONG and not explained:
                    bare.append(name)
    assert bare == []


def test_the_looks_above_see_what_they_look_for() -> None:
    tree = ast.parse('LIMIT = 102_000\nWORDS = ("aaa", "bbb")\nx(bad=("灯" * 102_000))\n"""Up to 102,000."""\n')
    assert [node.lineno for node in working(tree) if isinstance(node, ast.Constant) and node.value == 102_000] == [1]
    assert members(ast.parse("'aaa|bbb|(?:ccc)|d'").body[0].value) == {"aaa", "bbb", "ccc"}
    assert is_number(ast.parse("(1.5, -2 * 3)").body[0].value) and not is_number(ast.parse("(1, a)").body[0].value)
