"""What figures are made of: the counts of each day, and what is counted, so that it never is twice."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from storage.columns import Number, metadata, sealed

closings = Table(
    "closings",
    metadata,
    Column("day", String(10), primary_key=True),
    sealed("body"),
)

counted = Table(
    "counted",
    metadata,
    Column(
        "family_id",
        Number,
        ForeignKey("families.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("what", String(128), primary_key=True),
    Column("number", Integer, nullable=False),
)
