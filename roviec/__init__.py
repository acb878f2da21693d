"""Rõ Việc: from the decision of a Party committee to its result."""

__version__ = "0.1.0"
