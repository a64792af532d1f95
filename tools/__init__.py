"""Scripts for those who work on Reader."""
