"""What speakers are called by their part in a talk."""

from __future__ import annotations

import re

_HOSTS = "主持人?|旁白|解说|记者|采访者|提问者|问|q|host|interviewer|moderator|narrator|reporter|question"
_CROWDS = "观众|听众|听眾|觀眾|audience(?: member)?|caller"
_OTHERS = "嘉宾|對話者|对话者|讲者|演讲者|发言人|答|a|guest|speaker|answer"
_NUMBER = r"[ #]?(?:[A-Za-z]|\d{1,3}|[一二三四五六七八九十]{1,2})?"

HOST = re.compile(rf"(?:{_HOSTS}){_NUMBER}", re.I)
"""Who leads the talk or asks: `主持人`, `主持人二`, `Interviewer B`."""
CROWD = re.compile(rf"(?:{_CROWDS}){_NUMBER}", re.I)
"""Who asks from the floor: `观众 3`, `Audience member`."""
ROLE = re.compile(rf"(?:{_HOSTS}|{_CROWDS}|{_OTHERS}){_NUMBER}", re.I)
"""Any part that has a name of its own, for use with fullmatch as the two above."""
