"""The built wheel, in an empty environment outside the repository: it carries all that the bot needs."""
