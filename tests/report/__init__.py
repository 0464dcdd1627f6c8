"""What is drawn up from a verdict."""
