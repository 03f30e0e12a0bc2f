"""Groups that are full: who waits, whom a place is offered to, and what the family answers."""
