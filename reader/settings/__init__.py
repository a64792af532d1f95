"""Configuration and label scheme: parsing, with the place of each error."""
