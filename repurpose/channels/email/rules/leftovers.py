"""What should have been written, filled in or removed before anybody reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from repurpose.channels.email.html.mail_elements import read_page
from repurpose.channels.email.message.merge_tags import BUILT_IN, TAG, tags
from repurpose.channels.email.rules.samples import mail
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.bilingual import both
from repurpose.text.word_count import length

_BUTTONDOWN = "Buttondown's pre-flight checks. Checked 2026-11."
_NOTE = re.compile(r"\b(?:TK|TKTK|TODO|FIXME|XXX)\b|\b[Ll]orem ipsum\b|待补|待定稿")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|版权所有|copyright)\s*(?:©\s*)?(?:(20\d\d)\s*[-–—]\s*)?(20\d\d)", re.I)
_FOREIGN_TAG = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,80}%\}|\*\|[A-Z_:]{2,40}\|\*|\[\[[a-z_ ]{2,40}\]\]"
    r"|\$\{[A-Za-z_][\w.]{0,40}\}|(?<!%)%(?:[A-Z][A-Z_]{2,40}|recipient\.[\w.]{1,40})%(?!%)"
    r"|\[(?:FIRST|LAST|FULL|USER|E?MAIL|SUBSCRIBER|RECIPIENT|COMPANY)[_ ]?(?:NAME|ADDRESS|EMAIL)?\](?!\()"
    r"|^\|[A-Z_:]{2,40}\|$"  # what Markdown's emphasis leaves of *|NAME|*: the whole run
)
"""Tags of Jinja, Mailchimp, Keila, templates of JavaScript, ActiveCampaign, Mailgun and forms in capitals, 2026-11."""
_MOJIBAKE = re.compile(
    "\ufffd|锟斤拷|烫烫烫|Ã[\u0080-\u00bf©¨¤¶¼±]|â€[™œ\u009d“”¦]|ï»¿|&amp;(?:nbsp|amp|lt|gt|quot|#\\d+);"
)
FEWEST_WORDS = 30
"""Words and Han characters below which a mail is not worth opening (Buttondown asks for 50 words). 2026-11."""
MOST_WORDS = 6_000
"""Words and Han characters above which hardly anybody reads on (Buttondown: 5,000 words). 2026-11."""


@rule(
    "EM60",
    "note-to-self",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=("The lamp burned TK litres.\n", "Lorem ipsum dolor sit amet\n", "数字待补。\n"),
    good=("The lamp burned 4,200 litres.\n", "The TKO came in round two; XXXL shirts for all.\n"),
    zh="""留着“待补”一类的记号，内容还没写完。

    请补上内容，或删掉记号。如果文章谈的正是这些记号，可以忽略这条规则。
    """,
)
def note_to_self(text: str) -> Iterator[Problem]:
    """A mark stands where something was still to be written.

    Write it, or remove the mark. A text about such marks can ignore this rule.
    """
    for start, match in _in_prose(text, _NOTE):
        message = both(f"“{match[0]}” looks unfinished", f"“{match[0]}”像是还没写完")
        yield Problem(message, start, start + len(match[0]), quote=match[0])


@rule(
    "EM61",
    "copyright-year-stale",
    channel="email",
    reads="rendered",
    source=_BUTTONDOWN,
    bad=(mail(txt="© 2019 Harbour Letters", envelope={"date": "2026-01-07T08:00:00+00:00"}),),
    good=(
        mail(txt="© 2019–2026 Harbour Letters", envelope={"date": "2026-01-07T08:00:00+00:00"}),
        mail(txt="In 2019 the lamp went out.", envelope={"date": "2026-01-07T08:00:00+00:00"}),
    ),
    zh="""版权标记旁的年份不是本期的年份。

    这会让人以为刊物已经停更。请修改模板的页脚。
    """,
)
def copyright_year_stale(rendered: Rendered) -> Iterator[Problem]:
    """The year beside the copyright sign is not the issue's.

    It makes the letter look abandoned. Change the footer of the template.
    """
    year = json.loads(rendered.part("envelope.json").text)["date"][:4]
    for match in _COPYRIGHT.finditer(rendered.part("email.txt").text):
        if year != "1970" and match[2] < year:
            yield Problem(both(f"“{match[0]}” in an issue of {year}", f"{year} 年的一期里写着“{match[0]}”"))


@rule(
    "EM62",
    "merge-tag-unknown",
    severity="error",
    channel="email",
    reads="email.html",
    source="What Ghost and Keila leave to their readers' eyes. Checked 2026-11.",
    bad=("Dear %%nmae%%,",),
    good=("Dear %%name|friend%%, leave by %%unsubscribe_url%%.", "a 100%% share, b 5%%"),
    zh="""邮件里有一个不会被替换的合并标签。

    可用的有 unsubscribe_url，以及选项 `known` 列出的数据列。请改正标签，或把你的列名加进去。
    """,
)
def merge_tag_unknown(text: str, *, known: str = "email name") -> Iterator[Problem]:
    """A tag stands in the mail that nothing will replace.

    Known are unsubscribe_url and the columns that the option `known` names. Correct it, or add your column there.
    """
    for match in TAG.finditer(text):
        if match[1] not in BUILT_IN and match[1] not in known.split():
            message = both(f"nothing replaces {match[0]}", f"{match[0]} 不会被替换")
            yield Problem(message, match.start(), match.end(), both(f"one of: {known}", f"可用的有：{known}"))


@rule(
    "EM63",
    "merge-tag-without-fallback",
    channel="email",
    reads="email.txt",
    source="Mailchimp and listmonk document the empty greeting. Checked 2026-11.",
    bad=("Dear %%name%%,",),
    good=("Dear %%name|friend%%,", "%%unsubscribe_url%%"),
    zh="""没有填这一列的读者，称呼处会是一片空白。

    请写上备用的称呼：%%name|朋友%%。
    """,
)
def merge_tag_without_fallback(text: str) -> Iterator[Problem]:
    """A reader who left that column empty is greeted by nothing.

    Write what stands in for it: %%name|friend%%.
    """
    for name, fallback in tags(text):
        if name not in BUILT_IN and not fallback:
            yield Problem(both(f"%%{name}%% has no fallback", f"%%{name}%% 没有备用文字"), suggestion=f"%%{name}|…%%")


@rule(
    "EM64",
    "template-tag-left",
    channel="email",
    reads="email.html",
    source="Own judgement, 2026-11: tags of Jinja, Mailchimp and others that nothing here fills.",
    bad=("Hello {{ name }}", "Hello *|FNAME|*", "{% if x %}", "Hello ${name}", "Hello %FIRSTNAME%", "[FIRST_NAME]"),
    good=("Hello %%name|friend%%", "f(x) = {1, 2}", "<p>Write <code>*|FNAME|*</code></p>", "a [sic] of 5% to 8%"),
    zh="""邮件里原样留着模板语言的标签。

    文章从不当作模板来填充。请写出文字本身；要用读者的名字，写 %%name|朋友%%。
    """,
)
def template_tag_left(text: str) -> Iterator[Problem]:
    """A tag of a template language stands in the mail as it is.

    Posts are never filled in as templates. Write the words; for a reader's name use %%name|friend%%.
    """
    for start, match in _in_prose(text, _FOREIGN_TAG):
        tag = f"*{match[0]}*" if match[0].startswith("|") else match[0]
        message = both(f"nothing fills {tag}", f"{tag} 不会被填充")
        yield Problem(message, start, start + len(match[0]), quote=match[0])


def _in_prose(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a pattern stands in the words of a page, code left out: what is shown there is meant so."""
    for run in read_page(text).runs:
        around = [run.parent, *run.parent.ancestors()] if run.parent else []
        if not any(node.tag in ("code", "pre", "kbd", "samp") for node in around):
            for match in pattern.finditer(run.text):
                yield run.start + match.start(), match


