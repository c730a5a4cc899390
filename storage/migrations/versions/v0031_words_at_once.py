"""On PostgreSQL, words of new experiences go into their index at once.

They used to wait on a list that is read through at every search, and only emptied by the next vacuum or once it is
4 MB long: fifteen hundred new experiences doubled what a search costs the server. To write them costs the same.
"""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Keeps no list from now on, and puts into the index what waits on it."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("ALTER INDEX ix_experience_words_vector SET (fastupdate = off)")
        op.execute("SELECT gin_clean_pending_list('ix_experience_words_vector')")
