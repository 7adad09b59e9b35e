"""What is kept, and the one transaction in which it changes."""
