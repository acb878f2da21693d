"""English, with days as they are written here."""
