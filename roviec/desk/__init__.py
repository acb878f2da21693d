"""My desk, overview, digest."""
