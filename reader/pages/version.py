"""The segmenter's version, apart from the segmenter so that asking for it loads nothing."""

SEGMENTER_VERSION = 18
"""Goes up whenever the same text may be cut differently, so that cached cuts are made again."""
