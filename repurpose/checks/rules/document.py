"""What readers do not get as the author wrote it: each entry of a channel's account, on the post's own line."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.wholeness import first_fault, words_of_html, words_of_text
from repurpose.document.formulas import AS_TEXT, DRAWN
from repurpose.document.parse import NOTE_BREAK
from repurpose.model import Location, Loss, LossKind, Part, Rendered, Severity

_SOURCE = "the project's own account of each rendering: nothing leaves in silence (checked 2026-11)"
_HTML = (
    "HTML Living Standard, elements and attributes; what mail and WeChat keep of them (caniemail.com, checked 2026-11)"
)


def _account(kind: LossKind, what: str, channel: str = "email") -> Rendered:
    """A rendering with one loss, for the examples."""
    return Rendered(channel, "lamp", (), account=(Loss(kind, what, "an example", 7, "posts/lamp.md", channel),))


def _clean(other: LossKind) -> tuple[Rendered, Rendered]:
    """A rendering that lost nothing, and one that lost another kind of thing."""
    return Rendered("email", "lamp", ()), _account(other, "something else")


def _told(rendered: Rendered, kind: LossKind, hint: str, severity: Severity | None = None) -> Iterator[Problem]:
    for loss in rendered.account:
        if loss.kind == kind:
            place = Location(loss.path, loss.line, min(loss.line, 1)) if loss.path else None
            yield Problem(f"{loss.what}: {loss.why}", suggestion=hint, severity=severity, place=place)


@rule(
    "DC01",
    "embed-replaced",
    reads="rendered",
    source=_HTML,
    bad=(_account("replaced", "<iframe> “The crossing”"), _account("replaced", "<audio> “The pilot”", "wechat")),
    good=_clean("removed"),
)
def embed_replaced(rendered: Rendered) -> Iterator[Problem]:
    """A film, a sound or a page from elsewhere became a link: no mail and no WeChat article plays it.

    Say in a sentence what waits behind the link, and give the element a title: it becomes the link's words.
    """
    yield from _told(rendered, "replaced", "give it a title; it becomes the link's words")


@rule(
    "DC02",
    "element-removed",
    reads="rendered",
    severity="error",
    source=_HTML,
    bad=(_account("removed", "<script>"), _account("removed", "<svg>", "wechat")),
    good=_clean("replaced"),
)
def element_removed(rendered: Rendered) -> Iterator[Problem]:
    """Something of the post is not there for readers: a drawing, a form, a frame without an address, code that a page
    would have run. Where it had words, they stay; where it had none, there is a hole.

    Put a picture in its place, or a link to the page that shows it.
    """
    yield from _told(rendered, "removed", "put a picture or a link in its place")


@rule(
    "DC03",
    "element-unknown",
    reads="rendered",
    severity="warning",
    source=_HTML,
    bad=(_account("unknown-element", "<chart>"), _account("unknown-element", "<tide-table>", "wechat")),
    good=_clean("flattened"),
)
def unknown_element(rendered: Rendered) -> Iterator[Problem]:
    """An element that is no HTML: a component of the site's own program, or words in angle brackets.

    What the site draws there is not in the post, so readers get only the words inside. Write what it shows, or, where
    the brackets are meant as such, put them in backticks: `Vec<T>`.
    """
    yield from _told(rendered, "unknown-element", "write what it shows, or put the brackets in backticks")


@rule(
    "DC04",
    "link-dropped",
    reads="rendered",
    source=_HTML,
    bad=(_account("link-dropped", "the link “press” (javascript:)"), _account("link-dropped", "the link “up” (#top)")),
    good=_clean("picture-missing"),
)
def link_dropped(rendered: Rendered) -> Iterator[Problem]:
    """A link that readers could not follow is words without a link: a scheme that runs code or names a file of the
    author's, a place on the same page, an address without its site.

    Write the full address of a page. For places on the same page the words are enough, so those are only told of.
    """
    hint = "write the full address of a page"
    for problem in _told(rendered, "link-dropped", hint):
        in_page = "(#" in problem.message
        yield Problem(problem.message, suggestion=hint, place=problem.place, severity="info" if in_page else None)


@rule(
    "DC05",
    "picture-dropped",
    reads="rendered",
    severity="error",
    source=_HTML,
    bad=(_account("picture-missing", "the picture “A map” (file:)"), _account("picture-missing", "the picture “”")),
    good=_clean("link-dropped"),
)
def picture_dropped(rendered: Rendered) -> Iterator[Problem]:
    """A picture that no reader can load: its address is a file of the author's, the picture's own bytes, or none.

    Put the picture on the web and write its full address, or set site.url so that relative ones can be completed.
    """
    yield from _told(rendered, "picture-missing", "write the picture's full address, or set site.url")


@rule(
    "DC06",
    "layout-flattened",
    reads="rendered",
    severity="info",
    source=_HTML,
    bad=(_account("flattened", "<center>"), _account("flattened", "style of <p>", "wechat")),
    good=_clean("removed"),
)
def layout_flattened(rendered: Rendered) -> Iterator[Problem]:
    """A look that the author gave to words is gone: alignment, colour, size. Each kind is told once.

    Nothing to do where it was for looks alone; where it carries meaning, say it in words.
    """
    yield from _told(rendered, "flattened", "say it in words where it carries meaning")


@rule(
    "DC07",
    "shortened-to-fit",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(_account("shortened", "quotes after the first"), _account("shortened", "title: cut to 64 characters")),
    good=_clean("enlarged"),
)
def shortened_to_fit(rendered: Rendered) -> Iterator[Problem]:
    """Something was left out or cut to keep a limit of the channel.

    Look whether what is left still says what it should; a shorter post or a smaller issue needs no cut.
    """
    yield from _told(rendered, "shortened", "look whether what is left says enough")


@rule(
    "DC08",
    "picture-enlarged",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(_account("enlarged", "the picture “A badge” (20 px)"), _account("enlarged", "the picture “” (16 px)")),
    good=_clean("shortened"),
)
def picture_enlarged(rendered: Rendered) -> Iterator[Problem]:
    """A picture is shown larger than it is, and so unsharp.

    Give its width: `{width=120}` after it, or the attribute of its element.
    """
    yield from _told(rendered, "enlarged", "give the picture's width")


@rule(
    "DC09",
    "formula-as-text",
    reads="rendered",
    source=_HTML,
    bad=(_account("formula", "<math>"), _account("formula", "$e^{i\\pi}$", "wechat")),
    good=_clean("dialect"),
)
def formula_as_text(rendered: Rendered) -> Iterator[Problem]:
    """A formula that the channel cannot draw is shown in words (x₁² ≤ a/b), or by its TeX source where words would lose
    some of it. What is drawn or legible is only told.

    Look whether readers understand it; else put a picture of it in its place, or say it in words.
    """
    for loss in rendered.account:
        if loss.kind == "formula":
            place = Location(loss.path, loss.line, min(loss.line, 1)) if loss.path else None
            fine = loss.why in (DRAWN, AS_TEXT)
            hint = "" if fine else "put a picture of it in its place, or say it in words"
            yield Problem(f"{loss.what}: {loss.why}", suggestion=hint, severity="info" if fine else None, place=place)


@rule(
    "DC10",
    "dialect-unresolved",
    reads="rendered",
    severity="error",
    source=_SOURCE,
    bad=(_account("unresolved", "a shortcode “gallery”"), _account("unresolved", "an include “video.html”", "wechat")),
    good=_clean("formula"),
)
def dialect_unresolved(rendered: Rendered) -> Iterator[Problem]:
    """A mark of the site's own program that nothing here can fill in: readers would find a hole.

    Write in Markdown what the site shows there, or link to the page.
    """
    yield from _told(rendered, "unresolved", "write in Markdown what the site shows there")


@rule(
    "DC11",
    "private-left-out",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(_account("private", "<p> “ask her again”"), _account("private", "a remark", "wechat")),
    good=_clean("removed"),
)
def private_left_out(rendered: Rendered) -> Iterator[Problem]:
    """Words that their author hides from readers stayed at home, as they should.

    Nothing to do, unless they were meant to be read.
    """
    yield from _told(rendered, "private", "take the mark away if they are meant to be read")


@rule(
    "DC12",
    "dialect-simplified",
    reads="rendered",
    severity="info",
    source=_SOURCE,
    bad=(_account("dialect", "::: card"), _account("dialect", "<Tabs>", "wechat")),
    good=_clean("unresolved"),
)
def dialect_simplified(rendered: Rendered) -> Iterator[Problem]:
    """A mark of the site's own program whose words stay, but not what the site makes of them: tabs stand one after the
    other, a card is a paragraph.

    Nothing to do where the words read well by themselves.
    """
    yield from _told(rendered, "dialect", "read whether the words do without it")


_WHOLE_PARTS = ("email.html", "email.txt", "article.html")
"""The finished files that carry a post whole."""


def _finished(html: str, says: str) -> Rendered:
    """A finished file and what its post says, for the examples."""
    return Rendered("wechat", "lamp", (Part("article.html", "html", html),), whole=(says, says))


@rule(
    "DC30",
    "words-lost",
    reads="rendered",
    severity="error",
    source="the project's own proof: a parser that shares no code with the renderer reads the finished file (2026-11)",
    bad=(
        _finished("<p>the lamp is here</p>", "the lamp is not here"),
        _finished("<p>the lamp lamp is lit</p>", "the lamp is lit"),
        _finished("<p>灯在塔上</p>", "灯在高塔上"),
    ),
    good=(_finished("<p>the <b>lamp</b> is lit</p>", "the lamp is lit"), _finished("<p>灯在塔上</p>", "灯在塔上")),
)
def words_lost(rendered: Rendered) -> Iterator[Problem]:
    """A word of the post is missing from a finished file, stands there twice, or grew together with its neighbour.

    This is a fault of the tool or of a template, and not of the post. Nothing is sent until it is found.

    Write the place in another way, and report it.
    """
    if not rendered.whole[1]:
        return
    excused = [word for loss in rendered.account for word in words_of_text(f"{loss.what} {loss.why}")]
    for part in rendered.parts:
        if part.name.rsplit("/", 1)[-1] in _WHOLE_PARTS:
            is_html = part.name.endswith(".html")
            found = words_of_html(part.text) if is_html else words_of_text(part.text)
            said = rendered.whole[0 if is_html else 1].split(NOTE_BREAK)
            faults = (first_fault(words_of_text(piece), excused, found) for piece in said)
            fault = next((one for one in faults if one), None)
            if fault:
                message = f"{part.name}: “{fault.word}” is {fault.kind}, after “{fault.before}”"
                yield Problem(message, suggestion="write the place in another way, and report it")
