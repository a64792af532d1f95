"""The terminal face; the only room that imports Textual. It opens no files."""
