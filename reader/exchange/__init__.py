"""One module per format: read, write, and what the format cannot carry."""
