"""Readable names of categories that a site files as slugs: `ai-ml` is AI 与机器学习, or AI & ML."""

from __future__ import annotations

import re

from repurpose.text.language import is_chinese

_CAPITALS = """
ai ml llm nlp api ui ux vr ar tv us uk eu vc saas ios css html sql http seo hr pr it diy faq
"""
"""Words that are written in capitals."""
_JOINED = {"ai ml": ("AI & ML", "AI 与机器学习"), "how to": ("How-to", "怎么做"), "q a": ("Q&A", "问答")}
"""Slugs whose words say something else together."""
_IN_CHINESE = """
ai AI, ml 机器学习, llm 大模型, application 应用, applications 应用, trends 趋势, trend 趋势, workflow 工作流,
workflows 工作流, agents 智能体, agent 智能体, tools 工具, tool 工具, tech 科技, technology 技术, engineering 工程,
software 软件, development 开发, programming 编程, testing 测试, architecture 架构, security 安全, data 数据,
cloud 云, web 网页, frontend 前端, backend 后端, design 设计, product 产品, products 产品, hardware 硬件,
science 科学, math 数学, physics 物理, biology 生物, medicine 医学, health 健康, wellness 养生, fitness 健身,
food 饮食, travel 旅行, sports 体育, games 游戏, gaming 游戏, music 音乐, film 电影, movies 电影, books 读书,
reading 阅读, writing 写作, art 艺术, photography 摄影, culture 文化, history 历史, philosophy 哲学, wisdom 智慧,
religion 宗教, psychology 心理, education 教育, learning 学习, parenting 育儿, family 家庭, life 生活,
lifestyle 生活方式, personal 个人, growth 成长, career 职业, work 工作, productivity 效率, business 商业,
entrepreneurship 创业, startup 创业, startups 创业, management 管理, leadership 领导力, marketing 营销,
finance 财经, wealth 财富, investment 投资, investing 投资, assets 资产, economy 经济, economics 经济学,
macro 宏观, markets 市场, crypto 加密货币, law 法律, politics 政治, society 社会, geopolitics 地缘政治, world 世界,
news 新闻, opinion 评论, essays 随笔, essay 随笔, notes 笔记, interviews 访谈, interview 访谈, podcast 播客,
video 视频, reviews 评测, review 评测, tutorial 教程, tutorials 教程, guide 指南, research 研究, papers 论文,
environment 环境, climate 气候, energy 能源, open 开放, source 源码, thinking 思考, knowledge 知识, misc 杂谈,
other 其他
"""
"""What the words of the usual categories of blogs are in Chinese; a slug with any other word stays in its own."""
_ACRONYMS = frozenset(_CAPITALS.split())
_CHINESE = dict(pair.split() for pair in _IN_CHINESE.split(","))
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def readable(name: str, lang: str) -> str:
    """A group's name for readers; what its author wrote as words stays as it is."""
    if not _SLUG.fullmatch(name):
        return name
    parts = re.split(r"[-_]", name)
    if joined := _JOINED.get(" ".join(parts)):
        return joined[is_chinese(lang)]
    if is_chinese(lang) and all(part in _CHINESE for part in parts):
        return _chinese([_CHINESE[part] for part in parts])
    said = " ".join(part.upper() if part in _ACRONYMS else part for part in parts)
    return said[:1].upper() + said[1:]


def _chinese(parts: list[str]) -> str:
    """Words side by side, with a blank where Latin and Han meet."""
    return re.sub(r"(?<=[A-Za-z])(?=[^\x00-\x7f])", " ", "".join(parts))
