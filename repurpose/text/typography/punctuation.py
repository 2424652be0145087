"""Width and form of punctuation marks in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.text.han import HAN
from repurpose.text.prose_view import END, OBJECT, ProseView
from repurpose.text.sentences import NAMES_WITH_MARK
from repurpose.text.typography.context import (
    ANY_HAN,
    LETTER,
    Change,
    after,
    before,
    is_han,
    is_wide,
    spaces_after,
    spaces_before,
)

FULL = str.maketrans(",:;?!.()", "，：；？！。（）")

_HALF = re.compile(r"[,:;?!]|(?<!\.)\.(?!\.)")
_CAPTION = re.compile(r"(?:图|表|例|清单|代码|公式|附录|Figure|Listing|Table|Fig\.?) ?[0-9A-Z][0-9.\-–]*$")
_EMOJI_CODE = re.compile(r":[a-z0-9_+-]{1,30}:")
_NAMES_WITH_MARK = re.compile(rf"(?:{'|'.join(sorted(NAMES_WITH_MARK))})$")
_CLAUSE = re.compile(r"[^，。、；：？！,;:?!.()（）“”\"「」…—\u2029]*$")
CLAUSE = 80
"""Characters looked back for the words a mark belongs to."""


def half_width_marks(page: ProseView) -> Iterator[Change]:
    """Half-width , : ; ? ! . where the sentence is Chinese, with the spaces around them."""
    view, labels = page.chinese, _speaker_labels(page.text)
    for match in _HALF.finditer(view):
        at, mark = match.start(), match[0]
        if _BELONGS[mark](view, at) and page.starts[at] not in labels:
            yield _widened(page, at)


def _widened(page: ProseView, at: int) -> Change:
    """The full-width mark for the one at `at`, in place of the spaces around it too.

    A space behind markup stays: without it, **words：** next to a Han character is no longer bold.
    """
    start, end = spaces_before(page.view, at), spaces_after(page.view, at + 1)
    first = start if page.is_whole(start, at + 1) else at
    last = end if page.is_whole(at, end) else at + 1
    return Change(first, last, page.view[at].translate(FULL))


_LABEL = re.compile(r"^\*\*([^*\n]{1,60})\*\* ?(:)(?=\s)", re.M)


def _speaker_labels(text: str) -> frozenset[int]:
    """The colons behind speakers' names (**Lin**: …) of a transcript: there, somebody speaks at least twice."""
    labels = [(match[1], match.start(2)) for match in _LABEL.finditer(text)]
    if len(labels) == len({name for name, _ in labels}):
        return frozenset()
    return frozenset(at for _, at in labels)


def _between_figures(view: str, at: int) -> bool:
    return view[at - 1 : at].isdigit() and view[at + 1 : at + 2].isdigit()


def _comma_belongs(view: str, at: int) -> bool:
    if _between_figures(view, at) or view[at : at + 2] == ";)":
        return False
    return is_wide(before(view, at)) or is_wide(after(view, at + 1))


def _colon_belongs(view: str, at: int) -> bool:
    if (
        _between_figures(view, at)
        or view[at : at + 2] == ":)"
        or view[at + 1 : at + 3] == "//"
        or ":" in (view[at - 1 : at], view[at + 1 : at + 2])
    ):
        return False
    if _EMOJI_CODE.match(view, at) or (view[max(0, at - 31) : at + 1].count(":") > 1 and _ends_emoji_code(view, at)):
        return False
    if is_wide(before(view, at)):
        return True
    return is_wide(after(view, at + 1)) and not _CAPTION.search(view[max(0, at - 20) : at])


def _ends_emoji_code(view: str, at: int) -> bool:
    start = view.rfind(":", max(0, at - 31), at)
    return start >= 0 and _EMOJI_CODE.fullmatch(view, start, at + 1) is not None


def _end_mark_belongs(view: str, at: int) -> bool:
    """? and !: after Chinese words, or at the end of a clause that holds some."""
    if view[at + 1 : at + 2] == "=" or _NAMES_WITH_MARK.search(view[max(0, at - 12) : at]):
        return False
    if view[at] in "?!" and view[at - 1 : at] in ("?", "!"):
        return _end_mark_belongs(view, at - 1)
    left, right = before(view, at), after(view, at + 1)
    if is_wide(left):
        return True
    if right and not (is_wide(right) and (view[at] == "?" or is_han(view[at + 1]))):
        return False
    clause = _CLAUSE.search(view, max(0, at - CLAUSE), at)
    return clause is not None and ANY_HAN.search(clause[0]) is not None


