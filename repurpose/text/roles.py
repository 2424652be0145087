"""What speakers are called by their part in a talk, and what is called by no name at all."""

from __future__ import annotations

import re

from repurpose.text.sentences import SAYING_VERBS

_HOSTS = (
    "主持人?|联合主持人?|主播|记者|采访者|访问者|提问者|问|q|"
    "(?:co-?)?host|interviewer|moderator|anchor|reporter|question"
)
_NARRATORS = "(?:广告|视频)?旁白|解说|画外音|配音|广告|narrator|narration|announcer|voice-?over|advert(?:isement)?"
_CROWDS = (
    "提问|观众|听众|聽眾|觀眾|学员|现场|路人|众人|眾人|全体|大家|所有人|[两兩三四五][人位]|"
    "audience(?: member)?|caller|crowd|all|everyone|everybody"
)
_GUESTS = (
    "嘉宾|嘉賓|受访者|被采访者|讲者|講者|主讲人|主講人|演讲者|演講者|答|a|guest|interviewee|answer|presenter|lecturer"
)
_CLIPS = (
    "(?:播放|旧)?(?:录音|錄音|录像|音频|片段)(?:片段|回放|开始)?|"
    "(?:(?:audio|video|archive|old) )?(?:clip|recording)|(?:archive )?tape"
)
_OTHERS = (
    "(?:匿名|未知|其他)?(?:发言人|發言人|发言者|说话人|說話人|说话者|对话者|對話者|对谈者|讲话人|互动者|亲历者|参与者|与会者|"
    "人声|男声|女声|男|女|声音|议员|官员|人士|同学|儿子|孩子|员工|成员|嘉宾)|"
    r"ai ?(?:男声|女声|助手|助理)|\w{1,12} ?(?:模型|助手|机器人)|课代表|"
    "speaker|unknown(?: speaker)?|participant|person|voice|(?:fe)?male|(?:wo)?man|student|child|member|operator|spk|s"
)
# A number or a letter tells several of a kind apart: 主持人二, Speaker 0, SPEAKER_01 (whisperX), 观众 #3, 主持人A.
# A letter behind a Latin one is part of a word: `Al` is a name and no answer L.
_NUMBER = r"(?:[ #_-]{0,2}(?:\d{1,3}|[一二三四五六七八九十]{1,2}|[甲乙丙丁])|[ #_-]{0,2}(?<![A-Za-z])[A-Za-z])?"

HOST = re.compile(rf"(?:{_HOSTS}){_NUMBER}", re.I)
"""Who leads the talk or asks: `主持人`, `主持人二`, `Interviewer B`."""
NARRATOR = re.compile(rf"(?:{_NARRATORS}){_NUMBER}", re.I)
"""Who tells or advertises, and takes no part: `旁白`, `Narrator`."""
CROWD = re.compile(rf"(?:{_CROWDS}){_NUMBER}", re.I)
"""Who speaks from the floor: `观众 3`, `Audience member`."""
GUEST = re.compile(rf"(?:{_GUESTS}){_NUMBER}", re.I)
"""Who is asked, or gives the talk: `嘉宾`, `Guest 2`."""
CLIP = re.compile(rf"(?:{_CLIPS}){_NUMBER}", re.I)
"""A recording that is played, where nobody says whose it is: `[录音]`, `Audio clip 2`."""
ROLE = re.compile(rf"(?:{_HOSTS}|{_NARRATORS}|{_CROWDS}|{_GUESTS}|{_CLIPS}|{_OTHERS}|[A-Za-z甲乙丙丁]){_NUMBER}", re.I)
"""Any label that says a part and not a name, for use with fullmatch as those above."""
RECORDED = re.compile(
    r"录音|錄音|录像|視頻|视频|片段|回放|剪辑|旧访谈|资料|配音|(?:19|20)\d\d|\b(?:clip|recording|recorded|video|audio|archive|tape)\b",
    re.I,
)
"""What a note beside a name says where a recording of that person is played: `(录音)`, `(2015)`, `(clip)`."""
DOES = re.compile(
    rf"(?:{SAYING_VERBS}|继续|续|接上|提问|插话|读|笑|continued|continuing|cont\.?|answers?|replies|asks|reads|laughs)",
    re.I,
)
"""What a note beside a label says that its speaker does, for use with fullmatch: 嘉宾（回答）, `Lin (continued)`."""
