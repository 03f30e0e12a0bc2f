"""Recordings of texts, reports of bad language, the team and its invites."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "recordings",
        sa.Column("node", sa.String(length=128), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("file_id", sa.String(length=255), nullable=True),
        sa.Column("sound", sa.LargeBinary(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("node", "language", name=op.f("pk_recordings")),
    )
    op.create_table(
        "language_reports",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("node", sa.String(length=128), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_reports")),
    )
    op.create_table(
        "team",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "role", name=op.f("pk_team")),
    )
    op.create_table(
        "invites",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_invites")),
    )


def downgrade() -> None:
    op.drop_table("invites")
    op.drop_table("team")
    op.drop_table("language_reports")
    op.drop_table("recordings")