def _stop_belongs(view: str, at: int) -> bool:
    """A full stop right after a Han character or a full-width bracket, where a sentence can end; not a list's number.

    A half-width bracket around Han is widened in the same pass, so it counts as one already.
    """
    last, following = view[at - 1 : at], view[at + 1 : at + 2]
    closes = last in tuple("）》」』】") or (last == ")" and is_han(view[at - 2 : at - 1]))
    if not (is_han(last) or closes) or (following.isascii() and following.isalnum()):
        return False
    head = view[view.rfind(END, 0, at) + 1 : at].strip()
    return not re.fullmatch(r"[一二三四五六七八九十百]{1,3}|[甲乙丙丁]", head)


_BELONGS = {
    ",": _comma_belongs,
    ";": _comma_belongs,
    ":": _colon_belongs,
    "?": _end_mark_belongs,
    "!": _end_mark_belongs,
    ".": _stop_belongs,
}

_BRACKET = re.compile(rf"[()（）{END}]")
_COORDINATES = re.compile(r"[-−+]?[0-9.]+(?:, ?[-−+]?[0-9.]+)+")


def half_width_brackets(page: ProseView) -> Iterator[tuple[Change, ...]]:
    """Round brackets of half width around or beside Chinese words: both changes of a pair at once."""
    view = page.chinese
    for left, right in _pairs(view):
        if view[left] + view[right] != "（）" and _bracket_belongs(view, left, right):
            yield tuple(_widened(page, at) for at in (left, right) if view[at] in "()")


def _pairs(view: str) -> Iterator[tuple[int, int]]:
    waiting: list[int] = []
    for match in _BRACKET.finditer(view):
        if match[0] == END:
            waiting = []
        elif match[0] in "(（":
            waiting.append(match.start())
        elif waiting:
            yield waiting.pop(), match.start()


def _bracket_belongs(view: str, left: int, right: int) -> bool:
    inside = view[left + 1 : right].strip()
    if not inside:
        return False
    if "（" in view[left] or "）" in view[right] or ANY_HAN.search(inside):
        return True
    outside = view[left - 1 : left]
    if outside in ("", END, "\n"):
        return False
    return is_wide(before(view, left)) and outside != OBJECT and not _COORDINATES.fullmatch(inside)


_REPEATED = re.compile(r"([，、；：])\1+|([！？])\2+|。。(?!。)(?<!。。。)|[！？]{3,}")


def repeated_marks(page: ProseView, most: int = 1) -> Iterator[Change]:
    """The same mark several times over; `most` is how often ？ and ！ may be repeated."""
    for match in _REPEATED.finditer(page.chinese):
        marks = match[0]
        if marks[0] not in "？！":
            yield Change(match.start(), match.end(), marks[0])
        elif len(marks) > most:
            kept = marks[0] * most if len(set(marks)) == 1 else "？！"
            if kept != marks:
                yield Change(match.start(), match.end(), kept)


_ELLIPSIS = re.compile(r"\.{2,}|。{3,}|、{3,}|[·・]{3,}|…+")


def malformed_ellipses(page: ProseView) -> Iterator[Change]:
    """Anything but …… between Chinese words."""
    view = page.chinese
    for match in _ELLIPSIS.finditer(view):
        left, right = before(view, match.start()), after(view, match.end())
        marks = match[0]
        if marks == "……" or (marks == "…" * len(marks) and len(marks) % 4 == 0):
            continue
        if marks[0] == "。" or is_han(left) or (is_han(right) and (not left or is_wide(left))):
            yield Change(match.start(), match.end(), "……")


_DASH = re.compile(
    rf"(?P<tight>(?<=[{HAN}{LETTER}0-9”’」』》）％%])(?:-{{2,3}}|[—–―─－]{{1,6}})(?=[{HAN}{LETTER}0-9“‘「『《（]))"
    rf"|(?P<spaced>(?<=[{HAN}{LETTER}0-9”’」』》）]) +(?:-{{1,3}}|[—–―─－]{{1,6}}) +(?=[{HAN}{LETTER}0-9“‘「『《（]))"
)


