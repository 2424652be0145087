"""Words of saying in Chinese and English, and what stands between them, a name and a quotation."""

from __future__ import annotations

import re

_HAN_SAYS = (
    "说(?!不|服|谎|明书)|告诉|回忆|补充|补了|补上|解释|表示|承认|坦白|坦言|直言|强调|介绍|提醒|警告|感叹|感慨|笑道|打趣|调侃|自嘲|总结|概括|归纳|"
    "形容|描述|比喻|转述|复述|引用|引述|重复|透露|披露|宣布|写道|写下|喊|嘟囔|叹|抱怨|呼吁|坚持|断言|声称|宣称|开玩笑|吐槽|念出|坚称|辩解|"
    "放话|吐露|自述|作证|交代|道(?=[。，,：:])"
)
_HAN_ANSWERS = (
    "回答|作答|答|追问|反问|发问|提问|问|认为|觉得|反驳|否认|纠正|更正|主张|建议|判断|预测|估计|讲|谈|提到|提起|提出|指出|插话|接话|接着|批评|"
    "质疑|称|想|相信|同意|评价|回应|给出|举例|举了|打了?个?比方|留下"
)
_LATIN_SAYS = (
    "says?|said|tells?|told|adds?|added|recalls?|recalled|explains?|explained|admits?|admitted|argues?|argued|writes?|"
    "wrote|notes?|noted|insists?|insisted|laughs?|laughed|jokes?|joked|warns?|warned|concludes?|concluded|"
    "remembers?|remembered|puts? it|continues?|continued|points? out|pointed out|observes?|observed|claims?|claimed|"
    "confess(?:es|ed)?|reflects?|reflected|remarks?|remarked|asks?|asked|repl(?:y|ies|ied)|answers?|answered|"
    "objects?|objected|counters?|countered|agrees?|agreed|thinks?|thought|believes?|believed"
)
_NOT = r"(?<!没有)(?<![没听据小不])"
SAYS = re.compile(rf"(?:{_NOT}(?:{_HAN_SAYS}|{_HAN_ANSWERS})|(?<![A-Za-z])(?:{_LATIN_SAYS})(?![A-Za-z]))")
"""Words of saying, with 没说, 听说, 据说 and 小说 left out."""
_AFTER = rf"(?:{_NOT}(?:{_HAN_SAYS})|(?<![A-Za-z])(?:{_LATIN_SAYS})(?![A-Za-z]))"
_NOUN = (
    "话|说法|看法|判断|结论|底线|观点|主张|理由|解释|回答|原话|总结|评价|感慨|体会|规矩|态度|比喻|意思|心得|心声|建议"
)
SAID_AFTER = re.compile(rf"[^，,。：:]{{0,8}}?{_AFTER}|的[这那]?[句番段]?(?:{_NOUN})|[\s\w]{{0,12}}?{_AFTER}")
"""What follows the name after a quotation that a stop ends: 笑着说, 这样总结, 的这句话. Answers are left out: they
begin a sentence of their own (“……。”她反驳，……)."""
ANY_AFTER = re.compile(rf"[^，,。：:]{{0,10}}?{SAYS.pattern}")
"""What follows the name where the quotation itself goes on: “……”，她反驳."""
ASKS_AFTER = re.compile(rf"[^，,。：:]{{0,8}}?(?:问|{_AFTER})")
REPORTS = re.compile(rf"[^，,。：:“「\"]{{0,8}}?{SAYS.pattern}[道着了过]?(?: \w+)?(?: that)?[\s，,：:]*")
"""What stands between one who speaks and indirect speech: X 后来告诉, X recalled that."""
LEAD = re.compile(
    rf"[，,\s—–-]*(?:(?:说|讲)[出过]?[这那]?[句番段]?话的(?:人)?[正就]?是|(?:这|那)(?:正|就|便|也|话)?是|语出|"
    rf"(?:{_LATIN_SAYS})\s(?:the \w+\s)?|[又还]?是)?\s*"
)
"""What may stand between a quotation and the name after it: “……”，这是 X 的判断; 说这话的是 X; "…," said X."""
WHOSE = re.compile(rf"[^，,。：:]{{0,12}}?的[这那一]?[句番段]?(?:{_NOUN})")
"""What follows the name after 这是: X 的判断, X 留给新人的话."""
GOES_ON = re.compile(r"[^，,。：:；!！?？“「\"]{1,10}(?=[，,。；!！?？]|$)")
"""What follows the name where a quotation is half of its sentence: “……”，X 不同意。 Any verb will do there."""
STRANGER = re.compile(
    r"[，,\s]*[^，,。：:\s]{1,10}?(?:说|表示|回忆|告诉|写道)(?=[道着了。，,]|$)|[,\s]*(?:said|says)\s+\S"
)
ADVERBS = re.compile(
    r"(?:[又还再也就便都才则]|接着|随后|最后|然后|继续|笑着|补充|这样|如此|不禁|忍不住|,|，|\s)+(?=说|表示|回忆|告诉|写道|$)"
)

ASKS = re.compile(r"(?<![反学追])问(?![题世])|(?<![A-Za-z])(?:asks?|asked)(?![A-Za-z])")
"""A question was put: what is quoted next may be the answer."""
AND = re.compile(r"\s*(?:和|与|跟|同|、|and)\s*")
