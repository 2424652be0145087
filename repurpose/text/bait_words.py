"""Words of headlines that announce a feeling instead of saying something, in both scripts and in English."""

from __future__ import annotations

CURES = "根治|包治|百病|抗癌|防癌|排毒"
"""Alternatives too: what no text may promise, in a headline or an offer (Advertising Law of the PRC, art. 16 to 18)."""
SUSPENSE = (
    r"震惊|震驚|惊呆|驚呆|竟然|居然|万万没想到|萬萬沒想到|没想到吧|必看|速看|疯传|瘋傳|刷屏|刷爆|细思极恐|細思極恐|看哭|泪目|"
    r"淚目|吓人|嚇人|\byou won['’]?t believe\b|\bshocking\b|\bmind[- ]?blow\w*|\bjaw[- ]?drop\w*|"
    r"\bthis one (?:trick|thing)\b|\bwhat happened next\b"
)
"""Alternatives of a pattern. Nobody means these otherwise, so both the choice of a headline and the check of all
headlines go by them; each adds words of its own that it can afford to be wrong about. Our own list (2026-11)."""
