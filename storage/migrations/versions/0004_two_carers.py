"""Two carers of one family: who gets messages, in which language, and the link by which one joins."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.add_column("carers", sa.Column("messages", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("carers", sa.Column("language", sa.String(length=64), server_default="", nullable=False))
    op.add_column("carers", sa.Column("consent_on", sa.Date(), nullable=True))
    op.create_table(
        "carer_invites",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.id"],
            name=op.f("fk_carer_invites_family_id_families"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_carer_invites")),
    )
    op.create_index(op.f("ix_carer_invites_family_id"), "carer_invites", ["family_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_carer_invites_family_id"), table_name="carer_invites")
    op.drop_table("carer_invites")
    op.drop_column("carers", "consent_on")
    op.drop_column("carers", "language")
    op.drop_column("carers", "messages")
