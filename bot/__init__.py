"""The shell around the dialogue: Telegram, texts, configuration, the command line."""
