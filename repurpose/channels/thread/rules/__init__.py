"""The rules of the thread. A new one is a function in one of these files and a line here."""

from __future__ import annotations

from repurpose.channels.thread.rules.form import (
    missing_alt,
    numbering_mismatch,
    post_over_limit,
    repeated_post,
    too_long,
    too_short,
)
from repurpose.channels.thread.rules.links import accidental_link, link_before_last_post, sign_unescaped, too_many_links
from repurpose.channels.thread.rules.tags import dead_hashtag, hashtag_cut_short, second_cashtag, unwanted_mention
from repurpose.channels.thread.rules.writing import ends_mid_sentence, hook_repeated, quote_without_speaker
from repurpose.checks.base import Rule

RULES: tuple[Rule, ...] = (
    post_over_limit,
    too_long,
    too_short,
    accidental_link,
    link_before_last_post,
    dead_hashtag,
    hashtag_cut_short,
    unwanted_mention,
    second_cashtag,
    missing_alt,
    numbering_mismatch,
    sign_unescaped,
    too_many_links,
    repeated_post,
    ends_mid_sentence,
    quote_without_speaker,
    hook_repeated,
)
