"""Every site of the corpus, one line each."""

from __future__ import annotations

from . import astro, docusaurus, eleventy, hexo, hugo, jekyll, obsidian, pelican, plain, quarto, vitepress, zola

SITES = (
    hugo.SITE,
    jekyll.SITE,
    eleventy.SITE,
    hexo.SITE,
    vitepress.SITE,
    docusaurus.SITE,
    astro.SITE,
    obsidian.SITE,
    quarto.SITE,
    pelican.SITE,
    zola.SITE,
    plain.SITE,
)
