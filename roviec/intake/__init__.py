"""Uploads, reading and the confirming screens."""
