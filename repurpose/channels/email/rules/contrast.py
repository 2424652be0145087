"""Words that stand out from their ground, on light screens, on dark ones, and where a client recolours by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from repurpose.channels.email.html.cascade import Shown, shown
from repurpose.channels.email.html.colour import contrast, inverted
from repurpose.channels.email.html.mail_elements import read_page
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import Bilingual, both
from repurpose.text.wcag import CONTRAST_LARGE_MIN, CONTRAST_MIN, LARGE_BOLD_PX, LARGE_PX

_WCAG = (
    f"WCAG 2.2, 1.4.3: {CONTRAST_MIN}:1, and {CONTRAST_LARGE_MIN:.0f}:1 from {LARGE_PX:.0f} px "
    f"or {LARGE_BOLD_PX} px bold. Checked 2026-11."
)
_DARK = "@media (prefers-color-scheme:dark){{.w{{color:{}!important;background:{}!important}}}}"


@rule(
    "EM30",
    "contrast-too-low",
    severity="error",
    channel="email",
    reads="email.html",
    source=_WCAG,
    bad=('<p style="color:#999999">Words</p>', '<div style="background:#222"><p style="color:#555">Words</p></div>'),
    good=('<p style="color:#595959">Words</p>', '<p style="color:#888888;font-size:28px">Large words</p>'),
    zh="""文字和背景的颜色太接近，难以辨认。

    十二个读者里约有一人辨色较弱，而在阳光下人人如此。请加深文字，或调浅背景。
    """,
)
def contrast_too_low(text: str) -> Iterator[Problem]:
    """Words can hardly be told from their ground.

    One reader in twelve sees colours weakly, and all of us do in the sun. Darken the words or lighten the ground.
    """
    yield from _too_low(shown(text, dark=False), lambda colour: colour, both("", ""))


@rule(
    "EM31",
    "contrast-too-low-in-dark",
    severity="error",
    channel="email",
    reads="email.html",
    source=_WCAG,
    bad=(f"<style>{_DARK.format('#333', '#222')}</style><p class='w'>Words</p>",),
    good=(f"<style>{_DARK.format('#eee', '#222')}</style><p class='w'>Words</p>", "<p>Words</p>"),
    zh="""在邮件自己的深色配色里，文字和背景太接近，难以辨认。

    请在 @media (prefers-color-scheme: dark) 里成对写明文字色和背景色，并用 !important 盖过行内样式。
    """,
)
def contrast_too_low_in_dark(text: str) -> Iterator[Problem]:
    """Words can hardly be told from their ground in the mail's own dark colours.

    Give both colours of each pair under @media (prefers-color-scheme: dark), with !important against inline styles.
    """
    if any("prefers-color-scheme" in css for css in read_page(text).styles):
        yield from _too_low(shown(text, dark=True), lambda colour: colour, both(" on dark screens", "在深色模式下，"))


@rule(
    "EM32",
    "contrast-too-low-inverted",
    channel="email",
    reads="email.html",
    source="Gmail and Outlook's apps mirror the lightness of colours by themselves (hteumeuleu.com, 2019). " + _WCAG,
    bad=('<p style="color:#222;background:#ffd400">Words</p>', '<p style="color:#222;background:#00e5ff">x</p>'),
    good=('<p style="color:#1f2328;background:#fefefe">Words</p>',),
    zh="""客户端自动反色之后，文字和背景太接近，难以辨认。

    请选相差更大的颜色：近黑配近白经得起反色，中间调经不起。
    """,
)
def contrast_too_low_inverted(text: str) -> Iterator[Problem]:
    """Words can hardly be told from their ground once a client has mirrored the colours.

    Use pairs further apart: nearly black on nearly white survives, mid tones do not.
    """
    yield from _too_low(shown(text, dark=False), inverted, both(" once a client inverts them", "客户端反色之后，"))


def _too_low(runs: Iterable[Shown], seen_as: Callable[[str], str], where: Bilingual) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()
    for one in runs:
        pair = (one.colour, one.ground)
        large = one.size >= LARGE_PX or (one.bold and one.size >= LARGE_BOLD_PX)
        ratio = contrast(seen_as(one.colour), seen_as(one.ground))
        if ratio < (CONTRAST_LARGE_MIN if large else CONTRAST_MIN) and pair not in told:
            told.add(pair)
            words = one.run.text.strip()[:20]
            message = both(
                f"“{words}”: {one.colour} on {one.ground} is {ratio:.1f}:1{where}",
                f"“{words}”：{where.zh}文字 {one.colour} 与背景 {one.ground} 的对比度为 {ratio:.1f}:1",
            )
            yield Problem(message, one.run.start, one.run.start + len(one.run.text))
