"""Reader: a news reader and annotator in a terminal."""

__version__ = "0.1.0"
