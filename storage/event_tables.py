"""Events that families are invited to, and who comes."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, PrimaryKeyConstraint, String, Table

from storage.columns import Number, key, metadata, moment, of_family, sealed, word

events = Table(
    "events",
    metadata,
    key("number"),
    word("template"),
    Column("day", Date, nullable=False),
    Column("start", String(5), nullable=False),
    Column("minutes", Integer, nullable=False),
    word("place"),
    Column("capacity", Integer, nullable=False),
    Column("series", Number, nullable=False, index=True),
    word("status"),
    moment("begins_at", index=True),
    sealed("body"),
    Column("good", Integer, nullable=False),
    Column("fine", Integer, nullable=False),
    Column("bad", Integer, nullable=False),
    moment("created_at"),
)

rsvps = Table(
    "rsvps",
    metadata,
    Column("event", Number, ForeignKey("events.number", ondelete="CASCADE"), nullable=False),
    of_family(),
    Column("chat_id", Number, nullable=False),
    Column("children", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("waiting", Boolean, nullable=False),
    moment("remind_at", nullable=True, index=True),
    moment("ask_at", nullable=True, index=True),
    Column("asked", Boolean, nullable=False),
    moment("created_at"),
    PrimaryKeyConstraint("event", "family_id"),
)
