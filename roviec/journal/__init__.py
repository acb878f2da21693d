"""The journal: who did what to which row, when."""
