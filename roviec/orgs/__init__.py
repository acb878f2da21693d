"""Units, posts, people, signing in, who may see."""
