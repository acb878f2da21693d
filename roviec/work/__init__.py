"""Programmes, targets, tasks, assignments and what is done about them."""
