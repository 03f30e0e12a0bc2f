"""Counts of each day, without persons, and what is counted already."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "closings",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_closings")),
    )
    op.create_table(
        "counted",
        sa.Column("family_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("what", sa.String(length=128), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.id"],
            name=op.f("fk_counted_family_id_families"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("family_id", "what", name=op.f("pk_counted")),
    )


def downgrade() -> None:
    op.drop_table("counted")
    op.drop_table("closings")
