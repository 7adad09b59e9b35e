"""An in-memory Telegram, and what is needed to run the whole bot over it."""
