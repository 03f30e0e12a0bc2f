"""What the tables are made of: kinds of columns, and one collection for all of them (`metadata`)."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, String

from storage.instants import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Number = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits in both dialects: SQLite makes only a column declared INTEGER the row's own key."""

SEALED = "sealed"
"""The mark in `Column.info` of an encrypted column."""


def key(name: str) -> Column[int]:
    """A number that is a row's own key."""
    return Column(name, Number, primary_key=True, autoincrement=False)


def sealed(name: str) -> Column[bytes]:
    """Encrypted text (storage.crypto)."""
    return Column(name, LargeBinary, nullable=False, info={SEALED: True})


def word(name: str, **more: Any) -> Column[str]:
    """A short word that is always there."""
    return Column(name, String(64), nullable=False, **more)


def moment(name: str, **more: Any) -> Column[Any]:
    """A moment in UTC."""
    return Column(name, Instant, nullable=more.pop("nullable", False), **more)


def of_family() -> Column[int]:
    """Whose row it is: it goes when the family goes."""
    owner = ForeignKey("families.id", ondelete="CASCADE")
    return Column("family_id", Number, owner, nullable=False, index=True)
