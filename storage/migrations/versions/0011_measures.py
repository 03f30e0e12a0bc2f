"""Answers at the start and later."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def _of_family(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_family_id_families")
    return sa.ForeignKeyConstraint(["family_id"], ["families.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "measures",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _of_family("measures"),
        sa.PrimaryKeyConstraint("reference", "round", name=op.f("pk_measures")),
    )
    op.create_index(op.f("ix_measures_family_id"), "measures", ["family_id"])
    op.create_index(op.f("ix_measures_due_at"), "measures", ["due_at"])
    op.create_table(
        "measure_answers",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _of_family("measure_answers"),
        sa.PrimaryKeyConstraint("reference", "round", "who", name=op.f("pk_measure_answers")),
    )
    op.create_index(op.f("ix_measure_answers_family_id"), "measure_answers", ["family_id"])
    op.create_table(
        "measure_links",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        _of_family("measure_links"),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_measure_links")),
    )
    op.create_index(op.f("ix_measure_links_family_id"), "measure_links", ["family_id"])
    op.create_index(op.f("ix_measure_links_expires_at"), "measure_links", ["expires_at"])


def downgrade() -> None:
    for table, columns in (
        ("measure_links", ("expires_at", "family_id")),
        ("measure_answers", ("family_id",)),
        ("measures", ("due_at", "family_id")),
    ):
        for column in columns:
            op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
        op.drop_table(table)
