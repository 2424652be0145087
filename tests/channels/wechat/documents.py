"""Documents for the tests of the WeChat article."""

from typing import Any

from repurpose.channels.base import Request
from repurpose.channels.wechat import WECHAT
from repurpose.channels.wechat.options import WechatOptions
from repurpose.channels.wechat.part_names import number_of
from repurpose.checks import engine
from repurpose.model import Issue, Post, Rendered
from repurpose.templating import Templates
from tests import factories
from tests.factories import channels

TEMPLATES = Templates()

EVERYTHING = """\
开头一段，有**粗体**、*斜体*、~~删去~~、==重点==、`行内  代码`、[外链](https://example.org/a)、[同一外链](https://example.org/a)、
[公众号文章](https://mp.weixin.qq.com/s/abc)、https://example.org/bare、脚注[^1]、<ruby>灯<rt>dēng</rt></ruby>、H<sub>2</sub>O、
<kbd>Ctrl</kbd>、<u>线</u>、[锚点](#here)、[邮箱](mailto:a@example.org)。

## 二级标题

### 三级标题

#### 四级标题

1. 一
   - 二
     1. 三
        - 四
          - 五
            - 六
   ```python
   def light(n: int) -> str:  # 注释
       return "灯" * n + str(4.2)
   ```
2. 引用在内
   > 守灯的人不看船。
10. 十

- [x] 点灯
- [ ] 加油

> 一段引文
>
> - 引文里的列表

> [!WARNING]
> 雾大。

| 灯 | 油 | 数 |
|:--|:-:|--:|
| 一 | `a|b` | 3 |

![雾里的灯塔](https://example.org/a.png)

<details><summary>展开</summary>

里面**有字**。

</details>

<figure><img src="https://example.org/b.jpg" alt="塔"><figcaption>塔的照片</figcaption></figure>

<div class="x" style="position:fixed"><font color="red">红</font><script>steal()</script></div>

---

```unknown
plain   code
```

    缩进代码

[^1]: 脚注里有*斜体*和[链接](https://example.org/note)。
"""


def render(issue: Issue | Post | None = None, **wechat: Any) -> Rendered:
    """What the channel makes of an issue, or of one post, under the test publication's settings."""
    if not isinstance(issue, Issue):
        issue = factories.single(issue)
    project = factories.project(channels=channels(wechat=WechatOptions(**wechat)))
    return WECHAT.render(Request(issue, project, TEMPLATES))


def body(issue: Issue | Post | None = None, **wechat: Any) -> str:
    """The body of the article alone."""
    return render(issue, **wechat).part("article.html").text


def findings(rendered: Rendered, *ignored: str) -> list[str]:
    """What the channel's own rules say about an article, as `CODE message`."""
    return [
        f"{one.code} {one.message}" for one in engine.run(WECHAT.rules, rendered=[rendered]) if one.code not in ignored
    ]


def bodies(rendered: Rendered) -> list[str]:
    """The bodies of an issue's articles, in order."""
    return [part.text for part in rendered.parts if number_of(part.name)]
