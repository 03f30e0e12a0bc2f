"""Who of the library's people may do what, the links that let them in, and what they did."""

from sqlalchemy import Boolean, Column, Index, LargeBinary, String, Table

from storage.columns import Number, key, metadata, moment, sealed, word

team = Table(
    "team",
    metadata,
    key("chat_id"),
    Column("role", String(64), primary_key=True),
    moment("since"),
)

members = Table("members", metadata, key("chat_id"), sealed("name"))

invites = Table(
    "invites",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    word("role"),
    moment("expires_at"),
    moment("used_at", nullable=True),
    Column("made_by", Number, index=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Number, primary_key=True),
    moment("at", index=True),
    Column("who", Number, nullable=False),
    word("action"),
    word("target"),
    Column("allowed", Boolean, nullable=False),
    Index(None, "target"),
)
