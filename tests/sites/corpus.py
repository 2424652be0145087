"""Every site of the corpus, one line each."""

from __future__ import annotations

from . import astro, docusaurus, eleventy, hexo, hugo, jekyll, obsidian, vitepress

SITES = (
    hugo.SITE,
    jekyll.SITE,
    eleventy.SITE,
    hexo.SITE,
    vitepress.SITE,
    docusaurus.SITE,
    astro.SITE,
    obsidian.SITE,
)
