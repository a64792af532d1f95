"""From a page's bytes to text, from text to articles; pure functions that open no files."""
