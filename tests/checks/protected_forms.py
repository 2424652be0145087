"""Stretches in Chinese posts that no safe fix may touch: each has a half-width mark, a number or a name beside Han.

A kind has a frame of clean prose, `§` where the stretch stands, and ten or so stretches.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

FAULT = "\n\n炉火正旺,水还没开。\n"
MENDED = "\n\n炉火正旺，水还没开。\n"


class Form(NamedTuple):
    """A document and its protected stretch; `text` has no fault outside of it."""

    name: str
    text: str
    protected: str


_HEAD = "§\n\n# 山居\n\n院里有一棵老枣树。"
_INLINE = "院里的人都说 § 很好用。"
_START = "§ 是今天的题目。"
_BLOCK = "先看下面这一段。\n\n§\n\n看完再往下走。"
_LIST = "- 先挑水。\n\n  §\n\n- 再劈柴。"

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "front matter, YAML": (
        _HEAD,
        (
            "---\ntags: [山,水]\n---",
            "---\nslug: 枣树,2024年\n---",
            '---\naliases: ["旧名,一", "旧名,二"]\n---',
            "---\n# 注释,不是标题\nlayout: post\n---",
            "---\nmenu: {name: 山居,weight: 3}\n---",
            "---\ncategories:\n  - 随笔,杂记\n  - 第2季\n---",
            "---\ndate: 2024-03-05 08:30:00\nauthor: 老张,老李\n---",
            "---\ndescription_html: <b>好,走</b>\n---",
            "---\npermalink: /山居2024年/\n---",
            "---\nkeywords: |\n  山,水\n  石(小)\n---",
            "---\nseo: &基础\n  robots: 收录,跟踪\n---",
            "\n---\ncover: 图片(一).png\n---",
        ),
    ),
    "front matter, TOML": (
        _HEAD,
        (
            '+++\ntags = ["山","水"]\n+++',
            '+++\nslug = "枣树,2024年"\n+++',
            "+++\n# 注释,不是标题\ndraft = false\n+++",
            '+++\n[taxonomies]\n标签 = ["柴,米"]\n+++',
            "+++\n[extra]\nnote = '''甲,乙'''\n+++",
            '+++\ndate = 2024-03-05T08:30:00Z\nauthor = "老张,老李"\n+++',
            '+++\n[menu.main]\nname = "山居(新)"\n+++',
            '+++\naliases = ["/旧2023年/"]\n+++',
        ),
    ),
    "front matter, JSON": (
        _HEAD,
        (
            '{\n"tags": ["山","水"]\n}',
            '{\n  "slug": "枣树,2024年",\n  "draft": false\n}',
            '{\n  "author": {"name": "老张,老李"}\n}',
            '{\n  "cover": "图片(一).png"\n}',
            '{\n  "aliases": ["/旧2023年/"],\n  "weight": 3\n}',
            '{\n  "note": "甲:乙;丙"\n}',
        ),
    ),
    "front matter, flow": (
        _HEAD,
        (
            "---\n{tags: [山,水]}\n---",
            "---\n{slug: 枣树, menu: 山居}\n---",
            "---\n{\n  标签: [柴, 米],\n  排序: 3\n}\n---",
            '---\n{"keywords": "山,水"}\n---',
        ),
    ),
    "front matter, Pelican": (
        _HEAD,
        (
            "Title: 山居\nTags: 山,水",
            "Title: 山居\nDate: 2024-03-05 08:30\nKeywords: 柴,米,油",
            "Title: 山居\nSave_as: 山居2024年.html",
            "Title: 山居\nAuthors: 老张;老李",
            "Title: 山居\nSlug: 枣树(新)",
            "Date: 2024-03-05\nTitle: 山居\nCategory: 随笔:杂记",
        ),
    ),
    "inline code": (
        _INLINE,
        (
            "`甲,乙`",
            "``甲`,`乙``",
            "`打印(中文)`",
            '`他说"好"`',
            "`第3章`",
            "`键:值`",
            "`真?假`",
            "`停!`",
            "`一...二`",
            "`山--水`",
            "`中文English`",
            "`javascript`",
        ),
    ),
    "code block": (
        _BLOCK,
        (
            "```\n甲,乙\n```",
            "```python\n打印('你好,世界')\n```",
            "~~~\n键:值\n~~~",
            "````\n```\n内,外\n```\n````",
            '```text title="说明,一"\n第3章\n```',
            "    甲,乙\n    丙(丁)",
            "\t甲,乙",
            "> ```\n> 甲,乙\n> ```",
            "> 引文。\n>\n>     甲,乙",
            "~~~~ {.sh #列表,一}\n停!\n~~~~",
            "```{r 图,一}\n1+1\n```",
            "{% highlight sh %}\n甲,乙\n{% endhighlight %}",
        ),
    ),
    "code block in a list": (
        _LIST,
        (
            "```\n  甲,乙\n  ```",
            "~~~yaml\n  键:值\n  ~~~",
            "    甲,乙",
            "> ```\n  > 甲,乙\n  > ```",
            "```diff\n  -旧,一\n  +新,二\n  ```",
            "````md\n  ```\n  山(水)\n  ```\n  ````",
        ),
    ),
    "bare address": (
        _INLINE,
        (
            "https://example.com/山,水",
            "https://example.com/文章/2024年度总结",
            "https://example.com/s?q=枣树,院子&页=2",
            "https://zh.example.org/wiki/枣树_(植物)",
            "http://example.com/甲:乙",
            "https://example.com/#第3章",
            "https://例子.example/目录/第2页",
            "https://example.com/查?词=好!吗",
            "https://example.com/a;版本=新1版",
            "ftp://example.com/资料,一.zip",
            "https://example.com/~老张/日记(1)",
            "www.example.com/山,水",
        ),
    ),
    "autolink": (
        _INLINE,
        (
            "<https://example.com/山,水>",
            "<https://example.com/枣树(植物)>",
            "<https://example.com/?q=枣树2024年>",
            "<mailto:laozhang@example.com?subject=你好,老张>",
            "<tel:+86-010-12345678>",
            "<laozhang,li@example.com>",
            "<https://example.com/甲:乙>",
            "<obsidian://open?vault=笔记,一>",
        ),
    ),
    "link target": (
        "院里的人都看 [这一篇]§ 才动手。",
        (
            "(https://example.com/山,水)",
            "(/文章/2024年度总结/)",
            "(第3章.md)",
            "(#第2节,开头)",
            "(</带 空格,的 路径.md>)",
            "(枣树_(植物).md)",
            '(/a.md "说明,一")',
            "(/a.md '说明(二)')",
            "(mailto:laozhang@example.com?subject=你好,老张)",
            "[山,水]",
            "(../旧文/甲:乙.md)",
            "(/a.md?页=2&词=好!)",
        ),
    ),
    "reference definition": (
        "院里的人都看 [这一篇][一] 才动手。\n\n§\n",
        (
            "[一]: https://example.com/山,水",
            "[一]: /文章/2024年度总结/",
            '[一]: /a.md "说明,一"',
            "[一]: </带 空格,的 路径.md> '说明(二)'",
            "[一]: https://example.com/枣树_(植物)",
            "[一]: #第2节,开头",
            "[一]:\n  https://example.com/甲:乙",
            "  [一]: 第3章.md (说明,三)",
        ),
    ),
    "picture": (
        _BLOCK,
        (
            "![枣树](图片/山,水.png)",
            "![枣树](2024年/第3张.jpg)",
            '![枣树](a.png "说明,一")',
            "![枣树](枣树_(植物).webp)",
            "![枣树](a.png =300x200)",
            '![枣树](a.png){width=300 标签="山,水"}',
            "![枣树](</图 片/一,二.png>)",
            "![枣树](https://img.example.com/山,水!大图)",
            "![枣树](data:image/png;base64,AAAA)",
            "![枣树|300](图片(1).png)",
        ),
    ),
    "wiki link": (
        _INLINE,
        (
            "[[2024年度总结]]",
            "[[山,水]]",
            "[[枣树(植物)]]",
            "[[日记/第3章]]",
            "[[山居#第2节,开头]]",
            "[[山居^块1]]",
            "[[甲:乙]]",
            "[[Obsidian入门]]",
            "[[2024年度总结|这篇总结]]",
            "[[真的吗?]]",
        ),
    ),
    "embed": (
        _BLOCK,
        (
            "![[山,水.png]]",
            "![[2024年度总结]]",
            "![[枣树(植物).jpg|300]]",
            "![[日记#第2节,开头]]",
            "![[录音,一.mp3]]",
            "![[资料2024年.pdf#page=3]]",
            "![[画板1号.canvas]]",
            "![[山居^块1]]",
        ),
    ),
    "hashtag": (
        "今天说一说 § 这件事。",
        (
            "#话题2024年",
            "#枣树2号",
            "#山居/第3季",
            "#Python入门",
            "#读书vlog",
            "#双11活动",
            "#5G时代",
            "#AI写作课",
            "#一周1书#",
            "#春节2025#",
        ),
    ),
    "mention": (
        "这件事要问 § 才知道。",
        (
            "@老张2号",
            "@山居zhang",
            "@zhang山居",
            "@老张:example.org",
            "@山居_2024年",
            "@laozhang@社区1.example",
            "@组1/老张",
            "@山居3室",
        ),
    ),
    "command flag": (
        "院里的人常用 § 这个开关。",
        (
            "--force",
            "--dry-run",
            "--no-verify",
            "--depth=1",
            "-rf",
            "--标签=山,水",
            "--out=图片(一).png",
            "--since=2024年",
            "-Wno-unused",
            "--save-dev",
        ),
    ),
    "command flag beside Han": (
        "加上§ 再跑一遍。",
        ("--force", "--dry-run", "--amend", "--depth=1", "--hard", "--no-cache"),
    ),
    "file path": (
        "配置放在 § 里面。",
        (
            "/etc/山居,一.conf",
            "~/笔记/2024年/第3章.md",
            "./图片/山,水.png",
            "../旧文/枣树(植物).md",
            "C:\\资料\\第2页.txt",
            "src/页面/首页v2.tsx",
            "~/.config/山居.d/1号.toml",
            "/home/老张/日记2024年.md",
            "docs/说明,一.pdf",
            "/var/log/山居:错误.log",
        ),
    ),
    "admonition title": (
        "§\n    先把门关上。",
        (
            '!!! note "说明,一"',
            '!!! warning "注意(重要)"',
            '??? tip "第3章小结"',
            '???+ info "键:值"',
            '!!! danger inline end "停!"',
            '!!! quote "真的吗?"',
            '=== "山,水"',
            '=== "第2页"',
            '!!! example "2024年度总结"',
            '!!! note custom "甲;乙"',
        ),
    ),
    "container title": (
        "§\n先把门关上。\n:::",
        (
            "::: tip 说明,一",
            "::: warning 注意(重要)",
            "::: details 第3章小结",
            ":::note[山,水]",
            ':::tip{title="键:值"}',
            ":::danger 停!",
            '::: {.callout-note title="甲,乙"}',
            "::: info 真的吗?",
            "::: code-group 2024年",
            "::: card 甲;乙",
        ),
    ),
    "callout": (
        "> § 先关门\n> 炉子要看着。",
        ("[!note]-", "[!tip|山,水]", "[!warning]+", "[!INFO]", "[!caution|第3类]", "[!自定,一]"),
    ),
    "attribute in an HTML tag": (
        _BLOCK,
        (
            '<img src="图片/山,水.png" alt="枣树">',
            '<img alt="甲,乙" src="a.png">',
            '<a title="说明(二)" href="/第3章">看</a>',
            '<video poster="封面,一.jpg" src="a.mp4"></video>',
            "<details data-名='键:值'><summary>看</summary></details>",
            '<div class="提示2号"></div>',
            '<span lang="zh" title="停!真的?">看</span>',
            '<Card title="山,水" />',
            '<audio src="录音2024年.mp3"></audio>',
            '<iframe src="https://example.com/山,水" title="画面,一"></iframe>',
            '<span style="font-family:宋体,黑体">看</span>',
            '<td data-标="甲;乙">看</td>',
        ),
    ),
    "attribute list": (
        "院里的 **枣树**§ 很老。",
        (
            '{key="值,一"}',
            "{: .标2号}",
            '{title="说明(二)"}',
            "{#第3章}",
            '{:title="甲:乙"}',
            '{.a data-x="停!"}',
        ),
    ),
    "heading's attribute list": (
        "# 山居 §\n\n院里有一棵老枣树。",
        (
            "{#山,水}",
            "{#第3章 .大}",
            '{key="值,一"}',
            "{: #甲:乙}",
            "{#2024年度总结}",
            "{.a title='说明(二)'}",
        ),
    ),
    "Hugo shortcode": (
        _BLOCK,
        (
            '{{< figure src="山,水.png" title="说明,一" >}}',
            '{{< ref "第3章.md" >}}',
            '{{% notice "注意(重要)" %}}',
            '{{< youtube id="abc" title="甲:乙" >}}',
            "{{< 自定 山,水 >}}",
            '{{< tabs "2024年,一" >}}',
            '{{</* figure src="山,水.png" */>}}',
            '{{< bilibili 名="停!" />}}',
            '{{< gallery dir="/图片2024年/" />}}',
            '{{< relref "枣树(植物).md#第2节" >}}',
        ),
    ),
    "Jekyll and Liquid tag": (
        _BLOCK,
        (
            '{% include figure.html title="说明,一" %}',
            "{% post_url 2024-03-05-山,水 %}",
            '{{ "山,水" | relative_url }}',
            "{% link 文章/第3章.md %}",
            '{% assign 名 = "甲:乙" %}',
            "{% comment %}内部,一{% endcomment %}",
            '{{ page.title | append: "(新)" }}',
            "{% raw %}{{ 山,水 }}{% endraw %}",
            '{% asset_img 山,水.png "说明(二)" %}',
            "{% cq %}{% endcq %}{# 注,一 #}",
        ),
    ),
    "Zola shortcode": (
        _BLOCK,
        (
            '{{ figure(src="山,水.png", title="说明,一") }}',
            '{{ youtube(id="abc", 名="甲:乙") }}',
            '{% note(title="注意(重要)") %}{% end %}',
            '{{ resize_image(path="图片2024年.jpg", width=40) }}',
            '{{ audio(src="录音,一.mp3") }}',
            "[看](@/文章/第3章,上.md)",
        ),
    ),
    "formula": (
        "院里的人算出 § 这个数。",
        (
            "$x(中)=1$",
            "$S_{上,下}$",
            "$\\text{山,水}$",
            "\\(x(中)=1\\)",
            "\\(S_{甲:乙}\\)",
            "$速度=10m/s$",
            "$f(山)=g(水)$",
            "$a\\,乘\\,b$",
            "$\\text{第3章}$",
            "$`x(中)=1`$",
            "$真?1:0$",
            "$\\{甲,乙\\}$",
        ),
    ),
    "formula block": (
        _BLOCK,
        (
            "$$\nx(中)=1\n$$",
            "$$S_{上,下}$$",
            "\\[\nx(中)=1\n\\]",
            "\\[S_{甲:乙}\\]",
            "\\begin{align}\n速度&=10m/s,\\\\\n路程&=3km\n\\end{align}",
            "\\begin{cases}\n1,&山\\\\\n2,&水\n\\end{cases}",
            "```math\nx(中)=1\n```",
            "$$\n\\text{第3章,上}\n$$ {#式,一}",
            "\\begin{equation}\n山:水\n\\end{equation}",
            "> $$\n> x(中)=1\n> $$",
        ),
    ),
    "measure": (
        "屏幕的大小是 § 左右。",
        ('27"', "6'2\"", "5'11\"", '13.3"', "6'", '24"', "40°26'46\"", "5'", '3.5"', "12'6\""),
    ),
    "measures, two in a line": (
        "一块是 §，都不算大。",
        ('27"，另一块是 32"', "6'2\"，另一块是 5'11\"", '3.5"，另一块是 2.5"', "6'，另一块是 7'"),
    ),
    "time and ratio": (
        "记录上写着 § 这个数。",
        (
            "08:30",
            "23:59:59",
            "3:1",
            "16:9",
            "2024-03-05T08:30:00",
            "8:30-9:00",
            "12:00~13:00",
            "1:10,000",
            "00:05.250",
        ),
    ),
    "version and number": (
        "现在用的是 § 这一版。",
        ("v1.2.3", "3.12", "1,000", "2.0.0-rc.1", "10,000.50", "v2024.03", "192.168.1.1", "1e-5", "0.1.0+山居", "3.x"),
    ),
    "e-mail address": (
        "有事写到 § 就行。",
        (
            "laozhang@example.com",
            "lao.zhang+2024@example.com",
            "老张@example.com",
            "zhang@例子.example",
            "a_b-c@mail.example.org",
            "山居2号@example.com",
        ),
    ),
    "emoticon": (
        "院里的人笑了 § 又去干活。",
        (":)", ";-)", ":-(", ":D", "(^_^)", "(>_<)", "orz", "T_T", "(╯°□°)╯", "¯\\_(ツ)_/¯", ":P", "(:"),
    ),
    "regular expression": (
        "规则写成 `§` 就能找到。",
        (
            "[一-龥],?",
            "(山|水)+?",
            "^第\\d+章$",
            "(?<名>甲:乙)",
            "[^,。]*",
            "\\(中文\\)",
            "山{2,3}",
            "/枣树(?!林)/g",
        ),
    ),
    "keyboard keys": (
        "同时按 § 就能存下。",
        (
            "<kbd>Ctrl</kbd>+<kbd>,</kbd>",
            "<kbd>空格,</kbd>",
            "<kbd>上(↑)</kbd>",
            "++ctrl+alt+del++",
            "<kbd>;</kbd>",
            "<kbd>F5键</kbd>",
            "<kbd>:</kbd>",
            "<kbd>回车2次</kbd>",
        ),
    ),
    "code in HTML": (
        _INLINE,
        (
            "<code>甲,乙</code>",
            "<tt>键:值</tt>",
            "<samp>停!</samp>",
            "<var>第3章</var>",
            '<code class="a">山(水)</code>',
            "<kbd>真?</kbd>",
        ),
    ),
    "raw HTML block": (
        _BLOCK,
        (
            "<pre>\n甲,乙\n</pre>",
            "<script>\nlet 名 = ['山','水'];\n</script>",
            "<style>\n.标 { font: 宋体,黑体; }\n</style>",
            '<svg><text x="1">山,水</text></svg>',
            "<pre><code>键:值</code></pre>",
            "<textarea>停!真的?</textarea>",
        ),
    ),
    "MathML": (
        "院里的人算出 § 这个数。",
        (
            "<math><mi>山</mi><mo>,</mo><mi>水</mi></math>",
            "<math><mtext>键:值</mtext></math>",
            "<math><mi>中</mi><mo>(</mo><mn>1</mn><mo>)</mo></math>",
            "<math><mtext>第3章</mtext></math>",
        ),
    ),
    "comment": (
        _BLOCK,
        (
            "<!-- 待查,一 -->",
            "<!-- 键:值 -->",
            "<!-- repurpose: ignore ZH01 -->",
            "<!-- repurpose: ignore ZH01,ZH02 原因,一 -->",
            "<!--\n第3章,上\n-->",
            "<!-- TODO(老张):补图 -->",
            "<!-- more,更多 -->",
            "<!--停!真的?-->",
            "[//]: # (内部,一)",
            "{/* 待查,一 */}",
        ),
    ),
    "comment inside a line": (
        "院里§的人都好。",
        ("<!-- 待查,一 -->", "<!--键:值-->", "<!-- 第3章 -->", "<!--停!-->", "<!-- 甲(乙) -->"),
    ),
    "footnote label": (
        "院里的枣树很老[^§]，没人记得年头。\n\n[^§]: 问过邻居。",
        ("注1", "山,水", "第3章", "甲:乙", "2024年", "注(一)", "a,一", "书2"),
    ),
    "task mark": (
        "- §挑水。\n- 劈柴。",
        ("[ ] ", "[x] ", "[X] ", "[-] ", "[!] ", "[?] ", "[>] "),
    ),
    "table delimiter row": (
        "| 山 | 水 |\n§\n| 石 | 木 |",
        ("|---|---|", "|:--|--:|", "| :-: | --- |", "|:---|:---:|", "|----|:----|", "| - | - |", "|--:|:--|"),
    ),
    "Obsidian comment": (
        _INLINE,
        ("%%内部,一%%", "%% 键:值 %%", "%%第3章%%", "%%停!真的?%%", "%%甲(乙)%%", "%%2024年%%"),
    ),
    "block id": (
        "院里有一棵老枣树。 §",
        ("^块1", "^山-2", "^2024年", "^a1b2c3", "^第3章"),
    ),
    "ruby": (
        "院里的 § 很老。",
        (
            "{枣|zǎo}",
            "{枣树|zǎo shù}",
            "{山|やま}",
            "{東京|とう|きょう}",
            "<ruby>枣<rp>(</rp><rt>zǎo</rt><rp>)</rp></ruby>",
            "{枣树:zǎo,shù}",
        ),
    ),
    "diagram": (
        _BLOCK,
        (
            "```mermaid\ngraph TD\n  甲[山,水] --> 乙(第3章)\n```",
            '```mermaid\npie title 枣:梨\n  "枣,大" : 3\n```',
            "```plantuml\n老张 -> 老李: 你好,在吗?\n```",
            '```dot\ndigraph { 甲 -> 乙 [label="山,水"] }\n```',
            "~~~mermaid\nsequenceDiagram\n  甲->>乙: 停!\n~~~",
            '<div class="mermaid">\n甲[山,水]-->乙\n</div>',
        ),
    ),
    "module line": (
        "§\n\n# 山居\n\n院里有一棵老枣树。",
        (
            "import 卡片 from './组件/山,水.jsx'",
            "export const 名 = {键:'值,一'}",
            "import {甲,乙} from '../第3章'",
        ),
    ),
    "emoji code": (
        "院里的人笑了 § 又去干活。",
        (":smile:", ":+1:", ":heart_eyes:", ":flag-cn:", ":one:", ":笑2:"),
    ),
    "escape and entity": (
        "院里的人写下 § 这个记号。",
        ("\\*", "\\_山\\_", "&nbsp;", "&#x2c;", "\\[甲,乙\\]{.a}", "&amp;", "&lt;山,水&gt;", "\\#1"),
    ),
    "identifier": (
        _INLINE,
        (
            "foo.bar()",
            "std::vector",
            "obj.名",
            "a->b",
            "array[0]",
            "key=val",
            "#!/bin/sh",
            "node_modules",
            "a::b::c",
            "x86-64",
            "10.1000/xyz123",
            "doi:10.1000/182",
            "UTF-8",
            "C++",
            "f(x,y)",
            "example.com",
            "README.md",
        ),
    ),
    "definition of an abbreviation": (
        _BLOCK,
        ("*[API]: 接口,一", "*[山居]: 老张的院子(旧)", "*[HTML]: 标记:语言", "*[第3章]: 上"),
    ),
    "figure code in a sentence": (
        "院里的人打开 § 看了看。",
        (
            "`ls 图片,一`",
            "`cd 第3章`",
            "`git commit -m '新,一'`",
            "`grep 山;水`",
            "`echo 停!`",
            "`test 真?`",
            "`rm 枣树(旧).md`",
            "`cat 甲:乙`",
            "`open 2024年.md`",
            "`mv 一..二`",
        ),
    ),
    "link with code for words": (
        "院里的人都看 § 才动手。",
        (
            "[`甲,乙`](a.md)",
            "[`键:值`](b.md)",
            "[`第3章`](c.md)",
            "[`停!`](d.md)",
            "[![枣树](山,水.png)](/第3页)",
            "[`山(水)`](e.md)",
        ),
    ),
    "template variable": (
        _INLINE,
        ("{{ 名,一 }}", "{{ page.第3章 }}", "{{名|大写}}", "${名}", "%%name|朋友%%", "{{{ 甲:乙 }}}"),
    ),
    "address in a reference": (
        "院里的人都看 §，再动手。",
        (
            "[一](<https://example.com/a b,中>)",
            "[二](https://example.com/甲,乙#第3节)",
            "[三](/查?词=好,坏)",
            "[四](相对/路径2024年.md)",
            "[五](//example.com/山,水)",
            "[六](magnet:?xt=urn:山,水)",
        ),
    ),
    "table with code": (
        "| 山 | 水 |\n|---|---|\n| 石 | § |",
        (
            "`甲,乙`",
            "`键:值`",
            "`第3章`",
            "[看](山,水.md)",
            "![看](图2024年.png)",
            "$x(中)$",
            "<https://example.com/山,水>",
            "`停!`",
        ),
    ),
    "heading with code": (
        "# 山居\n\n## 用 § 看山\n\n院里有一棵老枣树。",
        ("`甲,乙`", "`键:值`", "`第3章`", "`停!`", "[图](山,水.md)", "$x(中)$", "<kbd>空格,</kbd>", "`(中)`"),
    ),
}


def forms() -> Iterator[Form]:
    """Every stretch in its frame."""
    for kind, (frame, stretches) in KINDS.items():
        for number, protected in enumerate(stretches, 1):
            yield Form(f"{kind} {number}", frame.replace("§", protected), protected)
