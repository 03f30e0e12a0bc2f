"""Everything that touches the outside world: Telegram, the clock, the environment, words in a language."""
