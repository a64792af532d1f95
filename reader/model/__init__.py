"""Frozen value types and errors that every room shares; nothing here opens a file or draws."""
