"""Every site of the corpus, one line each."""

from __future__ import annotations

from . import eleventy, hexo, hugo, jekyll, vitepress

SITES = (
    hugo.SITE,
    jekyll.SITE,
    eleventy.SITE,
    hexo.SITE,
    vitepress.SITE,
)
