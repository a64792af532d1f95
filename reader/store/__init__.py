"""The annotations on disk: journal, page files, lock, catalogue."""
