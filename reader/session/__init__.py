"""Use cases: open, select, label, undo, export; joins store and pages, draws nothing."""
