"""From bytes to a decoded page, and from a page to blocks and articles; opens no files."""
