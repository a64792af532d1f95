"""What a person can do: one registry, and small functions grouped by subject."""
