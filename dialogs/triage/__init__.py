"""Sorting what a tenant types: is it a danger, and what is it about."""
