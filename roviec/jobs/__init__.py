"""The lease queue."""
