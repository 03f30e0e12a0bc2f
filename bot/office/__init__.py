"""The chat as a face of what staff (and families) can have done: an errand of a dialog becomes an action."""