@rule(
    "EM65",
    "characters-garbled",
    channel="email",
    reads="email.html",
    source="What UTF-8 looks like when read as Latin-1 or GBK. Checked 2026-11.",
    bad=("the keeperâ€™s log", "锟斤拷", "caf\ufffd", "3 &amp;lt; 4"),
    good=("the keeper’s log", "café", "3 &lt; 4"),
    zh="""有文字用错误的编码读取，或被转义了两次。

    请修正它出自的那篇文章：存为 UTF-8。
    """,
)
def characters_garbled(text: str) -> Iterator[Problem]:
    """Characters were read in the wrong encoding, or escaped twice.

    Mend the post they come from: save it as UTF-8.
    """
    for match in _MOJIBAKE.finditer(text):
        message = both(f"“{match[0]}” looks garbled", f"“{match[0]}”像是乱码")
        yield Problem(message, match.start(), match.end())


@rule(
    "EM66",
    "words-too-few",
    severity="info",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=("<h1>Maps</h1><p>Read on.</p>",),
    good=("<p>" + "One word after another. " * 20, "<p>" + "灯塔不追船，它站着。" * 5),
    zh="""邮件几乎没有内容。

    请给文章写摘要，或多收入一些正文。
    """,
)
def words_too_few(text: str, *, least: int = FEWEST_WORDS) -> Iterator[Problem]:
    """The mail says next to nothing.

    Give the post a summary, or carry more of it.
    """
    count = _count(text)
    if count < least:
        yield Problem(both(f"{count} words, fewer than {least}", f"全文 {count} 字，不到 {least} 字"))


@rule(
    "EM67",
    "words-too-many",
    severity="info",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=("<p>" + "One word after another. " * 1_501,),
    good=("<p>" + "One word after another. " * 20,),
    zh="""邮件太长，多数人一次读不完。

    请只收入要点，其余放到链接后面。
    """,
)
def words_too_many(text: str, *, most: int = MOST_WORDS) -> Iterator[Problem]:
    """The mail is longer than most people read in one sitting.

    Carry the points and let the rest stand behind the link.
    """
    count = _count(text)
    if count > most:
        yield Problem(both(f"{count:,} words, more than {most:,}", f"全文 {count:,} 字，超过 {most:,} 字"))


@lru_cache(maxsize=4)
def _count(text: str) -> int:
    counted = length(" ".join(run.text for run in read_page(text).runs))
    return counted.han + counted.words
