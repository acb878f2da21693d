"""Rõ Việc: from the decision of a Party committee to its result."""
