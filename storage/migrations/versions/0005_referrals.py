"""Who was shown the way to which desk, and when to ask how it went; counts of it without persons."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "referrals",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("follow_up_at", MOMENT, nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.id"],
            name=op.f("fk_referrals_family_id_families"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_referrals")),
    )
    op.create_index(op.f("ix_referrals_family_id"), "referrals", ["family_id"])
    op.create_index(op.f("ix_referrals_follow_up_at"), "referrals", ["follow_up_at"])
    op.create_table(
        "referral_counts",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("desk", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("referrer", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "month", "desk", "place", "referrer", "outcome", name=op.f("pk_referral_counts")
        ),
    )


def downgrade() -> None:
    op.drop_table("referral_counts")
    op.drop_index(op.f("ix_referrals_follow_up_at"), table_name="referrals")
    op.drop_index(op.f("ix_referrals_family_id"), table_name="referrals")
    op.drop_table("referrals")