def malformed_dashes(page: ProseView) -> Iterator[Change]:
    """Hyphens, single dashes and spaced dashes where Chinese wants ——; figures and places joined by one are ranges."""
    view = page.chinese
    for match in _DASH.finditer(view):
        marks = match[0].strip()
        left, right = view[match.start() - 1], view[match.end()]
        if marks == "——" or not (is_wide(left) or is_wide(right)) or _is_flag(view, match.start(), marks):
            continue
        if match["tight"]:
            if len(marks) == 1 and (marks == "－" or _joins(view, match.start(), match.end())):
                continue
        elif marks == "-" and not _is_pause(page, match.start(), match.end()):
            continue
        yield Change(match.start(), match.end(), "——")


# The long options of POSIX and GNU commands (getopt_long): two hyphens, a small letter, then words joined by hyphens.
_FLAG = re.compile(r"--[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![A-Za-z])")


def _is_flag(view: str, start: int, marks: str) -> bool:
    """Two hyphens that touch a small Latin word behind them and Han before: 加上--force, a command's option."""
    return marks == "--" and not view[start - 1].isascii() and _FLAG.match(view, start) is not None


def _joins(view: str, start: int, end: int) -> bool:
    """A single dash beside a short stretch joins figures, names or places (1921—1949, 北京—上海), and is no pause."""
    if view[start - 1].isascii() or view[end].isascii():
        return True
    left = re.search(rf"[{HAN}]*$", view[max(0, start - 6) : start])
    right = re.match(rf"[{HAN}]*", view[end : end + 6])
    return bool(left and right and min(len(left[0]), len(right[0])) <= 4)


def _is_pause(page: ProseView, start: int, end: int) -> bool:
    """A spaced hyphen between two stretches of a sentence, and not inside a term (键 - 值) or a title."""
    block, view = page.block_at(start), page.view
    if block is None or block.kind not in ("paragraph", "quote") or "。" not in page.words(block):
        return False
    stretch = rf"[{HAN}]{{4}}"
    return bool(re.match(stretch, view[max(0, start - 4) : start]) and re.match(stretch, view[end : end + 4]))


_INTERPUNCT = re.compile(rf"(?<=[{HAN}])[•・‧∙●．](?=[{HAN}])")


def malformed_interpuncts(page: ProseView) -> Iterator[Change]:
    """Dots of other scripts inside a transliterated name."""
    for match in _INTERPUNCT.finditer(page.chinese):
        yield Change(match.start(), match.end(), "·")


_AND_SO_ON = re.compile(rf"、[{HAN}{LETTER}0-9《》“”]{{1,12}}?等等?……|……等等?(?=[，。；、！？]|$)", re.M)


def ellipses_with_and_so_on(page: ProseView) -> Iterator[Change]:
    """等 and …… after an enumeration say the same; the ellipsis goes."""
    view = page.chinese
    for match in _AND_SO_ON.finditer(view):
        at = match.start() + match[0].index("……")
        yield Change(at, at + 2, "")


HALF = str.maketrans("，；：？！。（）", ",;:?!.()")
_FULL_MARK = re.compile(r"[，；：？！。（）][ \t]*")


def full_width_marks(page: ProseView) -> Iterator[Change]:
    """Full-width marks in blocks without a Han character, with the space that the half-width mark wants behind it."""
    for block in page.blocks:
        words = page.words(block)
        if block.is_chinese or ANY_HAN.search(words) or not re.search(rf"[{LETTER}]", words):
            continue
        for match in _FULL_MARK.finditer(words):
            if re.search(rf"[{LETTER}0-9]", words[max(0, match.start() - 2) : match.start()]) or match[0][0] == "（":
                yield Change(block.start + match.start(), block.start + match.end(), _narrowed(words, match))


def _narrowed(words: str, match: re.Match[str]) -> str:
    mark = match[0][0].translate(HALF)
    goes_on = words[match.end() : match.end() + 1].isalnum()
    return mark + (" " if goes_on and mark != "(" else "")
