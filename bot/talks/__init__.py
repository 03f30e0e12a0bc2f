"""A person of the library writes with a parent: out of the staff chat, through the bot, and back."""
