"""What staff note about sign-ups: who waits since when, which place is kept for whom, and notes."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from storage.columns import Number, key, metadata, moment, sealed, word


def _of_intake() -> ForeignKey:
    """It goes when the sign-up goes, and so with the family."""
    return ForeignKey("intakes.reference", ondelete="CASCADE")


waiting = Table(
    "waiting",
    metadata,
    Column("reference", String(64), _of_intake(), primary_key=True),
    moment("since"),
    moment("rests_until"),
    moment("ask_at", index=True),
    Column("unanswered", Integer, nullable=False),
)

offers = Table(
    "offers",
    metadata,
    Column("reference", String(64), _of_intake(), primary_key=True),
    word("group_id"),
    moment("made_at"),
    moment("until", index=True),
)

intake_notes = Table(
    "intake_notes",
    metadata,
    key("id"),
    Column("reference", String(64), _of_intake(), nullable=False, index=True),
    moment("at"),
    Column("who", Number, nullable=False),
    sealed("body"),
)
