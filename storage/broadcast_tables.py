"""Messages to many, and what became of each."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Number, key, metadata, moment, sealed, word

broadcasts = Table(
    "broadcasts",
    metadata,
    key("number"),
    word("kind"),
    word("state"),
    Column("event", Number, index=True),
    Column("version", Integer, nullable=False),
    Column("correcting", Boolean, nullable=False, index=True),
    Column("created_by", Number, nullable=False),
    Column("approved_by", Number),
    Column("asked_by", Number),
    sealed("letter"),
    Column("audience", Text, nullable=False),
    moment("created_at"),
    moment("at", nullable=True),
    moment("started_at", nullable=True),
    moment("ended_at", nullable=True),
    Index(None, "state"),
)

recipients = Table(
    "broadcast_recipients",
    metadata,
    Column(
        "number",
        Number,
        ForeignKey("broadcasts.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "family_id",
        Number,
        ForeignKey("families.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    word("language"),
    word("status"),
    word("reason"),
    Column("version", Integer, nullable=False),
    Column("message_id", Number),
    Index(None, "number", "status"),
    Index(None, "chat_id", "number"),
    Index(None, "family_id"),
)

"""A family that is left out has one row, under the chat 0."""

gone = Table(
    "broadcast_gone",
    metadata,
    Column(
        "number",
        Number,
        ForeignKey("broadcasts.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("language", String(64), primary_key=True),
    Column("status", String(64), primary_key=True),
    Column("reason", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)
"""What had become of families that deleted everything since: only how many."""
