"""How the bot compares, under load, with what a developer would pick instead."""
