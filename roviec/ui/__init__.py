"""Base page, components, tags, tokens, static files."""
