"""The hidden reference implementations: the one copy of every solution of the course."""
