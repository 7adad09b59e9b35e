"""Trains the model of the triage from the phrases of dialogs/triage/data, and measures it."""
