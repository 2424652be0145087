"""Chinese typography: what is set wrong in a manuscript, and how it is set right.

Every function reads a `Manuscript` and yields changes: stretches of its view with what should be there. Sources:
GB/T 15834-2011 (punctuation), GB/T 15835-2011 (figures), the W3C's Requirements for Chinese Text Layout, and the
community's guide to Chinese copy (all as of 2026-11).
"""
