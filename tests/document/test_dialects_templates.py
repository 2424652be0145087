"""Template languages: what each mark becomes, what stays at home, and that none is ever printed."""

import pytest

from repurpose.document.dialects.base import Answers, Context
from repurpose.document.parse import read
from repurpose.document.to_html import to_html
from repurpose.text.html import sanitize, visible_text

TEXTS = {
    "a film": ('看：\n\n{{< youtube id="w7Ft2" >}}\n', "看：\nYouTube 视频", ["replaced"]),
    "a figure": ('{{< figure src="a.png" alt="灯" caption="夜里" >}}\n', "夜里", []),
    "an unknown one": ("前 {{< tides >}} 后\n", "前  后", ["unresolved"]),
    "output": ("今天 {{ page.tide }} 米\n", "今天  米", ["unresolved"]),
    "the site's own address": ("在 {{ site.baseurl }} 上\n", "在 https://example.org 上", []),
    "a string": ('写 {{ "灯" }} 字\n', "写 灯 字", []),
    "logic": ("{% if lit %}\n\n灯亮。\n\n{% endif %}\n", "灯亮。", ["unresolved"]),
    "a remark": ("前{# 私下 #}后\n", "前后", ["private"]),
    "a remark over paragraphs": ("前\n\n{# 私下\n\n的话 #}\n\n后\n", "前\n后", ["private"]),
    "a comment over paragraphs": ("前\n\n{% comment %}\n私下\n\n的话\n{% endcomment %}\n\n后\n", "前\n后", ["private"]),
    "a comment in a line": ("前{% comment %}私下{% endcomment %}后\n", "前后", ["private"]),
    "a long remark": ("前\n\n{# " + "私" * 5_000 + " #}\n\n后\n", "前\n后", ["private"]),
    "a remark that is never closed": ("前 {# 私下\n\n后\n", "前\n后", ["unresolved"]),
    "a shortcode in a comment": ("前\n\n{{</* 私下\n\n的话 */>}}\n\n后\n", "前\n后", ["private"]),
    "raw in a line": ("写 {% raw %}{{ x }}{% endraw %} 吧\n", "写 {{ x }} 吧", []),
    "raw around code": ("写 {% raw %}`{{ x }}`{% endraw %} 吧\n", "写 {{ x }} 吧", []),
    "raw over lines": ("{% raw %}\n{{ x }} 和 {% y %}\n{% endraw %}\n", "{{ x }} 和 {% y %}", []),
    "code": ("{% highlight ruby %}\nputs {{ x }}\n{% endhighlight %}\n", "puts {{ x }}", []),
    "code that raw keeps": (
        "{% highlight liquid %}\n{% raw %}{% for %}{% endraw %}\n{% endhighlight %}\n",
        "{% for %}",
        [],
    ),
    "code that raw keeps over lines": (
        "{% highlight liquid %}\n{% raw %}\n{{ x }}\n{% endraw %}\n{% endhighlight %}\n",
        "{{ x }}",
        [],
    ),
    "code of Hugo": ("{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n", "x := 1", []),
    "a post": ("见[上篇]({% post_url 2026-01-07-lamp %})。\n", "见上篇。", []),
    "a post nobody knows": ("见[上篇]({% post_url nowhere %})。\n", "见上篇。", ["unresolved"]),
    "two marks in a target": ("见[上篇]({{ site.baseurl }}{% post_url 2026-01-07-lamp %})。\n", "见上篇。", []),
    "a video by address": ("{{< video https://example.org/a.mp4 >}}\n", "Video", ["replaced"]),
    "in code": ("`{{< x >}}` `{% y %}` `{# z #}`\n", "{{< x >}} {% y %} {# z #}", []),
    "in a fence": ("```\n{{< x >}}\n{% y %}\n{# z #}\n```\n", "{{< x >}}\n{% y %}\n{# z #}", []),
}
SITE = Answers({"2026-01-07-lamp": ("https://example.org/lamp/", "灯")}, "https://example.org")


@pytest.mark.parametrize(("text", "words", "kinds"), TEXTS.values(), ids=TEXTS.keys())
def test_a_mark_becomes(text: str, words: str, kinds: list[str]) -> None:
    document = read(text, "", 1, Context(SITE, "", any("\u4e00" <= one <= "\u9fff" for one in text)))
    shown = visible_text(sanitize(document.html))
    assert "\n".join(line.strip() for line in shown.split("\n") if line.strip()) == words
    assert [one.kind for one in document.remarks] == kinds


@pytest.mark.parametrize(
    "mark", ["{{< highlight go >}}\n", "{% highlight %}\n", "{% comment %}", "{% raw %}", "{# ", "{{< a "]
)
def test_thousands_of_marks_that_are_never_closed_are_read(mark: str) -> None:
    assert isinstance(to_html(mark * 4_000), str)
